"""Writing rubrics back as TOML."""

import pytest

from livecard.rubrics.draft import Draft, DraftDimension, DraftTable, decode
from livecard.rubrics.file import parse
from livecard.rubrics.shelf import find, paths
from livecard.rubrics.written import draft_of, write
from small_rubric import SMALL


@pytest.mark.parametrize("name", sorted(paths()))
def test_a_shipped_rubric_written_and_read_is_the_same(name: str) -> None:
    rubric = find(name)
    assert parse(write(draft_of(rubric)), f"{name}.toml") == rubric


def test_a_rubric_at_another_level_is_written_with_its_base_texts() -> None:
    rubric = parse(SMALL, "ferry.toml")
    assert parse(write(draft_of(rubric.at("Junior"))), "ferry.toml").at("Senior") == rubric


def test_blind_first_is_written_where_it_is_asked_for() -> None:
    rubric = parse("blind_first = true\n" + SMALL, "ferry.toml")
    assert rubric.blind_first
    assert parse(write(draft_of(rubric)), "ferry.toml") == rubric
    assert "blind_first" not in write(draft_of(parse(SMALL, "ferry.toml")))


def test_r057_labels_of_the_hire_scale_are_written_where_there_are_any() -> None:
    rubric = parse('hire_labels = ["--", "-", "?", "(+)", "+", "++"]\n' + SMALL, "ferry.toml")
    assert rubric.hire_labels[3] == "(+)"
    assert parse(write(draft_of(rubric)), "ferry.toml") == rubric
    assert "hire_labels" not in write(draft_of(parse(SMALL, "ferry.toml")))


def test_quotes_tabs_and_control_characters_survive() -> None:
    text = 'a "b" \\ c\td\ne\x00f\x7f “g” 漢'
    draft = Draft(title=text, dimensions=(DraftDimension(name=text, anchors={text: text}),))
    assert decode(write(draft), "x.toml") == draft


def test_tables_that_were_kept_survive() -> None:
    draft = Draft(tables=(DraftTable("Marks", ("a", "b"), (("1", "2"), ("3", "4"))),))
    assert decode(write(draft), "x.toml") == draft


def test_what_is_empty_is_left_out() -> None:
    assert write(Draft(title="T")).splitlines()[0] == 'title = "T"'
    assert "audience" not in write(Draft(title="T"))
