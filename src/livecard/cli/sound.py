"""Lists what sound can be recorded from, shows its level, and tries it out."""

from collections.abc import Callable

import numpy as np
import typer

from livecard.audio.device import Device, Stream, System
from livecard.audio.watch import NOTHING

BAR = 40
FLOOR = -60.0
"""Decibels at which a bar is empty."""
EVERY = 0.2


def show(system: System) -> None:
    """One line for each."""
    every = system.devices()
    for one in every:
        mark = "*" if one.default else " "
        muted = ", muted" if one.muted else ""
        typer.echo(
            f"{mark} {one.name}  ({one.kind}, {one.channels} channels, {one.rate} Hz{muted})"
        )
    if not any(one.kind == "call" for one in every):
        typer.echo(f"No device brings the call's sound: {system.advice()}.")


def meters(system: System, seconds: float, sleep: Callable[[float], None]) -> None:
    """How loud each default device is, a line each time."""
    streams = [(one, system.open(one)) for one in system.devices() if one.default]
    for _ in range(max(1, round(seconds / EVERY))):
        sleep(EVERY)
        typer.echo("   ".join(_meter(device, stream) for device, stream in streams))
    for _, stream in streams:
        stream.close()


def trial(system: System, sleep: Callable[[float], None]) -> None:
    """Play the tone and say what is wrong; exit code 2 where something is."""
    from livecard.cli.trying import problems, tried

    typer.echo("A tone is played; stay quiet for three seconds.")
    found = list(problems(tried(system, sleep)))
    for problem in found:
        typer.echo(f"! {problem}", err=True)
    if found:
        raise typer.Exit(2)
    typer.echo("What is played is heard, and the microphone brings sound.")


def _meter(device: Device, stream: Stream) -> str:
    sound = np.concatenate([np.zeros(1, np.float32), *(one.sound for one in stream.read())])
    peak = float(np.abs(sound).max())
    level = max(NOTHING, 20 * float(np.log10(peak))) if peak else NOTHING
    filled = round(BAR * max(0.0, 1 - level / FLOOR))
    return f"{device.name[:24]:24} [{'#' * filled:{BAR}}]"
