"""Wires the plain way, which the taught one is compared with: cosines of an untaught encoder."""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from livecard.bench.evidence import Figures, Outcome, bench
from livecard.bench.plain import EVERYTHING, Embed, Plain, threshold
from livecard.cli.tagging_bench import chosen, figures_by_rubric, makes
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.rubric import Rubric
from livecard.tagging.sentences import SpacySentences

UNTAUGHT = "all-minilm-l6-v2"


def beside(folder: Path, split: str, taught: dict[str, Figures]) -> dict[str, Figures]:
    """The plain figures beside the taught ones; their threshold is the best of the dev split."""
    embed, sentences = untaught(), SpacySentences(locate("en-core-web-sm"))

    def found(of: str, least: float) -> dict[str, list[Outcome]]:
        return bench(chosen(folder, of), makes(folder, plain(embed, sentences, least)))

    tried = [one for group in found("dev", EVERYTHING).values() for one in group]
    least = threshold(tried)
    figures = figures_by_rubric(found(split, least))
    return {
        label: one
        for name, mine in taught.items()
        for label, one in ((name, mine), (f"{name}, plain (≥ {least:.2f})", figures[name]))
    }


def plain(embed: Embed, sentences: SpacySentences, least: float) -> Callable[[Rubric], Plain]:
    """Makes plain taggers that share the models."""
    return lambda of: Plain(of, embed, sentences, itertools.count(1).__next__, least)


def untaught() -> Embed:
    """The encoder as it was published."""
    try:
        from livecard.training import network
    except ImportError as error:
        raise LivecardError(
            f"comparing with the plain way needs {error.name}; install it with: "
            'pip install "livecard[train]"'
        ) from error
    # sentence-transformers is at home in that file, and only there.
    model = network.SentenceTransformer(  # type: ignore[attr-defined]
        str(locate(UNTAUGHT)), device="cpu", local_files_only=True
    )

    def embed(texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        rows = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, np.float32)

    return embed
