"""The session: folded, then logged, then published, and ratings follow from evidence."""

import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, Book, found, recorded, said
from livecard.errors import BadEvent
from livecard.events import (
    CardSubmitted,
    DecisionUndone,
    Entry,
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceMarked,
    EvidenceMoved,
    NoteWritten,
    RatingGiven,
    RatingSuggested,
    SessionClosed,
    SessionOpened,
)
from livecard.rating import RatingSettings
from livecard.scorecard import card
from livecard.session import Session, replay

OPENED = SessionOpened("s", RUBRIC, "call.wav")
SAID = "I dock alone in strong cross wind."


class Desk:
    """A session with a list for a log and a list for the pages."""

    def __init__(self) -> None:
        self.book = Book()
        self.published: list[Entry] = []
        self.session = Session(self.book.append, self.published.append, RatingSettings())

    @property
    def suggestions(self) -> list[RatingSuggested]:
        return [one for one in self.book.events if isinstance(one, RatingSuggested)]


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    recorded(desk.session, OPENED, said(SAID), said(SAID, 2), said(SAID, 3))
    return desk


def test_what_is_recorded_is_logged_and_published_in_order(desk: Desk) -> None:
    desk.session.record(found(1))
    assert desk.published == desk.book.entries
    assert [one.seq for one in desk.published] == [1, 2, 3, 4, 5, 6]


def test_an_event_that_cannot_be_folded_reaches_neither_the_log_nor_a_page(desk: Desk) -> None:
    before = list(desk.book.entries)
    with pytest.raises(BadEvent):
        desk.session.record(EvidenceAccepted(9))
    assert desk.book.entries == before == desk.published


def test_evidence_is_followed_by_a_suggested_rating_of_its_dimension(desk: Desk) -> None:
    desk.session.record(found(1, 4))
    [one] = desk.suggestions
    assert (one.dimension, one.level, one.evidence) == (SEAMANSHIP, 4, (1,))
    assert desk.session.scorecard.suggested == {SEAMANSHIP: one}


def test_dismissing_the_only_evidence_withdraws_the_suggestion(desk: Desk) -> None:
    recorded(desk.session, found(1), EvidenceDismissed(1))
    assert desk.suggestions[-1] == RatingSuggested(SEAMANSHIP, None, None, None, ())


def test_accepting_after_all_brings_the_suggestion_back(desk: Desk) -> None:
    recorded(desk.session, found(1), EvidenceDismissed(1), EvidenceAccepted(1))
    first, _, last = desk.suggestions
    assert first == last


def test_a_suggestion_that_stays_the_same_is_not_repeated(desk: Desk) -> None:
    recorded(desk.session, found(1), EvidenceAccepted(1), RatingGiven(SEAMANSHIP, 2))
    assert len(desk.suggestions) == 1


def test_evidence_of_one_dimension_leaves_the_other_alone(desk: Desk) -> None:
    recorded(desk.session, found(1), found(2, 2, utterance=2, dimension=CREW))
    assert [one.dimension for one in desk.suggestions] == [SEAMANSHIP, CREW]


def test_moved_evidence_changes_the_rating_where_it_was_and_where_it_is(desk: Desk) -> None:
    recorded(desk.session, found(1), EvidenceMoved(1, CREW, 2, "-"))
    last = {one.dimension: (one.level, one.evidence) for one in desk.suggestions}
    assert last == {SEAMANSHIP: (None, ()), CREW: (2, (1,))}


def test_undoing_a_mark_takes_its_rating_back(desk: Desk) -> None:
    recorded(desk.session, EvidenceMarked(1, 0, 6, CREW, 4, "+"), DecisionUndone(1))
    assert [(one.level, one.evidence) for one in desk.suggestions] == [(4, (-1,)), (None, ())]


def test_a_session_restored_from_its_log_goes_on_where_it_was(desk: Desk) -> None:
    recorded(desk.session, found(1, 5), found(2, 4, utterance=2), EvidenceDismissed(1))
    again = Desk()
    for entry in desk.book.entries:
        again.session.restore(entry)
    assert (again.book.entries, again.published) == ([], [])
    assert card(again.session.scorecard) == card(desk.session.scorecard)
    again.session.record(found(3, 2, utterance=3))
    desk.session.record(found(3, 2, utterance=3))
    assert again.book.events == desk.book.events[-2:]


def test_replaying_a_log_gives_the_card_of_that_session(desk: Desk) -> None:
    recorded(desk.session, found(1, 5), EvidenceAccepted(1))
    assert card(replay(desk.book.entries)) == card(desk.session.scorecard)


def test_a_log_that_cannot_have_happened_names_the_entry(desk: Desk) -> None:
    wrong = Entry(99, "", EvidenceAccepted(9))
    with pytest.raises(BadEvent, match="entry 99 of the log: there is no evidence 9"):
        replay([*desk.book.entries, wrong])


def test_in_a_blind_session_the_first_rating_brings_the_suggestion_out_again() -> None:
    desk = Desk()
    opened = SessionOpened("s", RUBRIC, "call.wav", blind=True)
    recorded(desk.session, opened, said(SAID), found(1), RatingGiven(CREW, 3))
    [suggested] = desk.suggestions
    recorded(desk.session, RatingGiven(SEAMANSHIP, None))
    assert desk.suggestions == [suggested]
    recorded(desk.session, RatingGiven(SEAMANSHIP, 2), RatingGiven(SEAMANSHIP, 4))
    assert desk.suggestions == [suggested, suggested]
    assert desk.session.scorecard.decided.first == {CREW: 3, SEAMANSHIP: 2}


def test_in_an_open_session_a_rating_repeats_nothing(desk: Desk) -> None:
    recorded(desk.session, found(1), RatingGiven(SEAMANSHIP, 2))
    assert len(desk.suggestions) == 1


def test_a_card_that_is_not_ready_is_not_submitted_and_nothing_is_logged(desk: Desk) -> None:
    desk.session.record(RatingGiven(CREW, 4))
    before = list(desk.book.entries)
    with pytest.raises(BadEvent, match=r"goes on; end it first; Crew is rated and has"):
        desk.session.record(CardSubmitted())
    assert desk.book.entries == before
    recorded(desk.session, NoteWritten(CREW, "Briefed."), SessionClosed("over"), CardSubmitted())
    assert desk.session.scorecard.submitted


def test_a_submitted_card_is_read_back_even_where_todays_rules_would_refuse_it() -> None:
    events: list[Event] = [OPENED, RatingGiven(CREW, 4), CardSubmitted()]
    assert replay([Entry(seq, "", one) for seq, one in enumerate(events, 1)]).submitted
