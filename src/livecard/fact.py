"""What all facts of the log have in common, and the scales on which they are given."""

from typing import Literal

import msgspec

Polarity = Literal["+", "-"]
Rating = Literal[1, 2, 3, 4, 5]
HireStep = Literal[1, 2, 3, 4, 5, 6]
"""A step of the hire scale, from strong no hire to strong hire. It is not a score."""


class Fact(msgspec.Struct, frozen=True, tag_field="type"):
    """A value of the log. Times are seconds of recorded audio, identities are made by counting."""
