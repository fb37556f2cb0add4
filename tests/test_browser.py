"""What the page records: each message a channel and samples, and a prompt until it comes."""

import numpy as np
import pytest

from devices import Clock
from livecard.audio.browser import CALL, LONGEST, OWN, PRESS, SHARE, Browser
from livecard.audio.capture import Capture, Time
from livecard.audio.device import NoSound
from livecard.audio.line import Line, Making
from livecard.audio.resample import Resample
from livecard.capturing import AlarmCleared, AlarmRaised, Captured
from livecard.speaker import Speaker


def message(channel: int, level: float, count: int = 1600) -> bytes:
    samples = np.full(count, round(level * 32768), "<i2")
    return np.array([channel], "<i2").tobytes() + samples.tobytes()


def test_a_message_is_sixteen_bit_samples_of_its_channel() -> None:
    page = Browser()
    own, call = page.open(OWN), page.open(CALL)
    assert page.take(message(1, 0.5, 2))
    assert list(own.read()) == []
    assert [piece.sound.tolist() for piece in call.read()] == [[0.5, 0.5]]
    own.close()
    assert own.broken == ""


@pytest.mark.parametrize(
    "wrong",
    [b"", b"\2\0\0\0", b"\0\0\0", bytes(LONGEST + 2)],
    ids=["empty", "channel", "odd", "long"],
)
def test_what_is_no_sound_is_not_taken(wrong: bytes) -> None:
    assert not Browser().take(wrong)


def test_until_the_page_sends_it_is_said_what_to_press_and_then_the_sound_comes() -> None:
    page, clock, told = Browser(), Clock(), list[Captured]()
    making = Making(page, Resample, lambda work: work())
    lines = [Line(Speaker.INTERVIEWER, OWN, making), Line(Speaker.CANDIDATE, CALL, making)]
    capture = Capture(lines, Time(lambda: clock.now, clock.sleep))
    capture.open()
    capture.begin(told.append, lambda block: "")
    for _ in range(100):
        clock.sleep(0.1)
        capture.tick()
    assert {one.advice for one in told if isinstance(one, AlarmRaised)} == {PRESS, SHARE}
    for _ in range(100):
        clock.sleep(0.1)
        for channel in (0, 1):
            page.take(message(channel, 0.001))
        capture.tick()
    assert {one.alarm for one in told if isinstance(one, AlarmCleared)} == {"samples"}
    assert all(line.lane.end == pytest.approx(20 * 16_000, abs=3200) for line in lines)


def test_the_page_is_asked_for_what_it_can_do() -> None:
    assert Browser().devices() == [OWN, CALL]
    assert "Share the call" in Browser().advice()
    with pytest.raises(NoSound, match="devices --test"):
        Browser().play(np.zeros(1, np.float32), 16_000)
