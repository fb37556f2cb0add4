"""One speaker's ear: which sound to decode now, which words have settled, when somebody is done."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from livecard.audio.agreement import Agreement, AgreementSettings, form
from livecard.audio.block import RATE, Samples, seconds
from livecard.audio.gate import FRAME, Gate, GateSettings, Heard, Voice, frames
from livecard.audio.invented import InventedSettings, invented
from livecard.events import (
    Event,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
    Word,
)
from livecard.speaker import Speaker


@dataclass(frozen=True)
class Hearing:
    """What the recogniser makes of a stretch of sound; word times count from its beginning."""

    words: tuple[Word, ...]
    logprob: float = 0.0
    """Mean log-probability of a token."""
    no_speech: float = 0.0
    """The recogniser's belief that nobody spoke, 0 to 1."""
    repetition: float = 1.0
    """How well the text can be compressed; over 2.4 it is a loop."""


Transcribe = Callable[[Samples], Hearing]
REST_PASSES = 2
"""How often a final pass is continued at most."""


@dataclass(frozen=True)
class Recogniser:
    """The two passes: a quick one while somebody speaks, a thorough one when they are done."""

    draft: Transcribe
    transcribe: Transcribe


@dataclass(frozen=True)
class ListenerSettings:
    """Durations in seconds."""

    before: float = 0.35
    """Sound kept from before the gate opened: the first consonant is often soft."""
    step: float = 0.5
    """New sound that an interim pass needs; 0 for no interim passes at all."""
    first: float = 0.35
    """Sound after which the first words of an utterance are worth a pass."""
    divide: float = 12.0
    """An utterance longer than this is divided at the next dip …"""
    longest: float = 20.0
    """… and one longer than this is divided where it stands."""
    keep: float = 1.5
    """Settled sound left in front of an interim pass, as context."""
    rest: float = 0.7
    """Speech after the last word of a final pass that is worth another one."""
    shortest: float = 0.12
    """Speech shorter than this is a click."""
    gate: GateSettings = field(default_factory=GateSettings)
    agreement: AgreementSettings = field(default_factory=AgreementSettings)
    invented: InventedSettings = field(default_factory=InventedSettings)


class Listener:
    """Takes the frames of one channel in order, and says when a pass over its sound is due."""

    def __init__(
        self,
        speaker: Speaker,
        voice: Voice,
        recogniser: Recogniser,
        number: Callable[[], int],
        settings: ListenerSettings,
    ) -> None:
        self.speaker = speaker
        self._gate = Gate(voice, settings.gate)
        self._recogniser = recogniser
        self._number = number
        self._settings = settings
        self._before: deque[Samples] = deque(maxlen=max(1, frames(settings.before)))
        self._open: _Utterance | None = None
        self._done: deque[_Utterance] = deque()

    def feed(self, frame: Samples, at: int) -> None:
        """Take in the frame that begins at sample `at`."""
        heard = self._gate.feed(frame)
        if self._open is None:
            self._before.append(frame)
            if heard is Heard.BEGIN:
                self._begin(at + FRAME)
            return
        self._open.add(frame)
        self._after(self._open, heard)

    @property
    def due(self) -> bool:
        """Whether an interim pass is worth its cost now."""
        return self._open is not None and self._settings.step > 0 and self._open.due

    @property
    def done(self) -> bool:
        """Whether an utterance is over and waits for its final pass."""
        return bool(self._done)

    def revise(self) -> Iterator[Event]:
        """The interim pass over the open utterance."""
        if self._open is not None:
            yield from self._open.revise(self._recogniser)

    def settle(self) -> Iterator[Event]:
        """The final pass over the utterances that are over."""
        while self._done:
            yield self._done.popleft().settle(self._recogniser.transcribe)

    def finish(self) -> Iterator[Event]:
        """No more sound will come: what is open is over."""
        if self._open is not None:
            self._end(self._open)
        yield from self.settle()

    def _begin(self, end: int) -> None:
        self._open = _Utterance(
            self._number(), self.speaker, end, list(self._before), self._settings
        )
        self._before.clear()

    def _after(self, open_: "_Utterance", heard: Heard) -> None:
        length = open_.length / RATE
        if heard is Heard.PAUSE:
            open_.paused = True
        if heard is Heard.END:
            self._end(open_)
        elif length > self._settings.longest or (
            heard is Heard.DIP and length > self._settings.divide
        ):
            self._end(open_)
            self._open = _Utterance(self._number(), self.speaker, open_.end, [], self._settings)
        elif heard is Heard.SPEECH and not self._gate.quiet:
            open_.go_on()

    def _end(self, open_: "_Utterance") -> None:
        self._done.append(open_)
        self._open = None


class _Utterance:
    """The sound of one utterance, from shortly before its first word on."""

    def __init__(
        self,
        number: int,
        speaker: Speaker,
        end: int,
        sound: list[Samples],
        settings: ListenerSettings,
    ) -> None:
        self._number = number
        self._speaker = speaker
        self._settings = settings
        self._sound = sound
        self.start = end - sum(map(len, sound))
        self.end = end
        self.spoken = 2 * FRAME
        self.voiced = end
        """Sample position behind the last spoken frame."""
        self.paused = False
        self._heard = self.start
        """Up to where the last interim pass listened."""
        self._whole: Hearing | None = None
        """A thorough pass made in a pause; it is the last one if nothing more is said."""
        self._agreement = Agreement(settings.agreement)

    @property
    def length(self) -> int:
        return self.end - self.start

    def add(self, frame: Samples) -> None:
        self._sound.append(frame)
        self.end += len(frame)

    @property
    def due(self) -> bool:
        fresh = self.end - self._heard
        first = self._heard == self.start
        wanted = self._settings.before + self._settings.first if first else self._settings.step
        return fresh >= wanted * RATE or (self.paused and fresh >= FRAME * 4)

    def go_on(self) -> None:
        """Somebody speaks in the frame that was just added."""
        self.spoken += FRAME
        self.voiced = self.end
        self._whole = None

    def revise(self, recogniser: Recogniser) -> Iterator[Event]:
        start = self._trimmed()
        if self.paused:
            # Most pauses of this length end an utterance: the thorough pass is made while it is
            # still open, so that its words stand as soon as the pause is long enough.
            start = self.start
            hearing = self._whole = self._thorough(recogniser.transcribe)
        else:
            hearing = recogniser.draft(self._from(start))
        self._heard, self.paused = self.end, False
        words = [_moved(word, seconds(start)) for word in hearing.words]
        if invented(hearing, self.spoken / RATE, self._settings.invented):
            return
        self._agreement.revise(words, seconds(self.end))
        yield UtteranceRevised(
            self._number,
            self._speaker,
            seconds(self.start),
            seconds(self.end),
            _text(self._agreement.settled),
            _text(self._agreement.tentative),
        )

    def settle(self, transcribe: Transcribe) -> Event:
        hearing = self._whole or self._thorough(transcribe)
        why = "too short" if self.spoken < self._settings.shortest * RATE else ""
        why = why or invented(hearing, self.spoken / RATE, self._settings.invented)
        if why:
            return UtteranceDiscarded(
                self._number, self._speaker, seconds(self.start), seconds(self.end), why
            )
        words = tuple(_moved(word, seconds(self.start)) for word in hearing.words)
        text, settled = _text(words), _text(self._agreement.settled)
        return UtteranceFinished(
            self._number,
            self._speaker,
            words[0].start,
            words[-1].end,
            text,
            words,
            settled if form(settled) != form(text) else "",
        )

    def _thorough(self, transcribe: Transcribe) -> Hearing:
        """The final pass, and another over what it left out at the end.

        The recogniser sometimes stops after a full stop although the person goes on; the library
        itself then seeks to the last time stamp and decodes on.
        """
        sound = self._from(self.start)
        hearing = transcribe(sound)
        for _ in range(REST_PASSES):
            rest = round(hearing.words[-1].end * RATE) if hearing.words else len(sound)
            if self.voiced - self.start - rest < self._settings.rest * RATE:
                break
            hearing = _joined(hearing, transcribe(sound[rest:]), rest)
        return hearing

    def _trimmed(self) -> int:
        """Where an interim pass begins: some settled sound before the first unsettled word."""
        until = round(self._agreement.until * RATE)
        return max(self.start, until - round(self._settings.keep * RATE))

    def _from(self, start: int) -> Samples:
        return np.concatenate(self._sound)[start - self.start :]


def _joined(first: Hearing, rest: Hearing, by: int) -> Hearing:
    """Two passes as one: the second heard the sound from sample `by` on."""
    return Hearing(
        first.words + tuple(_moved(word, by / RATE) for word in rest.words),
        min(first.logprob, rest.logprob) if rest.words else first.logprob,
        first.no_speech,
        max(first.repetition, rest.repetition),
    )


def _moved(word: Word, by: float) -> Word:
    return Word(
        word.text, round(word.start + by, 3), round(word.end + by, 3), round(word.probability, 3)
    )


def _text(words: "list[Word] | tuple[Word, ...]") -> str:
    return " ".join(word.text for word in words)
