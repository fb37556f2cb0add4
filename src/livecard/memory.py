"""Memory that the libraries have let go of and the C library still keeps for this program."""

import ctypes
import sys
from collections.abc import Iterable, Iterator

from livecard.events import AudioHeard, Event

EVERY = 20.0
"""Seconds of sound between two times that memory is given back."""


def give_back() -> bool:
    """Return free memory to the system; False where the C library has no way to do so."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except AttributeError:  # musl
        return False
    return True


def tidied(events: Iterable[Event]) -> Iterator[Event]:
    """The same events; memory is given back as the sound goes on."""
    last = 0.0
    for event in events:
        yield event
        if isinstance(event, AudioHeard) and event.until - last >= EVERY:
            last = event.until
            give_back()
