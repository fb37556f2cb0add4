"""What is taught in other words: the content stays, unless it becomes somebody else's doing."""

import random
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livecard.training.roughen import handed_over, roughened

CONTENT = (
    "we never moved the orders service without a written plan nobody had seven outages "
    "although Priya couldn't roll back the twenty-one queues herself"
)
SMALL = {"a", "an", "the", "um", "uh", "like", "you", "know", "i", "mean", "sort", "of"}


def content(text: str) -> Counter[str]:
    """The words that say something, however they are written."""
    plain = re.sub(r"[^\w\s]", "", text.lower().replace("-", " "))
    return Counter(one for one in plain.split() if one not in SMALL)


@given(st.integers(0, 10**9))
def test_a_roughened_text_keeps_its_words_of_content(seed: int) -> None:
    assert content(roughened(CONTENT, random.Random(seed))) >= content(CONTENT)


@given(st.integers(0, 10**9), st.sampled_from(["", "yes", "I did.", "The the the the.", "…"]))
def test_a_short_text_can_be_roughened_too(seed: int, text: str) -> None:
    assert content(roughened(text, random.Random(seed))) >= content(text)


def test_a_text_is_roughened_in_many_ways_and_mostly_left_as_it_is() -> None:
    ways = Counter(roughened(CONTENT, random.Random(seed)) for seed in range(200))
    assert ways[CONTENT] > 50
    assert len(ways) > 20
    assert ways[CONTENT.lower().replace("-", " ")] > 20
    assert any("the orders" not in way and "orders" in way for way in ways)


def test_without_punctuation_numbers_and_names_stay_what_they_are() -> None:
    text = "In C++, it's 3.5 times faster — 1,000 calls (99.9%)… don’t ask!"
    ways = {roughened(text, random.Random(seed)) for seed in range(200)}
    assert "in c++ it's 3.5 times faster 1,000 calls 99.9% don’t ask" in ways


def test_the_same_chance_roughens_the_same() -> None:
    again = [[roughened(CONTENT, random.Random(5)) for _ in range(2)] for _ in range(2)]
    assert again[0] == again[1]


@pytest.mark.parametrize("seed", range(20))
def test_a_doing_changes_hands_with_its_pronouns(seed: int) -> None:
    away = handed_over("I wrote my own plan and I told nobody, not even me.", random.Random(seed))
    assert away
    assert not re.search(r"\b(I|my|me)\b", away.removeprefix("The woman before me"))
    assert "wrote" in away
    assert "plan" in away


@pytest.mark.parametrize(
    "text",
    [
        "The plan was written.",
        "I keep a list of them.",
        "I'm the one who wrote it.",
        "I wrote it and we shipped it.",
        "",
    ],
)
def test_what_cannot_be_put_as_somebody_elses_doing_is_left(text: str) -> None:
    assert handed_over(text, random.Random(1)) is None
