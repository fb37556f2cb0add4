"""What a vocabulary is worth: rare words kept, and plain words none the worse, turn by turn."""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from livecard.audio.block import Samples, position
from livecard.bench.dialogue import Dialogue
from livecard.bench.words import Errors, errors, normal

Hear = Callable[[Samples, str], str]
"""What a thorough pass makes of sound, with a vocabulary or (empty) without."""


class Rare(msgspec.Struct, frozen=True):
    """One way of hearing the same turns."""

    vocabulary: bool
    said: int
    """How often a term of the vocabulary is said."""
    kept: float
    """The share of them that was heard."""
    false: int
    """Terms that were heard more often than they were said."""
    plain: float
    """Word error rate of all other words."""


def compared(dialogue: Dialogue, vocabulary: Sequence[str], hear: Hear) -> list[Rare]:
    """The turns without the vocabulary, and with it."""
    return [_one(dialogue, vocabulary, hear, given) for given in ("", ", ".join(vocabulary))]


def _one(dialogue: Dialogue, vocabulary: Sequence[str], hear: Hear, given: str) -> Rare:
    forms = sorted({normal(term) for term in vocabulary}, key=len, reverse=True)
    plain, said, kept, false = Errors(0, 0, 0, 0), 0, 0, 0
    for turn in dialogue.turns:
        sound = dialogue.sound[turn.speaker][position(turn.start) : position(turn.end)]
        reference, heard = normal(turn.text), normal(hear(sound, given))
        for form in forms:
            wanted, reference = _taken_out(form, reference)
            there, heard = _taken_out(form, heard)
            said, kept = said + wanted, kept + min(wanted, there)
            false += max(0, there - wanted)
        plain += errors(reference, heard)
    share = round(kept / said, 3) if said else 0.0
    return Rare(bool(given), said, share, false, round(plain.rate, 4))


def _taken_out(form: str, text: str) -> tuple[int, str]:
    """How often a term is in a text, and the text without it."""
    rest, count = re.subn(rf"(?<!\w){re.escape(form)}(?!\w)", " ", text)
    return count, rest


def table(found: Sequence[Rare]) -> Iterator[str]:
    """Without and with, side by side."""
    yield "| | without | with the vocabulary |"
    yield "|---|---|---|"
    rows = {
        "terms said": [f"{one.said}" for one in found],
        "share of them heard": [f"{one.kept}" for one in found],
        "terms heard that nobody said": [f"{one.false}" for one in found],
        "word error rate of all other words": [f"{one.plain}" for one in found],
    }
    yield from (f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items())
