"""One utterance: its sound, its drafts while it lasts, and what is made of it when it is over."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from livecard.audio.agreement import Agreement, AgreementSettings, form
from livecard.audio.block import RATE, Samples, seconds
from livecard.audio.gate import FRAME, GateSettings, frames
from livecard.audio.hearing import Hearing, Keep, Recogniser, Sound, Transcribe, joined, moved, text
from livecard.audio.invented import InventedSettings, echoes, invented
from livecard.events import (
    Event,
    UtteranceDeferred,
    UtteranceDiscarded,
    UtteranceFinished,
    UtteranceRevised,
)
from livecard.speaker import Speaker

REST_PASSES = 2
"""How often a final pass is continued at most."""


@dataclass(frozen=True)
class ListenerSettings:
    """Durations in seconds."""

    before: float = 0.35
    """Sound kept from before the gate opened: the first consonant is often soft."""
    step: float = 0.5
    """New sound that an interim pass needs; 0 for no interim passes at all."""
    first: float = 0.35
    """Sound after which the first words of an utterance are worth a pass."""
    divide: float = 14.0
    """An utterance longer than this is divided at the next dip …"""
    longest: float = 20.0
    """… and one longer than this is divided where it stands."""
    keep: float = 1.5
    """Settled sound left in front of an interim pass, as context."""
    rest: float = 0.7
    """Speech after the last word of a final pass that is worth another one."""
    shortest: float = 0.09
    """Speech shorter than this is a click: a nod of 0.12 s may fill three whole frames alone."""
    gate: GateSettings = field(default_factory=GateSettings)
    agreement: AgreementSettings = field(default_factory=AgreementSettings)
    invented: InventedSettings = field(default_factory=InventedSettings)


class Utterance:
    """The sound of one utterance, from shortly before its first word on."""

    def __init__(
        self,
        number: int,
        speaker: Speaker,
        end: int,
        sound: list[Samples],
        settings: ListenerSettings,
    ) -> None:
        """`sound` ends at sample `end`."""
        self.number = number
        self.speaker = speaker
        self._settings = settings
        self._sound = sound
        self._aside: Sound | None = None
        self.start = end - sum(map(len, sound))
        self.end = end
        self.spoken = 0
        self._voiced = end
        """Sample position behind the last spoken frame."""
        self.paused = False
        self._heard = self.start
        """Up to where the last interim pass listened."""
        self._whole: Hearing | None = None
        """A thorough pass made in a pause; it is the last one if nothing more is said."""
        self._agreement = Agreement(settings.agreement)

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return (self.end - self.start) / RATE

    def add(self, frame: Samples) -> None:
        """The next frame of its channel."""
        self._sound.append(frame)
        self.end += len(frame)

    def rest(self) -> list[Samples]:
        """The frames after the pause: they are the next utterance's."""
        count = (self.end - self._over) // FRAME
        return self._sound[len(self._sound) - count :]

    def go_on(self) -> None:
        """Somebody speaks in the frame that was just added."""
        self.spoken += FRAME
        self._voiced = self.end
        self._whole = None

    def due(self, stretch: float) -> bool:
        """Whether there is enough new sound for an interim pass, at so many times the step."""
        fresh = self.end - self._heard
        first = self._heard == self.start
        settings = self._settings
        wanted = settings.before + settings.first if first else settings.step
        enough = fresh >= wanted * stretch * RATE or (self.paused and fresh >= FRAME * 4)
        return enough and not self._click

    def revise(self, recogniser: Recogniser) -> Iterator[Event]:
        """An interim pass over what is not settled yet; in a pause the thorough one over all."""
        start = self._trimmed()
        if self.paused:
            # Most pauses of this length end an utterance: the thorough pass is made while it is
            # still open, so that its words stand as soon as the pause is long enough.
            start = self.start
            hearing = self._whole = self._to_the_end(recogniser.transcribe)
        else:
            hearing = recogniser.draft(self._from(start))
        self._heard, self.paused = self.end, False
        words = [moved(word, seconds(start)) for word in hearing.words]
        if invented(hearing, self.spoken / RATE, self._settings.invented):
            return
        self._agreement.revise(words, seconds(self.end))
        yield UtteranceRevised(
            self.number,
            self.speaker,
            seconds(self.start),
            seconds(self.end),
            text(self._agreement.settled),
            text(self._agreement.tentative),
        )

    def settle(self, recogniser: Recogniser, quick: bool = False) -> Event:
        """What is made of it in the end; `quick`: by quick passes."""
        if self._click:
            return self._discarded("too short")
        if self._aside is not None:
            self._sound, self._aside = [self._aside()], None
        hear = recogniser.draft if quick else recogniser.transcribe
        hearing = self._whole or self._to_the_end(hear)
        why = invented(hearing, self.spoken / RATE, self._settings.invented)
        if not why and echoes(hearing.words, recogniser.vocabulary):
            why = "an echo of the vocabulary"
        return self._discarded(why) if why else self._finished(hearing)

    def put_aside(self, keep: Keep) -> UtteranceDeferred | None:
        """Let go of the sound until there is time; None where there is nothing to hear."""
        if self._click or self._whole:
            return None
        self._aside = keep(self._ended())
        self._sound = []
        return UtteranceDeferred(
            self.number, self.speaker, seconds(self.start), seconds(self._over)
        )

    @property
    def _click(self) -> bool:
        return self.spoken < self._settings.shortest * RATE

    def _discarded(self, why: str) -> Event:
        return UtteranceDiscarded(
            self.number, self.speaker, seconds(self.start), seconds(self._over), why
        )

    def _finished(self, hearing: Hearing) -> Event:
        words = tuple(moved(word, seconds(self.start)) for word in hearing.words)
        said, settled = text(words), text(self._agreement.settled)
        return UtteranceFinished(
            self.number,
            self.speaker,
            words[0].start,
            words[-1].end,
            said,
            words,
            settled if form(settled) != form(said) else "",
        )

    def _to_the_end(self, transcribe: Transcribe) -> Hearing:
        """A pass over all of it, and another over what it left out at the end.

        The recogniser sometimes stops after a full stop although the person goes on; the library
        itself then seeks to the last time stamp and decodes on.
        """
        sound = self._ended()
        hearing = transcribe(sound)
        for _ in range(REST_PASSES):
            rest = round(hearing.words[-1].end * RATE) if hearing.words else len(sound)
            if self._voiced - self.start - rest < self._settings.rest * RATE:
                break
            hearing = joined(hearing, transcribe(sound[rest:]), rest / RATE)
        return hearing

    def _trimmed(self) -> int:
        """Where an interim pass begins: some settled sound before the first unsettled word."""
        until = round(self._agreement.until * RATE)
        return max(self.start, until - round(self._settings.keep * RATE))

    def _ended(self) -> Samples:
        """Everything up to the pause, the same whether the pass is made in it or at its end."""
        return self._from(self.start)[: self._over - self.start]

    @property
    def _over(self) -> int:
        pause = self._voiced + frames(self._settings.gate.pause) * FRAME
        return min(self.end, pause)

    def _from(self, start: int) -> Samples:
        return np.concatenate(self._sound)[start - self.start :]
