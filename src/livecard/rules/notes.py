"""What an interviewer writes: notes that are evidence and not impressions, and their summary."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from livecard.events import Rating
from livecard.rubric import Rubric
from livecard.rubrics.wording import CULTURE_FIT, INSTEAD_OF_CULTURE_FIT, POTENTIAL
from livecard.rules.score import Scored, rated

_IMPRESSION = re.compile(
    r"\b(smart|clever|bright|brilliant|impressive|(not |un)?impressed|liked? (him|her|them)"
    r"|(nice|great|good|lovely) (conversation|chat|talk|guy|person|vibe)"
    r"|gut( (says|said|tells))?\b|feel(s|ing)?\b"
    r"|seem(s|ed)\b|felt\b|charming|confident|nervous|passionate|enthusiastic|good energy"
    r"|would (enjoy|like) working with|attitude|personality)",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(said|says|asked|asks|explained|described|named|told|showed|wrote|built|drew|chose|chooses"
    r"|rejected|handled|handles|compared|measured|tested|admitted|proposed|walked|listed|owned"
    r"|decided|reviewed|led|fixed|found|could not|did not|missed|ignored|because|answered"
    r"|counted|reduced|moved|split|defined|gave|brought|mentioned|quoted)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"][^”\"]{8,}[”\"]")


class Remark(msgspec.Struct, frozen=True):
    """What is wrong with a note, and what to write instead."""

    rule: str
    words: str
    mend: str


def remarks(note: str) -> list[Remark]:
    """What to mend in a note. An impression is fine once an example stands beside it (R050)."""
    return [*_blocked(note), *_impressions(note)]


def _blocked(note: str) -> Iterator[Remark]:
    if found := CULTURE_FIT.search(note):
        mend = "write on values alignment, from answers to: " + " / ".join(INSTEAD_OF_CULTURE_FIT)
        yield Remark("R104", found[0], mend)
    if (found := POTENTIAL.search(note)) and not _QUOTE.search(note):
        mend = "quote what is there today; count on a year of growth and no more"
        yield Remark("R130", found[0], mend)


def _impressions(note: str) -> Iterator[Remark]:
    found = _IMPRESSION.search(note)
    if found is None or _QUOTE.search(note) or _ACT.search(note.replace(found[0], "")):
        return
    rule = "R114" if "impressed" in found[0].lower() else "R050"
    yield Remark(rule, found[0], "say what the candidate did or said, best in quotation marks")


def keeps_from_submitting(
    ratings: Mapping[str, Scored], quotes: Mapping[str, Sequence[str]], notes: Mapping[str, str]
) -> list[str]:
    """The dimensions that are rated with neither quote nor note (R020)."""
    return [
        f"{name} is rated and has neither quote nor note; add what it rests on"
        for name in ratings
        if rated(ratings, name) is not None
        and not any(quote.strip() for quote in quotes.get(name, ()))
        and not notes.get(name, "").strip()
    ]


TEMPLATE: dict[str, re.Pattern[str]] = {
    "problem": re.compile(r"^\s*problem\s*:", re.IGNORECASE | re.MULTILINE),
    "decision": re.compile(r"^\s*decision\s*:", re.IGNORECASE | re.MULTILINE),
    "trade-off": re.compile(r"^\s*trade-?\s?off\s*:", re.IGNORECASE | re.MULTILINE),
    "impact": re.compile(r"^\s*impact\s*:", re.IGNORECASE | re.MULTILINE),
    "reflection": re.compile(r"^\s*reflection\s*:", re.IGNORECASE | re.MULTILINE),
}
"""The five parts of a note that another can use (R090)."""


def template() -> str:
    """An empty note with its five parts."""
    return "".join(f"{part.capitalize()}: \n" for part in TEMPLATE)


def missing_parts(note: str) -> list[str]:
    """The parts of the template that a note leaves out or empty."""
    return [part for part, head in TEMPLATE.items() if not _filled(note, head)]


def _filled(note: str, head: re.Pattern[str]) -> bool:
    found = head.search(note)
    if found is None:
        return False
    rest = note[found.end() :]
    others = [hit.start() for other in TEMPLATE.values() if (hit := other.search(rest))]
    return bool(rest[: min(others, default=len(rest))].strip())


def summary(rubric: Rubric, ratings: Mapping[str, Scored]) -> str:
    """One line on the card, from the levels and nothing else (R101)."""
    groups: dict[str, list[str]] = {"strong on": [], "OK on": [], "weak on": [], "not seen:": []}
    for dimension in rubric.dimensions:
        groups[_group(rated(ratings, dimension.name))].append(dimension.name)
    told = [f"{head} {_joined(names)}" for head, names in groups.items() if names]
    line = ", ".join(told)
    return line[:1].upper() + line[1:]


def _group(seen: Rating | None) -> str:
    if seen is None:
        return "not seen:"
    return "strong on" if seen >= 4 else "OK on" if seen == 3 else "weak on"


def _joined(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
