"""Options that several commands share, each with its help."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from livecard import rubric as rubrics


class Side(StrEnum):
    """A channel of a two-channel recording."""

    LEFT = "left"
    RIGHT = "right"


Audio = Annotated[Path, typer.Argument(help="WAV, FLAC, MP3, Ogg, M4A, MP4 or MKV.")]
RubricName = Annotated[
    str,
    typer.Option(
        "--rubric", metavar="ID|FILE", help="The rubric; `livecard rubric list` shows them."
    ),
]
Level = Annotated[
    rubrics.Level | None,
    typer.Option(help="The level interviewed for; the rubric's own if not given."),
]
Speed = Annotated[
    str, typer.Option(metavar="N|max", help="Pace: 1 as spoken, 4 four times that, max at once.")
]
Candidate = Annotated[Side, typer.Option(help="The channel that the candidate speaks on.")]


@dataclass(frozen=True)
class Showing:
    """Whose interview it is, and how its card is shown."""

    level: Annotated[
        rubrics.Level | None,
        typer.Option(help="The level interviewed for; the rubric's own if not given."),
    ] = None
    name: Annotated[str, typer.Option(help="The candidate's name, for the card.")] = ""
    browser: Annotated[bool, typer.Option(help="Open the card in the browser.")] = True
    port: Annotated[
        int,
        typer.Option(help="Port on this machine's loopback; 0 takes any.", min=0, max=65535),
    ] = 8765
    minutes: Annotated[
        int | None,
        typer.Option(help="What the interview may take; the format's own if not given.", min=1),
    ] = None
    blind: Annotated[
        bool | None,
        typer.Option(
            "--blind/--open",
            help="Seal suggested ratings until you have rated; as the rubric says if not given.",
        ),
    ] = None
    share: Annotated[
        bool, typer.Option("--share", help="Let another device of your network open the card.")
    ] = False
    address: Annotated[
        str,
        typer.Option(help="With --share: this machine's address, where a wrong one is found."),
    ] = ""
    stay: Annotated[bool, typer.Option(help="Keep the card open when the sound has ended.")] = True


@dataclass(frozen=True)
class Machine:
    """What the recogniser is and where it runs."""

    model: Annotated[
        str, typer.Option(help="The recogniser; `livecard models list` shows them.")
    ] = "whisper-base"
    device: Annotated[
        Literal["auto", "cpu", "cuda"], typer.Option(help="Where the recogniser runs.")
    ] = "auto"
    compute_type: Annotated[
        str, typer.Option(help="Its numbers: int8, float16, float32 or auto.")
    ] = "auto"
    threads: Annotated[
        int, typer.Option(help="Its threads; 0 leaves it to the library.", min=0)
    ] = 0
    vocabulary: Annotated[
        Path | None,
        typer.Option(help="A text with names to expect: the job advert, the CV, a list of terms."),
    ] = None
    later: Annotated[
        bool, typer.Option("--later", help="Record now, transcribe when the sound has ended.")
    ] = False


@dataclass(frozen=True)
class Wanted:
    """The devices that a user asks for; None for those that livecard finds."""

    microphone: Annotated[
        str | None,
        typer.Option(help="Your microphone, or part of its name; the default one if not given."),
    ] = None
    call: Annotated[
        str | None,
        typer.Option(help="What brings the call's sound; what is played if not given."),
    ] = None
    in_person: Annotated[
        bool,
        typer.Option("--in-person", help="One microphone for both of you: a key says who speaks."),
    ] = False
    in_browser: Annotated[
        bool,
        typer.Option(
            "--in-browser",
            help="Let the page record your microphone and the call's tab: no driver is needed.",
        ),
    ] = False
    keep: Annotated[
        bool,
        typer.Option(
            "--keep", help="Keep the recording when the card is submitted; else it goes then."
        ),
    ] = False
