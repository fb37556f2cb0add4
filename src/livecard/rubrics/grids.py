"""Imports a table with a dimension in each row: CSV, or a Markdown table with band columns."""

import csv
import io
import re

from livecard.rubrics.check import plain
from livecard.rubrics.draft import Draft, DraftDimension
from livecard.rubrics.layout import Document, cells

_BAND = re.compile(
    r"^(?:score|level|band)?\s*([1-5](?:\s*[-–—]\s*[1-5])?)\b|^(weak|ok|strong)$", re.I
)
_NAME = re.compile(r"^(dimension|criterion|competency|skill|signal|name)s?$", re.IGNORECASE)


class BadCsv(ValueError):
    """A text that the CSV reader cannot take, and the line where it gave up."""

    def __init__(self, line: int, said: str) -> None:
        super().__init__(said)
        self.line = max(1, line)


def csv_grid(text: str) -> tuple[Draft, list[int]]:
    """The dimensions of a CSV text, and the numbers of the lines that were placed."""
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    rows, lines = [], []
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            lines.append(reader.line_num)
    except csv.Error as error:
        raise BadCsv(reader.line_num, str(error)) from error
    return Draft(dimensions=_dimensions(rows)), lines


def markdown_grid(document: Document) -> tuple[DraftDimension, ...]:
    """The dimensions of the first pipe table that has a column for each band."""
    for at, line in enumerate(document.lines):
        header = cells(line.text)
        if "|" in line.text and _bands(header) and _named(header) is not None:
            rest = document.lines[at:]
            end = next((i for i, one in enumerate(rest) if "|" not in one.text), len(rest))
            document.place(*rest[:end])
            return _dimensions([cells(one.text) for one in rest[:end]])
    return ()


def _named(header: list[str]) -> int | None:
    return next((i for i, cell in enumerate(header) if _NAME.match(cell)), None)


def _bands(header: list[str]) -> dict[int, str]:
    found = {i: _BAND.match(cell) for i, cell in enumerate(header)}
    return {i: plain(band[1] or header[i]) for i, band in found.items() if band}


def _dimensions(rows: list[list[str]]) -> tuple[DraftDimension, ...]:
    if not rows:
        return ()
    header = [cell.casefold() for cell in rows[0]]
    bands, name = _bands(rows[0]), _named(rows[0])
    if name is None:
        return ()
    if "band" in header and "anchor" in header:
        return _long(header, name, rows[1:])
    found = []
    for row in rows[1:]:
        if len(row) > name and row[name] and not set(row[name]) <= set("-: "):
            anchors = {band: row[i] for i, band in bands.items() if i < len(row) and row[i]}
            told = _cell(header, row, "weight")
            found.append(
                DraftDimension(
                    name=row[name],
                    weight=_weight(told),
                    tests=_cell(header, row, "tests"),
                    checklist=_cell(header, row, "checklist"),
                    anchors=anchors,
                )
            )
    return tuple(found)


def _long(header: list[str], name: int, rows: list[list[str]]) -> tuple[DraftDimension, ...]:
    """A row for each anchor."""
    found: dict[str, DraftDimension] = {}
    for row in rows:
        if len(row) < len(header) or not row[name]:
            continue
        weight = _weight(_cell(header, row, "weight"))
        one = found.setdefault(row[name], DraftDimension(name=row[name], weight=weight, anchors={}))
        one.anchors[plain(_cell(header, row, "band"))] = _cell(header, row, "anchor")
    return tuple(found.values())


def _cell(header: list[str], row: list[str], column: str) -> str:
    at = header.index(column) if column in header else len(row)
    return row[at] if at < len(row) else ""


def _weight(cell: str) -> float | None:
    number = re.match(r"^(\d+(?:[.,]\d+)?)\s*%?$", cell)
    return float(number[1].replace(",", ".")) if number else None
