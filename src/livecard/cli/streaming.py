"""Wires the measuring of the live transcript: each recording, in each hearing that is asked for."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from livecard.bench.dialogue import Dialogue, louder, telephoned
from livecard.bench.measure import Bench, measured
from livecard.bench.stream import Report
from livecard.cli.measuring import dialogues
from livecard.cli.peers import Asked, with_peers
from livecard.cli.played import Played
from livecard.cli.sources import pace


def stream(
    parts: Bench,
    audio: Sequence[Path],
    played: Played,
    wanted: Asked | None,
    into: list[list[Report]],
) -> None:
    """Measure everything, the hearings of a recording together; what is done stays if it stops."""
    recordings = len(audio) + bool(played.unspoken) or 1
    whole = recordings * played.hearings
    try:
        for dialogue in dialogues(audio, played.unspoken, played.utterances):
            into.append([])
            for one in hearings(dialogue, played):
                number = sum(map(len, into)) + 1
                report = _measured(parts, one, played.pace, f"{number} of {whole}: ")
                into[-1].append(report)
                if wanted:
                    into[-1][-1] = with_peers(report, one, parts, wanted)
    except KeyboardInterrupt:
        typer.echo(f"\n  stopped after {sum(map(len, into))} of {whole} hearings", err=True)
        raise


def hearings(dialogue: Dialogue, played: Played) -> Iterator[Dialogue]:
    """The dialogue at each loudness, then the same through a telephone."""
    for line in (dialogue, telephoned(dialogue)) if played.telephone else (dialogue,):
        for by in played.loudnesses:
            yield louder(line, by)


def _measured(parts: Bench, dialogue: Dialogue, how: str, number: str) -> Report:
    """Measured while a bar shows how much of the sound has been heard."""
    label = f"  {number}{dialogue.name}: {dialogue.seconds:.0f} s at pace {how}"
    with typer.progressbar(length=round(dialogue.seconds), label=label, file=sys.stderr) as bar:
        return measured(
            parts, dialogue, pace(how).speed, lambda until: bar.update(round(until) - bar.pos)
        )
