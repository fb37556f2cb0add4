"""Whether words can speak for the candidate at all: what they deny, imagine, or tell of others.

The encoder takes lightly what a person hears at once: a "never" before every verb, a "would" where
experience was asked for, others as the only ones who act. Each makes it less likely that something
speaks for the candidate; none of them makes it speak against. Among what livecard is taught with
the odds that such words are evidence for somebody are 3.5, 7.5 and 5 times lower than of all words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from livecard.tagging import phrases
from livecard.tagging.reading import logistic, logit
from livecard.tagging.segment import Token
from livecard.tagging.signals import any_of, hints
from livecard.tagging.stance import OTHERS, subjects

OWN = frozenset({"i", "we"})
FIRST = OWN | {"me", "myself", "ourselves"}
"""Who speaks has a part in it. What is theirs alone, as in “our plan”, gives them none."""
DENIALS = frozenset({"not", "n't", "n’t", "never"})
FURTHER = frozenset({"no", "nobody", "nothing", "none", "without", "hardly", "neither", "nor"})
"""With one of these, or with two denials of one doing, something may well have been done."""
IMAGINED = frozenset({"would", "'d", "’d", "could", "should", "might"})
TELLING = frozenset({"told", "tells", "said", "says", "taught", "teaches", "recommends"})
"""With nobody else's doing beside it, what follows is theirs."""
PLANNED = frozenset(
    {"going", "planning", "hoping", "meaning", "intend", "plan", "hope", "want", "wish", "love"}
)
"""Verbs of what somebody has yet to do: “was going to”, “I want to”."""
HAD = frozenset(phrases.PARTICIPLES.split())
"""After "I'd" these make it "I had"; so does an ending in -ed."""
PAST = HAD | frozenset(phrases.IRREGULAR.split())
"""Forms of verbs that tell what was done; so does an ending in -ed."""
BETWEEN = frozenset({"AUX", "PART", "ADV", "INTJ"})
"""What may stand between a subject and its verb."""
LESS = {"denied": 3.0, "imagined": 2.0, "planned": 2.0, "others": 2.0}
"""Logits by which each lowers the belief, chosen on `dev`, where they cost nothing: more than its
odds for a denial, as nothing is worse than credit for what somebody says they never did."""
SENTENCE = re.compile(r"(?<=[.?!])\s+")
EXPERIENCE, CASE = any_of(phrases.EXPERIENCE), any_of(phrases.CASE)


def less(confidence: float, tokens: Sequence[Token], question: str) -> float:
    """The belief that words speak for the candidate, 0 to 1, after what their form says."""
    doubt = sum(LESS[one] for one in doubts(tokens, question))
    return round(logistic(logit(confidence) - doubt), 3) if doubt else confidence


def doubts(tokens: Sequence[Token], question: str) -> Iterator[str]:
    """What speaks against crediting the candidate with it, by the names in LESS."""
    low = [one.text.lower() for one in tokens]
    acting = list(subjects(tokens))
    own = [_before_verb(tokens, at + 1) for at in acting if low[at] in OWN]
    if own and _all_denied(own, low):
        yield "denied"
    if _only_imagined(own) and _asks_what_was_done(question):
        yield "imagined"
    elif any(map(_planned, own)) and all(_planned(one) or _imagined(one) for one in own):
        yield "planned"
    told = not own and any(_tells(tokens, at) for at in acting)
    if told or (not FIRST.intersection(low) and any(low[at] in OTHERS for at in acting)):
        yield "others"


def _asks_what_was_done(question: str) -> bool:
    """By its last sentence, which asks, where that says so."""
    last = SENTENCE.split(question.strip())[-1]
    if hints(last):
        return False
    asks = last if EXPERIENCE.search(last) or CASE.search(last) else question
    return bool(EXPERIENCE.search(asks)) and not CASE.search(asks)


def _before_verb(tokens: Sequence[Token], start: int) -> list[str]:
    """The words from a subject to its verb, which is the last."""
    between = list(takewhile(lambda one: one.part in BETWEEN, tokens[start:]))
    verb = tokens[start + len(between) : start + len(between) + 1]
    return [one.text.lower() for one in (*between, *verb)]


def _all_denied(own: Sequence[Sequence[str]], low: Sequence[str]) -> bool:
    denials = [len(DENIALS.intersection(one)) for one in own]
    said = sum(one in DENIALS for one in low)
    return all(denials) and said == len(own) and not FURTHER.intersection(low)


def _only_imagined(own: Sequence[Sequence[str]]) -> bool:
    """What holds now may stand beside it, as in “I'd ask how often we have to wait”."""
    return any(map(_imagined, own)) and not any(_done(one) for one in own if not _imagined(one))


def _done(doing: Sequence[str]) -> bool:
    return bool(PAST.intersection(doing)) or bool(doing and doing[-1].endswith("ed"))


def _imagined(doing: Sequence[str]) -> bool:
    had = doing and (doing[-1] in HAD or doing[-1].endswith("ed"))
    would = IMAGINED - {"'d", "’d"} if had and "have" not in doing else IMAGINED
    return bool(would.intersection(doing))


def _tells(tokens: Sequence[Token], subject: int) -> bool:
    return bool(TELLING.intersection(_before_verb(tokens, subject + 1)[-1:]))


def _planned(doing: Sequence[str]) -> bool:
    return bool(doing) and doing[-1] in PLANNED
