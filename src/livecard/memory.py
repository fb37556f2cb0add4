"""Memory that the libraries have let go of and the C library still keeps for this program."""

import ctypes
import sys
from collections.abc import Iterable, Iterator

from livecard.events import AudioHeard, Event

EVERY = 30.0
"""Seconds of sound between two times that memory is given back. A pass needs what the one before it
let go of: at every 5 s, fetching it again took 4 % of a replay."""
ARENAS, OWN_PLACE, SPARE = -8, -3, -1
"""What glibc's mallopt calls the number of its heaps, the size from which on a piece of memory has
a place of its own, which goes back to the system as soon as it is free, and how much free memory
a heap may have at its end."""
LARGE = 32 * 2**20
"""glibc's greatest: the recogniser's matrices are smaller. From 1 MB on, a pass would cost 40 %
more; from 8 MB on, 2 %."""
KEPT = 128 * 2**20
"""Where a size is set, glibc keeps to its 128 kB, and gives back with every matrix what the next
one needs: 8 % of a replay."""


def spare() -> bool:
    """Let the C library keep less free memory; False where it has no way to do so."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        choose = ctypes.CDLL(None).mallopt
    except AttributeError:  # musl
        return False
    return bool(choose(ARENAS, 2) and choose(OWN_PLACE, LARGE) and choose(SPARE, KEPT))


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
