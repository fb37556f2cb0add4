"""Wires the measuring of minimal pairs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from livecard.bench.pairs import Pair, by_kind, failures, judged_pairs
from livecard.cli.taggers import loaded, write_lines
from livecard.rubrics.shelf import find
from livecard.training.examples import read

kept = cache(find)


def pair_lines(file: Path, listed: Path | None) -> Iterator[str]:
    """For each kind how many pairs have both members right; what failed goes into a file."""
    taggers = loaded()
    pairs = read(file, Pair)
    judgements = list(judged_pairs(pairs, lambda name: taggers.fresh(kept(name))))
    yield from by_kind(judgements)
    if listed is not None:
        write_lines(listed, list(failures(judgements)))
