"""The gate: belief by belief, where speech begins, pauses and ends."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.audio.gate import FRAME, Gate, GateSettings, Heard, frames

SETTINGS = GateSettings()
EMPTY = np.zeros(FRAME, np.float32)
END, PAUSE, DIP = (frames(one) for one in (SETTINGS.silence, SETTINGS.pause, SETTINGS.dip))


def gate(beliefs: Sequence[float]) -> Gate:
    left = iter(beliefs)
    return Gate(lambda frame: next(left), SETTINGS)


def heard(beliefs: Sequence[float]) -> list[Heard]:
    one = gate(beliefs)
    return [one.feed(EMPTY) for _ in beliefs]


@pytest.mark.parametrize(("seconds", "count"), [(0.0, 0), (0.001, 1), (0.032, 1), (0.033, 2)])
def test_frames_cover_the_whole_time(seconds: float, count: int) -> None:
    assert frames(seconds) == count


def test_a_single_loud_frame_is_no_speech() -> None:
    assert set(heard([0, 1, 0, 0, 1, 0, 0])) == {Heard.SILENCE}


def test_two_of_three_spoken_frames_begin_an_utterance() -> None:
    assert heard([0, 1, 1])[-1] is Heard.BEGIN
    assert heard([0, 1, 0, 1])[-1] is Heard.BEGIN


def test_a_doubtful_frame_amid_speech_is_speech() -> None:
    doubtful = (SETTINGS.begin + SETTINGS.end) / 2
    assert set(heard([1, 1] + [doubtful] * 100)[2:]) == {Heard.SPEECH}


def test_a_pause_is_said_once_and_then_the_utterance_ends() -> None:
    after = heard([1, 1] + [0] * END)[2:]
    assert after.count(Heard.PAUSE) == 1
    assert after.index(Heard.PAUSE) == PAUSE - 1
    assert after[DIP - 1] is Heard.DIP
    assert after[-1] is Heard.END


def test_speech_after_a_pause_begins_the_count_anew() -> None:
    after = heard([1, 1] + [0] * (END - 1) + [1] + [0] * END)
    assert after.count(Heard.END) == 1
    assert after[-1] is Heard.END
    assert after.count(Heard.PAUSE) == 2


def test_after_the_end_speech_must_be_confirmed_again() -> None:
    assert heard([1, 1] + [0] * END + [1, 0, 0])[-3:] == [Heard.SILENCE] * 3
    assert heard([1, 1] + [0] * END + [1, 1])[-1] is Heard.BEGIN


def test_it_knows_how_long_it_has_been_quiet() -> None:
    one = gate([1, 1, 0, 0, 0, 1])
    for _ in range(5):
        one.feed(EMPTY)
    assert one.quiet == 3 * FRAME
    one.feed(EMPTY)
    assert one.quiet == 0


@given(st.lists(st.sampled_from([0.0, 0.4, 0.6, 1.0]), max_size=200))
def test_utterances_begin_and_end_in_turn(beliefs: list[float]) -> None:
    open_ = False
    for one in heard(beliefs):
        if open_:
            assert one in {Heard.SPEECH, Heard.DIP, Heard.PAUSE, Heard.END}
        else:
            assert one in {Heard.SILENCE, Heard.BEGIN}
        open_ = one is Heard.BEGIN or (open_ and one is not Heard.END)
