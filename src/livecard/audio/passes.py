"""The final passes over utterances: brought in order, told in order, whoever makes them."""

from collections.abc import Callable, Iterator
from typing import Protocol

from livecard.events import Event

FinalPass = Callable[[], Event]
"""Hears one utterance to its end, and says what became of it."""


class Passes(Protocol):
    """Makes passes and gives what they said, in the order in which they were brought."""

    def put(self, one: FinalPass) -> Iterator[Event]:
        """Take in a pass; gives what is to be told now."""

    def rest(self) -> Iterator[Event]:
        """What has not been told yet."""


class AtOnce:
    """Each pass is made when it is brought, by whoever brings it."""

    def put(self, one: FinalPass) -> Iterator[Event]:
        """Make the pass."""
        yield one()

    def rest(self) -> Iterator[Event]:
        """Nothing waits."""
        yield from ()
