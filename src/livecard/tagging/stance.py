"""How something was said: done or not done, by whom, really or only imagined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from livecard.tagging.segment import Token, Unit

Owner = Literal["I", "we", "they", ""]

NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "nothing", "without"})
IMAGINED = frozenset({"would", "could", "should", "'d", "might", "wish"})
OTHERS = frozenset({"they", "he", "she", "somebody", "someone", "colleague", "colleagues"})


@dataclass(frozen=True)
class Stance:
    """What the words around the content say about it."""

    negated: bool
    """A main verb of the unit is negated."""
    imagined: bool
    owner: Owner
    """Whose doing it was, by the subjects of its verbs."""


def stance(unit: Unit) -> Stance:
    """The stance of a unit, by its words and their roles."""
    acting = [unit.tokens[at].text.lower() for at in subjects(unit.tokens)]
    return Stance(
        negated=any(_negates(one) for one in unit.tokens),
        imagined=any(one.text.lower() in IMAGINED and one.role == "aux" for one in unit.tokens),
        owner=_owner(acting),
    )


def subjects(tokens: Sequence[Token]) -> Iterator[int]:
    """The places of the words whose doing or being is told."""
    return (at for at, one in enumerate(tokens) if one.role in {"nsubj", "nsubjpass"})


def _negates(token: Token) -> bool:
    return token.text.lower() in NEGATIONS and token.role in {"neg", "det", "prep", "nsubj", "dobj"}


def _owner(acting: list[str]) -> Owner:
    if "i" in acting:
        return "I"
    if "we" in acting:
        return "we"
    return "they" if OTHERS & set(acting) else ""
