"""Everything that can happen in an interview, as values: facts in the past tense, never edited."""

from typing import Literal

import msgspec

from livecard.capturing import Captured, SoundAsked
from livecard.decisions import CardReopened as CardReopened
from livecard.decisions import CardSubmitted as CardSubmitted
from livecard.decisions import ChecklistMarked as ChecklistMarked
from livecard.decisions import DecisionUndone as DecisionUndone
from livecard.decisions import EvidenceAccepted as EvidenceAccepted
from livecard.decisions import EvidenceDismissed as EvidenceDismissed
from livecard.decisions import EvidenceFlagged as EvidenceFlagged
from livecard.decisions import EvidenceMarked as EvidenceMarked
from livecard.decisions import EvidenceMoved as EvidenceMoved
from livecard.decisions import EvidenceNoted as EvidenceNoted
from livecard.decisions import LevelAdvised as LevelAdvised
from livecard.decisions import Mark as Mark
from livecard.decisions import NoteWritten as NoteWritten
from livecard.decisions import OnCard
from livecard.decisions import QuestionMarked as QuestionMarked
from livecard.decisions import QuoteChanged as QuoteChanged
from livecard.decisions import RatingGiven as RatingGiven
from livecard.decisions import VerdictGiven as VerdictGiven
from livecard.explained import Explained
from livecard.explained import Form as Form
from livecard.fact import Fact as _Fact
from livecard.fact import Polarity as Polarity
from livecard.fact import Rating as Rating
from livecard.rubric import Rubric
from livecard.speaker import Speaker

Owner = Literal["I", "we", "they", ""]
"""Whose doing it was, by what was said; empty where it was not said."""
Doing = Literal["did", "would", "heard", ""]
"""Done, imagined, or known from others; empty where the words do not tell."""


class Word(msgspec.Struct, frozen=True):
    """A recognised word. The words of an utterance joined by single blanks are its text."""

    text: str
    start: float
    end: float
    probability: float
    """The recogniser's own belief, 0 to 1."""


class SessionOpened(_Fact, frozen=True, tag=True):
    """The first fact of every session. The rubric is kept as it was on that day."""

    session: str
    rubric: Rubric
    source: str
    """Where the sound comes from: a file's name, `microphones`, or `transcript`."""
    candidate: str = ""
    duration: float | None = None
    """Seconds, where the recording's length is known beforehand."""
    planned: float | None = None
    """Seconds that the interview is meant to take."""
    blind: bool = False
    """A suggested rating stays sealed until the interviewer has given their own."""


class ModelLoaded(_Fact, frozen=True, tag=True):
    """A model is ready. The digest says exactly which, so that the session can be repeated."""

    model: str
    digest: str
    seconds: float


class AudioHeard(_Fact, frozen=True, tag=True):
    """All sound up to here has been taken in: the heartbeat, from the last sample consumed."""

    until: float
    late: float
    """Seconds that the worker is behind the sound; 0 in a replay that keeps up."""


class AudioDropped(_Fact, frozen=True, tag=True):
    """Sound that was not recorded or not recognised, declared."""

    speaker: Speaker
    start: float
    seconds: float
    reason: str


class UtteranceRevised(_Fact, frozen=True, tag=True):
    """What is heard while somebody speaks. `settled` only grows; `tentative` may change."""

    utterance: int
    speaker: Speaker
    start: float
    end: float
    settled: str
    tentative: str


class UtteranceFinished(_Fact, frozen=True, tag=True):
    """The recogniser's last word on an utterance. Quotes are slices of `text`."""

    utterance: int
    speaker: Speaker
    start: float
    end: float
    text: str
    words: tuple[Word, ...]
    settled: str = ""
    """The words as they had settled while the person spoke, where they differ from `text`."""


class UtteranceDiscarded(_Fact, frozen=True, tag=True):
    """Sound that seemed speech and gave no words that can be trusted."""

    utterance: int
    speaker: Speaker
    start: float
    end: float
    reason: str


class UtteranceDeferred(_Fact, frozen=True, tag=True):
    """Speech that is put aside because the recogniser is behind; it is finished later."""

    utterance: int
    speaker: Speaker
    start: float
    end: float


class HearingChanged(_Fact, frozen=True, tag=True):
    """The recogniser falls behind or comes back: what it does from here on."""

    until: float
    """Seconds of sound that were taken in by then."""
    late: float
    does: str


class EvidenceFound(_Fact, frozen=True, tag=True):
    """A suggestion: a slice of an utterance that speaks to a dimension of the rubric."""

    evidence: int
    utterance: int
    from_: int = msgspec.field(name="from")
    """Character offset into the utterance's text; the quote ends before `to`."""
    to: int
    dimension: str
    band: str
    level: Rating
    polarity: Polarity
    confidence: float
    """Calibrated belief that an interviewer would file it here, 0 to 1."""
    similarity: float
    """Cosine of the quote with what it matched, −1 to 1."""
    matched: str
    """The anchor or saying of the rubric that it is nearest to."""
    reasons: tuple[str, ...] = ()
    """What else spoke for or against, one short phrase each."""
    owner: Owner = ""
    doing: Doing = ""
    prompted: bool = False
    """The interviewer had already named it, or helped, in the turn before."""
    shows: tuple[Form, ...] = ()
    """The forms of evidence that are there, out of four; what is missing can be asked for."""


class RatingSuggested(_Fact, frozen=True, tag=True):
    """The provisional rating of a dimension, after the evidence of that moment."""

    dimension: str
    level: Rating | None
    """None: not enough evidence. Silence is never a 1."""
    low: float | None
    high: float | None
    """The 80 % interval, 1 to 5."""
    evidence: tuple[int, ...]
    why: Explained | None = None
    """What carries the rating and what a higher one would have needed; None without evidence."""


class SessionClosed(_Fact, frozen=True, tag=True):
    """No more sound will come. Decisions may still be made."""

    reason: str


Decision = OnCard | SoundAsked
"""What a page may send."""

Event = (
    SessionOpened
    | ModelLoaded
    | AudioHeard
    | AudioDropped
    | UtteranceRevised
    | UtteranceFinished
    | UtteranceDiscarded
    | UtteranceDeferred
    | HearingChanged
    | EvidenceFound
    | RatingSuggested
    | SessionClosed
    | OnCard
    | Captured
)


class Entry(msgspec.Struct, frozen=True):
    """A line of the log: the event, its place, and the wall-clock time at which it was recorded."""

    seq: int
    """Counts from 1 within a session, without gaps."""
    at: str
    """ISO 8601 in UTC, with milliseconds."""
    event: Event


def encode(entry: Entry) -> str:
    """An entry as one line of JSON."""
    return _encoder.encode(entry).decode()


def decode_event(text: str | bytes) -> Event:
    """An event from its JSON; msgspec.ValidationError says what does not fit, and where."""
    return _events.decode(text)


def decode_decision(text: str | bytes) -> Decision:
    """A page's decision from its JSON; anything else a page might send is refused."""
    return _decisions.decode(text)


_encoder = msgspec.json.Encoder()
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_decisions: msgspec.json.Decoder[Decision] = msgspec.json.Decoder(Decision)
