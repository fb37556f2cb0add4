"""Changes of what was said after which it must no longer speak for the candidate.

Each is a function from a text to another, or None where it cannot be made cleanly.
"""

import re
from collections.abc import Callable

from livecard.bench.wordlists import PARTICIPLES, words

NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|without|neither|nor|hardly|cannot)\b|n['’]t\b", re.I
)
IMAGINED = re.compile(r"\b(?:would|could|should|might|wish|hope)\b|\b(?:I|we)['’]d\b", re.I)
ASIDES = frozenset(words("think mean guess suppose know remember believe say reckon hope"))
"""Verbs after "I" that are about the telling, not about what was done."""
ADVERBS = frozenset(words("always usually normally also then just still actually personally"))
AUXILIARIES = {
    "am": "am not",
    "are": "are not",
    "was": "was not",
    "were": "were not",
    "have": "never have",
    "had": "never had",
    "can": "cannot",
    "could": "could not",
    "will": "will not",
    "do": "do not",
    "did": "did not do",
}
SUBORDINATE = frozenset(
    words(
        "that what where who when before if after because as which how why until while though "
        "said told thought"
    )
)
"""After these begins a clause whose denial need not deny what is told."""

SUBJECT = re.compile(
    r"\b(?P<who>I|we|We)(?P<short>['’](?:m|re|ve|d|ll))?"
    r"(?: (?:" + "|".join(sorted(ADVERBS)) + r"))? (?P<verb>[a-z]+)\b"
)
"""Somebody's own doing: "I wrote", "we've always kept"."""


def negated(text: str) -> str | None:
    """Nothing of it was done."""
    return None if NEGATED.search(text) else _everywhere(text, _never)


def _never(who: str, short: str, verb: str) -> str:
    if short:
        denial = "not" if short == "'m" else "never"
        return f"{who}{short} {denial} {verb}"
    return f"{who} {AUXILIARIES[verb]}" if verb in AUXILIARIES else f"{who} never {verb}"


def imagined(text: str) -> str | None:
    """It would have been done, or would be."""
    if IMAGINED.search(text) or NEGATED.search(text):
        return None
    return _everywhere(text, _would)


BEING = {"am": "be", "are": "be", "was": "have been", "were": "have been", "had": "have had"}


def _would(who: str, short: str, verb: str) -> str | None:
    if short in ("'ve", "'d"):
        return f"{who} would have {verb}"
    if short in ("'m", "'re"):
        return f"{who} would be {verb}"
    if short:
        return f"{who} would {verb}"
    if verb in BEING:
        return f"{who} would {BEING[verb]}"
    if verb in ("can", "will"):
        return f"{who} could"
    if verb in PARTICIPLES or verb.endswith("ed"):
        return f"{who} would have {PARTICIPLES.get(verb, verb)}"
    return f"{who} would {verb}"


Change = Callable[[str, str, str], str | None]
"""The subject, its shortened auxiliary, the verb."""


def _everywhere(text: str, change: Change) -> str | None:
    """The text with each own doing changed; None where there is none."""

    def other(found: re.Match[str]) -> str:
        before = text[: found.start()].split()[-1:]
        if found["verb"] in ASIDES or SUBORDINATE.intersection(before):
            return found[0]
        short = (found["short"] or "").replace("’", "'")
        return change(found["who"], short, found["verb"]) or found[0]

    new = SUBJECT.sub(other, text)
    return new if new != text else None


THEIRS = {
    "i": "they",
    "we": "they",
    "me": "them",
    "us": "them",
    "my": "their",
    "our": "their",
    "mine": "theirs",
    "ours": "theirs",
    "myself": "themselves",
    "ourselves": "themselves",
    "am": "are",
    "was": "were",
}
OWN = re.compile(r"\b(I|[Ww]e)(['’](?:m|re|ve|d|ll))?(?= )( (?:am|was))?")
COLLEAGUES = "my colleagues in the other office,"


def of_a_colleague(text: str) -> str | None:
    """Others did it, all of it."""
    first = OWN.search(text)
    if first is None:
        return None
    moved = OWN.sub(_they, text)
    moved = re.sub(r"\b(?:me|us|[Mm]y|[Oo]ur|mine|ours|myself|ourselves)\b", _theirs, moved)
    at = moved.index("they", first.start())
    return f"{moved[:at]}{COLLEAGUES} {moved[at:]}"


def _they(found: re.Match[str]) -> str:
    short = (found[2] or "").replace("'m", "'re").replace("’m", "’re")
    verb = {" am": " are", " was": " were"}.get(found[3] or "", "")
    return f"they{short}{verb}"


def _theirs(found: re.Match[str]) -> str:
    return THEIRS[found[0].lower()]
