"""Whether an interviewer's turn had already held what an answer says (R040, R123).

Told by the words that both share and by how near they are in meaning. Of 74 answers of the training
split that are there after a hint and after none, the one that was hinted at is told in 84 %, and
the other is taken for one in 4 %; by the words alone it was 61 and 0 %. Of 160 quotes of levels 4
and 5 in the dev interviews one is.
"""

import numpy as np

from livecard.tagging.content import content
from livecard.tagging.reading import Read, Vector, asked
from livecard.tagging.signals import hints
from livecard.tagging.wording import stems

SHARED, SHARED_WORDS = 0.15, 2
"""Share and number of an answer's words that a hint must already have held."""
NEAR, NEAR_HINT = 0.5, 0.35
"""Cosine of question and answer from which on the question held it; less will do where it hints."""


class Prompting:
    """Reads questions and answers by themselves."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._question = ""
        self._asked: Vector = np.zeros(1, np.float32)
        """The last question, and what it means: one has many answers."""

    def __call__(self, text: str, question: str) -> bool:
        """Whether the question had held what the text says."""
        if not question or not text:
            return False
        hint = hints(question)
        if hint and _shares(text, question):
            return True
        return self._near(text, question) > (NEAR_HINT if hint else NEAR)

    def _near(self, text: str, question: str) -> float:
        if question != self._question:
            self._question, self._asked = question, self._read(asked(question), "").vector
        return float(self._asked @ self._read(content(text), "").vector)


def _shares(text: str, question: str) -> bool:
    own = set(stems(text))
    shared = len(own.intersection(stems(question)))
    return shared >= SHARED_WORDS and shared / len(own) >= SHARED
