"""Imports an article's pillars: strong and weak signs, and its Weak / OK / Strong matrix."""

import re
from collections.abc import Iterator

from livecard.rubrics.draft import Draft, DraftBand, DraftDimension, DraftQuestion
from livecard.rubrics.layout import Document, Line, cells

_PART = re.compile(
    r"^(what you.re testing|strong signal|weak signal|example question|you can test[^:]*):\s*$",
    re.IGNORECASE,
)
_MATRIX = re.compile(r"^example:\s*(.+?)\s+pillar$", re.IGNORECASE)
_SUCCESS = re.compile(
    r"^for an? .*\b(success|role) (might|should|would|could)\b.*:$", re.IGNORECASE
)
_BANDS = (DraftBand("Weak", 1, 2), DraftBand("OK", 3, 3), DraftBand("Strong", 4, 5))


def has_pillars(document: Document) -> bool:
    """Whether the document has this layout."""
    return any(_PART.match(line.text) for line in document.lines)


def pillars(document: Document) -> Draft:
    """The pillars, as far as they go. The source has no weights, and none are made up."""
    parts = _parts(document)
    matrix = _matrix(document)
    dimensions = tuple(_pillar(name, told, matrix.get(name, {})) for name, told in parts.items())
    questions = tuple(
        DraftQuestion(_unquoted(told["example question"]), (name,))
        for name, told in parts.items()
        if "example question" in told
    )
    title = document.lines[0]
    summary = document.after(re.compile(r"^tl;dr$", re.IGNORECASE))
    document.place(title, *summary)
    return Draft(
        title=title.text,
        purpose=" ".join(line.text for line in summary),
        bands=_BANDS,
        dimensions=dimensions,
        questions=questions,
        success=tuple(line.text for line in _success(document)),
    )


def _pillar(name: str, told: dict[str, str], matrix: dict[str, str]) -> DraftDimension:
    """Where the matrix has no row for a pillar, its signs serve as the outer anchors."""
    signs = {"Weak": told.get("weak signal", ""), "Strong": told.get("strong signal", "")}
    anchors = matrix or {band: _run_on(text) for band, text in signs.items() if text}
    return DraftDimension(
        name=name,
        tests=told.get("what you're testing", ""),
        strong=tuple(signs["Strong"].splitlines()),
        weak=tuple(signs["Weak"].splitlines()),
        anchors=anchors,
    )


def _run_on(lines: str) -> str:
    return "; ".join(lines.splitlines())


def _unquoted(text: str) -> str:
    return " ".join(text.split()).strip('"“”')


def _parts(document: Document) -> dict[str, dict[str, str]]:
    """For each pillar the texts under its labels, a line each."""
    found: dict[str, dict[str, str]] = {}
    name, part = "", ""
    for before, line in zip([None, *document.lines], document.lines, strict=False):
        label = _PART.match(line.text)
        if label is not None:
            part = label[1].lower().replace("’", "'")
            if part == "what you're testing" and before is not None:
                name = before.text
                document.place(before)
            document.place(line)
        elif name and part and not _ends(line, part, found.get(name, {})):
            found.setdefault(name, {})
            found[name][part] = _joined(found[name].get(part, ""), line, part)
            document.place(line)
        else:
            part = ""
    return found


def _ends(line: Line, part: str, told: dict[str, str]) -> bool:
    """Texts under a question, and under what is tested, are one line; lists end with a heading."""
    if part.endswith("signal"):
        return not line.bullet and not told.get(part, "").endswith("like")
    return part in told or line.bullet


def _joined(before: str, line: Line, part: str) -> str:
    """A list's line that is no bullet goes on with the line before it."""
    if not before:
        return line.text
    # A page that lost its line breaks leaves the next bullet within the line.
    text = re.sub(r" - (?=[A-Z])", "\n", line.text)
    return f"{before}\n{text}" if line.bullet else f"{before} {text}"


def _matrix(document: Document) -> dict[str, dict[str, str]]:
    """Rows `| Weak | - … - … |` under `Example: … Pillar`."""
    found: dict[str, dict[str, str]] = {}
    name = ""
    for line in document.lines:
        if heading := _MATRIX.match(line.text):
            name = heading[1]
            document.place(line)
        row = cells(line.text)
        if name and len(row) == 2 and row[0] in ("Weak", "OK", "Strong"):
            found.setdefault(name, {})[row[0]] = "; ".join(_items(row[1]))
            document.place(line)
    return found


def _items(cell: str) -> Iterator[str]:
    for item in re.split(r"(?:^|\s)-\s+", cell):
        if item.strip():
            yield item.strip()


def _success(document: Document) -> list[Line]:
    """The first list of what a good hire has done; another role's list is left to the user."""
    for at, line in enumerate(document.lines):
        if _SUCCESS.match(line.text):
            rest = document.lines[at + 1 :]
            end = next((i for i, one in enumerate(rest) if not one.bullet), len(rest))
            document.place(line, *rest[:end])
            return rest[:end]
    return []
