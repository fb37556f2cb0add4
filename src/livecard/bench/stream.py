"""How fast and how true the live transcript is: a dialogue at its pace, each event timed."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from livecard.audio.block import AudioBlock
from livecard.audio.hearing import Recogniser
from livecard.audio.pacing import paced
from livecard.audio.whisper import Whisper
from livecard.bench.cost import Meter
from livecard.bench.dialogue import BOTH, Dialogue, Turn
from livecard.bench.keeping import CALM, slackening
from livecard.bench.peers import PeerReport
from livecard.bench.words import Errors, errors, errors_by_part, marked, normal
from livecard.events import AudioHeard, Event, UtteranceFinished, UtteranceRevised
from livecard.memory import tidied
from livecard.pipeline import Pipeline
from livecard.speaker import Speaker

MARGIN = 10.0
"""Seconds after a turn within which its words must have come."""
Tell = Callable[[float], None]
"""Is told once a second up to where the sound has been heard, in seconds."""


@dataclass(frozen=True)
class Timed:
    """An event and when it came, in seconds since the first sample was spoken."""

    event: Event
    at: float


class TurnErrors(msgspec.Struct, frozen=True):
    """The word errors of one turn of the reference."""

    words: int
    errors: int
    offline_errors: int

    def __add__(self, other: "TurnErrors") -> "TurnErrors":
        return TurnErrors(
            self.words + other.words,
            self.errors + other.errors,
            self.offline_errors + other.offline_errors,
        )


class Report(msgspec.Struct, frozen=True):
    """Seconds, unless the name says otherwise. None where nothing could be measured."""

    dialogue: str
    seconds: float
    pace: str
    words: int
    settled_p50: float | None
    settled_p95: float | None
    settled_most: float | None
    shown_p50: float | None
    shown_p95: float | None
    finished_p50: float | None
    finished_p95: float | None
    word_error_rate: float | None
    offline_word_error_rate: float | None
    word_error_ratio: float | None
    marks: float | None
    """Full stops, commas and question marks beside the reference's: F1."""
    offline_marks: float | None
    rare_words_missed: float | None
    """Share of the vocabulary's terms in the reference that the finished text lacks."""
    flicker: float
    """Tentative words taken back or changed, for each final word."""
    changed_settled_words: int
    lost_speech: float
    """Seconds of reference turns of which no word came."""
    invented_words: int
    """Words in utterances that no reference turn overlaps."""
    not_believed: dict[str, int]
    """Utterances that the filters took out, by the reason."""
    real_time_factor: float
    processor: float
    """Seconds of one core for each minute of sound."""
    duty: float
    busiest: float
    """The duty of 30 s that are busier than 19 of 20."""
    latest: float
    behind: float
    """The longest time more than 1.5 s late."""
    heard_later: float
    undeclared: float
    """Seconds of reference turns of which there is neither a word nor a reason."""
    recovered: float | None
    """Seconds until everything was as usual when a pace over 1 had slackened."""
    longest_pass: float
    peak_memory: int
    """MB of the whole program, from its start."""
    memory_slope: float | None
    """MB for each hour of sound; none where it was less than half an hour."""
    turns: tuple[TurnErrors, ...] = ()
    """Of one speaker after the other, in the order in which they were said."""
    peers: tuple[PeerReport, ...] = ()
    """Other programs on the same dialogue, where they were asked for."""


def run(
    pipeline: Pipeline, dialogue: Dialogue, pace: float | None, tell: Tell = lambda until: None
) -> tuple[list[Timed], float]:
    """Every event with its time, and how long it all took."""
    begun = time.monotonic()
    blocks: Iterator[AudioBlock] = dialogue.blocks()
    source = blocks if pace is None else _paced(blocks, pace, dialogue.seconds)
    events: list[Timed] = []
    for event in tidied(pipeline.run(source)):
        events.append(Timed(event, time.monotonic() - begun))
        if isinstance(event, AudioHeard):
            tell(event.until)
    return events, time.monotonic() - begun


def _paced(blocks: Iterator[AudioBlock], pace: float, seconds: float) -> Iterator[AudioBlock]:
    return slackening(blocks, pace, CALM * seconds) if pace > 1 else paced(blocks, pace)


def metered(whisper: Whisper, meter: Meter, vocabulary: tuple[str, ...] = ()) -> Recogniser:
    """The recogniser with its passes timed."""
    given = ", ".join(vocabulary)
    thorough = meter.timed(lambda sound: whisper.transcribe(sound, given))
    return Recogniser(meter.timed(whisper.draft), thorough, vocabulary)


def flicker(events: Sequence[Timed]) -> float:
    """Tentative words that were taken back or changed, for each finished word."""
    last: dict[int, list[str]] = {}
    edits = words = 0
    for one in events:
        event = one.event
        if isinstance(event, UtteranceRevised):
            now = f"{event.settled} {event.tentative}".split()
            edits += _edits(last.get(event.utterance, []), now)
            last[event.utterance] = now
        if isinstance(event, UtteranceFinished):
            words += len(event.words)
    return edits / max(1, words)


def _edits(before: Sequence[str], now: Sequence[str]) -> int:
    kept = sum(one.lower() == other.lower() for one, other in zip(before, now, strict=False))
    return len(before) - kept


def changed(events: Sequence[Timed]) -> int:
    """Settled words that were changed later: there must be none."""
    last: dict[int, list[str]] = {}
    count = 0
    for one in events:
        if isinstance(one.event, UtteranceRevised):
            now = one.event.settled.split()
            count += altered(last.get(one.event.utterance, []), now)
            last[one.event.utterance] = now
    return count


def altered(before: Sequence[str], now: Sequence[str]) -> int:
    """Words of `before` that are others now, or gone."""
    others = sum(a != b for a, b in zip(before, now, strict=False))
    return others + max(0, len(before) - len(now))


def invented(events: Sequence[Timed], turns: Sequence[Turn]) -> int:
    """Words in utterances during which, by the reference, that speaker was silent."""
    return sum(
        len(one.event.words)
        for one in events
        if isinstance(one.event, UtteranceFinished)
        and not any(_meets(turn, one.event) for turn in turns)
    )


def lost(events: Sequence[Timed], turns: Sequence[Turn]) -> float:
    """Seconds of turns that no utterance overlaps."""
    finished = [one.event for one in events if isinstance(one.event, UtteranceFinished)]
    return sum(
        turn.end - turn.start
        for turn in turns
        if not any(_meets(turn, event) for event in finished)
    )


def _meets(turn: Turn, event: UtteranceFinished) -> bool:
    return (
        turn.speaker is event.speaker
        and event.start < turn.end + 0.3
        and turn.start - 0.3 < event.end
    )


def truth(events: Sequence[Timed], dialogue: Dialogue) -> Errors:
    """The word errors of the finished text, both channels."""
    return agree(dialogue, {who: finished_text(events, who) for who in BOTH})[0]


def finished_text(events: Sequence[Timed], speaker: Speaker) -> str:
    """Everything that one of them was heard to say, in the order in which it was said."""
    finished = [one.event for one in events if isinstance(one.event, UtteranceFinished)]
    in_order = sorted(finished, key=lambda one: one.start)
    return " ".join(one.text for one in in_order if one.speaker is speaker)


def missed(events: Sequence[Timed], dialogue: Dialogue, vocabulary: Sequence[str]) -> float | None:
    """The share of the terms in the reference that the finished text lacks; None without any."""
    wanted = kept = 0
    for speaker in BOTH:
        said = _padded(finished_text(events, speaker))
        reference = _padded(dialogue.text(speaker))
        for term in {normal(one) for one in vocabulary}:
            count = reference.count(f" {term} ")
            wanted += count
            kept += min(count, said.count(f" {term} "))
    return round(1 - kept / wanted, 3) if wanted else None


def _padded(text: str) -> str:
    return f" {normal(text).replace(' ', '  ')} "


def offline(dialogue: Dialogue, whisper: Whisper) -> dict[Speaker, str]:
    """The library's own way over the same channels."""
    return {who: whisper.offline(sound) for who, sound in dialogue.sound.items()}


def by_turn(
    dialogue: Dialogue, ours: Mapping[Speaker, str], theirs: Mapping[Speaker, str]
) -> Iterator[TurnErrors]:
    """Where the errors of two ways to hear the dialogue lie."""
    for speaker in BOTH:
        said = [turn.text for turn in dialogue.turns if turn.speaker is speaker]
        both = (errors_by_part(said, told.get(speaker, "")) for told in (ours, theirs))
        for one, other in zip(*both, strict=True):
            yield TurnErrors(one.reference, one.total, other.total)


def agree(dialogue: Dialogue, told: Mapping[Speaker, str]) -> tuple[Errors, float]:
    """The word errors of what was heard of both, and how well its marks agree."""
    total, marks = Errors(0, 0, 0, 0), []
    for speaker in BOTH:
        said, heard = dialogue.text(speaker), told.get(speaker, "")
        total += errors(said, heard)
        marks.append((len(said.split()), marked(said, heard)))
    words = sum(count for count, _ in marks)
    return total, round(sum(count * one for count, one in marks) / max(1, words), 3)


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which that share of the values lies."""
    if len(values) < 2:
        return values[0] if values else None
    return round(statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1], 3)
