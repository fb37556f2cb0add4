"""Guards: thin evidence, recency, well-known names, and the half hour after the interview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.rubrics.shelf import find
from livecard.rules.guards import (
    Cited,
    deciding,
    filing,
    masked,
    mentions,
    single_signals,
    spread,
)
from livecard.rules.score import Scored

BACKEND = find("senior-backend")
THREES: dict[str, Scored] = {one.name: 3 for one in BACKEND.dimensions}


def cite(*starts: float) -> list[Cited]:
    return [Cited("System Design", "I split it.", start) for start in starts]


def test_r010_one_interviewer_is_a_single_signal() -> None:
    assert "only one interviewer" in single_signals(BACKEND.dimensions, {}, [])[0]
    assert single_signals(BACKEND.dimensions, {}, [], interviewers=2) == []


def test_r010_a_rating_on_one_quote_is_a_single_signal() -> None:
    told = single_signals(BACKEND.dimensions, {"System Design": 4}, cite(10), interviewers=3)
    assert told == ["System Design rests on a single quote"]
    two = single_signals(BACKEND.dimensions, {"System Design": 4}, cite(10, 60), interviewers=3)
    assert two == []


def test_r010_a_dimension_that_flips_the_outcome_alone_is_named() -> None:
    ratings: dict[str, Scored] = {**THREES, "System Design": 5}
    assert deciding(BACKEND.dimensions, ratings, 3.3) == ["System Design"]
    told = single_signals(BACKEND.dimensions, ratings, [], 3.3, interviewers=2)
    assert told == ["System Design alone decides on which side of 3.3 the average lies"]
    assert deciding(BACKEND.dimensions, THREES, 3.3) == []
    assert deciding(BACKEND.dimensions, {}, 3.3) == []


def test_r106_more_than_half_of_the_quotes_from_the_last_quarter_is_warned_of() -> None:
    late = spread(cite(10, 2800, 3000, 3500), 3600)
    assert late.quarters == (1, 0, 0, 3)
    assert late.late
    assert "more than half" in str(late)


def test_r106_exactly_half_is_not_more_than_half() -> None:
    assert not spread(cite(10, 20, 2800, 3500), 3600).late


def test_r106_of_one_quote_nothing_can_be_said() -> None:
    assert not spread(cite(3500), 3600).late
    assert spread([], 0).quarters == (0, 0, 0, 0)


@given(st.lists(st.floats(0, 3600), max_size=50))
def test_r106_every_quote_lies_in_one_quarter(starts: list[float]) -> None:
    assert sum(spread(cite(*starts), 3600).quarters) == len(starts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("At Google I ran the index.", "well-known name"),
        ("I worked at Initech for years.", "employer"),
        ("My master's was on caches.", "school"),
        ("I went to the University of Leeds.", "school"),
        ("I climb on weekends.", "hobby"),
    ],
)
def test_r107_employers_schools_and_hobbies_are_marked(text: str, kind: str) -> None:
    assert kind in {one.kind for one in mentions(text)}


@pytest.mark.parametrize("text", ["I split the service in two.", "The metadata moved with it."])
def test_r107_work_is_not_marked(text: str) -> None:
    assert mentions(text) == []


@given(st.text(max_size=80))
def test_r107_masking_keeps_every_place_in_the_text(text: str) -> None:
    assert len(masked(f"Google {text} Stanford")) == len(text) + 16


def test_r107_well_known_names_can_be_covered() -> None:
    assert masked("At Google I sharded it.") == "At ▒▒▒▒▒▒ I sharded it."


@pytest.mark.parametrize(
    ("seconds", "submitted", "stands"),
    [
        (0, False, "open"),
        (24 * 60, False, "open"),
        (25 * 60, False, "remind"),
        (29 * 60 + 59, True, "on time"),
        (30 * 60, True, "on time"),
        (30 * 60 + 1, True, "late"),
        (30 * 60 + 1, False, "late"),
    ],
)
def test_r005_a_card_has_thirty_minutes(seconds: float, submitted: bool, stands: str) -> None:
    assert filing(seconds, submitted) == stands
