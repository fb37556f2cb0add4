"""What a vocabulary is worth, on turns that can be counted by hand."""

import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from fakes import silence
from livecard.audio.block import Samples
from livecard.bench.dialogue import BOTH, Dialogue, Turn
from livecard.bench.rare import compared, table

SAID = "We put Kafka and a load test in front, and Kafka held."


def hear(samples: Samples, vocabulary: str) -> str:
    if vocabulary:
        return "We put Kafka and a load test in front, and Kafka healed Postgres."
    return "We put Kafka and a load test in front, and cough car held."


def test_terms_kept_terms_made_up_and_plain_words_are_counted_apart() -> None:
    one = Dialogue("d", dict.fromkeys(BOTH, silence(5)), (Turn(BOTH[0], SAID, 0.0, 5.0),))
    without, given = compared(one, ("Kafka", "load test", "Postgres"), hear)
    assert (without.said, without.kept, without.false) == (3, 0.667, 0)
    assert (given.said, given.kept, given.false) == (3, 1.0, 1)
    assert (without.plain, given.plain) == (0.25, 0.125)
    assert "| share of them heard | 0.667 | 1.0 |" in list(table([without, given]))
