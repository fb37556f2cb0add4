"""The tagger's contract: whose words, which slices, which numbers, and what is never suggested."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import CREW, RUBRIC, SEAMANSHIP, counter, encode, said, sentences
from livecard.events import EvidenceFound, SessionOpened
from livecard.scorecard import Scorecard
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger, TaggerSettings

STRONG = RUBRIC.dimensions[0].anchors[2].text
WEAK = RUBRIC.dimensions[0].anchors[0].text
CREWS = RUBRIC.dimensions[1].anchors[1].text


def tagger() -> Tagger:
    return Tagger(RUBRIC, encode, sentences, counter().__next__, TaggerSettings())


def tagged(text: str, speaker: Speaker = Speaker.CANDIDATE) -> list[EvidenceFound]:
    return list(tagger().feed(said(text, 1, speaker)))


def test_an_anchor_said_word_for_word_is_evidence_for_it() -> None:
    [one] = tagged(STRONG)
    assert (one.dimension, one.band, one.level, one.polarity) == (SEAMANSHIP, "4", 4, "+")
    assert (one.matched, one.utterance) == (STRONG, 1)
    assert STRONG[one.from_ : one.to] == STRONG


def test_a_weak_anchor_is_evidence_against() -> None:
    [one] = tagged(WEAK)
    assert one.dimension == SEAMANSHIP
    assert one.level <= 2
    assert one.polarity == "-"


def test_each_quote_is_its_own_slice() -> None:
    text = f"Let me think about that for a moment please. {STRONG} {CREWS}"
    found = tagged(text)
    assert {one.dimension for one in found} == {SEAMANSHIP, CREW}
    assert {text[one.from_ : one.to] for one in found} >= {STRONG, CREWS}


@pytest.mark.parametrize("speaker", [Speaker.INTERVIEWER, Speaker.UNKNOWN])
def test_only_the_candidates_words_become_evidence(speaker: Speaker) -> None:
    assert tagged(STRONG, speaker) == []


def test_everyday_talk_is_no_evidence() -> None:
    assert tagged("Yeah I can hear you fine, can you hear me? Nice to meet you.") == []


def test_a_few_words_are_no_evidence() -> None:
    assert tagged("I dock.") == []


def test_what_was_not_done_or_only_asked_is_no_strength() -> None:
    assert [one.level for one in tagged(f"never {STRONG}") if one.level >= 3] == []
    assert [one.level for one in tagged(STRONG.replace(".", "?")) if one.level >= 3] == []


def test_what_others_did_is_no_strength_of_the_candidates() -> None:
    assert [one.level for one in tagged(STRONG.replace("I ", "they ")) if one.level >= 3] == []


def test_evidence_says_why() -> None:
    [one] = tagged(STRONG)
    assert any("I" in reason for reason in one.reasons)
    assert 0.0 <= one.confidence <= 1.0
    assert -1.0 <= one.similarity <= 1.0


def test_the_closer_the_surer() -> None:
    near, far = tagged(STRONG), tagged(STRONG.replace("strong cross wind", "some kind of weather"))
    assert far == [] or far[0].confidence < near[0].confidence


def test_evidence_is_numbered_over_the_whole_interview() -> None:
    one = tagger()
    found = [e for number in (1, 2, 3) for e in one.feed(said(f"{STRONG} {CREWS}", number))]
    assert [each.evidence for each in found] == list(range(1, len(found) + 1))
    assert len(found) >= 3


pieces = st.sampled_from(
    [STRONG, WEAK, CREWS, "I never did that.", "um,", "and", "So we dock, and they steer?", "…"]
)


@settings(deadline=None)
@given(st.lists(pieces, max_size=8).map(" ".join))
def test_whatever_is_said_the_card_takes_the_evidence(text: str) -> None:
    card = Scorecard()
    card.apply(SessionOpened("s", RUBRIC, "test"))
    card.apply(said(text))
    found = tagged(text)
    for one in found:
        card.apply(one)
        band = RUBRIC.band(one.level)
        assert band.label == one.band
        assert (one.polarity == "-") == (one.level <= 2)
    assert all(one.to <= other.from_ for one, other in pairwise(found))
