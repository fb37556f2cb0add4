"""The commands around the sound of a call: devices, doctor, finish, forget."""

from typing import Annotated

import typer

from livecard.cli.grouped import grouped
from livecard.cli.options import Machine

Session = Annotated[str, typer.Argument(help="The session; `livecard review` shows them.")]


def devices(
    levels: Annotated[
        float, typer.Option(metavar="SECONDS", help="Show for so long how loud each is.", min=0)
    ] = 0.0,
    test: Annotated[
        bool, typer.Option("--test", help="Play a tone, hear it back, name what is wrong.")
    ] = False,
) -> None:
    """List the devices that can be recorded from; * marks those that are taken by themselves."""
    import time

    from livecard.audio.systems import system
    from livecard.cli.sound import meters, show, trial

    here = system()
    show(here)
    if levels:
        meters(here, levels, time.sleep)
    if test:
        trial(here, time.sleep)


def doctor(
    speed: Annotated[
        bool, typer.Option(help="Also measure how fast this machine transcribes.")
    ] = True,
) -> None:
    """Check models, sound, browser, disk and speed; say what to do where something is wrong."""
    from livecard.cli.doctor import examine

    examine(speed)


@grouped
def finish(session: Session, machine: Machine) -> None:
    """Take in what was recorded and not yet heard when livecard was ended by force."""
    from livecard.cli.finish import take_in

    take_in(session, machine)


def forget(session: Session) -> None:
    """Delete the recording of an interview; the transcript and the card stay."""
    from livecard.cli.finish import drop

    drop(session)
