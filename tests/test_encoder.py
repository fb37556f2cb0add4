"""The sentence encoder: rows of length 1 that do not depend on their neighbours."""

import numpy as np
import pytest

from livecard.models import locate
from livecard.tagging.encoder import Encoder

pytestmark = pytest.mark.models("sentence-encoder")


@pytest.fixture(scope="module")
def encode() -> Encoder:
    return Encoder(locate("sentence-encoder"))


def test_each_row_has_length_one(encode: Encoder) -> None:
    rows = encode(["We put a queue between them.", "", "word " * 500])
    assert rows.shape[0] == 3
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)


def test_a_row_does_not_depend_on_its_neighbours(encode: Encoder) -> None:
    text = "We put a queue between them."
    alone = encode([text])[0]
    assert np.array_equal(encode(["word " * 100, text, ""])[1], alone)


def test_what_means_the_same_is_near(encode: Encoder) -> None:
    one, same, other = encode(
        [
            "I write tests before I change the code.",
            "Before I touch the code, I write a test.",
            "The weather has been rainy all week.",
        ]
    )
    assert one @ same > 0.6 > one @ other
