"""Keeping up: a pace that slackens, and how soon everything is as usual again after it."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from livecard.audio.block import RATE, AudioBlock
from livecard.bench.cost import BEHIND
from livecard.bench.dialogue import Turn
from livecard.events import (
    AudioDropped,
    AudioHeard,
    Event,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
)

CALM = 2 / 3
"""The part of a dialogue after which a faster pace slackens to the one at which it was spoken."""
NEAR = 0.3
"""Seconds by which an utterance may lie beside the turn that it belongs to."""


def slackening(blocks: Iterable[AudioBlock], speed: float, until: float) -> Iterator[AudioBlock]:
    """Each block in its time: `speed` times as fast up to a second of the sound, then as spoken."""
    begun: float | None = None
    for block in blocks:
        begun = time.monotonic() if begun is None else begun
        end = block.end / RATE
        due = min(end, until) / speed + max(0.0, end - until)
        ahead = due - (time.monotonic() - begun)
        if ahead > 0:
            time.sleep(ahead)
        yield replace(block, late=max(0.0, -ahead))


def recovered(events: Sequence[tuple[float, Event]], calm: float) -> float:
    """Seconds after the sound has slackened until nothing is late and nothing waits any more.

    Of events with when they came; `calm` is the second of the sound at which it slackened.
    """
    waiting: set[int] = set()
    begun = end = None
    for at, event in events:
        if isinstance(event, UtteranceDeferred):
            waiting.add(event.utterance)
        if isinstance(event, UtteranceFinished | UtteranceDiscarded):
            waiting.discard(event.utterance)
        if isinstance(event, AudioHeard) and event.until >= calm:
            begun = at - event.late if begun is None else begun
            if event.late >= BEHIND or waiting or end is None:
                end = at
    return 0.0 if begun is None or end is None else round(max(0.0, end - begun), 1)


def undeclared(events: Iterable[Event], turns: Sequence[Turn]) -> float:
    """Seconds of turns of which there is no word, no reason why not, and no declared gap."""
    known = [
        (one.speaker, one.start, one.end)
        for one in events
        if isinstance(one, UtteranceFinished | UtteranceDiscarded)
    ]
    known += [
        (one.speaker, one.start, one.start + one.seconds)
        for one in events
        if isinstance(one, AudioDropped)
    ]
    return round(sum(turn.end - turn.start for turn in turns if not _told(turn, known)), 1)


def _told(turn: Turn, known: Sequence[tuple[object, float, float]]) -> bool:
    return any(
        who is turn.speaker and start < turn.end + NEAR and turn.start - NEAR < end
        for who, start, end in known
    )
