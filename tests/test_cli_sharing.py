"""Sharing: off unless asked for, and then at an address that other devices can reach."""

import ipaddress

import pytest

from livecard.cli.options import Showing
from livecard.cli.sharing import address, announce, found
from livecard.errors import LivecardError


def test_nothing_is_shared_unless_it_is_asked_for() -> None:
    assert address(Showing()) == ""
    assert address(Showing(address="192.168.1.5")) == ""


def test_a_named_address_is_taken_as_it_is() -> None:
    assert address(Showing(share=True, address="192.168.1.5")) == "192.168.1.5"


def test_the_address_found_is_one_or_the_reason_is_told() -> None:
    try:
        way = found()
    except LivecardError as error:
        way = str(error)
    assert "--address" in way or ipaddress.ip_address(way).version == 4


def test_the_invitation_is_printed_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    class Inviting:
        def invitation(self, session: str) -> str:
            return f"http://192.168.1.5:8765/?pass=secret&session={session}"

    announce(Inviting(), "a")
    printed = capsys.readouterr().out
    assert "http://192.168.1.5:8765/?pass=secret&session=a" in printed
    assert "█" in printed
