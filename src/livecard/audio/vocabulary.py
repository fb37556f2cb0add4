"""The terms that an interview is likely to be about: names in a text, and lists of terms."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

MOST = 30
"""Terms at most: more would crowd out what was really said."""
TERM = 4
"""A line of at most so many words is a term, or a list of terms between commas."""
_WORD = re.compile(r"[A-Za-z][\w+#'-]*[\w+#]")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
_LISTED = re.compile(r"\s*[,;/|•·]\s*")


def terms(known: Sequence[str], text: str) -> tuple[str, ...]:
    """What a text names, most often first, and after it what is known anyway."""
    counted = Counter(_named(text))
    found: dict[str, str] = {}
    for term in [*(one for one, _ in counted.most_common()), *known]:
        found.setdefault(term.lower(), term)
    return tuple(found.values())[:MOST]


def _named(text: str) -> Iterator[str]:
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = [one for one in _LISTED.split(line.strip("-* ")) if one]
        if all(len(one.split()) <= TERM and not one.endswith(".") for one in parts):
            yield from parts
        else:
            yield from _names(line)


def _names(line: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(line):
        for place, found in enumerate(_WORD.finditer(sentence)):
            word = found.group().removesuffix("'s")
            if _written_apart(word, place):
                yield word


def _written_apart(word: str, place: int) -> bool:
    """Whether its letters say that it is a name: not the capital that begins a sentence."""
    if any(map(str.isdigit, word)) or any(map(str.isupper, word[1:])):
        return True
    return place > 0 and word[0].isupper()
