"""A thousand starts over every combination of devices, rates, permissions and failures."""

import itertools
from collections import Counter

import numpy as np
import pytest

from devices import BUILT_IN, CALL, OWN, Beside, Clock, FakeSystem, Plugged, murmur, nothing
from livecard.audio.block import RATE
from livecard.audio.device import Device, NoSound, System, call, microphone, must_differ
from livecard.audio.resample import Resample
from livecard.cli.options import Wanted
from livecard.cli.sources import captured
from livecard.errors import LivecardError

RATES = (8_000, 16_000, 44_100, 48_000, 96_000)
FAILURES = ("", "", "", "refuses", "hangs", "dumb", "zeros", "missing")
REFUSAL = "the device is in use by another program; close that one"
TO_DO = ("install", "plug", "choose", "allow", "close", "name", "unmute", "start", "Give", "lists")
Start = tuple[int, str, int, str, str, bool]


def chosen() -> list[Start]:
    """A thousand of them, the same ones each time.

    The microphone's rate and failure, the call's, what the user names, and whether it rests.
    """
    names = ("", "", "", "", "same", "nothing")
    every = list(itertools.product(RATES, FAILURES, RATES, FAILURES, names, (False, True)))
    picked = np.random.default_rng(6).choice(len(every), 1000, replace=False)
    return [every[one] for one in picked]


def system(start: Start) -> FakeSystem:
    own_rate, own_fails, call_rate, call_fails, _, rests = start
    headset = Device("headset", "USB headset", 1, own_rate, "microphone", True)
    monitor = Device("monitor", "Monitor", 2, call_rate, "call", True, rests)
    clock = Clock()
    made = FakeSystem(clock, [])
    for device, fails in ((headset, own_fails), (monitor, call_fails)):
        heard = (nothing if fails == "zeros" else murmur)(device.rate)
        refuses = REFUSAL if fails == "refuses" else ""
        one = Plugged(device, heard, refuses, fails == "hangs", fails == "dumb")
        if fails != "missing":
            made.plugged.append(one)
    return made


def ended(start: Start) -> str:
    """How the start ended: a good capture, or what the error says."""
    made = system(start)
    begun = made.clock.now
    named = {"": None, "same": "headset", "nothing": "banjo"}[start[4]]
    try:
        own, other = microphone(made, None), call(made, named)
        must_differ(own, other)
        one = Beside(made, own, other).begin()
    except NoSound as error:
        assert made.clock.now - begun <= 3.0
        return str(error)
    assert made.clock.now - begun <= 3.0
    one.turn(10.0)
    if one.alarms():
        return "an alarm within ten seconds"
    blocks = one.end()
    assert all(any(b.speaker is who for b in blocks) for who in (OWN, CALL))
    return "good"


def told(text: str) -> bool:
    """Whether the start was good, or says what to do."""
    return text in ("good", "an alarm within ten seconds") or any(one in text for one in TO_DO)


def test_a_thousand_starts_end_in_a_good_capture_or_in_an_error_that_says_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    every = Counter(ended(start) for start in chosen())
    well = sum(count for text, count in every.items() if told(text))
    with capsys.disabled():
        print(
            f"\nmeasured: {well / 10:.1f} % of 1000 starts end well within 3 s: {every['good']} in "
            f"a good capture, {every['an alarm within ten seconds']} in one with an alarm, the "
            "others in an error that says what to do"
        )
    assert sum(every.values()) == 1000
    assert [text for text in every if not told(text)] == []
    assert every["good"] > 90


def test_the_thousand_starts_have_every_combination_of_two_things_that_can_be_or_fail() -> None:
    starts = chosen()
    kinds = [set(one) for one in zip(*starts, strict=True)]
    assert [len(one) for one in kinds] == [5, 6, 5, 6, 3, 2]
    for first, second in itertools.combinations(range(6), 2):
        met = {(start[first], start[second]) for start in starts}
        assert met == set(itertools.product(kinds[first], kinds[second]))


@pytest.mark.parametrize("silent", ["the sound server does not answer; start it again"])
def test_a_sound_system_that_does_not_answer_is_such_an_error(silent: str) -> None:
    made: System = FakeSystem(Clock(), [Plugged(BUILT_IN, murmur(44_100))], silent=silent)
    with pytest.raises(LivecardError, match="start it again"):
        captured(Wanted(), made)


def test_a_device_at_any_rate_becomes_ours() -> None:
    for rate in RATES:
        resample = Resample(rate)
        heard = murmur(rate)
        parts = [resample(heard(i / 10, (i + 1) / 10), False) for i in range(50)]
        assert sum(map(len, parts)) == pytest.approx(5 * RATE, rel=0.02)
