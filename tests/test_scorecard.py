"""The scorecard: what each event does to it, and which events it refuses."""

from collections.abc import Sequence

import msgspec
import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, found, said
from livecard.errors import BadEvent
from livecard.events import (
    AudioDropped,
    AudioHeard,
    CardReopened,
    CardSubmitted,
    ChecklistMarked,
    DecisionUndone,
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    LevelAdvised,
    ModelLoaded,
    NoteWritten,
    QuestionMarked,
    RatingGiven,
    RatingSuggested,
    SessionClosed,
    SessionOpened,
    UtteranceDiscarded,
    UtteranceRevised,
    VerdictGiven,
)
from livecard.rubric import Question
from livecard.scorecard import Card, Scorecard, card
from livecard.speaker import Speaker

OPENED = SessionOpened("s", RUBRIC, "call.wav")


def folded(*events: Event) -> Scorecard:
    scorecard = Scorecard()
    for event in (OPENED, *events):
        scorecard.apply(event)
    return scorecard


def refused(events: Sequence[Event], last: Event, why: str) -> None:
    scorecard = folded(*events)
    before = card(scorecard)
    with pytest.raises(BadEvent, match=why):
        scorecard.apply(last)
    assert card(scorecard) == before


def test_nothing_happens_before_the_session_is_opened() -> None:
    with pytest.raises(BadEvent, match="AudioHeard before the session was opened"):
        Scorecard().apply(AudioHeard(1.0, 0.0))
    with pytest.raises(BadEvent, match="the session has not been opened"):
        _ = Scorecard().rubric


def test_a_session_is_opened_once() -> None:
    refused([], OPENED, "session s is opened a second time")


def test_the_session_its_models_and_its_end_are_kept() -> None:
    scorecard = folded(ModelLoaded("encoder", "ab", 1.0), AudioHeard(3.0, 0.5), SessionClosed("x"))
    assert scorecard.rubric is RUBRIC
    assert scorecard.models == {"encoder": "ab"}
    assert scorecard.heard == AudioHeard(3.0, 0.5)
    assert scorecard.closed == "x"


def test_evidence_has_the_words_that_it_points_to() -> None:
    scorecard = folded(said("I dock alone."), found(1, to=6))
    assert scorecard.evidence[1].quote == "I dock"
    assert scorecard.evidence[1].judgement == "open"


def test_the_last_judgement_counts() -> None:
    events = (said("I dock."), found(1), EvidenceAccepted(1))
    assert folded(*events).evidence[1].judgement == "accepted"
    assert folded(*events, EvidenceDismissed(1)).evidence[1].judgement == "dismissed"


def test_an_interviewers_words_never_become_evidence() -> None:
    for speaker in (Speaker.INTERVIEWER, Speaker.UNKNOWN):
        refused([said("I dock.", 1, speaker)], found(1), "who is not the candidate")


def test_evidence_that_contradicts_the_card_is_refused_whole() -> None:
    refused([said("I dock.")], found(1, dimension="Cooking"), "captain has no dimension 'Cooking'")
    refused([said("I dock."), found(1)], found(1), "evidence 1 is found a second time")
    refused([said("I dock.")], found(1, to=99), "quotes characters 0 to 99")
    refused([], found(1), "still unfinished")


@pytest.mark.parametrize("decision", [EvidenceAccepted(9), EvidenceDismissed(9)])
def test_evidence_that_is_not_there_cannot_be_judged(decision: Event) -> None:
    refused([], decision, "there is no evidence 9")


@pytest.mark.parametrize(
    "event",
    [
        RatingSuggested("Cooking", 3, 2.0, 4.0, ()),
        RatingGiven("Cooking", 3),
        RatingGiven("", 3),
        NoteWritten("Cooking", "salty"),
    ],
)
def test_a_dimension_that_the_rubric_does_not_have_is_refused(event: Event) -> None:
    refused([], event, "has no dimension")


def test_a_rating_can_be_given_changed_and_taken_back() -> None:
    scorecard = folded(RatingGiven(CREW, 4), RatingGiven(CREW, 2), RatingGiven(SEAMANSHIP, 5))
    assert scorecard.given == {CREW: 2, SEAMANSHIP: 5}
    scorecard.apply(RatingGiven(CREW, None))
    scorecard.apply(RatingGiven(CREW, None))
    assert scorecard.given == {SEAMANSHIP: 5}


def test_a_note_stands_on_a_dimension_or_on_the_whole_interview() -> None:
    scorecard = folded(NoteWritten(CREW, "calm"), NoteWritten("", "late"), NoteWritten("", "hire"))
    assert scorecard.notes == {CREW: "calm", "": "hire"}


def test_decisions_may_be_made_after_the_end() -> None:
    assert folded(SessionClosed("over"), RatingGiven(CREW, 3)).given == {CREW: 3}


def test_an_empty_card_is_a_card() -> None:
    assert card(Scorecard()) == Card("", None, (), (), {}, {}, {}, {}, {}, (), 0)


def test_the_card_lists_what_was_said_in_order_without_what_was_discarded() -> None:
    place = (Speaker.CANDIDATE, 1.0, 2.0)
    sheet = card(
        folded(
            UtteranceRevised(3, *place, "I was", "on the"),
            UtteranceRevised(2, *place, "", "thank you"),
            said("Hello.", 1, Speaker.INTERVIEWER),
            UtteranceDiscarded(2, *place, "nobody spoke"),
        )
    )
    assert [(one.utterance, one.text, one.finished) for one in sheet.lines] == [
        (1, "Hello.", True),
        (3, "I was on the", False),
    ]


def test_the_card_sums_up_what_was_suggested_given_and_dropped() -> None:
    sheet = card(
        folded(
            said("I dock."),
            found(1, 4),
            RatingSuggested(SEAMANSHIP, 4, 3.0, 4.9, (1,)),
            RatingSuggested(CREW, None, None, None, ()),
            RatingGiven(SEAMANSHIP, 3),
            AudioDropped(Speaker.CANDIDATE, 1.0, 0.1, "not delivered"),
            AudioDropped(Speaker.CANDIDATE, 2.0, 0.2, "not delivered"),
        )
    )
    assert sheet.suggested == {SEAMANSHIP: 4, CREW: None}
    assert sheet.given == {SEAMANSHIP: 3}
    assert sheet.dropped == 0.3
    assert [(one.quote, one.level, one.polarity) for one in sheet.evidence] == [("I do", 4, "+")]


def test_ticks_and_flags_are_kept_apart_from_ratings() -> None:
    marks = ChecklistMarked(CREW, "tick"), ChecklistMarked(SEAMANSHIP, "flag")
    scorecard = folded(*marks, ChecklistMarked(CREW, None))
    assert scorecard.decided.marks == {SEAMANSHIP: "flag"}
    assert scorecard.given == {}
    refused([], ChecklistMarked("Cooking", "tick"), "no dimension 'Cooking'")


def test_questions_are_marked_as_asked_and_unmarked() -> None:
    rubric = msgspec.structs.replace(RUBRIC, questions=(Question("How?"), Question("And then?")))
    scorecard = Scorecard()
    for event in (SessionOpened("s", rubric, "call.wav"), QuestionMarked(0, True)):
        scorecard.apply(event)
    scorecard.apply(QuestionMarked(1, True))
    scorecard.apply(QuestionMarked(0, False))
    assert scorecard.decided.asked == {1: True}
    refused([], QuestionMarked(0, True), "has no question 0")


def test_a_suggestion_is_sealed_in_a_blind_session_until_the_first_own_rating() -> None:
    scorecard = Scorecard()
    assert not scorecard.sealed(CREW)
    for event in (SessionOpened("s", RUBRIC, "call.wav", blind=True), RatingGiven(CREW, 3)):
        scorecard.apply(event)
    scorecard.apply(RatingGiven(CREW, None))
    assert not scorecard.sealed(CREW)
    assert scorecard.sealed(SEAMANSHIP)
    assert scorecard.decided.first == {CREW: 3}


def test_the_verdict_and_the_level_are_the_interviewers_and_are_undone_like_a_rating() -> None:
    scorecard = folded(VerdictGiven(4, "Docked alone."), LevelAdvised("Mid", "No gale yet."))
    assert scorecard.verdict == VerdictGiven(4, "Docked alone.")
    assert scorecard.advised == LevelAdvised("Mid", "No gale yet.")
    scorecard.apply(DecisionUndone(2))
    scorecard.apply(VerdictGiven(None))
    assert scorecard.advised is None
    assert scorecard.verdict is None


def test_a_submitted_card_does_not_change_until_it_is_reopened() -> None:
    handed = RatingGiven(CREW, 3), SessionClosed("over"), CardSubmitted()
    refused([*handed], RatingGiven(CREW, 4), "submitted: reopen it")
    refused([*handed], DecisionUndone(1), "submitted: reopen it")
    refused([*handed], CardSubmitted(), "already been submitted")
    refused([], CardReopened(), "not been submitted")
    scorecard = folded(*handed, CardReopened(), RatingGiven(CREW, 4))
    assert scorecard.given == {CREW: 4}
    assert not scorecard.submitted
