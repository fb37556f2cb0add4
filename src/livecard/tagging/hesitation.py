"""Leaves out what people say while they look for words: it is no content, and moves no evidence.

Only what cannot be anything else goes: sounds (“um”), phrases that commas set off (“, you know,”),
and a word that is said again at once (“I, I”). The quote keeps them all: it is what was said.
"""

import re

SOUND = r"(?:u+m+|u+h+|e+r+m*|h+m+|m+h?m+|a+h+)"
PHRASE = (
    r"(?:you\ know(?:\ what\ i\ mean)?|i\ mean|like|sort\ of|kind\ of"
    r"|basically|well|okay|right|yeah|so)"
)
_HESITATIONS = re.compile(
    rf"""
    (?:(?<=\s)|^) {SOUND} \b [,.…]* (?:\s+|$)          # um,
    | (?<=\s) (?:you\ know|i\ mean|like) , \s+        # … you know, …
    | (?<=,\s) {PHRASE} , \s+                          # …, sort of, …
    | (?:(?<=[.?!…]\s)|^) (?:{PHRASE}, \s+)+           # Well, I mean, …
    | \b (?P<again>[\w'’]+) (?:,|\s?[-–—…]+)? \s+ (?=(?P=again)\b (?!\s+(?P=again)\b))   # I, I
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TWICE_ON_PURPOSE = frozenset(
    {"very", "really", "that", "had", "so", "much", "many", "no", "never"}
)


def smooth(text: str) -> str:
    """The text without hesitations."""
    return "".join(text[a:b] for a, b in _kept(text))


def places(text: str) -> list[int]:
    """Where in the text each character of the text without hesitations stands."""
    return [at for a, b in _kept(text) for at in range(a, b)]


def _kept(text: str) -> list[tuple[int, int]]:
    """From where to where the text stays."""
    out, at = [], 0
    for found in _HESITATIONS.finditer(text):
        if (found["again"] or "").lower() not in _TWICE_ON_PURPOSE:
            out.append((at, found.start()))
            at = found.end()
    return [*out, (at, len(text))]
