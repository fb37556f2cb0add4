"""How `bench stream` plays its sound: the options, and the hearings that they ask for."""

from dataclasses import dataclass
from typing import Annotated

import typer

from livecard.errors import LivecardError

LOUDEST = 40.0
"""dB up or down; beyond that nothing of the speech is left."""
SAID = 24
"""Utterances of a corpus that make one dialogue."""


@dataclass(frozen=True)
class Played:
    """How the sound is played, and on how much of the machine."""

    pace: Annotated[
        str,
        typer.Option(
            metavar="N|max",
            help="1 as spoken, max at once; over 1, the last third is played as spoken.",
        ),
    ] = "1"
    loudness: Annotated[
        str,
        typer.Option(
            metavar="DB,…",
            help="Hear each recording once for each of these, so many dB louder, as in -2,0,2, and "
            "add up the word errors: a single hearing's are chance to a good part. --pace max "
            "makes no drafts; the finished text is that of a run that is never 4 s behind.",
        ),
    ] = "0"
    telephone: Annotated[
        bool,
        typer.Option("--telephone", help="And once more with the candidate on a telephone line."),
    ] = False
    utterances: Annotated[
        int, typer.Option(help="Of a folder, so many make its dialogue; 0 takes all.", min=0)
    ] = SAID
    unspoken: Annotated[
        float,
        typer.Option(metavar="MINUTES", help="Measure so many minutes of silence, hum and noise."),
    ] = 0.0
    cores: Annotated[
        int, typer.Option(help="Use so many cores alone; 0 uses all. Linux only.", min=0)
    ] = 0

    @property
    def loudnesses(self) -> tuple[float, ...]:
        """In dB, each once."""
        return tuple(dict.fromkeys(map(_decibels, self.loudness.split(","))))

    @property
    def hearings(self) -> int:
        """How often each recording is heard."""
        return len(self.loudnesses) * (1 + self.telephone)


def _decibels(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = float("nan")
    if not -LOUDEST <= found <= LOUDEST:
        raise LivecardError(
            f"--loudness {text.strip() or 'nothing'} is no loudness; give dB from -40 to 40, "
            "as in --loudness -2,0,2"
        )
    return found
