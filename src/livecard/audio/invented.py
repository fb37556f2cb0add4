"""Invented text: what recognisers write into silence, noise and their own loops."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from livecard.audio.agreement import form
from livecard.events import Word


class Heard(Protocol):
    """What a pass of the recogniser gave."""

    @property
    def words(self) -> tuple[Word, ...]: ...
    @property
    def logprob(self) -> float: ...
    @property
    def no_speech(self) -> float: ...
    @property
    def repetition(self) -> float: ...


@dataclass(frozen=True)
class InventedSettings:
    """Thresholds; those of Whisper's own decoder where it has one."""

    no_speech: float = 0.6
    doubtful: float = -0.7
    """Mean log-probability under which the belief that nobody spoke counts."""
    hopeless: float = -1.3
    """Mean log-probability under which nothing can be believed."""
    repetition: float = 2.4
    pace: float = 7.0
    """Words a second of speech; fast speakers reach five."""
    slack: float = 0.35
    """Seconds of speech that the gate may have missed at both ends."""
    short: float = 0.5
    """Speech of so few seconds is a nod, or it must be heard well."""
    unsure: float = -0.6
    """Mean log-probability under which it was not heard well."""


# What the recogniser learned from the ends of videos. Whole utterances only.
PHRASES = frozenset(
    {
        "thank you",
        "thank you for watching",
        "thanks for watching",
        "thank you very much",
        "please subscribe",
        "subtitles by the amara org community",
        "you",
        "bye",
    }
)
NODS = frozenset(
    {"yes", "yeah", "yep", "yup", "no", "nope", "okay", "ok", "right", "sure", "hm", "hmm"}
    | {"mm", "mhm", "mmhmm", "uh", "huh", "um", "oh", "ah", "wow", "well", "good", "great"}
    | {"exactly", "true", "fine", "cool", "nice", "indeed"}
)
"""What people say into each other's speech; believed however softly it is said."""
BELIEVED = 0.5
"""A phrase said with this probability, or for longer than a breath, was really said."""
BREATH = 0.6


def invented(heard: Heard, spoken: float, settings: InventedSettings) -> str:
    """Why the text of `spoken` seconds of speech is not to be believed; empty where it is."""
    words = heard.words
    if not words:
        return "no words"
    if heard.no_speech > settings.no_speech and heard.logprob < settings.doubtful:
        return "nobody spoke"
    if heard.logprob < settings.hopeless:
        return "nothing intelligible"
    if heard.repetition > settings.repetition or loops(words):
        return "a loop"
    if len(words) > 3 and len(words) > settings.pace * (spoken + settings.slack):
        return "more words than time"
    if spoken < settings.short and heard.logprob < settings.unsure and not _nods(words):
        return "nothing intelligible"
    return "a known phrase" if _phrase(words, spoken) else ""


ECHO = 3
"""So many terms of the vocabulary in its own order are read, not heard."""


def echoes(words: Sequence[Word], vocabulary: Sequence[str]) -> bool:
    """Whether a text is little else than a stretch of the vocabulary that was given along."""
    said = " ".join(form(word.text) for word in words)
    terms = [" ".join(map(form, term.split())) for term in vocabulary]
    runs = (" ".join(terms[i : i + ECHO]) for i in range(len(terms) - ECHO + 1))
    return any(run in said and 2 * len(run) > len(said) for run in runs)


def _nods(words: Sequence[Word]) -> bool:
    return all(form(part) in NODS for word in words for part in word.text.split("-"))


def loops(words: Sequence[Word]) -> bool:
    """Whether the same one to eight words come again and again, without anything between."""
    forms = [form(word.text) for word in words]
    return any(_again(forms, size) for size in range(1, 9))


def _again(forms: Sequence[str], size: int) -> bool:
    times = 8 if size == 1 else 4 if size < 4 else 3
    runs: Counter[int] = Counter()
    grams = [tuple(forms[i : i + size]) for i in range(len(forms) - size + 1)]
    for offset in range(size):
        row = grams[offset::size]
        run = 1
        for before, after in pairwise(row):
            run = run + 1 if before == after else 1
            runs[offset] = max(runs[offset], run)
    return any(run >= times for run in runs.values())


def _phrase(words: Sequence[Word], spoken: float) -> bool:
    text = " ".join(form(word.text) for word in words)
    doubted = min(word.probability for word in words) < BELIEVED
    return text in PHRASES and (doubted and spoken < BREATH)
