"""Imports the published scorecard layout: anchors by dimension, weights, and example cards."""

import re

import msgspec

from livecard.rubrics.check import LEVELS, plain
from livecard.rubrics.draft import Draft, DraftDimension, DraftExample
from livecard.rubrics.layout import FURNITURE, SCORE_BAND, Document, Line, cells

_WEIGHT = re.compile(r"^(.*?)[\s|:(]*(\d+(?:\.\d+)?)\s*%[\s|)]*$")
_TITLE = re.compile(r"^(.+?)\s+(?:interview\s+)?scorecard\s*$", re.IGNORECASE)
_EXAMPLE = re.compile(r"\b(great|good|no[- ]?fit)\b[^.]*$", re.IGNORECASE)
_PURPOSE = re.compile(r"^(tl;dr|purpose|summary)\s*:?$", re.IGNORECASE)
_AUDIENCE = re.compile(r"^(who this .* is for|audience|for whom)\s*:?$", re.IGNORECASE)
_RULES = re.compile(r"^(pick the level|use the quick checklist|run monthly|average across)", re.I)
_SCORE_AT_END = re.compile(r"^(.*?)[\s|]+([1-5])\s*\|?\s*$")
_NAMES = {"great": "Great", "good": "Good", "no": "No-Fit"}


def scorecard(document: Document) -> Draft:
    """What a scorecard's text says, as far as it goes; the document knows what was placed."""
    draft = _head(document)
    anchors = _anchors(document)
    weights = _weights(document, [*anchors])
    names = [*anchors, *(name for name in weights if name not in anchors)]
    dimensions = (
        DraftDimension(name=name, weight=weights.get(name), anchors=anchors.get(name, {}))
        for name in names
    )
    examples = _examples(document, names)
    _advice(document)
    return msgspec.structs.replace(draft, dimensions=tuple(dimensions), examples=examples)


def _head(document: Document) -> Draft:
    title = next((one for one in document.lines if _TITLE.match(one.text)), None)
    first = title or next((one for one in document.lines if not FURNITURE.match(one.text)), None)
    purpose, audience = document.after(_PURPOSE), document.after(_AUDIENCE)
    headings = [one for one in document.lines if _PURPOSE.match(one.text)]
    headings += [one for one in document.lines if _AUDIENCE.match(one.text)]
    document.place(*purpose, *audience, *headings, *([first] if first else []))
    found = _TITLE.match(first.text) if first else None
    role = found[1] if found else first.text if first else ""
    return Draft(
        title=role,
        role=role,
        purpose=" ".join(line.text for line in purpose),
        audience=" ".join(line.text for line in audience),
        level=next((level for level in LEVELS if level.lower() in role.lower().split()), "Mid"),
    )


def _anchors(document: Document) -> dict[str, dict[str, str]]:
    """Anchors by dimension: the last line before a run of bands is the dimension's name."""
    found: dict[str, dict[str, str]] = {}
    heading: Line | None = None
    for line in document.lines:
        band = SCORE_BAND.match(line.text)
        if band is None:
            heading = line
        elif heading is not None:
            name = _named(heading.text)
            found.setdefault(name, {})[plain(band[1])] = band[2]
            document.place(heading, line)
    return found


def _named(heading: str) -> str:
    """A dimension's heading without a weight that stands beside it, or a number before it."""
    weight = _WEIGHT.match(heading)
    return re.sub(r"^\d+[.)]\s*", "", weight[1] if weight else heading).strip(" :|")


def _weights(document: Document, names: list[str]) -> dict[str, float]:
    """Lines with a name and a percentage. Without anchors, a table row's first cell is a name."""
    known = {name.casefold(): name for name in names}
    found: dict[str, float] = {}
    for line in document.lines:
        weight = _WEIGHT.match(line.text)
        if weight is None:
            continue
        written = _named(line.text)
        name = known.get(written.casefold()) or (written if "|" in line.text else None)
        if name is not None and name not in found:
            found[name] = float(weight[2])
            document.place(line)
    return found


def _examples(document: Document, names: list[str]) -> tuple[DraftExample, ...]:
    examples: list[DraftExample] = []
    for line in document.lines:
        heading = _EXAMPLE.search(line.text)
        row = _example_row(line, names)
        if row is not None and examples:
            name, note, score = row
            examples[-1].notes[name] = note
            examples[-1].scores[name] = score
            document.place(line)
        elif heading is not None and _opens_example(line, document):
            examples.append(DraftExample(name=_NAMES[heading[1].lower()[:5].split("-")[0]]))
            document.place(line)
    return tuple(one for one in examples if one.notes)


def _opens_example(line: Line, document: Document) -> bool:
    if line.number in document.placed or SCORE_BAND.match(line.text):
        return False
    return bool(re.search(r"candidate|example", line.text, re.IGNORECASE))


def _example_row(line: Line, names: list[str]) -> tuple[str, str, int] | None:
    """`Dimension | note | 5 |`, or the same without pipes."""
    scored = _SCORE_AT_END.match(line.text)
    if scored is None:
        return None
    if "|" in line.text:
        row = cells(line.text)
        if len(row) == 3 and row[0] in names:
            return row[0], row[1], int(row[2])
        return None
    longest = sorted((one for one in names if scored[1].startswith(f"{one} ")), key=len)
    return (
        (longest[-1], scored[1].removeprefix(longest[-1]).strip(), int(scored[2]))
        if longest
        else None
    )


def _advice(document: Document) -> None:
    """Rules and questions and answers that livecard has built in."""
    for line in document.lines:
        if _RULES.match(line.text) or re.match(r"^[QA]:\s", line.text):
            document.place(line)
