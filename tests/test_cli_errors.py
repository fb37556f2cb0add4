"""What a user is told when a command cannot be carried out: one line, what to do, nothing begun."""

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import QUICKLY, livecard, sessions
from sounds import SHORT, tone, write_wav

REPLAY = ("replay", "--rubric", "senior-backend", *QUICKLY)


def refused(home: Path, *words: str | Path) -> str:
    """The one line on stderr of a command that exits with 2 and leaves nothing behind."""
    done = livecard(home, *words)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert line.startswith("livecard: ")
    assert sessions(home) == []
    return line


def corrupt(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def three(path: Path) -> None:
    write_wav(path, [tone(0.5)] * 3)


def absent(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    ("make", "why", "mend"),
    [
        (corrupt, "cannot be read as a recording", "WAV, FLAC, MP3, Ogg, M4A, MP4 and MKV can be"),
        (empty, "is empty", "record it again or export it anew"),
        (three, "has 3 channels", "export it with two"),
        (absent, "there is no file", "give the path of a recording"),
    ],
)
def test_a_recording_that_cannot_be_heard_is_one_line_that_says_what_to_do(
    make: Callable[[Path], None], why: str, mend: str, tmp_path: Path
) -> None:
    path = tmp_path / "call.wav"
    make(path)
    line = refused(tmp_path / "home", *REPLAY, path)
    assert str(path) in line
    assert why in line
    assert mend in line


@pytest.mark.models("silero-vad")
@pytest.mark.parametrize("sound", [[[], []], [tone(0), tone(0)], [[0] * 48_000, [0] * 48_000]])
def test_a_recording_in_which_nobody_speaks_is_refused(
    sound: list[list[float]], tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "call.wav", sound)
    line = refused(tmp_path / "home", *REPLAY, path)
    assert "nobody speaks in" in line or "holds no sound" in line


def test_an_unknown_rubric_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    line = refused(tmp_path, "replay", SHORT, "--rubric", "junior-astronaut", *QUICKLY)
    assert "junior-astronaut" in line
    assert "senior-backend" in line


def test_a_speed_that_is_none_is_refused(tmp_path: Path) -> None:
    line = refused(tmp_path, *REPLAY, SHORT, "--speed", "fast")
    assert "--speed fast is no pace; give a number from 0.1 to 100, or max" in line


@pytest.mark.models("silero-vad")
def test_a_port_in_use_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        words = ("replay", SHORT, "--rubric", "senior-backend", "--no-browser", "--port", port)
        line = refused(tmp_path, *words)
    assert f"port {port} cannot be used" in line
    assert "--port 0" in line


@pytest.mark.models("silero-vad")
def test_an_unknown_recogniser_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    line = refused(tmp_path, *REPLAY, SHORT, "--model", "whisper-gigantic")
    assert "'whisper-gigantic'" in line
    assert "whisper-base" in line


def test_a_bad_transcript_is_refused_with_the_shape_that_it_should_have(tmp_path: Path) -> None:
    path = tmp_path / "turns.json"
    path.write_text('{"turns": [{"speaker": "dog", "text": "woof"}]}')
    line = refused(tmp_path, "score", path, "--rubric", "senior-backend")
    assert str(path) in line
    assert '{"turns": [' in line


def test_a_transcript_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nothing.json"
    assert f"{path} cannot be read" in refused(
        tmp_path, "score", path, "--rubric", "senior-backend"
    )


@pytest.mark.parametrize("command", ["log", "review"])
def test_a_session_that_is_not_there_is_refused(command: str, tmp_path: Path) -> None:
    assert "no session 'yesterday'" in refused(tmp_path, command, "yesterday")


@pytest.mark.parametrize("words", [["replay"], ["sing"]])
def test_a_command_that_is_not_whole_says_how_it_goes(words: list[str], tmp_path: Path) -> None:
    done = livecard(tmp_path, *words)
    assert done.returncode == 2
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr
    assert sessions(tmp_path) == []


@pytest.mark.models
def test_a_browser_that_is_not_there_is_said_and_the_card_is_filled_all_the_same(
    tmp_path: Path,
) -> None:
    words = ("replay", SHORT, "--rubric", "senior-backend", "--no-stay", "--port", "0")
    done = livecard(
        tmp_path, *words, "--speed", "max", BROWSER=str(tmp_path / "no-browser"), DISPLAY=""
    )
    assert done.returncode == 0, done.stderr
    assert "No browser could be opened: open the address yourself." in done.stdout
    assert len(sessions(tmp_path)) == 1


@pytest.mark.models
def test_a_recording_that_breaks_off_says_so_and_keeps_the_card_so_far(tmp_path: Path) -> None:
    path = tmp_path / "call.flac"
    whole = SHORT.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] + bytes(2_000))
    home = tmp_path / "home"
    done = livecard(home, *REPLAY, path)
    [session] = sessions(home)
    last = livecard(home, "log", session).stdout.splitlines()[-1]
    closed = json.loads(last)["event"]
    assert closed["type"] == "SessionClosed"
    assert "export" in closed["reason"] or "can be (after" in closed["reason"]
    assert done.stderr.strip() == closed["reason"]
    assert done.returncode == 2
