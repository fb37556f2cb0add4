"""What the interviewer decides: each decision does what it says, and can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fakes import CREW, RUBRIC, SEAMANSHIP, found, said
from livecard.decisions import Flag, OnCard, OnEvidence
from livecard.errors import BadEvent
from livecard.events import (
    ChecklistMarked,
    DecisionUndone,
    Event,
    EvidenceAccepted,
    EvidenceDismissed,
    EvidenceFlagged,
    EvidenceMarked,
    EvidenceMoved,
    EvidenceNoted,
    NoteWritten,
    QuoteChanged,
    RatingGiven,
    SessionOpened,
)
from livecard.scorecard import Card, Scorecard, card
from livecard.speaker import Speaker

OPENED = SessionOpened("s", RUBRIC, "call.wav")
TEXT = "I docked alone, in strong cross wind."
GIVEN: tuple[Event, ...] = (OPENED, said(TEXT), said("Why?", 2, Speaker.INTERVIEWER), found(1))


def folded(*events: Event) -> Scorecard:
    scorecard = Scorecard()
    for event in (*GIVEN, *events):
        scorecard.apply(event)
    return scorecard


def refused(last: Event, why: str, *events: Event) -> None:
    scorecard = folded(*events)
    before = card(scorecard)
    with pytest.raises(BadEvent, match=why):
        scorecard.apply(last)
    assert card(scorecard) == before


def test_evidence_moves_to_another_dimension_level_and_polarity_and_is_certain_there() -> None:
    one = folded(EvidenceMoved(1, CREW, 2, "-")).evidence[1]
    filed = one.found
    assert (filed.dimension, filed.level, filed.band, filed.polarity) == (CREW, 2, "1–2", "-")
    assert (filed.confidence, one.moved, one.judgement) == (1.0, True, "open")


def test_a_quote_is_shortened_and_extended_as_a_slice_of_its_utterance() -> None:
    scorecard = folded(QuoteChanged(1, 2, 14))
    assert scorecard.evidence[1].quote == "docked alone"
    scorecard.apply(QuoteChanged(1, 0, len(TEXT)))
    assert scorecard.evidence[1].quote == TEXT


@pytest.mark.parametrize(("start", "end"), [(0, 99), (-1, 4), (4, 4), (9, 3)])
def test_a_quote_that_is_no_slice_is_refused(start: int, end: int) -> None:
    refused(QuoteChanged(1, start, end), f"quotes characters {start} to {end}")
    refused(EvidenceMarked(1, start, end, CREW, 3, "+"), f"characters {start} to {end}")


def test_words_marked_by_hand_are_accepted_evidence_counted_downwards() -> None:
    mark = EvidenceMarked(1, 16, 36, CREW, 4, "+")
    scorecard = folded(mark, mark)
    assert list(scorecard.evidence) == [1, -1, -2]
    one = scorecard.evidence[-2]
    assert (one.quote, one.judgement, one.moved) == ("in strong cross wind", "accepted", True)


def test_only_finished_words_of_the_candidate_can_be_marked() -> None:
    refused(EvidenceMarked(2, 0, 3, CREW, 3, "+"), "somebody who is not the candidate")
    refused(EvidenceMarked(7, 0, 3, CREW, 3, "+"), "utterance 7, still unfinished")
    refused(EvidenceMarked(1, 0, 3, "Cooking", 3, "+"), "no dimension 'Cooking'")


def test_evidence_bears_a_note_and_a_flag_which_can_be_taken_away() -> None:
    scorecard = folded(EvidenceNoted(1, "his own <b>words</b>"), EvidenceFlagged(1, "severe"))
    one = scorecard.evidence[1]
    assert (one.note, one.flag) == ("his own <b>words</b>", "severe")
    scorecard.apply(EvidenceNoted(1, ""))
    scorecard.apply(EvidenceFlagged(1, None))
    assert (scorecard.evidence[1].note, scorecard.evidence[1].flag) == ("", None)


ON_NINE: tuple[OnEvidence, ...] = (
    EvidenceAccepted(9),
    EvidenceDismissed(9),
    EvidenceMoved(9, CREW, 3, "+"),
    QuoteChanged(9, 0, 4),
    EvidenceNoted(9, "hm"),
    EvidenceFlagged(9, "return"),
)


@pytest.mark.parametrize("decision", ON_NINE, ids=lambda one: type(one).__name__)
def test_nothing_can_be_decided_on_evidence_that_is_not_there(decision: OnEvidence) -> None:
    refused(decision, "there is no evidence 9")


def test_evidence_cannot_move_to_a_dimension_that_the_rubric_does_not_have() -> None:
    refused(EvidenceMoved(1, "Cooking", 3, "+"), "no dimension 'Cooking'")


FLAGS: tuple[Flag | None, ...] = ("return", "mild", "severe", None)
DECISIONS: st.SearchStrategy[OnCard] = st.one_of(
    st.just(EvidenceAccepted(1)),
    st.just(EvidenceDismissed(1)),
    st.builds(EvidenceMoved, st.just(1), st.sampled_from([SEAMANSHIP, CREW]), st.just(3)),
    st.builds(QuoteChanged, st.just(1), st.integers(0, 5), st.integers(6, 37)),
    st.builds(EvidenceMarked, st.just(1), st.integers(0, 5), st.integers(6, 37), st.just(CREW)),
    st.builds(EvidenceNoted, st.just(1), st.text(max_size=3)),
    st.builds(EvidenceFlagged, st.just(1), st.sampled_from(FLAGS)),
    st.builds(RatingGiven, st.just(CREW), st.sampled_from([None, 1, 5])),
    st.builds(ChecklistMarked, st.just(CREW), st.sampled_from(["tick", "flag", None])),
    st.builds(NoteWritten, st.sampled_from(["", CREW]), st.text(max_size=3)),
)


@given(st.lists(DECISIONS, max_size=8), st.integers(0, 8))
def test_undoing_the_last_decisions_leaves_the_card_as_it_was_before_them(
    decisions: list[OnCard], back: int
) -> None:
    kept = decisions[: max(0, len(decisions) - back)]
    undone = [DecisionUndone(number) for number in range(len(decisions), len(kept), -1)]
    assert without_first(folded(*decisions, *undone)) == without_first(folded(*kept))


def without_first(scorecard: Scorecard) -> Card:
    """The first rating of all is kept: a seal that was opened stays open."""
    return replace(card(scorecard), first={})


def test_what_livecard_finds_in_between_is_not_undone() -> None:
    scorecard = folded(EvidenceDismissed(1), found(2), DecisionUndone(1))
    assert [one.judgement for one in scorecard.evidence.values()] == ["open", "open"]


def test_only_the_last_decision_that_stands_can_be_undone_and_only_once() -> None:
    both = (RatingGiven(CREW, 3), RatingGiven(CREW, 4))
    refused(DecisionUndone(1), "decision 1 cannot be undone: the last that stands is 2", *both)
    refused(DecisionUndone(2), "the last that stands is 1", *both, DecisionUndone(2))
    refused(DecisionUndone(1), "decision 1 cannot be undone: none stands")


def test_a_decision_after_an_undone_one_has_a_number_of_its_own() -> None:
    scorecard = folded(RatingGiven(CREW, 3), DecisionUndone(1), RatingGiven(CREW, 4))
    assert card(scorecard).standing == (2,)


def test_a_mark_that_was_undone_leaves_its_number_to_nobody() -> None:
    mark = EvidenceMarked(1, 0, 14, CREW, 4, "+")
    assert list(folded(mark, DecisionUndone(1), mark).evidence) == [1, -2]
