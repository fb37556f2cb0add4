"""Average, the rule of two fours, floors, and the band that is offered."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.events import Rating
from livecard.rubric import Dimension, Level, Rubric
from livecard.rubrics.shelf import find
from livecard.rules.score import (
    Average,
    BadRating,
    BelowFloor,
    Scored,
    StrongSignals,
    average,
    below_floor,
    offered,
    rating,
    strong_signals,
)

BACKEND = find("senior-backend")
NAMES = [one.name for one in BACKEND.dimensions]
CARDS = ("senior-backend", "junior-backend", "senior-support")

ALL_SCORES: list[Scored] = [1, 2, 3, 4, 5, None, "not observed"]
scores = st.sampled_from(ALL_SCORES)


def card(*given: Scored) -> dict[str, Scored]:
    return dict(zip(NAMES, given, strict=False))


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize(("all_are", "gives"), [(5, "5.00"), (3, "3.00"), (1, "1.00")])
def test_r015_a_card_of_one_rating_throughout_averages_to_it(
    name: str, all_are: Rating, gives: str
) -> None:
    rubric = find(name)
    assert (
        str(average(rubric.dimensions, {one.name: all_are for one in rubric.dimensions})) == gives
    )


def test_r015_the_mixed_vector_of_the_senior_backend_card_is_3_45() -> None:
    mean = average(BACKEND.dimensions, card(4, 3, 3, 4, 3, 3, 4))
    assert mean.value == 3.45
    assert not mean.partial


def test_r016_a_missing_dimension_makes_the_average_partial_and_says_so() -> None:
    mean = average(BACKEND.dimensions, card(4, 3, 3))
    assert mean.partial
    assert (mean.value, mean.weight) == (3.4, 50)
    assert str(mean) == (
        "3.40, partial (50 % of weight; the whole card will lie within 2.20 and 4.20)"
    )


def test_r016_no_rating_gives_no_number() -> None:
    assert str(average(BACKEND.dimensions, {})) == "not rated"
    assert average(BACKEND.dimensions, {}).value is None


def test_r012_not_observed_and_unrated_are_not_a_one() -> None:
    seen = average(BACKEND.dimensions, card(4, "not observed", None))
    assert (seen.value, seen.weight) == (4, 20)
    assert average(BACKEND.dimensions, card(4, 1)).value == 2.71


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5, "1", "5"])
def test_r012_whole_numbers_from_one_to_five_are_ratings(value: int | str) -> None:
    assert rating(value) == int(value)


@pytest.mark.parametrize("value", [0, 6, -1, 3.5, float("nan"), "", "3.0", "three", "1-2", True])
def test_r012_any_other_value_is_refused(value: int | float | str) -> None:
    with pytest.raises(BadRating, match="give 1, 2, 3, 4 or 5"):
        rating(value)


@pytest.mark.parametrize("level", ["Senior", "Staff"])
def test_r017_senior_and_staff_need_two_fours(level: str) -> None:
    rubric = BACKEND.at("Staff" if level == "Staff" else "Senior")
    assert not strong_signals(rubric.level, card(4, 3, 3)).met
    assert strong_signals(rubric.level, card(4, 3, 5)).met
    assert str(strong_signals(rubric.level, card(4, 3))) == "1 rated 4 or 5, 2 needed: not met"


@pytest.mark.parametrize("level", ["Junior", "Mid"])
def test_r018_the_rule_is_inactive_for_junior_and_mid(level: str) -> None:
    rule = strong_signals("Junior" if level == "Junior" else "Mid", card(3, 3, 3))
    assert not rule.applies
    assert not rule.met
    assert "Senior and Staff only" in str(rule)


def test_r017_the_rule_does_not_change_the_average() -> None:
    all_threes = card(3, 3, 3, 3, 3, 3, 3)
    assert average(BACKEND.at("Junior").dimensions, all_threes) == average(
        BACKEND.at("Senior").dimensions, all_threes
    )


NURSE = find("ward-nurse")


def test_r023_a_rating_under_its_floor_is_reported_whatever_the_average() -> None:
    given: dict[str, Scored] = {one.name: 5 for one in NURSE.dimensions}
    given["Medication safety"] = 2
    (failure,) = below_floor(NURSE, given)
    assert str(failure) == "Medication safety is 2, below its floor of 3"
    assert (average(NURSE.dimensions, given).value or 0) > 4


def test_r023_what_was_not_observed_is_under_no_floor() -> None:
    assert below_floor(NURSE, {"Medication safety": "not observed"}) == ()
    assert below_floor(NURSE, {"Medication safety": 3}) == ()


def test_r011_the_lowest_band_is_offered_whole_and_a_person_picks() -> None:
    assert offered(BACKEND, 1) == offered(BACKEND, 2) == (1, 2)
    assert [offered(BACKEND, level) for level in (3, 4, 5)] == [(3,), (4,), (5,)]
    assert offered(find("four-pillars"), 5) == (4, 5)


class Weighed(msgspec.Struct, frozen=True):
    """A dimension of a shared case."""

    name: str
    weight: float
    floor: int | None = None


class Case(msgspec.Struct, frozen=True):
    """A card that Python and the page must score alike."""

    name: str
    level: Level
    dimensions: tuple[Weighed, ...]
    ratings: dict[str, Rating]
    average: Average
    strong: StrongSignals
    floors: tuple[BelowFloor, ...]


SHARED = msgspec.json.decode(
    (Path(__file__).parent / "golden" / "score.json").read_bytes(), type=tuple[Case, ...]
)


@pytest.mark.parametrize("case", SHARED, ids=[case.name for case in SHARED])
def test_r015_r016_r017_r023_python_scores_the_shared_cards_as_the_page_does(case: Case) -> None:
    dimensions = tuple(Dimension(d.name, d.weight, (), floor=d.floor) for d in case.dimensions)
    rubric = msgspec.structs.replace(BACKEND, level=case.level, dimensions=dimensions)
    given: dict[str, Scored] = dict(case.ratings)
    assert average(dimensions, given) == case.average
    assert strong_signals(case.level, given) == case.strong
    assert below_floor(rubric, given) == case.floors


@st.composite
def cards(draw: st.DrawFn) -> tuple[tuple[Dimension, ...], dict[str, Scored]]:
    """Dimensions whose weights sum to 100, and any ratings of them."""
    shares = draw(st.lists(st.integers(1, 100), min_size=1, max_size=10))
    weights = [100 * share / sum(shares) for share in shares]
    dimensions = tuple(Dimension(f"d{n}", weight, ()) for n, weight in enumerate(weights))
    given: dict[str, Scored] = {one.name: draw(scores) for one in dimensions}
    return dimensions, given


@given(cards())
def test_r015_an_average_lies_between_its_lowest_and_highest_rating(
    card: tuple[tuple[Dimension, ...], dict[str, Scored]],
) -> None:
    dimensions, given = card
    known = [seen for seen in given.values() if isinstance(seen, int)]
    mean = average(dimensions, given).value
    assert (mean is None) == (not known)
    if mean is not None:
        assert min(known) - 0.01 <= mean <= max(known) + 0.01


@given(cards())
def test_r016_the_whole_card_ends_within_the_bounds_told_before(
    card: tuple[tuple[Dimension, ...], dict[str, Scored]],
) -> None:
    dimensions, given = card
    before = average(dimensions, given)
    for fill in (1, 3, 5):
        filled: dict[str, Scored] = {
            name: seen if isinstance(seen, int) else _as_rating(fill)
            for name, seen in given.items()
        }
        after = average(dimensions, filled).value
        assert after is not None
        assert before.low - 0.011 <= after <= before.high + 0.011


def _as_rating(number: int) -> Rating:
    return rating(number)


@given(cards(), st.integers(0, 9))
def test_r015_a_higher_rating_never_lowers_the_average(
    card: tuple[tuple[Dimension, ...], dict[str, Scored]], which: int
) -> None:
    dimensions, given = card
    name = f"d{which}"
    seen = given.get(name)
    if isinstance(seen, int) and seen < 5:
        higher = average(dimensions, {**given, name: rating(seen + 1)}).value
        assert (higher or 0) >= (average(dimensions, given).value or 0)


@given(cards())
def test_r015_the_order_of_ratings_does_not_matter(
    card: tuple[tuple[Dimension, ...], dict[str, Scored]],
) -> None:
    dimensions, given = card
    turned = dict(reversed(given.items()))
    assert average(dimensions, given) == average(dimensions, turned)


@given(cards())
def test_r016_the_weight_told_is_the_weight_rated(
    card: tuple[tuple[Dimension, ...], dict[str, Scored]],
) -> None:
    dimensions, given = card
    share = sum(one.weight for one in dimensions if isinstance(given[one.name], int))
    assert abs(average(dimensions, given).weight - share) < 0.01


def test_a_rubric_without_weight_has_no_average() -> None:
    empty: Rubric = BACKEND
    assert average((), {}).value is None
    assert average(empty.dimensions[:1], card(4)).value == 4
