"""When a word has settled: two passes agree on it, or it lies far enough behind the present.

Local agreement of two passes is by Liu, Spanakis and Niehues (2020) and Macháček, Dabre and Bojar
(2023); the time gate is our own, after the attention gate of Papi, Turchi and Negri (2023).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from livecard.events import Word

LONGEST = 5
"""Words at the end of the settled ones that are looked for again."""
SURE = 3
"""So many words in a row are a repetition also behind words that had been left out."""
MOVED = 0.65
"""Seconds by which the same word may lie elsewhere in two passes."""
_FORM = re.compile(r"[^\w']+")


@dataclass(frozen=True)
class AgreementSettings:
    """Distances from the present, in seconds."""

    margin: float = 0.25
    """A word that ends later than this before the present may still be half a word."""
    gate: float = 0.9
    """A word that ends earlier than this before the present settles without a second pass."""
    trust: float = 0.6
    """The probability that the time gate asks for."""


def form(text: str) -> str:
    """A word as agreement compares it: case and punctuation aside."""
    return _FORM.sub("", text.lower())


class Agreement:
    """The words of one utterance: those that have settled only grow, the rest may change."""

    def __init__(self, settings: AgreementSettings) -> None:
        self._settings = settings
        self.settled: list[Word] = []
        self.tentative: list[Word] = []

    @property
    def until(self) -> float:
        """Where the last settled word ends, in seconds of recorded audio; 0 before the first."""
        return self.settled[-1].end if self.settled else 0.0

    def revise(self, words: Sequence[Word], now: float) -> None:
        """Take in a pass over the sound up to `now`: words with absolute times, in order."""
        fresh = self._beyond(words)
        agreed = self._agreed(fresh, now)
        self.settled.extend(fresh[:agreed])
        self.tentative = fresh[agreed:]

    def _beyond(self, words: Sequence[Word]) -> list[Word]:
        """The words after the settled ones, by time and then by what was said."""
        start = next((i for i, one in enumerate(words) if _middle(one) > self.until), len(words))
        fresh = list(words[start:])
        return fresh[_overlap(self.settled, fresh) :]

    def _agreed(self, fresh: Sequence[Word], now: float) -> int:
        same = _prefix(self.tentative, fresh)
        count = 0
        # The last word of a pass is never taken: more sound may still change it.
        for index, word in enumerate(fresh[:-1]):
            twice = index < same and word.end <= now - self._settings.margin
            old = word.end <= now - self._settings.gate
            if not (twice or (old and word.probability >= self._settings.trust)):
                break
            count = index + 1
        return count


def _middle(word: Word) -> float:
    return (word.start + word.end) / 2


def _prefix(before: Sequence[Word], after: Sequence[Word]) -> int:
    count = 0
    for one, other in zip(before, after, strict=False):
        if form(one.text) != form(other.text):
            break
        count += 1
    return count


def _overlap(settled: Sequence[Word], fresh: Sequence[Word]) -> int:
    """How many of the fresh words repeat the last settled ones, or come before their repetition.

    Word times move by some tenths of a second from pass to pass, so that a settled word can turn
    up again on the far side of the cut. A real repetition lies later than that.
    """
    said, heard = ([form(one.text) for one in some] for some in (settled, fresh))
    for count in range(min(LONGEST, len(said), len(heard)), 0, -1):
        # Few words may recur by chance: they count only right at the cut.
        last = len(heard) - count if count >= SURE else 0
        for at in range(min(last, LONGEST) + 1):
            moved = fresh[at].start - settled[-count].start
            if heard[at : at + count] == said[-count:] and moved < MOVED:
                return at + count
    return 0
