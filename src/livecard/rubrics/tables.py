"""Tables of sentences in a document, as a page leaves them that lost its rules and pipes."""

import re
from collections.abc import Iterator

from livecard.rubrics.draft import DraftBand, DraftDimension, DraftTable
from livecard.rubrics.layout import SCORE_BAND, Document, Line

_ROW = re.compile(r"^([A-Z][\w/&’'-]*(?: [a-z&][\w/&’'-]*){0,3}) (?=[A-Z])(.+[.!?])$")
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_SCALE_COLUMN = re.compile(r"([1-5])\s*[-–]\s*([A-Z][\w-]*)")
FEWEST = 3
"""Rows; fewer are more likely prose."""


def plain_tables(document: Document) -> list[DraftTable]:
    """Every table whose cells are whole sentences or quotes, its lines placed."""
    tables = []
    for heading, rows in _runs(document.lines):
        split = [_split(row.text) for row in rows]
        width = len(split[0])
        if width > 1 and all(len(row) == width for row in split):
            tables.append(DraftTable(heading.text, _columns(heading.text, width), tuple(split)))
            document.place(heading, *rows)
    return tables


def _runs(lines: list[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """A heading and the unbroken lines after it, where each could be a row."""
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and not lines[end].blank_before and _could_be_row(lines[end]):
            end += 1
        if end - at > FEWEST:
            yield lines[at], lines[at + 1 : end]
        at = end


def _could_be_row(line: Line) -> bool:
    if line.bullet or SCORE_BAND.match(line.text) or line.text.startswith(("Q:", "A:")):
        return False
    return bool(_ROW.match(line.text)) or len(_QUOTED.findall(line.text)) >= FEWEST


def _split(row: str) -> tuple[str, ...]:
    """Quoted cells, or a name and the sentences after it."""
    quoted = [one or other for one, other in _QUOTED.findall(row)]
    if len(quoted) >= FEWEST:
        return tuple(quoted)
    found = _ROW.match(row)
    if found is None:
        return (row,)
    return found[1], *re.split(r"(?<=[.!?])\s+(?=[A-Z])", found[2])


def _columns(heading: str, width: int) -> tuple[str, ...]:
    """The heading's own columns where they can be told apart, else numbered ones."""
    scale = _SCALE_COLUMN.findall(heading)
    if len(scale) == width - 1:
        return heading.split()[0], *(f"{score} {label}" for score, label in scale)
    starts = re.split(r"\s+(?=[A-Z])", heading)
    if len(starts) == width:
        return tuple(starts)
    return tuple(f"column {number}" for number in range(1, width + 1))


def scaled(tables: list[DraftTable]) -> tuple[tuple[DraftBand, ...], tuple[DraftDimension, ...]]:
    """The first table with scores 1, 3 and 5 as columns, as bands and dimensions."""
    for table in tables:
        scale = [column.split(" ", 1) for column in table.columns[1:]]
        if [one[0] for one in scale] == ["1", "3", "5"]:
            labels = [one[1] for one in scale]
            steps = ((1, 2), (3, 3), (4, 5))
            bands = tuple(DraftBand(n, *s) for n, s in zip(labels, steps, strict=True))
            rows = (
                DraftDimension(name=r[0], anchors=dict(zip(labels, r[1:], strict=True)))
                for r in table.rows
            )
            return bands, tuple(rows)
    return (), ()
