"""The doctor: each thing that an interview needs is in order, or has its mend."""

import shutil
import webbrowser
from collections import namedtuple

import pytest
import typer

from devices import Clock, FakeSystem, usual
from livecard.cli import doctor
from livecard.cli.doctor import Finding, browser, disk, pace, sound
from livecard.errors import LivecardError

Usage = namedtuple("Usage", "total used free")


def test_a_machine_with_sound_has_nothing_to_mend() -> None:
    assert [one.mend for one in sound(lambda: usual(Clock()))] == ["", ""]


def test_a_machine_without_is_told_what_to_plug_in_and_to_install() -> None:
    own, call = sound(lambda: FakeSystem(Clock(), []))
    assert "plug in a microphone" in own.mend
    assert "install a device" in call.mend


def test_a_full_disk_has_its_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(10, 9, 1))
    [one] = disk()
    assert "free some space" in one.mend


def test_without_a_browser_the_address_is_opened_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    [one] = browser()
    assert "open the printed address" in one.mend


def test_a_slow_machine_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow() -> str:
        raise LivecardError("0.5 times real time is too slow; take a smaller model")

    monkeypatch.setattr(doctor, "_pace", slow)
    assert [one.mend for one in pace()] == ["0.5 times real time is too slow; take a smaller model"]


@pytest.mark.parametrize(("mend", "code"), [("", 0), ("plug it in", 2)])
def test_a_finding_to_mend_ends_the_command_with_2(
    mend: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("models", "disk", "browser"):
        monkeypatch.setattr(doctor, name, lambda: [Finding("it", mend)])
    monkeypatch.setattr(doctor, "sound", lambda system: [])
    ended = 0
    try:
        doctor.examine(speed=False)
    except typer.Exit as error:
        ended = error.exit_code
    assert ended == code
    assert capsys.readouterr().out.splitlines()[0] == (" !  it: plug it in" if mend else "ok  it")
