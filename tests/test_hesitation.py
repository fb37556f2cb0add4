"""Hesitations: what is left out, what must stay, and that nothing is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import sentences
from livecard.tagging.hesitation import places, smooth
from livecard.tagging.segment import units

SPOKEN = st.lists(
    st.sampled_from(
        ["um,", "uh", "erm", "I", "we,", "the", "queue", "you know,", "like,", "so.", "Well,", "no"]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Um, so I, I think we did it.", "so I think we did it."),
        ("We had, you know, a queue.", "We had, a queue."),
        ("Well, I mean, I fixed it. Uh, and then we left.", "I fixed it. and then we left."),
        ("I was, like, the the only one on call.", "I was, the only one on call."),
    ],
)
def test_what_is_said_while_looking_for_words_goes(said: str, left: str) -> None:
    assert smooth(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "I would like to know you well.",
        "That that had had to wait was very, very bad.",
        "No, no, we never did.",
        "They know what I mean by umbrella terms and errors.",
        "",
    ],
)
def test_what_carries_meaning_stays(said: str) -> None:
    assert smooth(said) == said


@given(st.one_of(st.text(max_size=80), SPOKEN))
def test_each_character_that_is_left_stands_where_it_stood(text: str) -> None:
    assert "".join(text[at] for at in places(text)) == smooth(text)


@given(SPOKEN)
def test_units_are_slices_of_what_was_said(text: str) -> None:
    for one in units(text, sentences):
        assert text[one.start : one.end] == one.text
