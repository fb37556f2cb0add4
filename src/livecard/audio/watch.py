"""Watches the sound of one device: samples, zeros, speech and words, each with its own alarm."""

from dataclasses import dataclass

import numpy as np

from livecard.audio.block import RATE, Samples
from livecard.audio.device import Kind
from livecard.capturing import Alarm, AlarmCleared, AlarmRaised
from livecard.speaker import Speaker

LOUD = 0.003
"""Root mean square from which on it could be somebody who speaks: −50 dB of full scale."""
NOTHING = -100.0
"""Decibels that stand for no sound at all."""


@dataclass(frozen=True)
class WatchSettings:
    """Seconds until an alarm; each is on the page within ten."""

    samples: float = 3.0
    zeros: float = 5.0
    rests: float = 8.0
    """Zeros from the call's side: while it begins nobody speaks there."""
    silent: float = 120.0
    """Zeros from the call's side after there has been sound: somebody may think for a while."""
    speech: float = 7.0
    """Loud sound in which nobody speaks."""
    again: float = 60.0
    """Time since the last speech until loud sound is suspicious again."""
    words: float = 7.0
    """Loud sound, with speech in it, and no words."""
    behind: float = 4.0
    """Sound that waits for the recogniser: more, and it may not have noticed speech."""


@dataclass(frozen=True)
class Watched:
    """What is watched."""

    speaker: Speaker
    device: str
    kind: Kind
    rests: bool
    prompt: str = ""
    """What to do where no samples come."""


class Watch:
    """Told of everything that happens to one channel. Times are seconds since the beginning."""

    def __init__(self, watched: Watched, settings: WatchSettings | None = None) -> None:
        self.watched = watched
        self._settings = settings or WatchSettings()
        self._sampled = 0.0
        self._sounded = 0.0
        self._ever = False
        """Whether there was a sample that is not zero."""
        self._spoken: float | None = None
        self._loud = 0.0
        """Seconds of loud sound since the last words."""
        self._speech = False
        """Whether somebody was heard to speak since the last words."""
        self._raised: dict[Alarm, str] = {}
        self._peak = 0.0

    def hear(self, samples: Samples, now: float) -> None:
        """Samples have come."""
        if not len(samples):
            return
        self._sampled = now
        peak = float(np.abs(samples).max())
        self._peak = max(self._peak, peak)
        if peak == 0.0:
            return
        self._sounded, self._ever = now, True
        if float(np.sqrt(np.mean(samples * samples))) >= LOUD:
            self._loud += len(samples) / RATE

    def begin(self, now: float) -> None:
        """From now on sound is expected: after an opening, and after a pause."""
        self._sampled = self._sounded = now
        self._loud = 0.0

    def spoke(self, now: float) -> None:
        """The voice model has found speech."""
        if not self._speech:
            self._loud = 0.0
        self._spoken, self._speech = now, True

    def worded(self, now: float) -> None:
        """The recogniser has made something of the sound, if only that it was none."""
        self._spoken = now
        self._loud, self._speech = 0.0, False

    def silent(self, now: float) -> float:
        """Seconds in which there was nothing but zeros."""
        return now - self._sounded

    def level(self) -> float:
        """The loudest sample since the last time, in dB of full scale."""
        peak, self._peak = self._peak, 0.0
        return round(max(NOTHING, 20 * float(np.log10(peak))), 1) if peak else NOTHING

    def check(self, now: float, left: float) -> list[AlarmRaised | AlarmCleared]:
        """The alarms that have changed; `left` seconds of sound wait for the recogniser."""
        wrong = self._wrong(now, left)
        who = self.watched.speaker
        cleared = [
            AlarmCleared(one, who, round(now, 1)) for one in self._raised if one not in wrong
        ]
        raised = [
            AlarmRaised(alarm, who, round(now, 1), advice)
            for alarm, advice in wrong.items()
            if alarm not in self._raised
        ]
        self._raised = wrong
        return [*cleared, *raised]

    def _wrong(self, now: float, left: float) -> dict[Alarm, str]:
        settings, name = self._settings, self.watched.device
        if now - self._sampled >= settings.samples and not self.watched.rests:
            lost = f"Nothing comes from {name}: is it still plugged in?"
            return {"samples": self.watched.prompt or lost}
        if now - self._sounded >= self._zeros():
            return {"zeros": self._silence(name)}
        return self._wordless(now, left)

    def _wordless(self, now: float, left: float) -> dict[Alarm, str]:
        settings, name = self._settings, self.watched.device
        behind = left >= settings.behind
        if self._loud >= settings.words and (self._speech or behind):
            return {
                "words": f"Somebody speaks on {name} and no words come: the recogniser is busy or "
                "stuck. Nothing is lost, it is kept and worked off."
            }
        recently = self._spoken is not None and now - self._spoken < settings.again
        if self._loud >= settings.speech and not recently and not behind:
            return {"speech": f"There is sound from {name} but nobody speaks in it: is it noise?"}
        return {}

    def _zeros(self) -> float:
        if self.watched.kind == "microphone":
            return self._settings.zeros
        return self._settings.silent if self._ever else self._settings.rests

    def _silence(self, name: str) -> str:
        if self.watched.kind == "microphone":
            return (
                f"{name} brings pure silence: it is muted, or livecard may not listen to it. "
                "Unmute it, and allow the microphone in the system's privacy settings."
            )
        return f"Nothing is played on {name}: is the call's sound on another loudspeaker, or muted?"
