"""Passes made at once: told in their order, bounded, and really at the same time."""

import threading
from collections.abc import Callable

import pytest

from livecard.audio.ahead import Ahead
from livecard.audio.passes import AtOnce
from livecard.events import AudioHeard, Event

WAIT = 10.0


def said(number: int) -> Event:
    return AudioHeard(float(number), 0.0)


def test_the_order_is_that_of_the_passes_and_not_of_their_ends() -> None:
    second = threading.Event()

    def first() -> Event:
        assert second.wait(WAIT)
        return said(1)

    def next_one() -> Event:
        second.set()
        return said(2)

    ahead = Ahead(2)
    told = [*ahead.put(first), *ahead.put(next_one), *ahead.rest()]
    assert told == [said(1), said(2)]


def test_what_is_given_when_depends_on_the_order_alone() -> None:
    def one(number: int) -> Callable[[], Event]:
        return lambda: said(number)

    ahead = Ahead(2)
    assert [len(list(ahead.put(one(number)))) for number in range(7)] == [0, 0, 0, 0, 1, 1, 1]
    assert list(ahead.rest()) == [said(number) for number in (3, 4, 5, 6)]


def test_without_workers_a_pass_is_made_at_once_by_who_brings_it() -> None:
    mine = threading.get_ident()

    def here() -> Event:
        assert threading.get_ident() == mine
        return said(1)

    assert list(AtOnce().put(here)) == [said(1)]


def test_an_error_in_a_pass_reaches_who_asks_for_its_event() -> None:
    def wrong() -> Event:
        raise ValueError("no")

    ahead = Ahead(1)
    assert list(ahead.put(wrong)) == []
    with pytest.raises(ValueError, match="no"):
        list(ahead.rest())
