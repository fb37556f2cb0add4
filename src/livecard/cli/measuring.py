"""Wires the bench: the parts that are measured, and what they are measured on."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from livecard.audio.block import Samples
from livecard.audio.hearing import text
from livecard.audio.listener import ListenerSettings
from livecard.audio.load import LoadSettings
from livecard.audio.vocabulary import terms
from livecard.audio.voice import VoiceModel
from livecard.audio.whisper import Whisper, WhisperSettings
from livecard.bench.cost import Meter
from livecard.bench.dialogue import Dialogue, Room, build, corpus, load, quiet
from livecard.bench.measure import Bench
from livecard.bench.rare import Rare, compared
from livecard.bench.soak import Soak, soak
from livecard.cli.fitting import cost, fitted
from livecard.cli.options import Machine
from livecard.cli.parts import VOICE, Parts, chosen_rubric, silero, written
from livecard.cli.played import SAID
from livecard.cli.workspace import shipped
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.rubric import Rubric


def bench(rubric: Rubric, machine: Machine, listener: ListenerSettings) -> Bench:
    """The product's own parts."""
    parts = Parts(rubric, machine)
    whisper = Whisper(
        WhisperSettings(
            locate(machine.model), machine.device, machine.compute_type, machine.threads
        )
    )
    voice = VoiceModel(silero(locate(VOICE)))
    known = terms(rubric.hot_words, written(machine.vocabulary))
    load = LoadSettings(always=machine.later)
    listener, says = fitted(listener, cost(whisper.draft) if listener.step else 0.0)
    typer.echo(f"  {says}", err=True)
    return Bench(whisper, voice, parts.tagger(), listener, load, known)


def dialogues(paths: Sequence[Path], unspoken: float, said: int = SAID) -> Iterator[Dialogue]:
    """Recordings as they are; of a folder of utterances, the first `said` in a quiet room.

    With minutes of `unspoken` sound, that comes first, and alone where nothing else is named.
    """
    if unspoken:
        yield quiet(unspoken)
    elif not paths:
        yield load(shipped("senior-backend.opus"))
    for path in paths:
        yield _built(path, said) if path.is_dir() else load(path)


def _built(folder: Path, said: int) -> Dialogue:
    return replace(build(corpus(folder)[: said or None], Room()), name=folder.resolve().name)


def soaked(machine: Machine, minutes: float) -> Soak:
    """The memory while the sample interview is heard again and again, drafts included."""
    parts = bench(chosen_rubric("senior-backend", None), machine, ListenerSettings(step=0.0))
    # Nobody waits for it: drafts are made, and use memory, however slow this machine is.
    parts = replace(parts, listener=ListenerSettings())
    dialogue = load(shipped("senior-backend.opus"))
    return soak(parts.pipeline(dialogue, Meter()), dialogue, minutes)


def vocabularies(paths: Sequence[Path], rubric: Rubric, machine: Machine) -> Iterator[list[Rare]]:
    """What the rubric's terms and those of `--vocabulary` are worth on each recording."""
    parts = bench(rubric, machine, ListenerSettings(step=0.0))

    def hear(sound: Samples, given: str) -> str:
        return text(parts.whisper.transcribe(sound, given).words)

    for dialogue in dialogues(paths, 0.0):
        yield compared(dialogue, parts.vocabulary, hear)


def only(cores: int) -> None:
    """Keep this program to so many cores; all of them where it is 0."""
    if not cores:
        return
    if sys.platform != "linux":
        raise LivecardError("--cores works on Linux alone; leave it out")
    allowed = sorted(os.sched_getaffinity(0))
    if cores > len(allowed):
        raise LivecardError(f"--cores {cores}: this program has {len(allowed)}; give fewer")
    os.sched_setaffinity(0, allowed[:cores])
