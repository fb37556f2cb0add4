"""Wires the measuring of what recognition costs: recordings of labelled interviews, heard."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path

import msgspec
import numpy as np
import typer

from livecard.audio import recording
from livecard.audio.block import Samples
from livecard.audio.hearing import Recogniser
from livecard.audio.listener import Listener, ListenerSettings
from livecard.audio.resample import Resample
from livecard.audio.vocabulary import terms
from livecard.audio.voice import VoiceModel
from livecard.audio.whisper import Whisper, WhisperSettings
from livecard.bench.evidence import Outcome, bench, figures
from livecard.bench.heard import (
    Spoken,
    SpokenTurn,
    Texts,
    heard,
    loss,
    loss_interval,
    pairs,
    replaced,
)
from livecard.bench.words import Errors, errors
from livecard.cli.options import Machine
from livecard.cli.parts import VOICE, silero, written
from livecard.cli.tagging_bench import cell, makes, table, tagger_maker
from livecard.cli.teaching import rubric
from livecard.errors import LivecardError
from livecard.models import locate
from livecard.speaker import Speaker
from livecard.training.examples import LabelledInterview, read

LEAST = 5
"""Interviews that an interval over interviews needs."""


def lines(folder: Path, data: Path, machine: Machine) -> Iterator[str]:
    """The table with the script's words and with the heard ones, the loss, the word errors."""
    manifest = folder / "manifest.json"
    try:
        turns = msgspec.json.decode(manifest.read_bytes(), type=Spoken).turns
    except (OSError, msgspec.MsgspecError) as error:
        raise LivecardError(
            f"{manifest} is no manifest of spoken turns ({error}); samples/speak_turns.py makes one"
        ) from error
    named = {one.interview for one in turns}
    labelled = read(data / "interviews.jsonl", LabelledInterview)
    interviews = [one for one in labelled if one.id in named]
    texts = recognised(folder, turns, {one.id: one.rubric for one in interviews}, data, machine)
    make = makes(data, tagger_maker())
    script = _all(bench(interviews, make))
    spoken = _all(bench([replaced(one, texts) for one in interviews], make))
    yield from table({"the script's words": figures(script), "the heard words": figures(spoken)})
    yield from _compared(script, spoken)
    found = reduce(Errors.__add__, (errors(*pair) for pair in pairs(interviews, texts)))
    yield f"word error rate {found.rate:.3f} of {found.reference} words in {len(texts)} turns"


def _all(by_rubric: dict[str, list[Outcome]]) -> list[Outcome]:
    return [one for group in by_rubric.values() for one in group]


def _compared(script: Sequence[Outcome], spoken: Sequence[Outcome]) -> Iterator[str]:
    between = loss_interval(script, spoken) if len(script) >= LEAST else None
    sure = f" (95 %: {between[0]:.3f} to {between[1]:.3f})" if between else ""
    yield f"loss of F1: {cell(loss(script, spoken))}{sure}, over {len(script)} interviews"


def recognised(
    folder: Path,
    turns: Sequence[SpokenTurn],
    rubrics: dict[str, str],
    data: Path,
    machine: Machine,
) -> Texts:
    """What each recording says; kept beside them, as another tagger hears the same."""
    kept = folder / f"heard.{machine.model}.json"
    known = _kept(kept)
    missing = [one for one in turns if one.file not in known and one.interview in rubrics]
    ear = Ear(machine) if missing else None
    with typer.progressbar(missing, label="turns heard") as bar:
        for one in bar:
            assert ear is not None
            of = rubric(data, rubrics[one.interview])
            known[one.file] = ear(folder / one.file, of.hot_words)
            kept.write_bytes(msgspec.json.encode(known))
    return {(one.interview, one.turn): known[one.file] for one in turns if one.file in known}


def _kept(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        return {}
    except msgspec.MsgspecError as error:
        raise LivecardError(f"{path} is damaged ({error}); delete it") from error


class Ear:
    """The product's own listener and recogniser, as for a recording that is played at once."""

    def __init__(self, machine: Machine) -> None:
        self._whisper = Whisper(
            WhisperSettings(
                locate(machine.model), machine.device, machine.compute_type, machine.threads
            )
        )
        self._voice = VoiceModel(silero(locate(VOICE)))
        self._given = written(machine.vocabulary)
        self._settings = replace(ListenerSettings(), step=0.0)

    def __call__(self, path: Path, hot_words: Sequence[str]) -> str:
        """The finished text of a recording."""
        number = itertools.count(1).__next__
        hear = self._recogniser(terms(hot_words, self._given))
        listener = Listener(Speaker.CANDIDATE, self._voice.channel(), hear, number, self._settings)
        return heard(listener, sound(path))

    def _recogniser(self, known: tuple[str, ...]) -> Recogniser:
        given = ", ".join(known)
        whisper = self._whisper
        return Recogniser(whisper.draft, lambda part: whisper.transcribe(part, given), known)


def sound(path: Path) -> Samples:
    """A recording with one channel."""
    found = recording.probe(path)
    parts = recording.blocks(found, (Speaker.CANDIDATE,), Resample)
    return np.concatenate([one.samples for one in parts])
