"""Metamorphic tests and the slope, on a tagger that reads marks: what holds, and what does not."""

import json
from collections.abc import Sequence

import pytest
from msgspec import structs

from fakes import CREW, RUBRIC, SEAMANSHIP, TAUGHT, counter, found, read, sentences
from livecard.bench.metamorphic import STEADY, Bench, Case, Moved, steadied
from livecard.bench.slope import DOUBLED, changes, slopes, spoken
from livecard.cli.twisting import Twisted, failures, table
from livecard.events import EvidenceFound
from livecard.rubric import Rubric
from livecard.speaker import Speaker
from livecard.tagging.match import Matcher
from livecard.tagging.reading import Read, Reading
from livecard.tagging.tagger import Tagger
from livecard.training.examples import LabelledInterview, Quote, Turn

STRONG = f"Proven four praised: {RUBRIC.dimensions[0].anchors[2].text}"
CREWS = f"Proven three praised: {RUBRIC.dimensions[1].anchors[1].text}"
TALK = "Yeah I can hear you fine, can you hear me too?"
ASKED = Turn(Speaker.INTERVIEWER, "How do you dock?")
TOLD = LabelledInterview(
    "captain/1",
    "captain",
    "dev",
    (
        ASKED,
        Turn(Speaker.CANDIDATE, f"I gave her the helm there, {STRONG}"),
        Turn(Speaker.INTERVIEWER, "And can you hear me?"),
        Turn(Speaker.CANDIDATE, TALK),
    ),
    (Quote(1, 0, 40, SEAMANSHIP, 4, "+"),),
    {SEAMANSHIP: 4},
)


def bench(reader: Read = read, interview: LabelledInterview = TOLD) -> Bench:
    def fresh(rubric: Rubric) -> Tagger:
        return Tagger(Matcher(rubric, reader, TAUGHT), sentences, counter().__next__)

    return Bench(interview, RUBRIC, fresh, TAUGHT.threshold)


def steady(kind: str, reader: Read = read) -> tuple[list[Case], Moved]:
    one = bench(reader)
    out = list(one.steady(kind, one.plain()))
    [moved] = [each for each in out if isinstance(each, Moved)]
    return [each for each in out if isinstance(each, Case)], moved


def easily_moved(text: str, question: str) -> Reading:
    """Sure of evidence only where a woman is spoken of."""
    return read(text if " her " in text or "?" in text else "Chatter", question)


@pytest.mark.parametrize("kind", STEADY)
def test_a_tagger_that_reads_marks_alone_is_moved_by_no_change(kind: str) -> None:
    cases, ratings = steady(kind)
    assert [one.outcome for one in cases] == ["held"] * len(cases)
    assert (ratings.held, ratings.rated) == (1, 1)


def test_a_change_is_counted_where_it_could_be_made() -> None:
    assert [one.turn for one in steady("pronouns of others")[0]] == [1]
    assert [one.turn for one in steady("said twice")[0]] == [1, 3]
    assert [one.evidence for one in steady("said twice")[0]] == [True, False]


def test_what_moves_with_a_pronoun_is_found_out() -> None:
    [case], ratings = steady("pronouns of others", easily_moved)
    assert (case.outcome, case.interview, case.turn) == ("moved", "captain/1", 1)
    assert "gave him the helm" in case.after
    assert (ratings.held, ratings.rated) == (0, 1)


def one_found(confidence: float = 0.9, dimension: str = SEAMANSHIP) -> EvidenceFound:
    return found(1, dimension=dimension, confidence=confidence)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ([], [], "held"),
        ([one_found(0.9)], [one_found(0.6)], "held"),
        ([one_found(0.9), found(2, 5, confidence=0.6)], [one_found(0.7)], "held"),
        ([one_found(0.54)], [], "near"),
        ([], [one_found(0.54)], "near"),
        ([one_found(0.56)], [], "moved"),
        ([one_found(0.9)], [one_found(0.9, CREW)], "moved"),
        ([found(1, 4)], [found(1, 5)], "moved"),
        ([found(1, 4, confidence=0.5)], [found(1, 2, confidence=0.5)], "moved"),
        ([found(1, 1)], [structs.replace(found(1, 2))], "held"),
        ([one_found(0.54), one_found(0.9, CREW)], [], "moved"),
    ],
)
def test_what_holds_is_dimension_polarity_and_band_of_the_surest(
    before: Sequence[EvidenceFound], after: Sequence[EvidenceFound], outcome: str
) -> None:
    assert steadied(before, after, 0.5) == outcome


def turned(reader: Read = read) -> dict[str, str]:
    one = bench(reader)
    return {case.kind: case.outcome for case in one.turned(one.plain())}


def test_a_tagger_that_hears_no_denial_is_found_out() -> None:
    outcomes = turned()
    assert outcomes["negated"] == outcomes["imagined"] == "moved"
    assert outcomes["of a colleague"] == "moved"


def test_what_the_candidate_did_not_say_never_counts() -> None:
    outcomes = turned()
    assert outcomes["the interviewer's"] == outcomes["nobody known's"] == "held"


def heedful(text: str, question: str) -> Reading:
    """Hears denials, conditionals and whose doing it was."""
    words = (" never ", " would ", " they ")
    return read("Chatter" if any(one in text for one in words) else text, question)


def test_a_tagger_that_hears_them_holds() -> None:
    assert set(turned(heedful).values()) == {"held"}


def test_each_way_of_doubling_doubles_the_candidates_words() -> None:
    for more in DOUBLED.values():
        doubled = more(TOLD)
        assert doubled[: len(TOLD.turns)] == TOLD.turns
        assert 2.0 <= spoken(doubled) / spoken(TOLD.turns) < 3.0


def test_talk_without_evidence_moves_no_rating() -> None:
    one = bench()
    talk, again = slopes(list(changes(TOLD, RUBRIC, one.fresh)))
    assert (talk.rated, talk.slope, talk.absolute, talk.middle) == (1, 0.0, 0.0, 0.0)
    assert (again.kind, again.rated, again.slope) == ("the same evidence again", 1, 0.0)
    assert (talk.appeared, talk.vanished) == (0, 0)


def test_a_rating_that_rises_with_the_talk_has_a_slope() -> None:
    five = f"Proven five praised: {RUBRIC.dimensions[0].anchors[3].text}"
    turns = (ASKED, Turn(Speaker.CANDIDATE, five))
    told = structs.replace(TOLD, turns=turns)
    again = slopes(list(changes(told, RUBRIC, bench().fresh)))[-1]
    assert again.slope is not None
    assert again.slope > 0.5


def test_nothing_to_double_has_no_slope() -> None:
    told = structs.replace(TOLD, turns=(ASKED,), evidence=())
    assert [one.slope for one in slopes(list(changes(told, RUBRIC, bench().fresh)))] == [None] * 2


def test_the_tables_name_every_kind_and_the_list_what_did_not_hold() -> None:
    [case], ratings = steady("pronouns of others", easily_moved)
    one = bench()
    out = Twisted([case, *one.turned(one.plain())], [ratings], [])
    rows = list(table(out))
    assert "| pronouns of others | 1 | 0 | 0 | 1 | 0.0 | 0.0 of 1 | 0 of 1 |" in rows
    assert "| the interviewer's | 1 | 1 | 100.0 |" in rows
    listed = [json.loads(line) for line in failures(out.cases)]
    assert listed[0]["kind"] == "pronouns of others"
    assert listed[0]["found before"][0][0] == SEAMANSHIP
    assert listed[0]["found after"] == []
