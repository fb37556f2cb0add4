"""The plain way: the nearest anchor of each sentence, and the threshold that is best."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from fakes import CREW, RUBRIC, SEAMANSHIP, counter, found, said, sentences, vector
from livecard.bench.evidence import Outcome
from livecard.bench.plain import EVERYTHING, Plain, highest, threshold
from livecard.events import EvidenceFound
from livecard.speaker import Speaker
from livecard.training.examples import Quote

WEAK = RUBRIC.dimensions[0].anchors[0].text
STRONG = RUBRIC.dimensions[0].anchors[2].text
CREWS = RUBRIC.dimensions[1].anchors[1].text


def embed(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    return np.stack([vector(re.findall(r"\w+", text.lower())) for text in texts])


def plain(least: float = EVERYTHING) -> Plain:
    return Plain(RUBRIC, embed, sentences, counter().__next__, least)


def near(evidence: int, similarity: float) -> EvidenceFound:
    one = found(evidence)
    return EvidenceFound(
        one.evidence, 1, 0, 4, SEAMANSHIP, "4", 4, "+", 0.5, similarity, "an anchor"
    )


def test_a_sentence_is_evidence_of_the_anchor_that_is_nearest() -> None:
    text = f"{STRONG} {CREWS}"
    out = list(plain(0.9).feed(said(text)))
    assert [(one.dimension, one.band, one.level, one.polarity) for one in out] == [
        (SEAMANSHIP, "4", 4, "+"),
        (CREW, "3", 3, "+"),
    ]
    assert [text[one.from_ : one.to] for one in out] == [STRONG, CREWS]
    assert [one.similarity for one in out] == [pytest.approx(1.0)] * 2


def test_the_lowest_band_speaks_against() -> None:
    (one,) = plain(0.9).feed(said(WEAK))
    assert (one.level, one.polarity) == (2, "-")
    assert [highest(RUBRIC, band.label) for band in RUBRIC.bands] == [2, 3, 4, 5]


def test_of_a_dimension_only_the_nearest_sentence_is_given() -> None:
    (one,) = plain(0.5).feed(said(f"I dock alone in strong wind. {STRONG}"))
    assert one.similarity == pytest.approx(1.0)


def test_what_is_far_away_and_what_others_say_is_nothing() -> None:
    assert list(plain(0.9).feed(said("Can you hear me?"))) == []
    assert list(plain().feed(said(STRONG, speaker=Speaker.INTERVIEWER))) == []
    assert list(plain().feed(said(""))) == []


def test_the_threshold_lies_where_f1_is_best() -> None:
    quote = Quote(1, 0, 4, SEAMANSHIP, 4, "+")
    out = Outcome(
        right=[(near(1, 0.8), quote), (near(2, 0.6), quote), (near(3, 0.1), quote)],
        false=[near(4, 0.5), near(5, 0.4), near(6, 0.3), near(7, 0.2)],
    )
    # At 0.6: two right, none false, one missed, F1 0.8. At 0.8: 0.5; at 0.1: 0.6.
    assert threshold([out]) == pytest.approx(0.6, abs=1e-5)
    assert threshold([out]) < 0.6
    assert threshold([Outcome(false=[near(1, 0.5)])]) < -0.9
