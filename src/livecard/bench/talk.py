"""Real conversations with no scorecard behind them: read, cut up, their suggestions counted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from livecard.bench.evidence import PACE, Tags
from livecard.events import EvidenceFound, Polarity, Rating, UtteranceFinished
from livecard.speaker import Speaker

LONG = 12.0
"""Seconds after which the listener ends an utterance at the next pause; here, the next sentence."""
NOBODY = frozenset({"Break", "Unknown Speaker", "Outro", "Intro", "Voiceover", "Jingle"})

BOLD = re.compile(r"\*\*([^*\n]+):\*\*\s*")
STAMPED = re.compile(r"([^\W\d_][^\n:]*?) {2,}((?:\d+:)?\d+:\d\d)\s*")
ASIDE = re.compile(r"\\?\[(?:[\d:]+|[^\]\\]*)\\\](?!\()|\\\[[^\]]*\\?\]")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
SENTENCE = re.compile(r"(?<=[.?!…])[\"”']?\s+")


@dataclass(frozen=True)
class Said:
    """What one person said before the other spoke."""

    name: str
    text: str


@dataclass(frozen=True)
class Conversation:
    """Whoever speaks first is the host and asks; everybody else is a guest and answers."""

    name: str
    turns: tuple[Said, ...]
    seconds: float
    """By its time stamps where it has them, else by its words."""
    timed: bool

    @property
    def host(self) -> str:
        """Who asks."""
        return self.turns[0].name


class Suggested(msgspec.Struct, frozen=True):
    """A suggestion, for a person to read and judge."""

    conversation: str
    question: str
    quote: str
    dimension: str
    level: Rating
    polarity: Polarity
    confidence: float


@dataclass(frozen=True)
class Counted:
    """How much was suggested in a conversation."""

    name: str
    seconds: float
    timed: bool
    words: int
    """Of the guests."""
    positive: int
    negative: int

    @property
    def an_hour(self) -> float:
        """Suggestions an hour of the whole conversation."""
        return 3600 * (self.positive + self.negative) / self.seconds if self.seconds else 0.0


def parse(name: str, text: str) -> Conversation | None:
    """A transcript that names its speakers; None of one that does not."""
    turns: list[Said] = []
    at, last = 0.0, ""
    for line in map(str.strip, text.splitlines()):
        named = BOLD.match(line) or STAMPED.fullmatch(line)
        if named:
            last = named[1].strip()
            at = _seconds(named[2]) if named.re is STAMPED else at
            line = line[named.end() :]
        if last and last not in NOBODY and (words := plain(line)):
            _say(turns, last, words)
    if len({one.name for one in turns}) < 2:
        return None
    whole = sum(len(one.text.split()) for one in turns) / PACE
    after = len(turns[-1].text.split()) / PACE
    return Conversation(name, tuple(turns), at + after if at else whole, bool(at))


def plain(line: str) -> str:
    """A line without time marks, laughter, link targets and escapes."""
    line = ASIDE.sub(" ", LINK.sub(r"\1", line))
    return " ".join(re.sub(r"\\(.)", r"\1", line).split())


def utterances(conversation: Conversation) -> Iterator[UtteranceFinished]:
    """What the listener would have given: long turns come in parts that end with a sentence."""
    number, at = 0, 0.0
    for turn in conversation.turns:
        speaker = Speaker.INTERVIEWER if turn.name == conversation.host else Speaker.CANDIDATE
        parts = pieces(turn.text) if speaker is Speaker.CANDIDATE else [turn.text]
        for part in parts:
            number += 1
            end = at + len(part.split()) / PACE
            yield UtteranceFinished(number, speaker, at, end, part, ())
            at = end


def pieces(text: str, longest: float = LONG) -> list[str]:
    """A turn in parts that each end with the sentence in which they become too long."""
    out: list[str] = []
    open_: list[str] = []
    for sentence in SENTENCE.split(text):
        open_.append(sentence)
        if sum(len(one.split()) for one in open_) / PACE >= longest:
            out.append(" ".join(open_))
            open_ = []
    return [*out, " ".join(open_)] if open_ else out


def suggested(
    conversation: Conversation, tagger: Tags, said: Iterable[UtteranceFinished]
) -> Iterator[Suggested]:
    """The suggestions of a conversation, each with the question before it."""
    question = ""
    for one in said:
        if one.speaker is Speaker.INTERVIEWER:
            question = one.text
        for found in tagger.feed(one):
            yield _suggested(conversation.name, question, one, found)


def counted(conversation: Conversation, found: Sequence[Suggested]) -> Counted:
    """How much that is."""
    words = sum(
        len(one.text.split()) for one in conversation.turns if one.name != conversation.host
    )
    good = sum(one.polarity == "+" for one in found)
    return Counted(
        conversation.name,
        conversation.seconds,
        conversation.timed,
        words,
        good,
        len(found) - good,
    )


def table(counts: Sequence[Counted]) -> Iterator[str]:
    """The conversations and all of them together, as a Markdown table."""
    yield "| conversation | hours | guest's words | for | against | suggestions an hour |"
    yield "|---|---|---|---|---|---|"
    whole = Counted(
        "all",
        sum(one.seconds for one in counts),
        all(one.timed for one in counts),
        sum(one.words for one in counts),
        sum(one.positive for one in counts),
        sum(one.negative for one in counts),
    )
    for one in (*counts, whole):
        hours = f"{'' if one.timed else '~'}{one.seconds / 3600:.2f}"
        cells = f"{one.words} | {one.positive} | {one.negative} | {one.an_hour:.1f}"
        yield f"| {one.name} | {hours} | {cells} |"


def _say(turns: list[Said], name: str, words: str) -> None:
    if turns and turns[-1].name == name:
        words = f"{turns.pop().text} {words}"
    turns.append(Said(name, words))


def _seconds(stamp: str) -> float:
    total = 0
    for part in stamp.split(":"):
        total = 60 * total + int(part)
    return float(total)


def _suggested(
    name: str, question: str, said: UtteranceFinished, found: EvidenceFound
) -> Suggested:
    return Suggested(
        name,
        question,
        said.text[found.from_ : found.to],
        found.dimension,
        found.level,
        found.polarity,
        found.confidence,
    )
