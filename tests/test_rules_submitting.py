"""What keeps a card from being submitted."""

from fakes import CREW, RUBRIC, SEAMANSHIP, found, said
from livecard.events import (
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    LevelAdvised,
    NoteWritten,
    RatingGiven,
    SessionClosed,
    SessionOpened,
    VerdictGiven,
)
from livecard.rules.submitting import concluded, keeps_from_submitting
from livecard.scorecard import Scorecard

OVER = SessionClosed("over")
TAKEN = said("I dock alone."), found(1), EvidenceAccepted(1)


def folded(*events: Event) -> Scorecard:
    card = Scorecard()
    for event in (SessionOpened("s", RUBRIC, "call.wav"), *events):
        card.apply(event)
    return card


def test_r052_a_card_without_any_verdict_can_be_submitted_once_the_interview_is_over() -> None:
    assert concluded(folded(OVER)) is None
    assert keeps_from_submitting(folded(OVER)) == []
    assert keeps_from_submitting(folded()) == ["the interview still goes on; end it first"]


def test_r020_a_rating_needs_an_accepted_quote_or_a_note() -> None:
    rated = folded(OVER, RatingGiven(CREW, 2), RatingGiven(SEAMANSHIP, 4), *TAKEN)
    assert [one.split(" is ")[0] for one in keeps_from_submitting(rated)] == [CREW]
    rated.apply(NoteWritten(CREW, "Shouted."))
    rated.apply(EvidenceDismissed(1))
    assert [one.split(" is ")[0] for one in keeps_from_submitting(rated)] == [SEAMANSHIP]


def test_r058_a_hire_needs_a_reason_and_words_of_the_candidate_that_speak_for_them() -> None:
    bare = keeps_from_submitting(folded(OVER, VerdictGiven(5)))
    assert [one.split(";")[0] for one in bare] == [
        "the verdict has no reason",
        "“Hire” has no quote that defends it",
    ]
    assert keeps_from_submitting(folded(OVER, *TAKEN, VerdictGiven(5, "Docks alone."))) == []
    weak = folded(OVER, said("I dock."), found(1, 2), EvidenceAccepted(1), VerdictGiven(4, "Kind."))
    assert len(keeps_from_submitting(weak)) == 1
    assert keeps_from_submitting(folded(OVER, VerdictGiven(2, "Shouts."))) == []


def test_r067_an_advised_level_needs_a_reason_of_its_own() -> None:
    advised = folded(OVER, VerdictGiven(2, "Shouts."), LevelAdvised("Mid"))
    assert keeps_from_submitting(advised) == [
        "the recommended level has no reason; say what showed it"
    ]
