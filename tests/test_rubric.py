"""The rubric as a value: bands, levels and formats."""

import msgspec
import pytest

from livecard.rubric import STANDARD_BANDS, Rubric
from livecard.rubrics.file import parse
from small_rubric import SMALL


@pytest.fixture
def rubric() -> Rubric:
    return parse(SMALL, "ferry.toml")


def test_r003_the_chosen_level_replaces_its_anchors_and_marks_them(rubric: Rubric) -> None:
    junior = rubric.at("Junior").dimensions[0].anchor("4")
    assert junior.text == "Docks in cross wind with a pilot beside."
    assert junior.adjusted
    assert junior.base == "Docks in cross wind."


def test_r003_what_the_level_does_not_change_is_marked_as_base_text(rubric: Rubric) -> None:
    junior = rubric.at("Junior")
    kept = [one for one in junior.dimensions[0].anchors if not one.adjusted]
    assert [one.band for one in kept] == ["1–2", "3", "5"]
    assert not any(one.adjusted for one in junior.dimensions[1].anchors)


def test_r002_the_level_is_stored_with_the_rubric(rubric: Rubric) -> None:
    assert (rubric.level, rubric.at("Staff").level) == ("Senior", "Staff")


def test_going_to_a_level_and_back_gives_the_rubric_again(rubric: Rubric) -> None:
    assert rubric.at("Junior").at("Senior") == rubric


def test_r025_a_format_adjusts_anchors_and_keeps_the_dimensions(rubric: Rubric) -> None:
    pairing = rubric.at("Senior", "pairing")
    assert pairing.format == "pairing"
    assert pairing.dimensions[0].anchor("4").text == "Docks in cross wind on the simulator."
    assert [one.name for one in pairing.dimensions] == [one.name for one in rubric.dimensions]


def test_where_level_and_format_both_adjust_the_level_wins(rubric: Rubric) -> None:
    both = rubric.at("Junior", "pairing").dimensions[0].anchor("4")
    assert both.text == "Docks in cross wind with a pilot beside."


def test_the_sayings_stay_with_an_adjusted_anchor(rubric: Rubric) -> None:
    assert rubric.at("Junior").dimensions[0].anchor("1–2").sayings == ("I just hope for the best.",)


def test_r011_one_and_two_are_one_band(rubric: Rubric) -> None:
    assert rubric.band(1) is rubric.band(2)
    assert rubric.band(1).label == "1–2"
    assert [rubric.band(score).label for score in (3, 4, 5)] == ["3", "4", "5"]
    assert rubric.bands == STANDARD_BANDS


def test_a_dimension_is_found_by_its_name(rubric: Rubric) -> None:
    found = rubric.dimension("Seamanship")
    assert found is not None
    assert found.weight == 60
    assert rubric.dimension("Sailing") is None


def test_a_rubric_survives_the_log(rubric: Rubric) -> None:
    adjusted = rubric.at("Junior")
    assert msgspec.json.decode(msgspec.json.encode(adjusted), type=Rubric) == adjusted
