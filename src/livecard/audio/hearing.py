"""What the recogniser makes of a stretch of sound, and the passes it can make over it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from livecard.audio.block import Samples
from livecard.events import Word


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
Sound = Callable[[], Samples]
Keep = Callable[[Samples], Sound]
"""Puts sound aside; what it gives brings it back."""


@dataclass(frozen=True)
class Recogniser:
    """The two passes: a quick one while somebody speaks, a thorough one when they are done."""

    draft: Transcribe
    transcribe: Transcribe
    vocabulary: tuple[str, ...] = ()
    """The terms that the thorough pass was told to expect."""


def joined(first: Hearing, rest: Hearing, by: float) -> Hearing:
    """Two passes as one: the second heard the sound from `by` seconds on."""
    return Hearing(
        first.words + tuple(moved(word, by) for word in rest.words),
        min(first.logprob, rest.logprob) if rest.words else first.logprob,
        first.no_speech,
        max(first.repetition, rest.repetition),
    )


def moved(word: Word, by: float) -> Word:
    """The word, so many seconds later."""
    return Word(
        word.text, round(word.start + by, 3), round(word.end + by, 3), round(word.probability, 3)
    )


def text(words: Sequence[Word]) -> str:
    """The words as an utterance's text."""
    return " ".join(word.text for word in words)
