"""Stand-ins for the models: words that are loudness, a voice and a recogniser that read it.

Sound is made by `Studio.say`: each word is half a second at a loudness of its own, so that a
recogniser can read the words back from wherever it is given the sound. Silence is silence.

A text tells the encoder `read` what to make of it by its marks: "Proven four praised: I dock
alone." is sure evidence of level four that speaks for the candidate, of whatever the other words
are near to. Without marks it is no evidence of anything.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.listener import Hearing, Recogniser
from livecard.events import (
    Entry,
    Event,
    EvidenceFound,
    Rating,
    UtteranceDiscarded,
    UtteranceFinished,
    Word,
)
from livecard.rating import LEVELS
from livecard.rubric import Anchor, Dimension, Rubric
from livecard.session import Session
from livecard.speaker import Speaker
from livecard.tagging.match import Taught
from livecard.tagging.reading import Reading, Vector
from livecard.tagging.segment import Sentence, Token

LOUD = 0.25
STEP = 1 / 4096
"""Between the loudness of two words; exact in 32 bits."""
DIMENSIONS = 64

SEAMANSHIP, CREW = "Seamanship", "Crew"
RUBRIC = Rubric(
    id="captain",
    title="Ferry captain",
    role="Captain of a harbour ferry",
    purpose="Rates seamanship and how the crew is led.",
    audience="The harbour master.",
    level="Senior",
    dimensions=(
        Dimension(
            SEAMANSHIP,
            60.0,
            (
                Anchor("1–2", "I dock by luck and bump against the pier most days."),
                Anchor("3", "I dock safely when the weather is calm and dry."),
                Anchor("4", "I dock alone in strong cross wind with a spring line."),
                Anchor("5", "I teach every captain here to dock in any gale."),
            ),
        ),
        Dimension(
            CREW,
            40.0,
            (
                Anchor("1–2", "Crew members get shouted orders or hear nothing at all."),
                Anchor("3", "Crew members get clear orders from me before we land."),
                Anchor("4", "Before each trip everybody on deck is briefed by me."),
                Anchor("5", "Across the whole fleet briefing became routine through me."),
            ),
        ),
    ),
)


class Studio:
    """Makes sound that says words, and hears which words a sound says."""

    def __init__(self, word: float = 0.5) -> None:
        self._length = round(word * RATE)
        self._known: list[str] = []
        self.passes = 0

    def say(self, text: str) -> Samples:
        """The sound of a text, each word at its own loudness."""
        parts = [np.zeros(0, np.float32)]
        for word in text.split():
            self._known.append(word)
            level = LOUD + len(self._known) * STEP
            parts.append(np.full(self._length, level, np.float32))
        return np.concatenate(parts)

    def hear(self, samples: Samples) -> Hearing:
        """The words in a stretch of sound; one cut short at the end is heard as half a word."""
        self.passes += 1
        return Hearing(tuple(self._words(samples)))

    @property
    def recogniser(self) -> Recogniser:
        return Recogniser(self.hear, self.hear)

    def _words(self, samples: Samples) -> Iterator[Word]:
        numbers = np.rint((samples - LOUD) / STEP).astype(int)
        edges = np.flatnonzero(np.diff(numbers)) + 1
        bounds = [0, *edges.tolist(), len(samples)]
        for start, end in pairwise(bounds):
            if start < end and numbers[start] > 0:
                word = self._known[numbers[start] - 1]
                half = end == len(samples) and end - start < self._length
                text = word[: len(word) // 2] or word if half else word
                yield Word(text, start / RATE, end / RATE, 0.95)


def talk(words: int, first: int = 0) -> str:
    """So many words, no two the same."""
    return " ".join(f"w{first + i}" for i in range(words))


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def voice(frame: Samples) -> float:
    """Spoken as far as it is loud."""
    return float(np.mean(frame >= LOUD))


EVIDENCE = {"proven": 6.0, "likely": 1.0, "doubtful": -2.0, "chatter": -6.0}
REACHED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
POLARITY = {"praised": 6.0, "unclear": 0.0, "blamed": -6.0}
MARKS = EVIDENCE.keys() | REACHED.keys() | POLARITY.keys()
TAUGHT = Taught(
    sharpness=20.0,
    bias=0.0,
    evidence=1.0,
    dimension=0.5,
    cosine=1.0,
    threshold=0.5,
    doubt=0.6,
    contrary=0.9,
)


def read(text: str, question: str) -> Reading:
    """The logits by the text's marks, its vector by its other words; whatever the question."""
    words = re.findall(r"\w+", text.lower())
    return Reading(
        vector([one for one in words if one not in MARKS]),
        next((EVIDENCE[one] for one in words if one in EVIDENCE), -6.0),
        above(next((REACHED[one] for one in words if one in REACHED), 3)),
        next((POLARITY[one] for one in words if one in POLARITY), 0.0),
    )


def vector(words: Sequence[str]) -> Vector:
    """Counts of the words, so that texts with the same words are near."""
    row = np.zeros(DIMENSIONS, np.float32)
    for word in words:
        row[zlib.crc32(word.encode()) % DIMENSIONS] += 1
    if not row.any():
        row[0] = 1
    return np.asarray(row / np.linalg.norm(row), np.float32)


def above(level: int) -> tuple[float, ...]:
    """The logits of being quite sure of a level."""
    return tuple(4.0 if level > one else -4.0 for one in LEVELS[:-1])


ROLES = {
    **dict.fromkeys(("i", "we", "they", "she", "he"), "nsubj"),
    **dict.fromkeys(("not", "never", "n't"), "neg"),
    **dict.fromkeys(("would", "could", "should"), "aux"),
    **dict.fromkeys(("and", "but", "so", "or"), "cc"),
}


def sentences(text: str) -> list[Sentence]:
    """Sentences up to their full stop, question mark or exclamation mark."""
    return [
        Sentence(one.start(), one.end(), tuple(tokens(one.group(), one.start())))
        for one in re.finditer(r"\S[^.!?]*[.!?]*", text)
    ]


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    for one in re.finditer(r"\w+|[^\w\s]", text):
        role = ROLES.get(one.group().lower(), "dep")
        yield Token(one.group(), start + one.start(), "X", role, 0)


def counter() -> Iterator[int]:
    yield from range(1, 1_000_000)


def cut(sound: Mapping[Speaker, Samples], length: int) -> Iterator[AudioBlock]:
    """The channels in turn, in blocks of so many samples."""
    for start in range(0, max(map(len, sound.values())), length):
        for speaker, samples in sound.items():
            if start < len(samples):
                yield AudioBlock(speaker, start, samples[start : start + length])


def said(text: str, utterance: int = 1, speaker: Speaker = Speaker.CANDIDATE) -> UtteranceFinished:
    """A finished utterance, ten seconds for each number."""
    return UtteranceFinished(utterance, speaker, utterance * 10.0, utterance * 10.0 + 5.0, text, ())


def found(
    evidence: int,
    level: Rating = 4,
    *,
    utterance: int = 1,
    to: int = 4,
    dimension: str = SEAMANSHIP,
    confidence: float = 0.9,
) -> EvidenceFound:
    """Evidence on the first characters of an utterance."""
    return EvidenceFound(
        evidence=evidence,
        utterance=utterance,
        from_=0,
        to=to,
        dimension=dimension,
        band=RUBRIC.band(level).label,
        level=level,
        polarity="-" if level <= 2 else "+",
        confidence=confidence,
        similarity=0.6,
        matched="an anchor",
    )


class Book:
    """A log that is a list."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def append(self, event: Event) -> Entry:
        at = f"2026-11-20T09:{len(self.entries) // 60:02}:{len(self.entries) % 60:02}.000Z"
        self.entries.append(Entry(len(self.entries) + 1, at, event))
        return self.entries[-1]

    @property
    def events(self) -> list[Event]:
        return [one.event for one in self.entries]


def recorded(session: Session, *events: Event) -> None:
    for event in events:
        session.record(event)


def ends(events: Sequence[Event]) -> list[UtteranceFinished | UtteranceDiscarded]:
    """How each utterance ended."""
    return [one for one in events if isinstance(one, UtteranceFinished | UtteranceDiscarded)]
