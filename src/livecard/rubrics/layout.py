"""The lines of a document to be imported: cleaned of bullets and markup, each placed once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MARKUP = re.compile(r"\*\*|__|`")
_MARK = re.compile(r"^\s*[-•*‣·]\s")
_BULLET = re.compile(r"^\s*(?:[-•*‣·]|\d+\.)\s+")
_HEADING = re.compile(r"^\s*#{1,6}\s+")

SCORE_BAND = re.compile(r"^([1-5](?:\s*[-–—]\s*[1-5])?)\s*[:.)–—-]\s*(\S.*)$")
"""`1–2: text`, `3 - text`: an anchor of a band."""

_FURNITURE = (
    # menus and advertisements
    r"try free|skip to content|on this page|jump around the book|chapter \d+|\d+ min( ready)?",
    r"download( the scorecard)?|choose your format:?|preview the scorecard|zythr .*",
    r"or use zythr .*|see what the .* looks like.*|a ready-to-use .* template",
    r"see live scorecards in action|share these templates.*|interview.*scorecardhiring",
    r"[\w ]+ \w+ \d{1,2}, \d{4}",
    # headings of what has been read under them
    r"scoring and weighting|complete examples|detailed rubric.*|default weights.*|recruiter faqs.*",
    r"how to use and calibrate|final score = .*|[-|:\s]+|dimension\W+weight\W*",
    r"dimension\W+notes\W+score.*|\|?\s*signal level\W+evidence\W*",
)
FURNITURE = re.compile(f"^(?:{'|'.join(_FURNITURE)})$", re.IGNORECASE)
"""Menus, advertisements and headings of the published pages, which carry nothing of a rubric."""


@dataclass(frozen=True)
class Line:
    """A line of the document."""

    number: int
    text: str
    """Without bullet, heading marks and emphasis."""
    bullet: bool
    blank_before: bool


@dataclass
class Document:
    """The lines, and which of them have found a place."""

    lines: list[Line]
    placed: set[int] = field(default_factory=set)

    def place(self, *lines: Line) -> None:
        """These lines have found their place."""
        self.placed.update(line.number for line in lines)

    def after(self, heading: re.Pattern[str]) -> list[Line]:
        """The paragraph under the first line that matches, without that line."""
        for at, line in enumerate(self.lines):
            if heading.search(line.text):
                return self.lines[at + 1 : at + 2]
        return []

    def left(self) -> Iterator[Line]:
        """What has no place and is no furniture of a page either."""
        for line in self.lines:
            if line.number not in self.placed and not FURNITURE.match(line.text):
                yield line


def document(text: str) -> Document:
    """A text as lines; blank ones are dropped, but remembered."""
    lines: list[Line] = []
    blank = True
    for number, raw in enumerate(text.splitlines(), start=1):
        cleaned = _MARKUP.sub("", _HEADING.sub("", raw)).strip()
        if cleaned:
            bare = _BULLET.sub("", cleaned).strip()
            lines.append(Line(number, bare, bool(_MARK.match(raw)), blank))
        blank = not cleaned
    return Document(lines)


def cells(line: str) -> list[str]:
    """The cells of a table row with pipes."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
