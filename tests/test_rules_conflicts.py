"""Where the sources contradict each other, the card says so."""

import msgspec
import pytest

from livecard.events import Rating
from livecard.rubric import Rubric
from livecard.rubrics.shelf import find
from livecard.rules.conflicts import STANDING, before_a_card, conflicts
from livecard.rules.score import Scored
from livecard.rules.verdict import Verdict

BACKEND, JUNIOR = find("senior-backend"), find("junior-backend")


def card(rubric: Rubric, score: Rating) -> dict[str, Scored]:
    return {one.name: score for one in rubric.dimensions}


def numbers(rubric: Rubric, score: Rating = 4, verdict: Verdict | None = None) -> set[int]:
    return {one.number for one in conflicts(rubric, card(rubric, score), verdict)}


@pytest.mark.parametrize("name", ["senior-backend", "senior-support"])
def test_conflict_1_the_sources_good_candidate_fails_their_own_rule(name: str) -> None:
    rubric = find(name)
    good = next(one for one in rubric.examples if one.name == "Good")
    ratings: dict[str, Scored] = dict(card(rubric, 3))
    assert {note.score for note in good.notes} == {3}
    said = next(one.said for one in conflicts(rubric, ratings) if one.number == 1)
    assert "3.00" in said
    assert "not met (0)" in said


def test_conflict_1_does_not_arise_below_senior() -> None:
    assert 1 not in numbers(JUNIOR, 3)


def test_conflict_2_the_published_levels_share_one_dimension() -> None:
    found = conflicts(BACKEND, card(BACKEND, 4), variant=JUNIOR)
    said = next(one.said for one in found if one.number == 2)
    assert "share 1 of 13" in said


def test_conflict_3_a_decision_against_the_average_is_told_and_allowed() -> None:
    assert 3 in numbers(BACKEND, 5, Verdict(2, "A red flag."))
    assert 3 not in numbers(BACKEND, 5, Verdict(5, "Clear."))


def test_conflict_4_four_pillars_are_only_told() -> None:
    assert 4 in numbers(find("four-pillars"))
    assert 4 not in numbers(BACKEND)


def test_conflict_5_another_scale_is_told() -> None:
    assert 5 in numbers(find("four-pillars"))
    assert 5 not in numbers(BACKEND)


def test_conflict_6_and_9_always_stand() -> None:
    assert [one.number for one in STANDING] == [6, 9]


def test_conflict_7_the_take_home_limit_is_told() -> None:
    taken = msgspec.structs.replace(BACKEND, format="take-home")
    assert 7 in numbers(taken)
    assert 7 not in numbers(BACKEND)


def test_conflict_8_one_anchor_for_two_scores_is_told() -> None:
    assert 8 in numbers(BACKEND)
    assert 8 not in numbers(find("four-pillars"))


def test_conflict_1_is_told_of_the_example_card_before_anybody_is_rated() -> None:
    said = next(one.said for one in before_a_card(BACKEND) if one.number == 1)
    assert said.startswith("Example card “Good”: The average of 3.00")
    assert 1 not in {one.number for one in before_a_card(BACKEND.at("Junior"))}


def test_conflict_2_is_told_once_for_each_other_level() -> None:
    found = before_a_card(BACKEND, (JUNIOR, BACKEND, JUNIOR))
    assert [one.number for one in found].count(2) == 2


def test_what_is_told_before_a_card_stands_in_the_order_of_the_numbers() -> None:
    told = [one.number for one in before_a_card(find("four-pillars"))]
    assert told == [4, 5, 6, 9]


def test_conflict_5_brings_its_table() -> None:
    said = next(one.said for one in before_a_card(find("four-pillars")) if one.number == 5)
    assert "Weak = 1–2, OK = 3, Strong = 4–5" in said
