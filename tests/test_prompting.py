"""Whether an interviewer's turn had already held an answer: by its words, or by what it means."""

import numpy as np

from livecard.tagging.prompting import Prompting
from livecard.tagging.reading import Reading

ANSWER = "I'd keep a queue on the tablet until the restaurant is there again."
HELD = "What if the tablet is offline, might a queue help the restaurant?"
OTHER = "What if nobody answers the door?"
ASKS = "How do the tablet, the queue and the restaurant play together?"


class Meaning:
    """An encoder to which an answer is so near to every question."""

    def __init__(self, near: float) -> None:
        self._near = near
        self.read: list[tuple[str, str]] = []

    def __call__(self, text: str, question: str) -> Reading:
        self.read.append((text, question))
        asks = text.endswith("?")
        vector = np.array([1, 0] if asks else [self._near, (1 - self._near**2) ** 0.5], np.float32)
        return Reading(vector, 0.0, (0.0, 0.0, 0.0, 0.0), 0.0)


def told(near: float, text: str = ANSWER, question: str = HELD) -> bool:
    return Prompting(Meaning(near))(text, question)


def test_a_hint_that_names_it_has_held_it_however_far_in_meaning() -> None:
    assert told(-0.5)


def test_of_a_hint_that_names_something_else_the_meaning_decides() -> None:
    assert told(0.36, question=OTHER)
    assert not told(0.34, question=OTHER)


def test_a_question_that_gives_no_hint_must_mean_nearly_the_same() -> None:
    assert told(0.51, question=ASKS)
    assert not told(0.49, question=ASKS)


def test_without_a_question_or_an_answer_nothing_was_held_and_nothing_is_read() -> None:
    encoder = Meaning(1.0)
    assert not Prompting(encoder)(ANSWER, "")
    assert not Prompting(encoder)("", "What if?")
    assert encoder.read == []


def test_both_are_read_by_themselves_and_without_hesitations() -> None:
    encoder = Meaning(0.0)
    Prompting(encoder)(f"Um, {ANSWER}", ASKS)
    assert sorted(encoder.read) == sorted([(ASKS, ""), (ANSWER, "")])
