"""Devices are listed, metered and tried out: each problem is named with what to do."""

from dataclasses import replace

import numpy as np
import pytest
import typer

from devices import BUILT_IN, HEADSET, MONITOR, Clock, FakeSystem, Plugged, murmur, nothing, usual
from livecard.audio.device import Device, Sound
from livecard.audio.tone import PITCH, share, tone
from livecard.cli.sound import meters, show, trial
from livecard.cli.trying import problems, tried


def toned(rate: int) -> Plugged:
    """A monitor on which the tone is heard."""

    def heard(start: float, end: float) -> Sound:
        at = np.arange(round(start * rate), round(end * rate))
        return np.asarray(0.1 * np.sin(at * (2 * np.pi * PITCH / rate)), np.float32)

    return Plugged(replace(MONITOR, rate=rate), heard)


def found(*plugged: Plugged) -> str:
    """Everything that is wrong."""
    clock = Clock()
    return "\n".join(problems(tried(FakeSystem(clock, list(plugged)), clock.sleep)))


def own(device: Device = HEADSET, refuses: str = "") -> Plugged:
    return Plugged(device, murmur(device.rate), refuses)


def test_where_the_tone_is_heard_and_the_microphone_brings_sound_all_is_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Clock()
    system = FakeSystem(clock, [own(), toned(44_100)])
    trial(system, clock.sleep)
    assert "the microphone brings sound" in capsys.readouterr().out
    assert len(system.played) == 1
    assert all(stream.closed for stream in system.open_)


@pytest.mark.parametrize(
    ("plugged", "says"),
    [
        ((own(replace(HEADSET, muted=True)), toned(16_000)), "is muted: unmute it"),
        ((own(refuses="it is in use; close the other"), toned(16_000)), "close the other"),
        ((Plugged(HEADSET, nothing(16_000)), toned(16_000)), "brings pure silence"),
        ((Plugged(HEADSET, murmur(16_000), dumb=True), toned(16_000)), "brings nothing"),
        ((own(), Plugged(MONITOR, nothing(16_000))), "the tone is heard nowhere"),
        ((Plugged(HEADSET, murmur(8_000)), toned(16_000)), "says 16000 samples a second"),
        ((Plugged(HEADSET, toned(16_000).heard), toned(16_000)), "put on a headset"),
    ],
)
def test_each_problem_is_named_with_what_to_do(plugged: tuple[Plugged, ...], says: str) -> None:
    assert says in found(*plugged)


def test_what_is_played_elsewhere_is_found_there() -> None:
    other = replace(toned(16_000), device=Device("hdmi", "Monitor of HDMI", 2, 16_000, "call"))
    told = found(own(), Plugged(MONITOR, nothing(16_000)), other)
    assert "but from Monitor of HDMI: use --call 'hdmi'" in told


def test_a_problem_ends_the_command_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with pytest.raises(typer.Exit) as raised:
        trial(FakeSystem(clock, [Plugged(HEADSET, nothing(16_000)), toned(16_000)]), clock.sleep)
    assert raised.value.exit_code == 2
    assert "! USB headset" in capsys.readouterr().err


def test_the_list_says_what_is_muted_and_how_to_get_the_calls_sound(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(FakeSystem(Clock(), [own(replace(BUILT_IN, muted=True))]))
    out = capsys.readouterr().out
    assert "  Built-in microphone  (microphone, 2 channels, 44100 Hz, muted)" in out
    assert "install a device that brings it" in out


def test_the_meters_show_how_loud_each_is(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    meters(usual(clock), 0.4, clock.sleep)
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    assert first.count("#") == 2 * round(40 * (1 - 20 / 60))


def test_the_tone_is_known_from_speech_and_from_silence() -> None:
    assert share(tone(44_100), 44_100) > 0.9
    assert share(np.zeros(16_000, np.float32), 16_000) == 0.0
    noise = np.random.default_rng(1).normal(size=16_000).astype(np.float32)
    assert share(noise, 16_000) < 0.1
