"""Keeping up: the pace that slackens, how soon all is as usual again, and what nobody declared."""

import numpy as np

from livecard.audio.block import RATE, AudioBlock
from livecard.bench.dialogue import Turn
from livecard.bench.keeping import recovered, slackening, undeclared
from livecard.events import (
    AudioDropped,
    AudioHeard,
    Event,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
)
from livecard.speaker import Speaker

WHO = Speaker.CANDIDATE


def test_no_block_is_lost_by_the_pace_and_none_is_early() -> None:
    sound = [AudioBlock(WHO, at, np.zeros(160, np.float32)) for at in range(0, 1600, 160)]
    played = list(slackening(sound, 2.0, 0.05))
    assert [one.start for one in played] == [one.start for one in sound]
    assert all(0.0 <= one.late < RATE for one in played)


def heard(until: float, late: float) -> Event:
    return AudioHeard(until, late)


def test_it_is_as_usual_again_when_nothing_is_late_and_nothing_waits() -> None:
    finished = UtteranceFinished(1, WHO, 2.0, 4.0, "yes", ())
    events: list[tuple[float, Event]] = [
        (5.0, heard(9.0, 3.0)),
        (5.5, UtteranceDeferred(1, WHO, 2.0, 4.0)),
        (8.0, heard(10.0, 3.0)),
        (9.0, heard(11.0, 2.0)),
        (11.0, heard(12.0, 0.3)),
        (11.5, finished),
        (12.0, heard(13.0, 0.2)),
    ]
    assert recovered(events, 10.0) == 6.0
    assert recovered([(5.0, heard(10.0, 0.0)), (6.0, heard(11.0, 0.0))], 10.0) == 0.0
    assert recovered([], 10.0) == 0.0


def test_speech_is_undeclared_where_there_is_neither_a_word_nor_a_reason() -> None:
    turns = [Turn(WHO, "one", 10.0 * i, 10.0 * i + 4.0) for i in range(4)]
    events: list[Event] = [
        UtteranceFinished(1, WHO, 0.0, 3.0, "one", ()),
        UtteranceDiscarded(2, WHO, 10.0, 11.0, "nobody spoke"),
        AudioDropped(WHO, 19.0, 3.0, "nothing came"),
    ]
    assert undeclared(events, turns) == 4.0
    assert undeclared(events, turns[:3]) == 0.0
