"""What of a text is content: without hesitations, and without names that are only listed.

Of hesitations only what cannot be anything else goes: sounds (“um”), phrases that commas set off
(“, you know,”), and a word that is said again at once (“I, I”). A list of three names or more shows
nothing that one of them would not. The quote keeps it all: it is what was said.
"""

import re
from collections.abc import Iterator

SOUND = r"(?:u+m+|u+h+|e+r+m*|h+m+|m+h?m+|a+h+)"
PHRASE = (
    r"(?:you\ know(?:\ what\ i\ mean)?|i\ mean|like|sort\ of|kind\ of"
    r"|basically|well|okay|right|yeah|so)"
)
PADDING = r"""
    (?<!\bwhat\s)(?<!\bthis\s)(?<!\bthat\s)(?<!\bsome\s)(?<!\bany\s)(?<!\bevery\s)(?<!\bthe\s)
    (?<!\ba\s)(?<!\bone\s)(?<!\bother\s)(?<!\bright\s)(?<!\bsame\s)(?:sort|kind)\s of
    | (?<!\bwhat\s)i\ mean | to\ be\ (?:quite\ )?honest | how\ shall\ i\ (?:say|put\ it)
    | what'?s\ it\ called | i(?:'d|\ would)?\ (?:have\ to|must)\ (?:say|admit)
    | basically | obviously | honestly | actually
"""
"""What fills a sentence without saying anything, wherever it stands."""
_HESITATIONS = re.compile(
    rf"""
    (?:(?<=\s)|^) {SOUND} \b [,.…]* (?:\s+|$)          # um,
    | (?<=\s) (?:you\ know|i\ mean|like) , \s+        # … you know, …
    | (?<=,\s) {PHRASE} , \s+                          # …, sort of, …
    | (?:(?<=[.?!…]\s)|^) (?:{PHRASE}, \s+)+           # Well, I mean, …
    | (?:(?<=\s)|^) (?:{PADDING}) ,? (?:\s+|$)
    | \s+ or\ (?:anything|whatever|something)(?:\ like\ that)? (?=[,.;!?]|$)
    | \b (?P<again>[\w'’]+) (?:,|\s?[-–—…]+)? \s+ (?=(?P=again)\b (?!\s+(?P=again)\b))   # I, I
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TWICE_ON_PURPOSE = frozenset(
    {"very", "really", "that", "had", "so", "much", "many", "no", "never"}
)


NAME = r"[A-Z][\w+#-]*(?:\.\w+)?"
_NAMES = re.compile(
    rf"""
    (?P<by> ,?\s+ (?:with|using|via|plus|like|on|in) \s+)? \b {NAME}
    (?P<more> (?:,\s+ {NAME})+ ,? \s+ (?:and|or) \s+ {NAME} \b)
    """,
    re.VERBOSE,
)


def content(text: str) -> str:
    """The text, its content alone."""
    return "".join(text[a:b] for a, b in _kept(text))


def places(text: str) -> list[int]:
    """Where in the text each character of its content stands."""
    return [at for a, b in _kept(text) for at in range(a, b)]


def _kept(text: str) -> list[tuple[int, int]]:
    """From where to where the text stays."""
    out, at = [], 0
    for start, end in sorted([*_hesitations(text), *_lists(text)]):
        if start >= at:
            out.append((at, start))
            at = end
    return [*out, (at, len(text))]


def _hesitations(text: str) -> Iterator[tuple[int, int]]:
    for found in _HESITATIONS.finditer(text):
        if (found["again"] or "").lower() not in _TWICE_ON_PURPOSE:
            yield found.span()


def _lists(text: str) -> Iterator[tuple[int, int]]:
    """Behind “with” or the like a list of names goes whole, elsewhere its first name stays."""
    for found in _NAMES.finditer(text):
        yield found.span() if found["by"] else found.span("more")
