"""What a round is: how long its format takes, what it owns, and what is still worth asking."""

from collections.abc import Mapping

import msgspec

from livecard.rubric import Dimension, Format, Rubric
from livecard.rules.score import Scored, rated


class FormatFacts(msgspec.Struct, frozen=True):
    """What a format of interview takes and brings (R116). Minutes; a take-home's are its cap."""

    shortest: int
    longest: int
    best_for: str
    expected: tuple[str, ...]
    """Evidence that the format can bring: where it is missing, the round was not used."""


FORMATS: dict[Format, FormatFacts] = {
    "conversation": FormatFacts(
        45, 60, "past work, decisions and how people work together", ("own decisions", "results")
    ),
    "live coding": FormatFacts(
        60,
        90,
        "mid to senior roles: execution and communication; hard on those who interview seldom",
        ("questions before coding", "thinking aloud", "edge cases", "tests"),
    ),
    "take-home": FormatFacts(
        60,
        180,
        "senior roles where quality counts more than speed; shows little of working together",
        ("code", "tests", "what was left out and why"),
    ),
    "pairing": FormatFacts(
        90,
        90,
        "all levels: working together and debugging; takes a practised interviewer",
        ("hypotheses", "use of hints", "questions"),
    ),
    "system design": FormatFacts(
        45,
        60,
        "architecture: bound the task by numbers",
        ("questions on requirements", "alternatives", "failure modes"),
    ),
}

TAKE_HOME_MOST = 6.0
"""Hours. The source says 4 to 6 at most, and 3 elsewhere (R117)."""


def minutes(rubric: Rubric) -> int:
    """When the round's timer ends: the format's longest time, or the take-home's cap."""
    if rubric.format == "take-home":
        return round(60 * min(rubric.take_home_hours, TAKE_HOME_MOST))
    return FORMATS[rubric.format].longest


def owned(rubric: Rubric) -> tuple[Dimension, ...]:
    """The dimensions that this round answers for, to be shown when it starts (R131)."""
    return tuple(one for one in rubric.dimensions if one.owned)


def worth_asking(
    rubric: Rubric, ratings: Mapping[str, Scored], quotes: Mapping[str, int]
) -> list[tuple[str, str]]:
    """A probe for each owned dimension with a gap, the heaviest first (R118).

    A gap is a dimension without a rating, or one that rests on fewer than two quotes.
    """
    gaps = [
        one
        for one in owned(rubric)
        if one.probes and (rated(ratings, one.name) is None or quotes.get(one.name, 0) < 2)
    ]
    heaviest = sorted(gaps, key=lambda one: -one.weight)
    return [(one.name, one.probes[quotes.get(one.name, 0) % len(one.probes)]) for one in heaviest]


def uncovered(rubric: Rubric) -> tuple[list[str], list[str]]:
    """Questions mapped to no success criterion, and criteria that no question covers (R096)."""
    if not rubric.success:
        return [], []
    covered = {place for question in rubric.questions for place in question.success}
    unmapped = [question.text for question in rubric.questions if not question.success]
    open_criteria = [
        criterion for place, criterion in enumerate(rubric.success, start=1) if place not in covered
    ]
    return unmapped, open_criteria
