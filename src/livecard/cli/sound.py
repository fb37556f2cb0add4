"""The command that lists what sound can be recorded from."""

import typer


def devices() -> None:
    """List the devices that can be recorded from."""
    from livecard.audio.systems import system

    for one in system().devices():
        mark = "*" if one.default else " "
        typer.echo(f"{mark} {one.name}  ({one.kind}, {one.channels} channels, {one.rate} Hz)")
