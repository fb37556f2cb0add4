"""The watchdogs: each thing that can be wrong has its alarm within ten seconds."""

import numpy as np
import pytest

from livecard.audio.block import RATE, Samples
from livecard.audio.device import Kind
from livecard.audio.watch import NOTHING, Watch, Watched
from livecard.capturing import AlarmCleared, AlarmRaised
from livecard.speaker import Speaker

TENTH = RATE // 10
ZEROS: Samples = np.zeros(TENTH, np.float32)
LOUD: Samples = np.full(TENTH, 0.05, np.float32)
SOFT: Samples = np.full(TENTH, 0.0005, np.float32)


class Watching:
    """A watch and the time."""

    def __init__(self, kind: Kind = "microphone", rests: bool = False) -> None:
        self.watch = Watch(Watched(Speaker.CANDIDATE, "the headset", kind, rests))
        self.now = 0.0
        self.told: list[AlarmRaised | AlarmCleared] = []

    def passes(self, seconds: float, sound: Samples | None, left: float = 0.0) -> "Watching":
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            if sound is not None:
                self.watch.hear(sound, self.now)
            self.told += self.watch.check(self.now, left)
        return self

    @property
    def alarms(self) -> list[tuple[str, bool]]:
        return [(one.alarm, isinstance(one, AlarmRaised)) for one in self.told]


@pytest.mark.parametrize(
    ("sound", "alarm"), [(None, "samples"), (ZEROS, "zeros"), (LOUD, "speech")]
)
def test_each_fault_has_its_alarm_within_ten_seconds(sound: Samples | None, alarm: str) -> None:
    one = Watching().passes(10, sound)
    assert one.alarms == [(alarm, True)]
    assert one.told[0].at <= 10.0


def test_an_alarm_is_cleared_when_it_is_right_again() -> None:
    assert Watching().passes(10, ZEROS).passes(1, SOFT).alarms == [
        ("zeros", True),
        ("zeros", False),
    ]


def test_speech_without_words_is_an_alarm_and_words_clear_it() -> None:
    one = Watching().passes(1, SOFT)
    one.watch.spoke(one.now)
    assert one.passes(10, LOUD).alarms == [("words", True)]
    one.watch.worded(one.now)
    assert one.passes(1, LOUD).alarms[-1] == ("words", False)


def test_a_recogniser_that_stands_still_notices_no_speech_and_is_found_out_by_what_waits() -> None:
    assert Watching().passes(10, LOUD, left=8.0).alarms == [("words", True)]


def test_noise_from_before_somebody_speaks_does_not_count_against_the_recogniser() -> None:
    one = Watching().passes(6, LOUD)
    one.watch.spoke(one.now)
    one.passes(2, LOUD).watch.worded(one.now)
    assert one.passes(5, SOFT).alarms == []


def test_who_listens_to_a_long_answer_hears_no_alarm() -> None:
    one = Watching().passes(2, SOFT)
    one.watch.spoke(one.now)
    one.watch.worded(one.now)
    assert one.passes(50, LOUD).alarms == []
    assert one.passes(20, LOUD).alarms == [("speech", True)]


def test_a_call_that_has_not_begun_is_told_early_and_one_that_pauses_late() -> None:
    assert Watching("call").passes(10, ZEROS).alarms == [("zeros", True)]
    assert Watching("call").passes(1, SOFT).passes(60, ZEROS).alarms == []


def test_a_loopback_that_brings_nothing_while_nothing_is_played_is_in_order() -> None:
    one = Watching("call", rests=True).passes(1, SOFT).passes(60, None)
    assert one.alarms == []


def test_a_pause_begins_everything_anew() -> None:
    one = Watching().passes(4, ZEROS)
    one.watch.begin(one.now)
    assert one.passes(4, ZEROS).alarms == []


def test_the_level_is_of_the_loudest_sample_since_the_last_time() -> None:
    one = Watching().passes(1, LOUD)
    assert one.watch.level() == pytest.approx(-26.0, abs=0.1)
    assert one.watch.level() == NOTHING
