"""Changes of what was said that change nothing about what it is evidence of.

Each is a function from a text to another, or None where it cannot be made cleanly.
"""

import re
from collections.abc import Callable, Iterator

from livecard.bench.wordlists import (
    COLLEAGUES,
    COMPONENTS,
    EMPLOYERS,
    NEWCOMERS,
    PUT_IN,
    RESPELT,
    SWAPPED_NAMES,
    TAKEN_OUT,
    WORKPLACES,
    words,
)

Change = Callable[[str], str | None]


def renamed(text: str) -> str | None:
    """Other people under other names; where somebody had none, a name is given."""
    new = re.sub(r"\b[A-Z][a-z]+\b", lambda one: SWAPPED_NAMES.get(one[0], one[0]), text)
    newcomer = NEWCOMERS[len(text) % len(NEWCOMERS)]
    if new == text:
        bare = rf"\b(my (?:{COLLEAGUES}))(?=[.,;?!]|\s+(?:and|had|has|was|is|said|asked|told)\b)"
        new = re.sub(bare, rf"\1 {newcomer}", text, count=1)
    return _moved(text, new)


MALE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
FEMALE = {"she": "he", "hers": "his", "herself": "himself"}
ASKED = re.compile(r"\b(told|asked|gave|showed|let|made|helped|got|had|taught|sent|brought)$", re.I)
NO_NOUN = re.compile(
    r"\s*(?:[^\w\s]|$)|\s+(?:and|but|or|to|that|what|why|how|if|when|in|on|at|for|with|about|from|"
    r"into|out|up|down|off|back|over|by|through|because|so|as|again|after|before|then)\b",
    re.I,
)


def regendered(text: str) -> str | None:
    """He is she and she is he."""
    return _moved(text, re.sub(r"\b\w+\b", lambda one: _other(text, one), text))


def _other(text: str, word: re.Match[str]) -> str:
    low = word[0].lower()
    if low == "her":
        object_ = NO_NOUN.match(text, word.end()) or ASKED.search(text[: word.start()].rstrip())
        return _cased("him" if object_ else "his", word[0])
    return _cased(MALE.get(low) or FEMALE.get(low) or word[0], word[0])


def elsewhere(text: str) -> str | None:
    """The same at an employer that everybody, or nobody, has heard of."""
    employer = EMPLOYERS[len(text) % len(EMPLOYERS)]
    named = (
        rf"\b(at|for|from) (?:my|our|the) (?:last|old|previous|first|current) (?:{WORKPLACES})\b"
    )
    new = re.sub(named, rf"\1 {employer}", text, count=1)
    if new == text:
        new = re.sub(
            r"\b(at|for|joined|left) ([A-Z][a-z]+)\b(?! \d)",
            lambda one: one[0] if _no_employer(one[2]) else f"{one[1]} {employer}",
            text,
            count=1,
        )
    if new == text and re.search(r"\b(?:I|we)\b", text):
        new = f"At {employer}, {text}"
    return _moved(text, new)


TIMES = frozenset(
    words("""January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter God""")
)


def _no_employer(name: str) -> bool:
    return name in TIMES or name in SWAPPED_NAMES or name == "I"


def respelt(text: str) -> str | None:
    """British words as Americans write them, and the other way round."""

    def other(word: re.Match[str]) -> str:
        return _cased(RESPELT.get(word[0].lower(), word[0]), word[0])

    return _moved(text, re.sub(r"\b[A-Za-z]+\b", other, text))


EVERY = 9
"""Words between two fillers that are put in."""


def hesitant(text: str) -> str | None:
    """The same with fillers put in."""
    spoken = text.split()
    if len(spoken) < EVERY:
        return None
    out: list[str] = []
    for at, word in enumerate(spoken):
        if at % EVERY == 4:
            out.append(PUT_IN[at // EVERY % len(PUT_IN)] + ",")
        out.append(word)
    return " ".join(out)


def fluent(text: str) -> str | None:
    """The same with its fillers taken out, where commas show that they are fillers."""
    new = re.sub(rf"(?i)(^|,)\s*(?:{TAKEN_OUT}),", r"\1", text).strip()
    return _moved(text, new)


ITEM = (
    r"(?!(?:I|we|he|she|they|it|that|which|who|then|so|but|because|you|and|or|if|when)\b)[\w'’-]+"
)
LISTED = re.compile(
    rf"(?<=\w), (?P<one>{ITEM}(?: {ITEM})?),? (?P<joint>and|or) (?P<two>{ITEM}(?: {ITEM})?)"
    r"(?=[.,;?!]|$)"
)


def reordered(text: str) -> str | None:
    """The last two things of the first list, the other way round."""
    return _moved(text, LISTED.sub(r", \g<two> \g<joint> \g<one>", text, count=1))


def with_components(text: str) -> str | None:
    """The same with names of components appended."""
    stem = text.rstrip(" .,;…")
    return None if not stem or stem[-1] in "?!" else f"{stem}, with {COMPONENTS}."


def repeated(text: str) -> str | None:
    """The same said twice."""
    end = "" if text.rstrip()[-1:] in set(".?!…") else "."
    return f"{text.rstrip()}{end} {text.lstrip()}" if text.strip() else None


def halves(text: str) -> tuple[str, str] | None:
    """What is said before and after a nod, at the end of the sentence nearest the middle."""
    ends = [one.end() for one in re.finditer(r"[.?!…](?=\s+\S)", text)]
    if not ends:
        return None
    middle = min(ends, key=lambda end: abs(end - len(text) / 2))
    return text[:middle], text[middle:].lstrip()


def applied(change: Change, text: str, places: list[tuple[int, int]]) -> str | None:
    """The text with a change made at each of some places, from first to last, without overlap."""
    parts = list(_changed(change, text, places))
    return "".join(new for _, new in parts) if any(old != new for old, new in parts) else None


def _changed(change: Change, text: str, places: list[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end in sorted(places):
        yield text[at:start], text[at:start]
        yield text[start:end], change(text[start:end]) or text[start:end]
        at = end
    yield text[at:], text[at:]


def _moved(before: str, after: str) -> str | None:
    return after if after != before and after.strip() else None


def _cased(word: str, like: str) -> str:
    if like[:1].isupper() and like != "I":
        return word[:1].upper() + word[1:]
    return word
