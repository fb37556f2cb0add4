"""Recorded sessions as decisions: what was judged right, and with which signs."""

import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, Book, read, recorded, said, sentences
from livecard.capturing import RolesSwapped
from livecard.events import (
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceFound,
    EvidenceMarked,
    EvidenceMoved,
    QuoteChanged,
    SessionOpened,
    UtteranceFinished,
)
from livecard.rating import RatingSettings
from livecard.session import Session
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.reading import Reading
from livecard.tagging.tagger import Tagger
from livecard.training.accepted import Gathered, Reader, gathered

READER = Reader(read, TAUGHT, sentences)
DOCKS = "Proven four praised: I dock alone in strong cross wind with a spring line."
BRIEFS = "Proven four praised: Before each trip everybody on deck is briefed by me."
CHATS = "Chatter three unclear: The weather has been quite nice here of late."


def interview(*decisions: Event, texts: tuple[str, ...] = (DOCKS, BRIEFS, CHATS)) -> Gathered:
    """An interview of these answers, tagged, with what the interviewer decided afterwards."""
    book = Book()
    session = Session(book.append, lambda entry: None, RatingSettings())
    tagger = Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, iter(range(1, 99)).__next__)
    recorded(session, SessionOpened("s", RUBRIC, "call.wav"))
    for number, text in enumerate(texts, 1):
        utterance = said(text, number)
        recorded(session, utterance, *tagger.feed(utterance))
    recorded(session, *decisions)
    return gathered("s", book.events, RUBRIC, READER)


def right(found: Gathered) -> list[tuple[str, bool]]:
    return [(one.dimension, one.right) for one in found.decisions]


def test_what_was_accepted_is_right_and_what_was_dismissed_is_wrong() -> None:
    found = interview(EvidenceAccepted(1), EvidenceDismissed(2))
    assert right(found) == [(SEAMANSHIP, True), (CREW, False)]
    assert {one.session for one in found.decisions} == {"s"}


def test_the_last_decision_is_the_one_that_counts() -> None:
    assert right(interview(EvidenceAccepted(1), EvidenceDismissed(1))) == [(SEAMANSHIP, False)]


def test_what_was_left_open_says_nothing() -> None:
    found = interview()
    assert (found.decisions, found.undecided) == ((), 2)


def test_what_was_moved_to_another_dimension_was_wrong_where_it_stood() -> None:
    found = interview(EvidenceMoved(1, CREW, 3, "+"), EvidenceAccepted(1))
    assert right(found) == [(SEAMANSHIP, False)]
    assert found.moved == 1


def test_a_new_level_in_the_same_dimension_was_right_where_it_stood() -> None:
    found = interview(EvidenceMoved(1, SEAMANSHIP, 3, "+"))
    assert right(found) == [(SEAMANSHIP, True)]
    assert found.moved == 0


def test_a_quote_that_was_cut_is_judged_as_it_was_suggested() -> None:
    found = interview(QuoteChanged(1, 0, 6), EvidenceAccepted(1))
    assert right(found) == [(SEAMANSHIP, True)]


def test_what_was_marked_by_hand_is_counted_and_not_learnt_from() -> None:
    found = interview(EvidenceMarked(3, 0, 10, CREW, 3, "+"), EvidenceAccepted(2))
    assert right(found) == [(CREW, True)]
    assert found.marked == 1


def test_the_signs_are_those_that_made_the_suggestion() -> None:
    [one] = interview(EvidenceAccepted(1)).decisions
    matcher = Matcher(RUBRIC, read, TAUGHT)
    alone = matcher.hear(DOCKS, "", matcher.topic())
    assert one.signs == matcher.signs(alone)[0][0]


def test_what_would_be_read_otherwise_today_is_counted_and_not_learnt_from() -> None:
    elsewhere = EvidenceFound(7, 1, 0, 6, CREW, "4", 4, "+", 0.6, 0.5, "an anchor")
    found = interview(elsewhere, EvidenceAccepted(7))
    assert (found.decisions, found.unread) == ((), 1)


def test_what_was_suggested_before_the_roles_were_swapped_says_nothing() -> None:
    asked = said("How do you dock when the wind is against you?", 8, Speaker.INTERVIEWER)
    found = interview(asked, EvidenceAccepted(1), RolesSwapped())
    assert found.decisions == ()


def test_the_unit_is_read_after_the_question_that_it_answers() -> None:
    heard: list[tuple[str, str]] = []

    def listening(text: str, question: str) -> Reading:
        heard.append((text, question))
        return read(text, question)

    question = "How do you dock when the wind is against you?"
    events: list[Event] = [
        SessionOpened("s", RUBRIC, "call.wav"),
        UtteranceFinished(1, Speaker.INTERVIEWER, 0.0, 1.0, question, ()),
        UtteranceFinished(2, Speaker.CANDIDATE, 2.0, 3.0, DOCKS, ()),
    ]
    gathered("s", events, RUBRIC, Reader(listening, TAUGHT, sentences))
    assert (DOCKS, question) in heard


@pytest.mark.parametrize("text", [DOCKS, BRIEFS])
def test_the_answers_of_these_tests_are_suggested_as_one_unit(text: str) -> None:
    tagger = Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, lambda: 1)
    [one] = tagger.feed(said(text))
    assert (one.from_, one.to) == (0, len(text))
