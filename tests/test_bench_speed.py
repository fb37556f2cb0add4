"""The cost of a unit, by clocks that a test moves."""

from collections.abc import Iterator

from livecard.bench.speed import Cost, costs, quantile
from livecard.events import EvidenceFound, UtteranceFinished
from livecard.speaker import Speaker
from livecard.training.examples import Turn


class Slow:
    """A tagger that takes two seconds on the wall for each word, and half of that itself."""

    def __init__(self) -> None:
        self.now = 0.0
        self.heard: list[str] = []

    def feed(self, said: UtteranceFinished) -> Iterator[EvidenceFound]:
        self.now += 2.0 * len(said.text.split())
        self.heard.append(said.text)
        yield from ()


def test_a_turn_of_the_candidate_is_shared_out_among_its_units() -> None:
    tagger = Slow()
    turns = [Turn(Speaker.INTERVIEWER, "a b c"), Turn(Speaker.CANDIDATE, "d e|f g")]
    clocks = (lambda: tagger.now, lambda: tagger.now / 2)
    found = list(costs(turns, tagger, lambda text: len(text.split("|")), clocks))
    assert found == [Cost(3000.0, 1500.0)]
    assert tagger.heard == ["a b c", "d e|f g"]


def test_a_quantile_is_a_value_that_was_measured() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert (quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.0)) == (3.0, 5.0, 1.0)
    assert quantile([7.0], 0.95) == 7.0
    assert quantile([], 0.5) is None
