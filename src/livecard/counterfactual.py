"""What carries a provisional rating, and what a higher one would have needed.

The rating is asked again: with one quote less, without those against it, or with some more.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from msgspec.structs import replace

from livecard.events import EvidenceFound, Rating, RatingSuggested
from livecard.explained import Explained, Form, Stop, Stopped, Without
from livecard.rating import LEVELS, RatingSettings, suggest
from livecard.rubric import Band, Rubric

SURE = 0.9
"""Confidence of the quotes that are imagined."""
FURTHER = 3
"""Quotes more than which nobody would hope for in what is left of an interview."""
FORMS: tuple[Form, ...] = get_args(Form)
DEEDS = re.compile(
    r"\b(tell (me|us) (about|of)|have you (ever|had)|did you|were you|what (did|happened)"
    r"|(when|how) (was|did|have you)|last time|give (me|us) an example"
    r"|(walk (me|us) through|describe) (a|the) (time|situation|project|moment|incident))\b",
    re.IGNORECASE,
)
"""Questions that ask for what was done."""

Asked = Callable[[int], str]
"""The interviewer's words that an utterance answers to."""


@dataclass(frozen=True)
class _Case:
    """A rating, what it rests on, and how to ask for another."""

    rubric: Rubric
    rated: RatingSuggested
    counted: Sequence[EvidenceFound]
    asked: Asked
    settings: RatingSettings

    def level(self, evidence: Sequence[EvidenceFound]) -> Rating | None:
        """The rating from other evidence."""
        return suggest(self.rated.dimension, evidence, self.settings).level


def explained(
    rubric: Rubric,
    rated: RatingSuggested,
    evidence: Sequence[EvidenceFound],
    asked: Asked,
    settings: RatingSettings,
) -> Explained | None:
    """Why the rating is what it is; None where there is no evidence."""
    counted = [one for one in evidence if one.evidence in rated.evidence]
    if not counted:
        return None
    case = _Case(rubric, rated, counted, asked, settings)
    without = tuple(_without(case, evidence))
    carried = _carried(case, without)
    if rated.level is None:
        return Explained(carried, without, tuple(_unrated(case)))
    above = _above(rubric, rated.level)
    if above is None:
        return Explained(carried, without, missing=_missing(case, rated.level))
    return Explained(
        carried,
        without,
        tuple(_stops(case, rated.level, LEVELS[above.low - 1])),
        above.label,
        _anchor(rubric, rated.dimension, above.label),
        _more(case, LEVELS[above.low - 1]),
        _missing(case, rated.level),
    )


def _without(case: _Case, evidence: Sequence[EvidenceFound]) -> Iterator[Without]:
    for one in sorted(case.counted, key=lambda one: one.evidence):
        rest = [other for other in evidence if other.evidence != one.evidence]
        yield Without(one.evidence, case.level(rest))


def _carried(case: _Case, without: Sequence[Without]) -> tuple[int, ...]:
    """A rating that would be gone weighs more than one that would move."""
    now = case.rated.level
    sure = {one.evidence: one.confidence for one in case.counted}
    told = [one for one in without if one.level != now]
    told.sort(key=lambda one: (-_apart(now, one.level), -sure[one.evidence], one.evidence))
    return tuple(one.evidence for one in told)


def _apart(one: Rating | None, other: Rating | None) -> int:
    return len(LEVELS) if one is None or other is None else abs(one - other)


def _above(rubric: Rubric, level: Rating) -> Band | None:
    higher = [band for band in rubric.bands if band.low > level]
    return min(higher, key=lambda band: band.low, default=None)


def _anchor(rubric: Rubric, dimension: str, band: str) -> str:
    here = rubric.dimension(dimension)
    return next((one.text for one in here.anchors if one.band == band), "") if here else ""


def _more(case: _Case, target: Rating) -> int | None:
    """How many more quotes of the next band, each in an utterance of its own, would be enough."""
    like = replace(max(case.counted, key=lambda one: one.level), level=target, confidence=SURE)
    further = [
        replace(like, evidence=-1_000_000 - number, utterance=-1 - number, polarity="+")
        for number in range(FURTHER)
    ]
    enough = (
        number
        for number in range(1, FURTHER + 1)
        if (case.level([*case.counted, *further[:number]]) or 0) >= target
    )
    return next(enough, None)


def _missing(case: _Case, level: Rating) -> tuple[Form, ...]:
    """Of the quotes that reach the rating, and of which it is known what they show."""
    known = [
        one
        for one in case.counted
        if one.level >= level and one.polarity == "+" and (one.shows or one.owner or one.doing)
    ]
    shown = {form for one in known for form in one.shows}
    return tuple(form for form in FORMS if known and form not in shown)


def _unrated(case: _Case) -> Iterator[Stopped]:
    """Why there is no rating."""
    everything = _numbers(case.counted)
    surest = max(one.confidence for one in case.counted)
    if surest < case.settings.enough:
        yield Stopped("unsure", "livecard is not sure enough of any quote", everything)
        return
    levels = sorted(one.level for one in case.counted)
    apart = levels[0] != levels[-1]
    said = f"the quotes point to levels from {levels[0]} to {levels[-1]}"
    yield Stopped("apart", said if apart else "the quotes leave too much open", everything)


def _stops(case: _Case, level: Rating, target: Rating) -> Iterator[Stopped]:
    reach = [one for one in case.counted if one.level >= target]
    if not reach:
        yield Stopped("none higher", f"no quote shows a {target} yet", ())
    if target == 5 and len(reach) == 1:
        said = "only one quote shows a 5, and a 5 rests on two"
        yield Stopped("one five", said, _numbers(reach))
    yield from _held_down(case, level, target)
    yield from _weakened(case, reach or [one for one in case.counted if one.level == level])


def _held_down(case: _Case, level: Rating, target: Rating) -> Iterator[Stopped]:
    """Quotes without which the rating would be higher: those against, or else the lower ones."""
    against = [one for one in case.counted if one.polarity == "-"]
    lower = [one for one in case.counted if one.level < target]
    told: tuple[tuple[Stop, list[EvidenceFound], str], ...] = (
        ("negative", against, "what speaks against it"),
        ("lower", lower, "the quotes of a lower level"),
    )
    for by, these, words in told:
        rest = [one for one in case.counted if one not in these]
        then = case.level(rest) if these and rest else None
        if then is not None and then > level:
            said = f"{words} holds it down" if by == "negative" else f"{words} hold it down"
            yield Stopped(by, f"{said}: without, it would be a {then}", _numbers(these))
            return


def _weakened(case: _Case, best: Sequence[EvidenceFound]) -> Iterator[Stopped]:
    """What takes from the best quotes, where it is true of each of them."""
    told: tuple[tuple[Stop, Callable[[EvidenceFound], bool], str], ...] = (
        ("prompted", lambda one: one.prompted, "said after the interviewer had named it"),
        ("would", lambda one: _only_imagined(case, one), "says what they would do, not did"),
        ("we", lambda one: one.owner == "we", "says “we”: the candidate's own part is not told"),
    )
    for by, holds, words in told:
        if best and all(map(holds, best)):
            yield Stopped(by, f"the best of it {words}", _numbers(best))


def _only_imagined(case: _Case, one: EvidenceFound) -> bool:
    """In a design question “would” is right; not after being asked what was done."""
    return one.doing == "would" and DEEDS.search(case.asked(one.utterance)) is not None


def _numbers(evidence: Sequence[EvidenceFound]) -> tuple[int, ...]:
    return tuple(sorted(one.evidence for one in evidence))
