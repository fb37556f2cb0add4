"""Reads a rubric out of a document, and says what of the document found no place in it."""

import re

import msgspec

from livecard.rubric import BadRubric
from livecard.rubrics.check import LEVELS
from livecard.rubrics.draft import Draft
from livecard.rubrics.grids import BadCsv, csv_grid, markdown_grid
from livecard.rubrics.layout import Document, document
from livecard.rubrics.pillars import has_pillars, pillars
from livecard.rubrics.scorecards import scorecard
from livecard.rubrics.tables import plain_tables, scaled


class Left(msgspec.Struct, frozen=True):
    """A line of the document that found no place."""

    line: int
    text: str


class Imported(msgspec.Struct, frozen=True):
    """A draft from a document, and what was left over."""

    draft: Draft
    left: tuple[Left, ...]
    assumed: tuple[str, ...] = ()
    """What the document does not say and the file must have."""

    @property
    def counts(self) -> str:
        """How much was found, in one line."""
        draft = self.draft
        anchors = sum(len(one.anchors) for one in draft.dimensions)
        weights = sum(one.weight or 0 for one in draft.dimensions)
        notes = sum(len(one.notes) for one in draft.examples)
        tables = f", {len(draft.tables)} tables kept beside it" if draft.tables else ""
        return (
            f"{len(draft.dimensions)} dimensions, {anchors} anchors, weights {weights:g} %, "
            f"{notes} example notes{tables}"
        )


def read_document(text: str, name: str) -> Imported:
    """The rubric in a text. BadRubric where there is nothing like a dimension in it."""
    if "\0" in text:
        raise BadRubric(f"{name}: line 1: this is no text; export it as .txt, .md or .csv first")
    found = _csv(text, name) if name.lower().endswith((".csv", ".tsv")) else _text(text)
    if not found.draft.dimensions:
        raise BadRubric(
            f"{name}: line 1: no dimension found; livecard reads a heading with anchors such as "
            "“1–2: …” under it, a table of weights, or a CSV with the columns dimension, weight, "
            "1-2, 3, 4, 5"
        )
    return _completed(found, name)


def _csv(text: str, name: str) -> Imported:
    try:
        draft, placed = csv_grid(text)
    except BadCsv as error:
        said = f"{name}: line {error.line}: this is no CSV ({error}); save it as CSV once more"
        raise BadRubric(said) from error
    kept = {one.name for one in draft.dimensions}
    lines = zip(placed, text.splitlines(), strict=False)
    left = (Left(n, raw) for n, raw in lines if n > 1 and raw and not any(k in raw for k in kept))
    return Imported(draft, tuple(left))


def _text(text: str) -> Imported:
    page = document(text)
    draft = pillars(page) if has_pillars(page) else scorecard(page)
    draft = _with_grid(draft, page)
    draft = _with_tables(draft, page)
    return Imported(draft, tuple(Left(line.number, line.text) for line in page.left()))


def _with_grid(draft: Draft, page: Document) -> Draft:
    """Markdown tables with a column for each band come before anything else."""
    rows = markdown_grid(page)
    return msgspec.structs.replace(draft, dimensions=rows) if rows else draft


def _with_tables(draft: Draft, page: Document) -> Draft:
    """Tables of sentences: one with scores 1, 3, 5 is a rubric, the others are kept."""
    if any(one.anchors for one in draft.dimensions):
        return draft
    tables = plain_tables(page)
    bands, dimensions = scaled(tables)
    if not dimensions:
        return msgspec.structs.replace(draft, tables=tuple(tables))
    kept = tuple(
        one for one in tables if len(one.rows) != len(dimensions) or "1 " not in one.columns[1]
    )
    return msgspec.structs.replace(draft, bands=bands, dimensions=dimensions, tables=kept)


def _completed(found: Imported, name: str) -> Imported:
    """With a title and a level; what else is missing, linting says."""
    draft, assumed = found.draft, list[str]()
    if not draft.title:
        draft = msgspec.structs.replace(draft, title=re.sub(r"\.\w+$", "", name))
        assumed.append("the title, from the file's name")
    named = next((one for one in LEVELS if one.lower() in draft.title.lower().split()), None)
    if draft.level not in LEVELS or named is None:
        draft = msgspec.structs.replace(draft, level=named or "Mid")
        assumed.append(f"the level {draft.level}")
    return Imported(draft, found.left, tuple(assumed))
