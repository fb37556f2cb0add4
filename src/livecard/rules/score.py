"""What follows from the ratings by arithmetic: average, the two-fours rule, and floors."""

from collections.abc import Mapping
from math import floor
from typing import Literal

import msgspec

from livecard.errors import LivecardError
from livecard.events import Rating
from livecard.rubric import Dimension, Level, Rubric

NotObserved = Literal["not observed"]
Scored = Rating | NotObserved | None
"""A rating; or that there was nothing to see; or nothing yet. Neither of these is a 1 (R012)."""

STRONG: Rating = 4
STRONG_SIGNALS = 2
STRICT_LEVELS: tuple[Level, ...] = ("Senior", "Staff")


class BadRating(LivecardError):
    """A rating that the scale does not have."""


class Average(msgspec.Struct, frozen=True):
    """The weighted average, and how much of the weight it stands on (R015, R016)."""

    value: float | None
    """The mean over the weight that was rated; None where nothing was."""
    weight: float
    """Per cent of the weight that was rated."""
    low: float
    """What the whole card comes to if all that is missing is a 1."""
    high: float
    """The same with 5."""

    @property
    def partial(self) -> bool:
        """Whether dimensions are missing."""
        return self.weight < 100

    def __str__(self) -> str:
        if self.value is None:
            return "not rated"
        if not self.partial:
            return f"{self.value:.2f}"
        reach = f"the whole card will lie within {self.low:.2f} and {self.high:.2f}"
        return f"{self.value:.2f}, partial ({self.weight:g} % of weight; {reach})"


class StrongSignals(msgspec.Struct, frozen=True):
    """Whether at least two dimensions reached 4, where the level asks for it (R017, R018)."""

    applies: bool
    met: bool
    reached: tuple[str, ...]

    def __str__(self) -> str:
        count = f"{len(self.reached)} rated 4 or 5"
        if not self.applies:
            return f"{count}; the rule of two holds for Senior and Staff only"
        return f"{count}, {STRONG_SIGNALS} needed: {'met' if self.met else 'not met'}"


class BelowFloor(msgspec.Struct, frozen=True):
    """A rating under what is not negotiable in its dimension (R023)."""

    dimension: str
    rating: Rating
    floor: int

    def __str__(self) -> str:
        return f"{self.dimension} is {self.rating}, below its floor of {self.floor}"


def rating(value: int | float | str) -> Rating:
    """A rating from what was typed or sent; BadRating for all but 1, 2, 3, 4 and 5 (R012)."""
    for one in (1, 2, 3, 4, 5):
        if not isinstance(value, bool) and (value == one or value == str(one)):
            return one
    raise BadRating(f"{value!r} is no rating; give 1, 2, 3, 4 or 5, or leave it unrated")


def average(dimensions: tuple[Dimension, ...], ratings: Mapping[str, Scored]) -> Average:
    """The weighted average of a card. What is missing is never counted in silence."""
    whole = sum(one.weight for one in dimensions)
    known = [(one.weight, seen) for one in dimensions if (seen := rated(ratings, one.name))]
    weight = sum(share for share, _ in known)
    points = sum(share * seen for share, seen in known)
    missing = whole - weight
    return Average(
        value=_two_places(points / weight) if known else None,
        weight=round(100 * weight / whole, 4) if whole else 0.0,
        low=_two_places((points + missing * 1) / whole) if whole else 1.0,
        high=_two_places((points + missing * 5) / whole) if whole else 5.0,
    )


def _two_places(value: float) -> float:
    """A half goes up, also where the sum is off by a hair: as the page rounds it too."""
    return floor(100 * value + 0.5 + 1e-9) / 100


def rated(ratings: Mapping[str, Scored], dimension: str) -> Rating | None:
    """The rating of a dimension, where it has one."""
    seen = ratings.get(dimension)
    return None if seen == "not observed" else seen


def strong_signals(level: Level, ratings: Mapping[str, Scored]) -> StrongSignals:
    """The rule of two fours. It stands beside the average and is not mixed into it."""
    reached = tuple(name for name in ratings if (rated(ratings, name) or 0) >= STRONG)
    applies = level in STRICT_LEVELS
    return StrongSignals(applies, applies and len(reached) >= STRONG_SIGNALS, reached)


def below_floor(rubric: Rubric, ratings: Mapping[str, Scored]) -> tuple[BelowFloor, ...]:
    """Every dimension rated under its floor. What was not rated is under no floor."""
    return tuple(
        BelowFloor(one.name, seen, one.floor)
        for one in rubric.dimensions
        if one.floor is not None
        and (seen := rated(ratings, one.name)) is not None
        and seen < one.floor
    )


def offered(rubric: Rubric, level: Rating) -> tuple[Rating, ...]:
    """The ratings among which a person picks when a level is suggested: a band whole (R011)."""
    band = rubric.band(level)
    ratings: tuple[Rating, ...] = (1, 2, 3, 4, 5)
    return ratings[band.low - 1 : band.high]
