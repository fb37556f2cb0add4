"""The measures of evidence, each on an interview that can be counted by hand."""

from collections.abc import Sequence

import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, counter, read, sentences
from livecard.bench.agreement import Counts
from livecard.bench.evidence import (
    Outcome,
    bench,
    by_dimension,
    by_turn,
    f1_interval,
    figures,
    tagged,
)
from livecard.events import Polarity, Rating
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.tagger import Tagger
from livecard.training.examples import LabelledInterview, Quote, Turn

NAMES = [SEAMANSHIP, CREW]
STRONG = f"Proven four praised: {RUBRIC.dimensions[0].anchors[2].text}"
WEAK = f"Proven two blamed: {RUBRIC.dimensions[0].anchors[0].text}"
CREWS = f"Proven three praised: {RUBRIC.dimensions[1].anchors[1].text}"
TALK = "Yeah I can hear you fine, can you hear me too?"
ASKED = Turn(Speaker.INTERVIEWER, "How do you dock?")


def tagger() -> Tagger:
    return Tagger(Matcher(RUBRIC, read, TAUGHT), sentences, counter().__next__)


def told(*texts: str) -> tuple[Turn, ...]:
    """The question, and the answers; the first answer is turn 1."""
    return (ASKED, *(Turn(Speaker.CANDIDATE, text) for text in texts))


def labelled(turn: int, dimension: str, level: Rating, polarity: Polarity = "+") -> Quote:
    return Quote(turn, 0, 20, dimension, level, polarity)


def interview(
    turns: tuple[Turn, ...], *evidence: Quote, ratings: dict[str, Rating | None] | None = None
) -> LabelledInterview:
    return LabelledInterview("captain/1", "captain", "dev", turns, evidence, ratings or {})


def outcome(turns: Sequence[Turn], *evidence: Quote) -> Outcome:
    return tagged(interview(tuple(turns), *evidence), tagger(), NAMES)


def test_evidence_is_right_where_turn_and_dimension_are_the_labellers() -> None:
    out = outcome(told(f"{STRONG} {CREWS}"), labelled(1, SEAMANSHIP, 4), labelled(1, CREW, 3))
    assert [(one.dimension, quote.dimension) for one, quote in out.right] == [
        (SEAMANSHIP, SEAMANSHIP),
        (CREW, CREW),
    ]
    assert (out.false, out.missed) == ([], [])


def test_evidence_of_another_turn_or_dimension_is_false_and_the_label_missed() -> None:
    for label in (labelled(2, SEAMANSHIP, 4), labelled(1, CREW, 4)):
        out = outcome(told(STRONG, TALK), label)
        assert [one.dimension for one in out.false] == [SEAMANSHIP]
        assert (out.right, out.missed) == ([], [label])


def test_the_interviewers_words_give_nothing() -> None:
    out = outcome((Turn(Speaker.INTERVIEWER, STRONG), Turn(Speaker.CANDIDATE, TALK)))
    assert (out.right, out.false, out.of_interviewer, out.no_slices) == ([], [], 0, 0)
    assert len(out.milliseconds) == 1


def test_what_is_found_is_counted() -> None:
    some = [
        outcome(told(STRONG, WEAK, TALK), labelled(1, SEAMANSHIP, 4), labelled(2, SEAMANSHIP, 3)),
        outcome(told(STRONG, CREWS), labelled(2, CREW, 5), labelled(1, CREW, 4)),
    ]
    found = figures(some)
    assert (found.interviews, found.evidence) == (2, 4)
    assert (found.precision, found.recall, found.f1) == (0.75, 0.75, 0.75)
    assert found.wrongly_negative == pytest.approx(1 / 3)
    assert found.polarity == pytest.approx(2 / 3)
    assert (found.of_interviewer, found.no_slices) == (0, 0)


def test_ratings_are_compared_where_both_are_given() -> None:
    ratings: dict[str, Rating | None] = {SEAMANSHIP: 4, CREW: None}
    one = interview(told(STRONG, STRONG, STRONG), labelled(1, SEAMANSHIP, 4), ratings=ratings)
    out = tagged(one, tagger(), NAMES)
    assert out.ratings == [(4, 4), (None, None)]
    found = figures([out])
    assert (found.rating_error, found.abstention_right, found.interval_coverage) == (0.0, 1.0, 1.0)


def test_nothing_measured_is_none() -> None:
    found = figures([])
    assert (found.precision, found.f1, found.rating_kappa, found.milliseconds_a_turn_p50) == (
        None,
    ) * 4
    assert found.false_an_hour is None


def test_suggestions_are_counted_by_the_hour() -> None:
    out = outcome(told(STRONG, CREWS), labelled(1, SEAMANSHIP, 4))
    words = sum(len(turn.text.split()) for turn in told(STRONG, CREWS))
    found = figures([out])
    assert found.suggestions_an_hour == pytest.approx(2 / (words / 2.5 / 3600))
    assert found.false_an_hour == pytest.approx(1 / (words / 2.5 / 3600))


def test_each_interview_has_a_fresh_tagger_and_its_rubrics_place() -> None:
    made: list[str] = []

    def make(name: str) -> tuple[Tagger, list[str]]:
        made.append(name)
        return tagger(), NAMES

    label = labelled(1, SEAMANSHIP, 4)
    found = bench([interview(told(STRONG), label), interview(told(CREWS), label)], make)
    assert made == ["captain", "captain"]
    assert [len(group) for group in found.values()] == [2]
    assert f1_interval(found["captain"]) == (0.0, 1.0)


def test_dimensions_and_turns_are_counted_apart() -> None:
    out = outcome(
        told(f"{STRONG} {CREWS}", CREWS),
        labelled(1, SEAMANSHIP, 4),
        labelled(2, SEAMANSHIP, 3),
        labelled(2, CREW, 3),
    )
    assert by_dimension([out]) == {SEAMANSHIP: Counts(1, 0, 1), CREW: Counts(1, 1, 0)}
    assert by_turn(out) == [Counts(1, 1, 0), Counts(1, 0, 1)]


def test_the_interval_is_over_interviews_where_there_are_enough_of_them() -> None:
    half = outcome(told(STRONG, TALK), labelled(1, SEAMANSHIP, 4), labelled(2, CREW, 4))
    low, high = f1_interval([half] * 5) or (0.0, 0.0)
    assert low == high == pytest.approx(2 / 3)
    assert f1_interval([half]) == (0.0, 1.0)
    assert f1_interval([]) is None
