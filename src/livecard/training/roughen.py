"""Varies what is taught: as another speaker or a recogniser has it, or as a colleague's doing."""

import random
import re

from livecard.training.examples import Example

AWAY = 0.12
"""Share of evidence that is taught as a colleague's doing instead, where it can be put so."""
UNASKED = 0.05
"""Share of what is taught without the question before it."""
FILLERS = ("um", "uh", "like", "you know", "I mean", "sort of", "kind of", "basically", "well")
OPENINGS = (
    "So, um, yeah,",
    "That's a good question, so,",
    "Right, okay, so",
    "Well, let me think, I guess",
    "Yeah, so, what happened there was basically that",
    "Hmm, okay, how do I put this,",
    "I mean, to be fair,",
    "Sure, sure, so",
    "It's a bit of a long story, but",
    "Okay so just to give you the picture,",
)
CLOSINGS = (
    "if that makes sense.",
    "so yeah, that's about it.",
    "you know what I mean?",
    "and, yeah.",
    "does that answer it?",
    "something like that, yeah.",
)
SPARE = frozenset({"a", "an", "the", "just", "really", "um", "uh"})
"""Words that a recogniser may miss without changing what was said; a "not" is none of them."""
MARKS = '.,;:!?…—–"“”()'


def varied(one: Example, chance: random.Random) -> Example:
    """An example as somebody else might have said it, or as somebody else's doing: no evidence."""
    away = handed_over(one.text, chance) if one.labels and chance.random() < AWAY else None
    return Example(
        one.rubric,
        "" if chance.random() < UNASKED else one.question,
        roughened(away or one.text, chance),
        () if away else one.labels,
    )


def roughened(text: str, chance: random.Random) -> str:
    """The text as a recogniser or another speaker might have it; what it says stays the same."""
    words = text.split()
    for _ in range(_fillers(chance)):
        at = chance.randrange(len(words) + 1)
        words[at:at] = [chance.choice(FILLERS)]
    spare = [at for at, one in enumerate(words) if one.lower() in SPARE]
    if spare and chance.random() < 0.15:
        del words[chance.choice(spare)]
    text = _framed(" ".join(words), chance)
    return _unmarked(text) if chance.random() < 0.3 else text


def _fillers(chance: random.Random) -> int:
    """Mostly none; sometimes a speaker who stumbles all along."""
    drawn = chance.random()
    return 0 if drawn < 0.7 else 1 if drawn < 0.85 else chance.randint(2, 5)


def _framed(text: str, chance: random.Random) -> str:
    if chance.random() < 0.12:
        text = f"{chance.choice(OPENINGS)} {text}"
    if chance.random() < 0.06:
        text = f"{text} {chance.choice(CLOSINGS)}"
    return text


def _unmarked(text: str) -> str:
    """In small letters, without punctuation; numbers and names like C++ stay what they are."""
    apart = re.sub(r"(?<=\w)[-–—…](?=\w)", " ", text.lower())
    return " ".join(filter(None, (one.strip(MARKS) for one in apart.split())))


OTHERS = (
    "Marek",
    "Priya",
    "my colleague",
    "Ana",
    "the contractor",
    "our team lead",
    "Tom",
    "the woman before me",
    "Yusuf",
    "the other shift",
    "Dilnoza",
    "someone from the vendor",
)
PASTS = re.compile(
    r"was|had|went|took|wrote|made|gave|put|told|asked|built|ran|cut|set|kept|found|got|did|said"
    r"|sent|brought|drew|held|rang|met|knew|saw|thought|showed|spent|left|chose|taught|paid|sat|just|then|also|never|\w+ed"
)
"""Past forms without -ed, and what may stand before one: only past doings can change hands."""


def handed_over(text: str, chance: random.Random) -> str | None:
    """What "I" did as somebody else's doing; None where that cannot be put by changing pronouns."""
    after = re.findall(r"\bI\b(?!['’])\s+([\w-]+)", text)
    if not after or not all(PASTS.fullmatch(one) for one in after):
        return None
    if re.search(r"\bI['’](m|ve|ll)\b|\b(we|our|us)\b", text, re.IGNORECASE):
        return None
    he, him, his = chance.choice([("he", "him", "his"), ("she", "her", "her")])
    names = iter([chance.choice(OTHERS)])
    for own, theirs in (("my", his), ("me", him), ("myself", f"{him}self"), ("mine", his)):
        text = re.sub(rf"\b{own}\b", theirs, text)
    text = re.sub(r"\bI\b", lambda _: next(names, he), text)
    return text[0].upper() + text[1:]
