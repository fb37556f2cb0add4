"""Wires the measuring of evidence: labelled interviews, minimal pairs, and their tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from livecard.bench.agreement import Counts, macro
from livecard.bench.evidence import Figures, Make, Outcome, Tags, bench, by_dimension, figures
from livecard.cli.taggers import loaded
from livecard.cli.teaching import rubric
from livecard.rubric import Rubric
from livecard.tagging.tagger import Tagger
from livecard.training.examples import LabelledInterview, read


def tagger_maker() -> Callable[[Rubric], Tagger]:
    """Makes taggers that share the models."""
    return loaded(remember=False).fresh


def figures_by_rubric(found: dict[str, list[Outcome]]) -> dict[str, Figures]:
    """The figures for each rubric, and over all of them."""
    everything = [one for group in found.values() for one in group]
    named = {name: figures(group) for name, group in sorted(found.items())}
    return {"all": figures(everything), **named}


def chosen(folder: Path, split: str) -> list[LabelledInterview]:
    """The interviews of a split."""
    interviews = read(folder / "interviews.jsonl", LabelledInterview)
    return [one for one in interviews if split in (one.split, "all")]


def makes(folder: Path, make: Callable[[Rubric], Tags]) -> Make:
    """A fresh tagger for a rubric that is known by its name."""

    def fresh(name: str) -> tuple[Tags, list[str]]:
        of = rubric(folder, name)
        return make(of), [one.name for one in of.dimensions]

    return fresh


def outcomes(folder: Path, split: str) -> dict[str, list[Outcome]]:
    """Every interview of a split, tagged."""
    return bench(chosen(folder, split), makes(folder, tagger_maker()))


def table(by_rubric: dict[str, Figures]) -> Iterator[str]:
    """The figures side by side, as a Markdown table."""
    yield "| | " + " | ".join(by_rubric) + " |"
    yield "|---|" + "---|" * len(by_rubric)
    plain = [msgspec.structs.asdict(one) for one in by_rubric.values()]
    for key in plain[0]:
        cells = " | ".join(cell(one[key]) for one in plain)
        yield f"| {key.replace('_', ' ')} | {cells} |"


def dimension_table(found: dict[str, list[Outcome]]) -> Iterator[str]:
    """Each dimension of each rubric with its own figures, and their mean."""
    yield "| rubric | dimension | labelled | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    everything: list[Counts] = []
    for rubric_name, group in sorted(found.items()):
        for name, one in sorted(by_dimension(group).items()):
            everything.append(one)
            cells = " | ".join(map(cell, (one.precision, one.recall, one.f1)))
            yield f"| {rubric_name} | {name} | {one.right + one.missed} | {cells} |"
    yield f"| all | macro average | | | | {cell(macro(everything))} |"


def cell(value: float | None) -> str:
    """A figure as it stands in a table."""
    return "–" if value is None else f"{value:.3g}"
