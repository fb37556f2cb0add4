"""The commands that take sound in hand on what the user asked for."""

from pathlib import Path

import pytest

from livecard.audio import microphone
from livecard.cli import hearing, interview, walk
from livecard.cli.interview import Interview
from livecard.cli.options import Machine, Showing, Side, Wanted
from livecard.errors import LivecardError
from sounds import SHORT
from test_microphone import Library


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Interview, Showing]]:
    """The interviews that would have been held."""
    held: list[tuple[Interview, Showing]] = []

    def hold(what: Interview, showing: Showing) -> str:
        held.append((what, showing))
        return "s"

    monkeypatch.setattr(interview, "hold", hold)
    return held


@pytest.mark.models("silero-vad")
def test_the_demo_is_the_sample_interview_at_its_own_pace(
    held: list[tuple[Interview, Showing]],
) -> None:
    walk.demo(**_options(Showing()), speed="1")
    [(what, showing)] = held
    assert what.source.name == "senior-backend.opus"
    assert what.rubric.id == "senior-backend"
    assert showing == Showing()
    assert what.listener.step > 0


@pytest.mark.models("silero-vad")
def test_a_replay_takes_the_file_the_rubric_the_level_and_the_machine(
    held: list[tuple[Interview, Showing]],
) -> None:
    machine = Machine(model="whisper-tiny.en", threads=1)
    options = _options(Showing(level="Staff", port=0)) | _options(machine)
    walk.replay(audio=SHORT, rubric="senior-backend", speed="max", candidate=Side.LEFT, **options)
    [(what, showing)] = held
    assert what.source.name == "short.flac"
    assert [str(one) for one in what.source.speakers] == ["candidate", "interviewer"]
    assert (what.rubric.level, showing.level) == ("Staff", "Staff")
    assert what.machine == machine
    assert what.listener.step == 0.0


def test_live_takes_two_devices(
    held: list[tuple[Interview, Showing]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microphone, "sounddevice", Library())
    monkeypatch.setenv("LIVECARD_SOUND", "portaudio")
    options = _options(Showing()) | _options(Machine())
    walk.live(rubric="senior-backend", **options, **vars(Wanted(call="monitor", keep=True)))
    [(what, _)] = held
    assert what.source.keep
    assert what.source.name == "microphones"
    assert [str(one) for one in what.source.speakers] == ["interviewer", "candidate"]
    assert what.listener.step > 0


def test_devices_are_listed_with_a_mark_at_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(microphone, "sounddevice", Library())
    monkeypatch.setenv("LIVECARD_SOUND", "portaudio")
    hearing.devices()
    assert capsys.readouterr().out.splitlines() == [
        "* USB headset  (microphone, 1 channels, 16000 Hz)",
        "  Monitor of the call  (call, 2 channels, 8000 Hz)",
    ]


def test_what_is_wrong_is_found_before_anything_is_held(
    held: list[tuple[Interview, Showing]],
) -> None:
    options = _options(Showing()) | _options(Machine())
    for wrong in ({"speed": "fast"}, {"rubric": "astronaut"}, {"audio": Path("nothing.wav")}):
        asked = {
            "audio": SHORT,
            "rubric": "senior-backend",
            "speed": "1",
            "candidate": Side.RIGHT,
        }
        with pytest.raises(LivecardError):
            walk.replay(**{**asked, **options, **wrong})
    assert held == []


def _options(group: Showing | Machine) -> dict[str, object]:
    return vars(group)
