"""Signals of how something was said, each by a rule of its own: they explain, and score nothing,
but that what a question had already held is no more than sound (`prompting.py`).

The rules stand in phrases.py, as plain words that a person can check and amend.
"""

import re
from collections.abc import Mapping

from livecard.events import Doing, Form, Owner
from livecard.tagging import phrases

MANY = 3
"""Terms from which on words without a reason are a mere list (R120)."""
DEEDS = frozenset(
    {
        "decided",
        "built",
        "reviewed",
        "coordinated",
        "influenced",
        "documented",
        "changed afterwards",
    }
)
SHOWN_BY: Mapping[Form, frozenset[str]] = {
    "behaviour": DEEDS | {"whole reach"},
    "reasoning": frozenset({"reason", "trade-off", "tests an idea"}),
    "artifact": frozenset({"number", "change measured", "documented", "risk bounded", "thing"}),
    "level": frozenset({"whole reach", "influenced", "change measured", "trade-off"}),
}
"""The four forms of evidence (R046), and the signals that show one."""


def any_of(ways: str) -> re.Pattern[str]:
    """Any of some phrases, as phrases.py writes them."""
    whole = "|".join(rf"\b(?:{way})\b" for way in ways.split(" | "))
    return re.compile(whole, re.IGNORECASE)


def _filled(pattern: str) -> re.Pattern[str]:
    whole = pattern.replace("{amount}", phrases.AMOUNT).replace("{unit}", phrases.UNIT)
    return re.compile(whole, re.IGNORECASE)


RULES: Mapping[str, re.Pattern[str]] = {
    **{name: any_of(ways) for name, ways in phrases.SIGNALS.items()},
    "number": _filled(phrases.NUMBER),
    "change measured": _filled(phrases.CHANGE),
    "asks about running it": _filled(phrases.RUNNING),
}
"""What to look for, signal by signal."""
_PAST = _filled(phrases.PAST)
_TERMS, _HEARD = any_of(phrases.TERMS), any_of(phrases.HEARD)
_WOULD, _HINT = any_of(phrases.WOULD), any_of(phrases.HINT)


def signals(text: str) -> frozenset[str]:
    """The signals in a text, by their names in phrases.py, and `bare terms`."""
    found = {name for name, rule in RULES.items() if rule.search(text)}
    return frozenset(found | {"bare terms"} if bare(text) else found)


def bare(text: str) -> bool:
    """Terms in a row, no reason given for any, and nothing done with them (R076, R120)."""
    terms = {one.group().lower() for one in _TERMS.finditer(text)}
    return len(terms) >= MANY and not RULES["reason"].search(text) and not _PAST.search(text)


def forms(owner: Owner, found: frozenset[str]) -> tuple[Form, ...]:
    """Which of the four forms of evidence are there; without a deed, no thing was made."""
    deed = bool(found & SHOWN_BY["behaviour"])
    return tuple(
        form
        for form, shown_by in SHOWN_BY.items()
        if found & shown_by
        and not (form == "behaviour" and owner == "they")
        and not (form == "artifact" and not deed)
    )


def doing(text: str) -> Doing:
    """Done, imagined or known from others, by its words alone (R082)."""
    if _HEARD.search(text):
        return "heard"
    if _PAST.search(text):
        return "did"
    return "would" if _WOULD.search(text) else ""


def hints(question: str) -> bool:
    """Whether an interviewer who says this helps."""
    return bool(_HINT.search(question))
