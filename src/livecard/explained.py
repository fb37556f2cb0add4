"""Why a provisional rating is what it is: what carries it, and what a higher one would need."""

from typing import Literal

import msgspec

from livecard.fact import Rating

Form = Literal["behaviour", "reasoning", "artifact", "level"]
"""What complete evidence shows: what was done, why, what came of it, and at what scope."""

Stop = Literal[
    "unsure", "apart", "none higher", "one five", "negative", "lower", "prompted", "would", "we"
]
"""What may hold a rating where it is."""


class Without(msgspec.Struct, frozen=True):
    """The rating if a quote had not been said."""

    evidence: int
    level: Rating | None


class Stopped(msgspec.Struct, frozen=True):
    """A reason why the rating stops where it does, and the quotes that it lies in."""

    by: Stop
    said: str
    """In words for an interviewer."""
    evidence: tuple[int, ...]


class Explained(msgspec.Struct, frozen=True):
    """What the rating of a dimension rests on. All of it follows from the evidence alone."""

    carried: tuple[int, ...]
    """Quotes without any one of which the rating would be another, the weightiest first."""
    without: tuple[Without, ...]
    """For each quote that counts, the rating without it."""
    stops: tuple[Stopped, ...] = ()
    next: str = ""
    """The band above the rating; empty where there is none."""
    anchor: str = ""
    """What the rubric asks for in that band, in its own words."""
    more: int | None = None
    """Sure quotes of that band that would lift the rating to it; None where three would not."""
    missing: tuple[Form, ...] = ()
    """Forms that none of the quotes shows on which the rating rests."""
