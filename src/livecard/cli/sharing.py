"""The card on a second device: this machine's address in its network, and the code to open it."""

import socket
from typing import Protocol

import typer

from livecard.cli.options import Showing
from livecard.errors import LivecardError
from livecard.qr import printed

ELSEWHERE = ("192.0.2.1", 9)
"""An address set aside for documents. Nothing is sent: the system only says which way it would."""


def address(showing: Showing) -> str:
    """Where other devices reach this machine; empty where none is to."""
    if not showing.share:
        return ""
    return showing.address or found()


def found() -> str:
    """This machine's address in its network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(ELSEWHERE)
        except OSError as error:
            raise LivecardError(
                "this machine is in no network, so no other device can reach it: join one, or"
                " name this machine's address with --address"
            ) from error
        return str(way.getsockname()[0])


class Inviting(Protocol):
    """Whoever can let another device in."""

    def invitation(self, session: str) -> str:
        """The address to open there."""


def announce(server: Inviting, session: str) -> None:
    """Print the code for another device. What it opens works once."""
    invitation = server.invitation(session)
    typer.echo(f"On another device of your network, once: {invitation}")
    typer.echo(printed(invitation))
