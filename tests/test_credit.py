"""Credit: words that deny, imagine or tell of others hardly speak for the candidate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes import tokens
from livecard.models import locate
from livecard.tagging.credit import LESS, doubts, less
from livecard.tagging.segment import Token
from livecard.tagging.sentences import SpacySentences

DID, WOULD = "What did you do when it broke?", "What would you do if it broke?"


@pytest.fixture(scope="module")
def sentences() -> SpacySentences:
    return SpacySentences(locate("en-core-web-sm"))


def read(text: str, sentences: SpacySentences) -> list[Token]:
    return [token for one in sentences(text) for token in one.tokens]


@pytest.mark.models("en-core-web-sm")
@pytest.mark.parametrize(
    ("question", "text", "doubtful"),
    [
        (DID, "I wrote the plan and I tested it on staging.", []),
        (DID, "I never wrote the plan, and I never tested it on staging.", ["denied"]),
        (DID, "I've never tested it on staging.", ["denied"]),
        (DID, "We didn't write the plan.", ["denied"]),
        (DID, "I never guess. I read the log.", []),
        (DID, "I never shipped it without a test.", []),
        (DID, "I've never not tested it on staging.", []),
        (DID, "I didn't wait and nobody was told.", []),
        (DID, "The team never wrote a plan.", []),
        (DID, "I would write a plan first.", ["imagined"]),
        (DID, "I'd write a plan first.", ["imagined"]),
        (DID, "I'd have written a plan first.", ["imagined"]),
        (DID, "I'd written a plan before it broke.", []),
        (DID, "I'd tested it on staging before it broke.", []),
        (DID, "I would say I wrote the plan.", []),
        (WOULD, "I would write a plan first.", []),
        ("And then?", "I would write a plan first.", []),
        ("Have you thought of a queue?", "I would put one before the service.", []),
        (DID, "They wrote the plan and somebody tested it.", ["others"]),
        (DID, "He wrote the plan, and I tested it.", []),
        (DID, "She showed me how our plan was tested.", []),
        (DID, "She wrote our plan, and she tested it on my machine.", ["others"]),
        (DID, "The plan was tested on staging.", []),
        (DID, "I was going to write a plan.", ["planned"]),
        (DID, "I want to write a plan, and I hope to test it.", ["planned"]),
        (DID, "I was going to write a plan, so I sat down and did.", []),
        (DID, "My lecturer told us, write the plan first.", ["others"]),
        (DID, "My lecturer told us, so I wrote the plan first.", []),
        ("How did it go out?", "I'd set an alarm, and it fired.", []),
        ("It broke last week. Might a plan help?", "I would write a plan first.", []),
    ],
)
def test_what_the_form_of_words_leaves_doubtful(
    question: str, text: str, doubtful: list[str], sentences: SpacySentences
) -> None:
    assert list(doubts(read(text, sentences), question)) == doubtful


def test_nothing_is_not_doubtful() -> None:
    assert list(doubts([], DID)) == []


@given(st.floats(0, 1, allow_nan=False))
def test_a_doubt_lowers_the_belief_and_keeps_its_order(confidence: float) -> None:
    denied = [*tokens("they wrote the plan")]
    assert list(doubts(denied, DID)) == ["others"]
    lowered = less(confidence, denied, DID)
    assert 0 <= lowered <= confidence + 0.0005
    assert lowered <= less(min(1.0, confidence + 0.1), denied, DID)


def test_a_doubt_is_counted_in_logits() -> None:
    denied = [*tokens("they wrote the plan")]
    assert less(0.5, denied, DID) == pytest.approx(0.119, abs=0.001)
    assert LESS["others"] == 2.0


@given(st.floats(0, 1, allow_nan=False))
def test_without_a_doubt_the_belief_stays(confidence: float) -> None:
    assert less(confidence, [*tokens("I wrote the plan")], DID) == confidence
