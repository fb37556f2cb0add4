"""The command itself: what it offers, how fast it answers, and what becomes of an error."""

import subprocess
import sys

import pytest

from livecard import __version__
from livecard.cli import app as cli
from livecard.errors import LivecardError


def run(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int | str | None:
    """The exit code where the command ends with an error."""

    def command() -> None:
        raise error

    monkeypatch.setattr(cli, "app", command)
    with pytest.raises(SystemExit) as raised:
        cli.main()
    return raised.value.code


def test_an_error_for_the_user_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, LivecardError("call.wav is empty; record it again")) == 2
    assert capsys.readouterr().err == "livecard: call.wav is empty; record it again\n"


def test_a_reader_that_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, BrokenPipeError()) == 141


def test_help_offers_every_command_and_loads_no_heavy_library() -> None:
    program = "import sys; sys.argv[1:] = ['--help']\nfrom livecard.cli.app import main\n"
    program += "try: main()\nfinally: print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    shown, loaded = done.stdout.rsplit("\n", 2)[:2]
    for name in ("demo", "replay", "live", "review", "score", "log", "devices", "rubric", "models"):
        assert f" {name} " in shown
    heavy = {"numpy", "torch", "av", "spacy", "onnxruntime", "faster_whisper", "sounddevice"}
    assert heavy & set(loaded.split()) == set()


def test_the_version_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["livecard", "--version"])
    with pytest.raises(SystemExit) as raised:
        cli.main()
    assert raised.value.code in (0, None)
    assert capsys.readouterr().out.strip() == __version__
