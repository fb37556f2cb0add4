"""The rubrics that come with livecard hold what they promise."""

import re
from itertools import combinations

import pytest

from livecard.rubric import Rubric
from livecard.rubrics.shelf import find, paths

SHIPPED = sorted(paths())
SCORECARDS = ("senior-backend", "junior-backend", "senior-support")


def anchors(rubric: Rubric) -> list[str]:
    return [anchor.text for one in rubric.dimensions for anchor in one.anchors]


def weights(name: str) -> dict[str, float]:
    return {one.name: one.weight for one in find(name).dimensions}


def test_six_rubrics_are_shipped() -> None:
    assert SHIPPED == [
        "four-pillars",
        "junior-backend",
        "senior-backend",
        "senior-competencies",
        "senior-support",
        "ward-nurse",
    ]


def test_r036_the_senior_backend_card_has_its_seven_weights_and_28_anchors() -> None:
    assert [*weights("senior-backend").values()] == [20, 15, 15, 15, 12, 13, 10]
    assert len(anchors(find("senior-backend"))) == 28


def test_r039_the_junior_backend_card_has_its_seven_weights_and_28_anchors() -> None:
    assert [*weights("junior-backend").values()] == [20, 20, 15, 15, 12, 8, 10]
    assert len(anchors(find("junior-backend"))) == 28


def test_r042_the_senior_support_card_has_its_seven_weights_and_28_anchors() -> None:
    assert [*weights("senior-support").values()] == [20, 15, 15, 15, 12, 12, 11]
    assert len(anchors(find("senior-support"))) == 28


def test_r056_the_seven_senior_competencies_are_there() -> None:
    assert [*weights("senior-competencies")] == [
        "Problem Decomposition",
        "Coding Correctness & Maintainability",
        "System Design Trade-Offs",
        "Production & Operational Awareness",
        "Ownership & Impact",
        "Collaboration & Influence",
        "Communication & Learning",
    ]


def test_r097_each_pillar_has_what_it_tests_four_signs_of_each_kind_and_a_question() -> None:
    pillars = find("four-pillars")
    asked = {name for question in pillars.questions for name in question.dimensions}
    for one in pillars.dimensions:
        assert one.tests
        assert len(one.strong) == len(one.weak) == 4
        assert one.name in asked


def test_r098_weak_ok_strong_is_native_and_the_ok_texts_missing_in_the_source_are_marked() -> None:
    pillars = find("four-pillars")
    assert [band.label for band in pillars.bands] == ["Weak", "OK", "Strong"]
    ours = [[a.band for a in one.anchors if a.ours] for one in pillars.dimensions]
    assert ours == [[], [], ["OK"], ["OK"]]
    assert "missing" in pillars.note


@pytest.mark.parametrize("name", SHIPPED)
def test_every_band_has_five_sayings_or_more(name: str) -> None:
    for dimension in find(name).dimensions:
        for anchor in dimension.anchors:
            assert len(anchor.sayings) >= 5, (dimension.name, anchor.band)


def test_no_saying_is_written_twice() -> None:
    said = [
        saying
        for name in SHIPPED
        for one in find(name).dimensions
        for anchor in one.anchors
        for saying in anchor.sayings
    ]
    assert len(said) == len(set(said)) > 700


def test_no_two_sayings_share_most_of_their_words() -> None:
    words = [
        set(re.findall(r"\w+", saying.casefold()))
        for name in SHIPPED
        for one in find(name).dimensions
        for anchor in one.anchors
        for saying in anchor.sayings
    ]
    alike = [(a, b) for a, b in combinations(words, 2) if len(a & b) > 0.6 * len(a | b)]
    assert alike == []


@pytest.mark.parametrize("name", SHIPPED)
def test_r032_sayings_of_the_lowest_band_are_spoken_by_somebody_on_what_was_done(name: str) -> None:
    """A 1 needs words: silence has none."""
    for dimension in find(name).dimensions:
        for saying in dimension.anchors[0].sayings:
            assert re.search(
                r"\b(I|I'm|I've|I'd|we|my|me|our|nobody|us|they|you|she|he|there|it|that|if)\b",
                saying,
                re.I,
            ), saying


def test_sayings_differ_in_length() -> None:
    for name in SHIPPED:
        lengths = [
            len(saying.split())
            for one in find(name).dimensions
            for anchor in one.anchors
            for saying in anchor.sayings
        ]
        assert min(lengths) <= 10
        assert max(lengths) >= 30


@pytest.mark.parametrize("name", [*SCORECARDS, "ward-nurse"])
def test_r019_three_complete_examples_give_five_three_and_one(name: str) -> None:
    rubric = find(name)
    assert [one.name for one in rubric.examples] == ["Great", "Good", "No-Fit"]
    for example, score in zip(rubric.examples, (5, 3, 1), strict=True):
        assert {one.dimension for one in example.notes} == set(weights(name))
        assert {one.score for one in example.notes} == {score}


@pytest.mark.parametrize("name", SHIPPED)
def test_r004_r118_each_dimension_has_a_checklist_and_probes(name: str) -> None:
    assert all(one.checklist and one.probes for one in find(name).dimensions)


@pytest.mark.parametrize("name", SHIPPED)
def test_r096_every_question_is_mapped_to_dimensions(name: str) -> None:
    assert all(question.dimensions for question in find(name).questions)
    asked = {dim for question in find(name).questions for dim in question.dimensions}
    assert asked == set(weights(name))


def test_r043_support_words_are_hot() -> None:
    words = find("senior-support").hot_words
    assert {"SLA", "MTTA", "MTTR", "escalation path", "runbook", "de-escalate"} <= set(words)


@pytest.mark.parametrize("name", SHIPPED)
def test_r025_r003_levels_and_formats_change_anchors_only(name: str) -> None:
    rubric = find(name)
    for level in ("Junior", "Mid", "Senior", "Staff"):
        other = rubric.at(level, "take-home")
        assert [(d.name, d.weight) for d in other.dimensions] == [
            (d.name, d.weight) for d in rubric.dimensions
        ]


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_rubric_has_an_anchor_for_some_other_level(name: str) -> None:
    assert find(name).adjustments
