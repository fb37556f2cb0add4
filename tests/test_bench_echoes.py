"""Two ways to take the call out of the microphone, compared on the same echo."""

import sys

import numpy as np
import pytest

from livecard.audio.block import RATE, Samples
from livecard.audio.gate import FRAME
from livecard.bench.echoes import compared
from livecard.cli.echo_bench import cancellers

SECONDS = 12


def voice(frame: Samples) -> float:
    """Spoken as far as it is loud."""
    return float(np.abs(frame).max() > 0.02)


def spoken(seed: int, first: int) -> Samples:
    """Three seconds of speech, three of silence, in turn."""
    noise = np.random.default_rng(seed).normal(size=SECONDS * RATE)
    soft = np.convolve(noise, np.ones(8) / 8, "same")
    speaks = (np.arange(len(soft)) // (3 * RATE)) % 2 == first
    return np.asarray(0.3 * soft * speaks, np.float32)


class Nothing:
    """Takes out nothing."""

    def feed(self, own: Samples, far: Samples) -> Samples:
        return own


class Silence:
    """Takes out everything."""

    def feed(self, own: Samples, far: Samples) -> Samples:
        return np.zeros(FRAME, np.float32)


def test_who_takes_out_nothing_leaks_all_and_keeps_all() -> None:
    own, call = spoken(1, 0), spoken(2, 1)
    [one] = compared(Nothing, lambda: voice, own, call, [(-3.0, 0.02)])
    assert (one.level, one.delay) == (-3.0, 0.02)
    assert one.leaked > 0.95
    assert one.kept == 1.0
    [other] = compared(Silence, lambda: voice, own, call, [(-3.0, 0.02)])
    assert (other.leaked, other.kept) == (0.0, 0.0)


def test_ours_and_webrtcs_take_out_the_call_and_keep_the_interviewer() -> None:
    pytest.importorskip("livekit", reason="the extra aec3 is not installed")
    own, call = spoken(1, 0), spoken(2, 1)
    ways, missing = cancellers()
    assert missing == ""
    for make in ways.values():
        [one] = compared(make, lambda: voice, own, call, [(-3, 0.04)])
        assert one.leaked <= 0.03
        assert one.kept >= 0.95


def test_without_the_extra_only_ours_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "livekit", None)
    monkeypatch.delitem(sys.modules, "livecard.audio.aec3", raising=False)
    ways, missing = cancellers()
    assert list(ways) == ["ours"]
    assert "livecard[aec3]" in missing
