"""Formats, owned dimensions, and what is still worth asking."""

from typing import get_args

import msgspec

from livecard.rubric import Format, Rubric
from livecard.rubrics.shelf import find
from livecard.rules.rounds import FORMATS, minutes, owned, uncovered, worth_asking

BACKEND = find("senior-backend")


def in_format(form: Format, hours: float = 3.0) -> Rubric:
    return msgspec.structs.replace(BACKEND, format=form, take_home_hours=hours)


def test_r116_every_format_has_a_timer_expected_evidence_and_what_it_is_best_for() -> None:
    assert set(FORMATS) == set(get_args(Format))
    assert all(one.best_for and one.expected for one in FORMATS.values())
    assert (FORMATS["live coding"].shortest, FORMATS["live coding"].longest) == (60, 90)
    assert minutes(in_format("pairing")) == 90


def test_r117_a_take_home_is_three_hours_unless_set_and_never_more_than_six() -> None:
    assert minutes(in_format("take-home")) == 180
    assert minutes(in_format("take-home", 4.5)) == 270
    assert minutes(in_format("take-home", 12)) == 360


def test_r131_a_round_shows_what_it_owns() -> None:
    first = msgspec.structs.replace(BACKEND.dimensions[0], owned=False)
    rubric = msgspec.structs.replace(BACKEND, dimensions=(first, *BACKEND.dimensions[1:]))
    assert [one.name for one in owned(rubric)] == [one.name for one in BACKEND.dimensions[1:]]


def test_r118_probes_are_offered_where_evidence_is_missing_the_heaviest_first() -> None:
    offered = worth_asking(BACKEND, {}, {})
    assert next(name for name, _ in offered) == "System Design"
    assert len(offered) == 7


def test_r118_a_dimension_with_a_rating_and_two_quotes_needs_no_probe() -> None:
    offered = dict(worth_asking(BACKEND, {"System Design": 4}, {"System Design": 2}))
    assert "System Design" not in offered


def test_r118_with_one_quote_another_probe_is_offered_than_with_none() -> None:
    first = dict(worth_asking(BACKEND, {}, {}))["System Design"]
    second = dict(worth_asking(BACKEND, {}, {"System Design": 1}))["System Design"]
    assert first != second


def test_r096_questions_and_criteria_without_each_other_are_listed() -> None:
    assert uncovered(BACKEND) == ([], [])
    bare = msgspec.structs.replace(BACKEND, questions=BACKEND.questions[:1])
    assert len(uncovered(bare)[1]) == 5
    none = tuple(msgspec.structs.replace(one, success=()) for one in BACKEND.questions)
    assert len(uncovered(msgspec.structs.replace(BACKEND, questions=none))[0]) == 6
    assert uncovered(find("ward-nurse")) == ([], [])
