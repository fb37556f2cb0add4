"""spaCy's sentences, as the tagger needs them: offsets that fit, roles that tell who did what."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from livecard.models import locate
from livecard.tagging.segment import units
from livecard.tagging.sentences import SpacySentences
from livecard.tagging.stance import stance

pytestmark = pytest.mark.models("en-core-web-sm")
SAID = "It did. I renamed a field in the response, and, um, the checkout pages broke on Saturday."


@pytest.fixture(scope="module")
def sentences() -> SpacySentences:
    return SpacySentences(locate("en-core-web-sm"))


def test_sentences_and_words_are_slices_of_the_text(sentences: SpacySentences) -> None:
    found = sentences(SAID)
    assert [SAID[one.start : one.end].strip() for one in found] == [SAID[:7], SAID[8:]]
    for one in found:
        for token in one.tokens:
            assert SAID[token.start : token.start + len(token.text)] == token.text
            assert 0 <= token.head < len(one.tokens)


def test_the_subject_and_what_was_not_done_are_known(sentences: SpacySentences) -> None:
    [unit] = units("We never wrote down any rules for the interface after that.", sentences)
    assert stance(unit).owner == "we"
    assert stance(unit).negated
    [unit] = units("I would put a queue between the carriers and the tracking.", sentences)
    assert stance(unit).owner == "I"
    assert stance(unit).imagined


def test_words_that_are_new_are_not_kept_for_good(sentences: SpacySentences) -> None:
    known = sentences._language.vocab.strings
    before = len(known)
    [one] = sentences("We zorbed the parcels.")
    assert one.tokens[1].text == "zorbed"
    assert "zorbed" not in known
    assert len(known) == before


def test_nothing_said_has_no_sentences(sentences: SpacySentences) -> None:
    assert sentences("") == []


def test_sentences_can_be_read_in_two_threads_at_once(sentences: SpacySentences) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(sentences, [SAID] * 40))
    assert found == [sentences(SAID)] * 40
