"""Guards against common slips of judgement: thin evidence, recency, well-known names, lateness."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from livecard.rubric import Dimension
from livecard.rules.score import Scored, average, rated

MINUTES_TO_FILL_IN = 30
REMIND_BEFORE = 5
"""Minutes before the end of the time, when a reminder is due."""
LAST_QUARTER = 0.75
RECENT_SHARE = 0.5


class Cited(msgspec.Struct, frozen=True):
    """A quote that a rating rests on, and when it was said."""

    dimension: str
    quote: str
    start: float
    """Seconds of the recording."""


def single_signals(
    dimensions: tuple[Dimension, ...],
    ratings: Mapping[str, Scored],
    cited: Sequence[Cited],
    bar: float | None = None,
    interviewers: int = 1,
) -> list[str]:
    """Where a decision hangs on one thing: an interviewer, a quote, a dimension (R010)."""
    told = []
    if interviewers < 2:
        told.append("only one interviewer has rated; a second view is missing")
    counts = Counter(one.dimension for one in cited)
    for name in ratings:
        if rated(ratings, name) is not None and counts[name] == 1:
            told.append(f"{name} rests on a single quote")
    if bar is not None:
        told += [
            f"{name} alone decides on which side of {bar:g} the average lies"
            for name in deciding(dimensions, ratings, bar)
        ]
    return told


def deciding(
    dimensions: tuple[Dimension, ...], ratings: Mapping[str, Scored], bar: float
) -> list[str]:
    """The dimensions without which the average would lie on the other side of the bar."""
    whole = average(dimensions, ratings).value
    if whole is None:
        return []
    found = []
    for one in dimensions:
        rest = average(dimensions, {**ratings, one.name: None}).value
        if rated(ratings, one.name) and rest is not None and (rest >= bar) != (whole >= bar):
            found.append(one.name)
    return found


class Spread(msgspec.Struct, frozen=True):
    """How the cited quotes lie over the interview (R106)."""

    quarters: tuple[int, int, int, int]
    late: bool
    """Whether more than half of them come from the last quarter."""

    def __str__(self) -> str:
        counts = ", ".join(map(str, self.quarters))
        warning = "; more than half come from its last quarter" if self.late else ""
        return f"quotes by quarter of the interview: {counts}{warning}"


def spread(cited: Sequence[Cited], duration: float) -> Spread:
    """The quotes counted by quarters. Of one quote nothing can be said."""
    places = [min(3, int(4 * one.start / duration)) for one in cited] if duration > 0 else []
    quarters = (places.count(0), places.count(1), places.count(2), places.count(3))
    late = len(places) > 1 and quarters[3] > RECENT_SHARE * len(places)
    return Spread(quarters, late)


_KNOWN_NAMES = re.compile(
    r"\b(Google|Alphabet|Meta|Facebook|Netflix|Amazon|AWS team|Apple|Microsoft|OpenAI|Stripe|Uber"
    r"|Airbnb|McKinsey|Goldman Sachs|Stanford|MIT|Harvard|Oxford|Cambridge|Princeton|Yale|Berkeley"
    r"|Caltech|ETH|IIT|Ivy League|FAANG|MAANG)\b"
)
_ORIGINS: dict[str, re.Pattern[str]] = {
    "employer": re.compile(r"\b(?:ex-|worked (?:at|for) |years at |back at |came from )[A-Z]\w+"),
    "school": re.compile(
        r"\b(?:University|College|Institute) of [A-Z]\w+|\b[A-Z]\w+ (?:University|College|School)\b"
        r"|\b(?:alma mater|[Mm]y (?:degree|PhD|master'?s)|same (?:school|university|college))\b"
    ),
    "hobby": re.compile(
        r"\b(?:hobb(?:y|ies)|in my (?:free|spare) time|on weekends I"
        r"|I (?:play|climb|surf|ski|sail))\b",
        re.IGNORECASE,
    ),
    "well-known name": _KNOWN_NAMES,
}


class Mention(msgspec.Struct, frozen=True):
    """Where somebody worked or learnt, or what they like: no evidence of anything (R107)."""

    kind: str
    from_: int
    to: int


def mentions(text: str) -> list[Mention]:
    """Every such mention, as slices of the text."""
    found = [
        Mention(kind, hit.start(), hit.end())
        for kind, pattern in _ORIGINS.items()
        for hit in pattern.finditer(text)
    ]
    return sorted(found, key=lambda one: (one.from_, one.to))


def masked(text: str) -> str:
    """The text with well-known names covered, as long as it was, so that slices still fit."""
    return _KNOWN_NAMES.sub(lambda hit: "▒" * len(hit[0]), text)


Filing = Literal["open", "remind", "on time", "late"]


def filing(seconds_since_end: float, submitted: bool) -> Filing:
    """Where a card stands in the half hour after the interview (R005)."""
    limit = MINUTES_TO_FILL_IN * 60
    if seconds_since_end > limit:
        return "late"
    if submitted:
        return "on time"
    return "remind" if seconds_since_end >= limit - REMIND_BEFORE * 60 else "open"
