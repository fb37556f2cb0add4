"""The command that lists what sound can be recorded from."""

import typer


def devices() -> None:
    """List the devices that can be recorded from."""
    from livecard.audio.microphone import devices as found

    for one in found():
        mark = "*" if one.default else " "
        typer.echo(f"{mark} {one.index:3}  {one.name}  ({one.channels} channels, {one.rate} Hz)")
