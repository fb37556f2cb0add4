"""Content: what is left out, what must stay, and that nothing is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import sentences
from livecard.tagging.content import content, places
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
        ("I moved it to a queue, with Kafka, Redis and Terraform.", "I moved it to a queue."),
        ("I know Kafka, Redis and Node.js by now.", "I know Kafka by now."),
        ("I sort of used the, what's it called, the module.", "I used the, the module."),
        ("To be honest, I basically fixed it, no loops or anything.", "I fixed it, no loops."),
        ("I was, like, the the only one on call.", "I was, the only one on call."),
    ],
)
def test_hesitations_and_lists_of_names_go(said: str, left: str) -> None:
    assert content(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "I would like to know you well.",
        "That that had had to wait was very, very bad.",
        "I asked Ada, and I had the API, the schema and a rollback plan with Kim and Ben.",
        "No, no, we never did.",
        "What kind of test? A sort of smoke test, this kind of thing.",
        "They know what I mean by umbrella terms and errors.",
        "",
    ],
)
def test_what_carries_meaning_stays(said: str) -> None:
    assert content(said) == said


@given(st.one_of(st.text(max_size=80), SPOKEN))
def test_each_character_that_is_left_stands_where_it_stood(text: str) -> None:
    assert "".join(text[at] for at in places(text)) == content(text)


@given(SPOKEN)
def test_units_are_slices_of_what_was_said(text: str) -> None:
    for one in units(text, sentences):
        assert text[one.start : one.end] == one.text
