"""The matcher: the nearest anchor of the rubric, and how much nearer than everyday talk it is."""

import numpy as np
from msgspec.structs import replace

from fakes import RUBRIC, SEAMANSHIP, encode
from livecard.rubric import Anchor, Dimension
from livecard.tagging.match import Matcher

ANCHORS = [(dimension, anchor) for dimension in RUBRIC.dimensions for anchor in dimension.anchors]


def named(dimension: Dimension, anchor: Anchor) -> tuple[str, str, str]:
    return dimension.name, anchor.band, anchor.text


def test_the_words_of_an_anchor_match_that_anchor() -> None:
    matcher = Matcher(RUBRIC, encode)
    for dimension, anchor in ANCHORS:
        match = matcher.match(anchor.text)
        assert (match.dimension, match.band, match.matched) == named(dimension, anchor)
        assert match.similarity > 0.9
        assert match.margin > 0.2


def test_a_saying_of_the_rubric_counts_like_its_anchor() -> None:
    first = RUBRIC.dimensions[0]
    anchors = (replace(first.anchors[0], sayings=("fingers crossed every morning",)),)
    rubric = replace(RUBRIC, dimensions=(replace(first, anchors=anchors),))
    match = Matcher(rubric, encode).match("Fingers crossed, every morning!")
    assert (match.dimension, match.matched) == (SEAMANSHIP, "fingers crossed every morning")


def test_everyday_talk_is_nearer_to_everyday_talk() -> None:
    match = Matcher(RUBRIC, encode).match("yeah I can hear you fine, can you hear me")
    assert match.margin < 0


def test_the_same_words_always_match_the_same() -> None:
    matcher = Matcher(RUBRIC, encode)
    text = "we dock in the wind, mostly"
    first = matcher.match(text)
    matcher.match("something else in between")
    assert matcher.match(text) == first == Matcher(RUBRIC, encode).match(text)
    assert -1.0 <= first.similarity <= 1.0


def test_nothing_recognisable_is_still_a_match_that_can_be_refused() -> None:
    match = Matcher(RUBRIC, encode).match("")
    assert np.isfinite([match.similarity, match.margin]).all()
