"""How late words come: from the end of a word to its being shown, settled and finished."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from livecard.audio.block import RATE, position
from livecard.audio.whisper import Whisper
from livecard.bench.dialogue import BOTH, Dialogue, Turn
from livecard.bench.stream import Timed
from livecard.bench.words import aligned
from livecard.events import UtteranceFinished, UtteranceRevised
from livecard.speaker import Speaker

Ending = tuple[str, float]
"""A word of the reference, and the second at which it ends."""


@dataclass
class Delays:
    """Seconds from the end of a word to its being shown, settled, and its utterance finished."""

    shown: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    finished: list[float] = field(default_factory=list)


def delays(events: Sequence[Timed], dialogue: Dialogue, whisper: Whisper) -> Delays:
    """The delays of every reference word that came, right or misheard."""
    out = Delays()
    for speaker, ends in endings(dialogue, whisper).items():
        count(out, ends, list(_words(events, speaker)))
        out.finished += _finished(events, speaker, [end for _, end in ends])
    return out


@dataclass
class Traced:
    """A word of the last text, and when it was first shown and when it settled."""

    text: str
    shown: float
    settled: float


def count(out: Delays, ends: Sequence[Ending], words: Sequence[Traced]) -> None:
    """Add the delays of one channel's words, each to the reference word that it stands for."""
    for i, j in aligned([text for text, _ in ends], [word.text for word in words]):
        out.shown.append(words[j].shown - ends[i][1])
        out.settled.append(words[j].settled - ends[i][1])


def endings(dialogue: Dialogue, whisper: Whisper) -> Mapping[Speaker, list[Ending]]:
    """Where each word of the reference ends, by the sound of its turn."""
    return {
        speaker: [
            end
            for turn in dialogue.turns
            if turn.speaker is speaker
            for end in _ends(turn, dialogue, whisper)
        ]
        for speaker in BOTH
    }


def _ends(turn: Turn, dialogue: Dialogue, whisper: Whisper) -> list[Ending]:
    sound = dialogue.sound[turn.speaker][position(turn.start) : position(turn.end)]
    return [
        (word.text, turn.start + min(word.end, len(sound) / RATE))
        for word in whisper.align(sound, turn.text)
    ]


def _words(events: Sequence[Timed], speaker: Speaker) -> Iterator[Traced]:
    """The finished words of a speaker, each with when it was first shown and when it settled."""
    revisions: dict[int, list[Timed]] = {}
    for one in events:
        event = one.event
        if isinstance(event, UtteranceRevised) and event.speaker is speaker:
            revisions.setdefault(event.utterance, []).append(one)
        if isinstance(event, UtteranceFinished) and event.speaker is speaker:
            yield from _traced(event, one.at, revisions.pop(event.utterance, []))


def _traced(finished: UtteranceFinished, at: float, revisions: Sequence[Timed]) -> Iterator[Traced]:
    final = finished.text.split()
    words = [Traced(text, at, at) for text in final]
    for one in revisions:
        event = one.event
        assert isinstance(event, UtteranceRevised)
        settled = event.settled.split()
        for i, j in aligned(final, settled + event.tentative.split()):
            words[i].shown = min(words[i].shown, one.at)
            if j < len(settled):
                words[i].settled = min(words[i].settled, one.at)
    yield from words


def _finished(events: Sequence[Timed], speaker: Speaker, ends: Sequence[float]) -> Iterator[float]:
    """How long after its last word each utterance was finished."""
    for one in events:
        event = one.event
        if isinstance(event, UtteranceFinished) and event.speaker is speaker:
            before = [end for end in ends if abs(end - event.end) < 1.0]
            if before:
                yield one.at - max(before)
