"""The worker: events reach the loop in order, and whatever ends it is told."""

import asyncio
import threading
from collections.abc import Callable, Iterator

from fakes import cut, silence
from livecard.errors import LivecardError
from livecard.events import AudioHeard, Event
from livecard.speaker import Speaker
from livecard.worker import Worker, until

BEATS: list[Event] = [AudioHeard(float(one), 0.0) for one in range(100)]


def worked(events: Callable[[], Iterator[Event]]) -> tuple[list[Event], str, str]:
    """What was recorded, why it ended, and the trace of a fault."""
    recorded: list[Event] = []

    async def work() -> tuple[str, str]:
        worker = Worker(events, recorded.append)
        return await worker.run(), worker.trace

    reason, trace = asyncio.run(work())
    return recorded, reason, trace


def test_everything_is_recorded_in_order() -> None:
    assert worked(lambda: iter(BEATS)) == (BEATS, "", "")


def test_events_are_made_on_a_thread_and_recorded_on_the_loop() -> None:
    made: list[threading.Thread] = []
    kept: list[threading.Thread] = []

    def events() -> Iterator[Event]:
        made.append(threading.current_thread())
        yield BEATS[0]

    async def work() -> str:
        return await Worker(events, lambda _: kept.append(threading.current_thread())).run()

    assert asyncio.run(work()) == ""
    assert kept == [threading.main_thread()]
    assert made != kept


def test_an_error_for_the_user_ends_it_with_that_sentence() -> None:
    def events() -> Iterator[Event]:
        yield BEATS[0]
        raise LivecardError("call.wav breaks off; export it anew")

    assert worked(events) == (BEATS[:1], "call.wav breaks off; export it anew", "")


def test_a_fault_ends_it_with_its_name_and_its_trace() -> None:
    def events() -> Iterator[Event]:
        yield BEATS[0]
        raise KeyError("lost")

    recorded, reason, trace = worked(events)
    assert recorded == BEATS[:1]
    assert reason == "a fault in livecard: KeyError: 'lost'"
    assert "Traceback" in trace
    assert "KeyError" in trace


def test_blocks_stop_coming_when_somebody_stops() -> None:
    stopped = threading.Event()
    given = []
    for block in until(stopped, cut({Speaker.CANDIDATE: silence(1)}, 1600)):
        given.append(block)
        if len(given) == 3:
            stopped.set()
    assert len(given) == 3


def test_without_a_stop_all_blocks_come() -> None:
    blocks = list(cut({Speaker.CANDIDATE: silence(1)}, 1600))
    assert list(until(threading.Event(), blocks)) == blocks
