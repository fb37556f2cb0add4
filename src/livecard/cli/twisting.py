"""Wires the metamorphic tests and the slope of the rating: what moves, and what must not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import typer

from livecard.bench.metamorphic import LEAKS, STEADY, TOLD_OF_ONESELF, Bench, Case, Moved
from livecard.bench.slope import Change, Slope, changes, slopes
from livecard.cli.taggers import Taggers, loaded
from livecard.cli.teaching import rubric
from livecard.events import EvidenceFound
from livecard.training.examples import LabelledInterview, read


@dataclass
class Twisted:
    """Everything that came of twisting some interviews."""

    cases: list[Case] = field(default_factory=list)
    ratings: list[Moved] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def twisted(folder: Path, split: str, most: int | None) -> Twisted:
    """Every interview of a split, or the first few, under every change."""
    chosen = [
        one
        for one in read(folder / "interviews.jsonl", LabelledInterview)
        if split in (one.split, "all")
    ][:most]
    taggers = loaded()
    out = Twisted()
    with typer.progressbar(chosen, label="interviews") as bar:
        for one in bar:
            _twist(out, one, folder, taggers)
    return out


def _twist(out: Twisted, interview: LabelledInterview, folder: Path, taggers: Taggers) -> None:
    of = rubric(folder, interview.rubric)
    bench = Bench(interview, of, taggers.fresh, taggers.taught.threshold)
    before = bench.plain()
    for kind in STEADY:
        for one in bench.steady(kind, before):
            if isinstance(one, Case):
                out.cases.append(one)
            else:
                out.ratings.append(one)
    out.cases += bench.turned(before)
    out.changes += changes(interview, of, taggers.fresh)


def table(found: Twisted) -> Iterator[str]:
    """How many cases held, for each kind, as Markdown tables."""
    yield "| must not move | applied | held | near | moved | held, % | with evidence | ratings |"
    yield "|---|---|---|---|---|---|---|---|"
    for kind in STEADY:
        yield _row(kind, found.cases, found.ratings)
    yield _row("all", found.cases, found.ratings, tuple(STEADY))
    yield ""
    yield "| must move | applied | held | held, % |"
    yield "|---|---|---|---|"
    turning = (*TOLD_OF_ONESELF, *LEAKS)
    for kind in turning:
        yield _reversed(kind, found.cases, (kind,))
    yield _reversed("all", found.cases, turning)
    yield ""
    yield "| twice the talk by | rated | slope | absolute | middle | appeared | vanished |"
    yield "|---|---|---|---|---|---|---|"
    yield from map(_slope, slopes(found.changes))


def _row(
    name: str, cases: Iterable[Case], ratings: Iterable[Moved], kinds: Sequence[str] = ()
) -> str:
    own = [one for one in cases if one.kind in (kinds or (name,))]
    rated = [one for one in ratings if one.kind in (kinds or (name,))]
    held, near, moved = (_count(own, what) for what in ("held", "near", "moved"))
    telling = [one for one in own if one.evidence and one.outcome != "near"]
    return (
        f"| {name} | {len(own)} | {held} | {near} | {moved} | {_percent(held, held + moved)} "
        f"| {_percent(_count(telling, 'held'), len(telling))} of {len(telling)} "
        f"| {sum(one.held for one in rated)} of {sum(one.rated for one in rated)} |"
    )


def _reversed(name: str, cases: Iterable[Case], kinds: Sequence[str]) -> str:
    own = [one for one in cases if one.kind in kinds]
    held = _count(own, "held")
    return f"| {name} | {len(own)} | {held} | {_percent(held, len(own))} |"


def _slope(one: Slope) -> str:
    figures = (one.slope, one.absolute, one.middle)
    cells = " | ".join("–" if value is None else f"{value:+.3f}" for value in figures)
    return f"| {one.kind} | {one.rated} | {cells} | {one.appeared} | {one.vanished} |"


def _count(cases: Iterable[Case], outcome: str) -> int:
    return sum(one.outcome == outcome for one in cases)


def _percent(some: int, whole: int) -> str:
    return f"{100 * some / whole:.1f}" if whole else "–"


def failures(cases: Iterable[Case]) -> Iterator[str]:
    """A line of JSON for each case that did not hold."""
    for one in cases:
        if one.outcome != "held":
            before, after = (list(map(_told, found)) for found in one.found)
            line = {
                "kind": one.kind,
                "outcome": one.outcome,
                "interview": one.interview,
                "turn": one.turn,
                "before": one.before,
                "after": one.after,
                "found before": before,
                "found after": after,
            }
            yield msgspec.json.encode(line).decode()


def _told(one: EvidenceFound) -> tuple[str, int, str, float]:
    return one.dimension, one.level, one.polarity, one.confidence
