"""Words compared: normalised as the field does it, aligned by edit distance, counted as errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import jiwer
from whisper_normalizer.english import EnglishTextNormalizer


@dataclass(frozen=True)
class Errors:
    """Word errors of a hypothesis against a reference."""

    substituted: int
    deleted: int
    inserted: int
    reference: int
    """Words of the reference."""

    @property
    def total(self) -> int:
        """Errors of every kind."""
        return self.substituted + self.deleted + self.inserted

    @property
    def rate(self) -> float:
        """Errors for each word of the reference."""
        return self.total / max(1, self.reference)

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(
            self.substituted + other.substituted,
            self.deleted + other.deleted,
            self.inserted + other.inserted,
            self.reference + other.reference,
        )


@cache
def _normalizer() -> EnglishTextNormalizer:
    return EnglishTextNormalizer()


def normal(text: str) -> str:
    """The text as Whisper's own evaluation compares it: case, marks, numbers, contractions."""
    return str(_normalizer()(text))


def errors(reference: str, hypothesis: str) -> Errors:
    """The word errors after normalisation."""
    wanted, given = normal(reference), normal(hypothesis)
    if not wanted:
        return Errors(0, 0, len(given.split()), 0)
    out = jiwer.process_words(wanted, given)
    return Errors(out.substitutions, out.deletions, out.insertions, len(wanted.split()))


def errors_by_part(parts: Sequence[str], hypothesis: str) -> list[Errors]:
    """The errors of all parts as one text, each where it lies; one entry where there are no parts.

    An insertion counts for the part that was being said. Where normalising joins words of two
    parts, as in a number, the bounds behind them are off by a word; the sum is always `errors`.
    """
    wanted, given = normal(" ".join(parts)).split(), normal(hypothesis).split()
    if not wanted:
        return [Errors(0, 0, len(given), 0), *[Errors(0, 0, 0, 0)] * (len(parts) - 1)]
    ends = list(accumulate(len(normal(part).split()) for part in parts))
    places = [sum(end <= at for end in ends[:-1]) for at in range(len(wanted))]
    found = [Errors(0, 0, 0, places.count(part)) for part in range(len(parts))]
    for chunk in jiwer.process_words(" ".join(wanted), " ".join(given)).alignments[0]:
        for at in range(chunk.ref_start_idx, chunk.ref_end_idx):
            found[places[at]] += _KINDS[chunk.type]
        if chunk.type == "insert":
            extra = Errors(0, 0, chunk.hyp_end_idx - chunk.hyp_start_idx, 0)
            found[places[max(0, chunk.ref_start_idx - 1)]] += extra
    return found


_KINDS = {
    "equal": Errors(0, 0, 0, 0),
    "substitute": Errors(1, 0, 0, 0),
    "delete": Errors(0, 1, 0, 0),
}


def marked(reference: str, hypothesis: str) -> float:
    """How well full stops, commas and question marks agree: F1 over the words they follow."""
    wanted, given = reference.split(), hypothesis.split()
    total = sum(_mark(word) != "" for word in wanted + given)
    pairs = aligned(wanted, given)
    same = sum(_mark(wanted[i]) == _mark(given[j]) != "" for i, j in pairs)
    return round(2 * same / total, 3) if total else 1.0


def _mark(word: str) -> str:
    return word[-1] if word[-1] in ".,?" else "." if word[-1] in "!;…" else ""


def aligned(reference: Sequence[str], hypothesis: Sequence[str]) -> list[tuple[int, int]]:
    """Places (reference, hypothesis) of words that are the same or stand for each other."""
    if not reference or not hypothesis:
        return []
    wanted, given = [_one(word) for word in reference], [_one(word) for word in hypothesis]
    out = jiwer.process_words(" ".join(wanted), " ".join(given))
    return [
        (chunk.ref_start_idx + i, chunk.hyp_start_idx + i)
        for chunk in out.alignments[0]
        if chunk.type in ("equal", "substitute")
        for i in range(chunk.ref_end_idx - chunk.ref_start_idx)
    ]


def _one(word: str) -> str:
    """A word as a single token, so that places are kept."""
    return "".join(filter(str.isalnum, word.lower())) or "-"
