"""What an interviewer decides, as facts of the card.

Decisions of a session are counted from 1. A decision that was undone keeps its number.
"""

from typing import Literal

import msgspec

from livecard.fact import Fact, HireStep, Polarity, Rating
from livecard.rubric import Level

Flag = Literal["return", "mild", "severe"]
"""To be looked at again; or a red flag, which weighs by itself."""

Mark = Literal["tick", "flag"]


class EvidenceAccepted(Fact, frozen=True, tag=True):
    """The interviewer takes a suggestion over as evidence."""

    evidence: int


class EvidenceDismissed(Fact, frozen=True, tag=True):
    """The interviewer does not want a suggestion."""

    evidence: int


class EvidenceMoved(Fact, frozen=True, tag=True):
    """The interviewer files evidence elsewhere. Where it now lies is certain."""

    evidence: int
    dimension: str
    level: Rating
    polarity: Polarity


class QuoteChanged(Fact, frozen=True, tag=True):
    """The interviewer shortens or extends a quote: still a slice of the same utterance."""

    evidence: int
    from_: int = msgspec.field(name="from")
    to: int


class EvidenceMarked(Fact, frozen=True, tag=True):
    """The interviewer takes words of the candidate as evidence that nobody suggested.

    Marks are counted downwards from −1, so that they never meet what livecard finds.
    """

    utterance: int
    from_: int = msgspec.field(name="from")
    to: int
    dimension: str
    level: Rating
    polarity: Polarity
    note: str = ""


class EvidenceNoted(Fact, frozen=True, tag=True):
    """The interviewer's note on a piece of evidence; empty text takes it away."""

    evidence: int
    text: str


class EvidenceFlagged(Fact, frozen=True, tag=True):
    """The interviewer flags evidence; None takes the flag away."""

    evidence: int
    flag: Flag | None


class RatingGiven(Fact, frozen=True, tag=True):
    """The interviewer's own rating. None takes an earlier one back: the dimension is unrated."""

    dimension: str
    level: Rating | None


class NoteWritten(Fact, frozen=True, tag=True):
    """The interviewer's note on a dimension, or on the whole interview where that is empty."""

    dimension: str
    text: str


class ChecklistMarked(Fact, frozen=True, tag=True):
    """The interviewer ticks or flags a dimension during the call. It is no rating."""

    dimension: str
    mark: Mark | None


class QuestionMarked(Fact, frozen=True, tag=True):
    """The interviewer has asked a question of the rubric, or takes that back."""

    question: int
    """Its place in the rubric, from 0."""
    asked: bool


class VerdictGiven(Fact, frozen=True, tag=True):
    """The interviewer's own verdict, never proposed by livecard; None while undecided."""

    step: HireStep | None
    reason: str = ""


class LevelAdvised(Fact, frozen=True, tag=True):
    """The level that the interviewer recommends, apart from the verdict; None for no advice."""

    level: Level | None
    reason: str = ""


class CardSubmitted(Fact, frozen=True, tag=True):
    """The interviewer hands the card in: it stays as it is, unless it is reopened."""


class CardReopened(Fact, frozen=True, tag=True):
    """The interviewer takes a submitted card back, to change it."""


class DecisionUndone(Fact, frozen=True, tag=True):
    """The last decision that stands is taken back: what it changed is as it was before.

    It is named by its number, so that two pages that undo at once do not take back two.
    """

    decision: int


Changing = (
    EvidenceAccepted
    | EvidenceDismissed
    | EvidenceMoved
    | QuoteChanged
    | EvidenceMarked
    | EvidenceNoted
    | EvidenceFlagged
    | RatingGiven
    | NoteWritten
    | ChecklistMarked
    | QuestionMarked
    | VerdictGiven
    | LevelAdvised
    | DecisionUndone
)
"""Decisions that change what is on the card; none of them while it is submitted."""

OnCard = Changing | CardSubmitted | CardReopened
"""Decisions about the card."""

OnEvidence = (
    EvidenceAccepted
    | EvidenceDismissed
    | EvidenceMoved
    | QuoteChanged
    | EvidenceNoted
    | EvidenceFlagged
)
"""Decisions on evidence that is there already."""
