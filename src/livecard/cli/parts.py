"""The parts of the pipeline, made from the models on this machine; each says how long it took."""

import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from livecard.audio.ahead import Ahead
from livecard.audio.aside import aside
from livecard.audio.block import Samples
from livecard.audio.echo import Echo
from livecard.audio.gate import Voice
from livecard.audio.listener import Listener, ListenerSettings, Recogniser
from livecard.audio.load import LoadSettings
from livecard.audio.vocabulary import terms
from livecard.audio.voice import VoiceModel
from livecard.cli.fitting import cost, fitted
from livecard.cli.options import Machine
from livecard.cli.sharpened import kept
from livecard.errors import LivecardError
from livecard.events import ModelLoaded
from livecard.memory import give_back, spare
from livecard.models import at_hand, load_manifest, locate
from livecard.pipeline import Pipeline
from livecard.readings import Known, place
from livecard.rubric import Level, Rubric
from livecard.rubrics.shelf import find
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.sayings import own_words
from livecard.tagging.sharpened import SharpenedTagger
from livecard.tagging.tagger import Tagger

Part = TypeVar("Part")
SPEECH = 0.5
"""The voice model's belief from which on somebody speaks."""
VOICE, ENCODER, SENTENCES = "silero-vad", "sentence-encoder", "en-core-web-sm"
MOST_AT_ONCE = 8
"""Utterances that are heard at once at most, however many cores there are."""
SHARPENED = "sharpened suggestions"
"""What a session's log calls the calibration that the own interviewers' decisions gave."""


class Parts:
    """Loads what a pipeline needs and remembers what was loaded."""

    def __init__(self, rubric: Rubric, machine: Machine) -> None:
        spare()
        self._rubric = rubric
        self._machine = machine
        self.loaded: list[ModelLoaded] = []
        self.place = ""
        """Where the recogniser runs, and on which numbers."""
        self.fit = ""
        """What was chosen for this machine, in words."""
        self.first = 1, 1
        """The numbers of the first utterance and of the first evidence."""

    def tagger(self) -> Tagger:
        """The tagger for the rubric."""
        return self.taggers()()

    def taggers(self) -> Callable[[], Tagger]:
        """What makes taggers for the rubric, each of which has heard nothing yet."""
        # Here and below: a command that needs no model must not wait for its library.
        from livecard.tagging.encoder import Encoder
        from livecard.tagging.sentences import SpacySentences

        # spaCy's libraries are read while ONNX Runtime computes: half the wait on two cores.
        with ThreadPoolExecutor(1) as pool:
            soon = pool.submit(self._timed, SENTENCES, SpacySentences)
            encoder = self._timed(ENCODER, Encoder)
            name, made = self._rubric.id, signature(ENCODER)
            own = kept(name, made)
            shipped = encoder.taught.of(self._rubric)
            taught = own.sharpened.taught(shipped) if own else shipped
            known = Known(encoder, made, own_words(self._rubric), place(name))
            matcher = Matcher(self._rubric, known, taught)
            sentences = soon.result()
        # Until somebody has said something there is time; what is needed sooner is read at once.
        # No daemon, as the thread that starts it may be: the model must not be gone before it ends.
        threading.Thread(target=_ready, args=(matcher, known), name="sayings", daemon=False).start()
        number = itertools.count(self.first[1]).__next__
        if own is None:
            return lambda: Tagger(matcher, sentences, number)
        self.loaded.append(ModelLoaded(SHARPENED, own.digest, 0.0))
        return lambda: SharpenedTagger(matcher, own.sharpened, sentences, number)

    def pipeline(
        self,
        speakers: Sequence[Speaker],
        settings: ListenerSettings,
        spoke: Callable[[Speaker], None] | None = None,
    ) -> Iterator[ModelLoaded | Pipeline]:
        """Each model as it is loaded, and at last the pipeline; `spoke` is told of speech."""
        voice = self._timed(VOICE, lambda folder: VoiceModel(silero(folder)))
        yield self.loaded[-1]
        workers = at_once() if settings.step <= 0 else 1
        recogniser = self._recogniser(workers)
        yield self.loaded[-1]
        settings, says = fitted(settings, cost(recogniser.draft) if settings.step else 0.0)
        self.fit = f"the recogniser runs on {self.place}: {says}"
        before = len(self.loaded)
        taggers = self.taggers()
        yield from self.loaded[before:]
        number = itertools.count(self.first[0]).__next__
        ears = {one: _attentive(voice.channel(), spoke, one) for one in speakers}
        yield Pipeline(
            {
                one: Listener(one, ear, recogniser, number, settings, aside)
                for one, ear in ears.items()
            },
            taggers(),
            taggers,
            LoadSettings(always=self._machine.later),
            echo=Echo if spoke else None,
            passes=Ahead(workers) if workers > 1 else None,
        )

    def _recogniser(self, workers: int) -> Recogniser:
        from livecard.audio.whisper import Whisper, WhisperSettings

        machine = self._machine

        def load(folder: Path) -> Whisper:
            return Whisper(
                WhisperSettings(
                    folder, machine.device, machine.compute_type, machine.threads, workers
                )
            )

        whisper = self._timed(machine.model, load)
        self.place = whisper.place
        known = terms(self._rubric.hot_words, written(machine.vocabulary))
        given = ", ".join(known)
        return Recogniser(whisper.draft, lambda sound: whisper.transcribe(sound, given), known)

    def _timed(self, name: str, load: Callable[[Path], Part]) -> Part:
        begun = time.monotonic()
        part = load(locate(name))
        # Reading a model takes up to twice its size; the next one can have that.
        give_back()
        taken = round(time.monotonic() - begun, 2)
        self.loaded.append(ModelLoaded(name, digest(name), taken))
        return part


def _ready(matcher: Matcher, known: Known) -> None:
    """Read what is not known yet of the rubric's own words, for now and for the next start."""
    matcher.prepare()
    known.keep()


def _attentive(voice: Voice, spoke: Callable[[Speaker], None] | None, who: Speaker) -> Voice:
    """The voice, which also tells the watchdogs of speech."""
    if spoke is None:
        return voice
    tell = spoke

    def hear(frame: Samples) -> float:
        belief = voice(frame)
        if belief >= SPEECH:
            tell(who)
        return belief

    return hear


def written(path: Path | None) -> str:
    """The text that a user gave as vocabulary; empty where none was given."""
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LivecardError(
            f"--vocabulary {path} cannot be read as text ({error}); give a plain text file"
        ) from error


def at_once() -> int:
    """How many utterances are heard at once where nobody waits: one each core, within reason.

    On two cores two passes with a thread each are faster than one pass with two threads: the
    recogniser's decoder computes in pieces too small to be divided.
    """
    return min(MOST_AT_ONCE, os.cpu_count() or 1)


def must_be_here(machine: Machine) -> None:
    """MissingModel where a model of the pipeline is not on this machine."""
    for name in (VOICE, machine.model, ENCODER, SENTENCES):
        at_hand(name)


def digest(name: str) -> str:
    """The digest of a model's largest file: which one it is, for whoever repeats the session."""
    largest = max(load_manifest()[name].files, key=lambda file: file.bytes or 0)
    return largest.sha256 or "not pinned"


def signature(name: str) -> str:
    """The digest of all files of a model: of two that differ in their calibration alone, which."""
    parts = sorted((file.name, file.sha256 or "") for file in load_manifest()[name].files)
    return sha256(repr(parts).encode()).hexdigest()


def silero(folder: Path) -> Path:
    """The model file in its folder."""
    found = sorted(folder.glob("silero_vad*.onnx"))
    if not found:
        raise LivecardError(f"there is no voice model in {folder}; try: livecard models verify")
    return found[-1]


def chosen_rubric(id_or_path: str, level: Level | None) -> Rubric:
    """The rubric of that id or file, for the level interviewed for."""
    rubric = find(id_or_path)
    return rubric.at(level or rubric.level)
