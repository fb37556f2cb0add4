"""Wires the measuring of evidence: labelled interviews, minimal pairs, and their tables."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from livecard.bench.agreement import Counts, macro
from livecard.bench.evidence import Figures, Outcome, bench, by_dimension, figures
from livecard.cli.teaching import rubric
from livecard.events import EvidenceFound, Polarity, UtteranceFinished
from livecard.models import locate
from livecard.rubric import Rubric
from livecard.rubrics.shelf import find
from livecard.speaker import Speaker
from livecard.tagging.encoder import Encoder
from livecard.tagging.sentences import SpacySentences
from livecard.tagging.tagger import Tagger
from livecard.training.examples import LabelledInterview, read


def tagger_maker() -> Callable[[Rubric], Tagger]:
    """Makes taggers that share the models."""
    encoder = Encoder(locate("sentence-encoder"))
    sentences = SpacySentences(locate("en-core-web-sm"))

    def make(of: Rubric) -> Tagger:
        return Tagger(of, encoder, encoder.taught, sentences, itertools.count(1).__next__)

    return make


def figures_by_rubric(found: dict[str, list[Outcome]]) -> dict[str, Figures]:
    """The figures for each rubric, and over all of them."""
    everything = [one for group in found.values() for one in group]
    named = {name: figures(group) for name, group in sorted(found.items())}
    return {"all": figures(everything), **named}


def outcomes(folder: Path, split: str) -> dict[str, list[Outcome]]:
    """Every interview of a split, tagged."""
    make = tagger_maker()
    chosen = [
        one
        for one in read(folder / "interviews.jsonl", LabelledInterview)
        if split in (one.split, "all")
    ]

    def fresh(name: str) -> tuple[Tagger, list[str]]:
        of = rubric(folder, name)
        return make(of), [one.name for one in of.dimensions]

    return bench(chosen, fresh)


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


class Expected(msgspec.Struct, frozen=True):
    """What should come of a member of a pair."""

    levels: tuple[int, ...]
    polarity: Polarity
    dimension: str = ""
    dimensions: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True):
    """Words after a question; without an expectation they are evidence of nothing."""

    question: str
    text: str
    expect: Expected | None


class Pair(msgspec.Struct, frozen=True):
    """Two members that differ in what matters."""

    kind: str
    rubric: str
    a: Member
    b: Member


def pair_lines(file: Path) -> Iterator[str]:
    """For each kind how many pairs have both members right, and what went wrong."""
    make = tagger_maker()
    rubrics: dict[str, Rubric] = {}
    kinds: dict[str, list[tuple[str, str]]] = {}
    for pair in read(file, Pair):
        of = rubrics.setdefault(pair.rubric, find(pair.rubric))
        kinds.setdefault(pair.kind, []).append((judged(make(of), pair.a), judged(make(of), pair.b)))
    for kind, results in kinds.items():
        right = sum(one == other == "right" for one, other in results)
        wrong = [one for pair in results for one in pair if one != "right"]
        counts = ", ".join(f"{wrong.count(why)} {why}" for why in sorted(set(wrong)))
        yield f"{kind:20} {right:3} of {len(results)}  ({counts})"
    whole = [pair for results in kinds.values() for pair in results]
    right = sum(one == other == "right" for one, other in whole)
    yield f"{'all':20} {right:3} of {len(whole)}  ({right / len(whole):.1%})"


Verdict = Literal["right", "missed", "false", "dimension", "level", "polarity"]


def judged(tagger: Tagger, member: Member) -> Verdict:
    """What is wrong with what the tagger makes of a member."""
    for _ in tagger.feed(UtteranceFinished(1, Speaker.INTERVIEWER, 0, 0, member.question, ())):
        pass
    found = list(tagger.feed(UtteranceFinished(2, Speaker.CANDIDATE, 0, 0, member.text, ())))
    if member.expect is None:
        return "false" if found else "right"
    return _against(member.expect, found)


def _against(expected: Expected, found: list[EvidenceFound]) -> Verdict:
    if not found:
        return "missed"
    names = expected.dimensions or (expected.dimension,)
    fitting = [one for one in found if one.dimension in names]
    if not fitting:
        return "dimension"
    if any(one.level in expected.levels and one.polarity == expected.polarity for one in fitting):
        return "right"
    return "level" if any(one.polarity == expected.polarity for one in fitting) else "polarity"
