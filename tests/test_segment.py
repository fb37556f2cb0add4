"""Units: what a person would quote, in order, without overlap, never half a word."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fakes import sentences, tokens
from livecard.tagging.content import places
from livecard.tagging.segment import LONGEST, SHORTEST, Sentence, Unit, units, words


def texts(text: str) -> list[str]:
    return [one.text for one in units(text, sentences)]


def one_sentence(text: str) -> list[Sentence]:
    return [Sentence(0, len(text), tuple(tokens(text)))] if text.strip() else []


LONG_ENOUGH = "We put a queue between the carriers and us."
OTHER = "Every change to the schema is a migration now."


def test_a_sentence_is_a_unit() -> None:
    assert texts(f"{LONG_ENOUGH} {OTHER}") == [LONG_ENOUGH, OTHER]


def test_a_short_sentence_is_quoted_with_its_neighbour() -> None:
    assert texts(f"It did. {LONG_ENOUGH} {OTHER}") == [f"It did. {LONG_ENOUGH}", OTHER]
    assert texts("It did. It broke.") == ["It did. It broke."]


def test_fillers_and_punctuation_are_no_words() -> None:
    assert words(tokens("So, um, well, I did it!")) == 3


def test_a_long_sentence_is_divided_where_a_clause_begins() -> None:
    clause = "we moved one part of the old system over to the new cluster"
    text = f"{clause}, and {clause}, and {clause}, and {clause}."
    parts = texts(text)
    assert len(parts) > 1
    assert all(words(tokens(one)) <= LONGEST for one in parts)
    assert all(one.startswith(("we", "and", ",")) for one in parts)


def test_a_long_sentence_without_a_clause_stays_whole() -> None:
    text = "word " * 60 + "end."
    assert texts(text) == [text]


def test_nothing_said_gives_no_unit() -> None:
    assert texts("") == texts("  ") == []


def test_a_sentence_without_words_is_no_trouble() -> None:
    assert texts("…") == ["…"]


spoken = st.lists(
    st.sampled_from(["I", "we", "built", "it", "and", "but", ",", ".", "?", "um", "queue", "  "]),
    max_size=120,
).map(" ".join)


@given(spoken)
def test_units_are_slices_in_order_without_overlap(text: str) -> None:
    for divide in (sentences, one_sentence):
        found = units(text, divide)
        for one in found:
            assert text[one.start : one.end] == one.text == one.text.strip()
            assert one.text
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(spoken)
def test_every_word_but_hesitations_is_in_a_unit_and_every_unit_keeps_its_tokens(text: str) -> None:
    found: list[Unit] = units(text, sentences)
    inside = {at for one in found for at in range(one.start, one.end)}
    assert all(at in inside for at in places(text) if not text[at].isspace())
    for one in found:
        for token in one.tokens:
            assert text[token.start : token.start + len(token.text)] == token.text
            assert one.start <= token.start < one.end


@given(spoken)
def test_a_neighbour_of_a_short_unit_would_not_fit(text: str) -> None:
    found = units(text, sentences)
    for one, other in pairwise(found):
        count = words(one.tokens) + words(other.tokens)
        short = min(words(one.tokens), words(other.tokens)) < SHORTEST
        assert not short or count > LONGEST or words(one.tokens) >= SHORTEST
