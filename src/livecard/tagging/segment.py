"""Units: stretches of an utterance that a person would quote, a clause or a few short sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from livecard.tagging.content import places

SHORTEST = 5
LONGEST = 45
CLAUSE = 8
"""Words of a unit. Shorter sentences are joined to their neighbour, longer ones are divided."""

FILLERS = frozenset({"um", "uh", "erm", "er", "hmm", "mm", "like", "yeah", "well", "so", "okay"})


@dataclass(frozen=True)
class Token:
    """A word of a sentence; `head` is the position in the sentence of the word it belongs to."""

    text: str
    start: int
    """Character offset into the utterance."""
    part: str
    role: str
    head: int


@dataclass(frozen=True)
class Sentence:
    """Characters from `start` to before `end` of an utterance, and its words."""

    start: int
    end: int
    tokens: tuple[Token, ...]


Sentences = Callable[[str], list[Sentence]]


@dataclass(frozen=True)
class Unit:
    """Characters from `start` to before `end` of an utterance, without blanks at its ends."""

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]


def units(text: str, sentences: Sentences) -> list[Unit]:
    """The units of an utterance, in order, without overlap.

    Hesitations do not move where they begin and end: the sentences are those of the text without.
    """
    at = places(text)
    whole = [_placed(one, at) for one in sentences("".join(text[one] for one in at))]
    pieces = [piece for sentence in whole for piece in _divided(sentence)]
    return [_unit(text, group) for group in _joined(pieces)]


def joined(text: str, neighbours: Sequence[Unit]) -> Unit:
    """Neighbouring units of a text as one."""
    start, end = neighbours[0].start, neighbours[-1].end
    return Unit(start, end, text[start:end], tuple(t for one in neighbours for t in one.tokens))


def _placed(sentence: Sentence, at: Sequence[int]) -> Sentence:
    """A sentence of the text without hesitations, at its place in the text."""
    tokens = tuple(replace(one, start=at[one.start]) for one in sentence.tokens)
    return Sentence(at[sentence.start], at[sentence.end - 1] + 1, tokens)


def words(tokens: Iterable[Token]) -> int:
    """How many words of content there are: punctuation and fillers do not count."""
    return sum(
        any(map(str.isalnum, one.text)) and one.text.lower() not in FILLERS for one in tokens
    )


def _joined(pieces: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for piece in pieces:
        short = group and (_count(group) < SHORTEST or words(piece.tokens) < SHORTEST)
        if group and not (short and _count(group) + words(piece.tokens) <= LONGEST):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _count(group: Sequence[Sentence]) -> int:
    return sum(words(one.tokens) for one in group)


def _divided(sentence: Sentence) -> list[Sentence]:
    """A long sentence in parts, cut where a new clause begins."""
    if words(sentence.tokens) <= LONGEST:
        return [sentence]
    cuts = [i for i in range(1, len(sentence.tokens)) if _clause(sentence.tokens, i)]
    if not cuts:
        return [sentence]
    middle = min(cuts, key=lambda i: abs(i - len(sentence.tokens) / 2))
    return _divided(_part(sentence, 0, middle)) + _divided(
        _part(sentence, middle, len(sentence.tokens))
    )


def _clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause begins at token i: a conjunction that joins verbs, or a new subject."""
    word = tokens[i]
    before = tokens[i - 1].text
    return min(i, len(tokens) - i) >= CLAUSE and (
        (word.role == "cc" and word.text.lower() in {"and", "but", "so", "or"})
        or before in {",", ";", ":", "—"}
    )


def _part(sentence: Sentence, start: int, end: int) -> Sentence:
    tokens = sentence.tokens[start:end]
    moved = tuple(
        Token(one.text, one.start, one.part, one.role, one.head - start) for one in tokens
    )
    last = tokens[-1]
    return Sentence(tokens[0].start, last.start + len(last.text), moved)


def _unit(text: str, group: Sequence[Sentence]) -> Unit:
    start, end = group[0].start, group[-1].end
    slice_ = text[start:end]
    start += len(slice_) - len(slice_.lstrip())
    end = start + len(slice_.strip())
    return Unit(start, end, text[start:end], tuple(t for one in group for t in one.tokens))
