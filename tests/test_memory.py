"""Memory is given back while the sound goes on, and nothing of it is seen in the events."""

import sys

from livecard.events import AudioHeard
from livecard.memory import give_back, spare, tidied


def test_the_events_stay_as_they_are() -> None:
    events = [AudioHeard(float(at), 0.0) for at in range(0, 100, 7)]
    assert list(tidied(events)) == events


def test_where_the_system_can_it_takes_memory_back() -> None:
    assert give_back() is sys.platform.startswith("linux")


def test_where_the_system_can_less_is_kept_from_the_beginning() -> None:
    assert spare() is sys.platform.startswith("linux")
