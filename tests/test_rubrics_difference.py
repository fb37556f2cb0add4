"""Comparing two rubrics."""

from livecard.rubric import Rubric
from livecard.rubrics.difference import differences
from livecard.rubrics.file import parse
from livecard.rubrics.shelf import find
from small_rubric import SMALL, changed


def rubric(text: str = SMALL) -> Rubric:
    return parse(text, "ferry.toml")


def told(text: str) -> list[str]:
    return [str(one) for one in differences(rubric(), rubric(text))]


def test_a_rubric_does_not_differ_from_itself() -> None:
    assert differences(rubric(), rubric()) == []


def test_a_changed_anchor_is_shown_before_and_after() -> None:
    assert told(changed("Gives clear orders.", "Gives orders.")) == [
        "Crew communication, 3: Gives clear orders. → Gives orders."
    ]


def test_weights_floors_and_heads_are_compared() -> None:
    text = changed("weight = 60", "weight = 70", changed("weight = 40", "weight = 30"))
    assert told(changed("floor = 3\n", "", text)) == [
        "Seamanship, weight: 60 % → 70 %",
        "Seamanship, floor: 3 → none",
        "Crew communication, weight: 40 % → 30 %",
    ]
    assert told(changed("Ferry Captain", "Captain")) == ["title: Ferry Captain → Captain"]


def test_sayings_are_counted() -> None:
    assert told(changed("I just hope for the best.", "I hope.")) == [
        "Seamanship, 1–2: 1 sayings → 1 sayings (other words)"
    ]


def test_r024_the_dimensions_that_only_one_has_are_listed() -> None:
    kinds = [one.kind for one in differences(find("senior-backend"), find("junior-backend"))]
    assert kinds.count("only in the first") == 6
    assert kinds.count("only in the second") == 6


def test_another_scale_is_named() -> None:
    found = differences(find("four-pillars"), find("senior-backend"))
    assert any(one.key == "scale" for one in found)
