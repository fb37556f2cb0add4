"""Anchors and sayings that cannot be told apart, by their words or by a sentence encoder."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from livecard.rubrics.draft import Draft
from livecard.rubrics.findings import Finding

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
"""Turns texts into vectors, a row for each."""

Place = tuple[int, str, str]
"""Number of the dimension, band, text."""

SHARED_WORDS = 0.8
SAME_MEANING = 0.8
"""Cosine. With the shipped encoder no two anchors of the shipped rubrics come over 0.77;
paraphrases were measured with the untaught one only, and lay between 0.77 and 0.88."""


def alike(draft: Draft, encode: Encode | None) -> Iterator[Finding]:
    """Pairs of anchors that a reader, or the tagger, could not tell apart."""
    yield from _twice_said(draft)
    places = _places(draft)
    for one, other in combinations(places, 2):
        if _shared(one[2], other[2]) >= SHARED_WORDS:
            yield _pair(draft, one, other, "have nearly the same words")
    if encode is None:
        said = "whether anchors mean the same was not checked, only their words"
        mend = "with the sentence encoder, `livecard rubric lint` compares them"
        yield Finding("R037", "info", "dimensions", said, mend)
    elif places:
        yield from _by_meaning(draft, places, encode)


def _places(draft: Draft) -> list[Place]:
    return [
        (number, band, text)
        for number, dimension in enumerate(draft.dimensions, start=1)
        for band, text in dimension.anchors.items()
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _shared(one: str, other: str) -> float:
    first, second = _words(one), _words(other)
    return len(first & second) / max(1, len(first | second))


def _by_meaning(draft: Draft, places: Sequence[Place], encode: Encode) -> Iterator[Finding]:
    vectors = encode([text for _, _, text in places]).astype(np.float64)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    cosines = (vectors / np.maximum(lengths, 1e-9)) @ (vectors / np.maximum(lengths, 1e-9)).T
    for (i, one), (j, other) in combinations(enumerate(places), 2):
        if cosines[i, j] >= SAME_MEANING and _shared(one[2], other[2]) < SHARED_WORDS:
            yield _pair(draft, one, other, f"mean nearly the same (cosine {cosines[i, j]:.2f})")


def _pair(draft: Draft, one: Place, other: Place, said: str) -> Finding:
    """Within a dimension the bands blur (R011), between two the dimensions do (R037)."""
    rule = "R011" if one[0] == other[0] else "R037"
    names = [draft.dimensions[place[0] - 1].name for place in (one, other)]
    message = f"the anchors {names[0]!r} {one[1]} and {names[1]!r} {other[1]} {said}"
    mend = "say in each what the other does not do"
    return Finding(rule, "warning", f'dimensions[{other[0]}].anchors."{other[1]}"', message, mend)


def _twice_said(draft: Draft) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for number, dimension in enumerate(draft.dimensions, start=1):
        for band, sayings in dimension.sayings.items():
            for saying in sayings:
                place = f"{dimension.name} {band}"
                first = seen.setdefault(saying.strip().casefold(), place)
                if first != place:
                    key = f'dimensions[{number}].sayings."{band}"'
                    said = f"the saying {saying[:40]!r} stands also at {first}"
                    mend = "keep it where it belongs"
                    yield Finding("R037", "warning", key, said, mend)
