"""A rubric file as it was written, before anything about it has been judged."""

import re
import tomllib
from collections.abc import Iterator

import msgspec

from livecard.rubric import BadRubric
from livecard.rubrics.lines import line_of


class DraftBand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step of a scale of the rubric's own."""

    label: str
    low: int
    high: int


class DraftDimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[dimensions]]` table."""

    name: str = ""
    weight: float | None = None
    tests: str = ""
    checklist: str = ""
    probes: tuple[str, ...] = ()
    floor: int | None = None
    owned: bool = True
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    """Bands whose behaviour speech can only claim."""
    ours: tuple[str, ...] = ()
    """Bands whose anchor the source document lacks."""
    anchors: dict[str, str] = {}
    sayings: dict[str, tuple[str, ...]] = {}


class DraftQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `[[questions]]` table."""

    text: str = ""
    dimensions: tuple[str, ...] = ()
    success: tuple[int, ...] = ()


class DraftExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An `[[examples]]` table: one score for all notes, or one for each in `scores`."""

    name: str = ""
    score: int | None = None
    notes: dict[str, str] = {}
    scores: dict[str, int] = {}


Overlay = dict[str, dict[str, str]]
"""Anchor texts by dimension and band."""


class DraftTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of an imported document that is no part of a rubric, kept as it was."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole file. Everything is optional here, so that what is missing can be said well."""

    title: str = ""
    role: str = ""
    purpose: str = ""
    audience: str = ""
    level: str = ""
    format: str = "conversation"
    note: str = ""
    variant_of: str = ""
    take_home_hours: float = 3.0
    blind_first: bool = False
    hire_labels: tuple[str, ...] = ()
    many_dimensions_because: str = ""
    hot_words: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    bands: tuple[DraftBand, ...] = ()
    dimensions: tuple[DraftDimension, ...] = ()
    questions: tuple[DraftQuestion, ...] = ()
    examples: tuple[DraftExample, ...] = ()
    levels: dict[str, Overlay] = {}
    formats: dict[str, Overlay] = {}
    tables: tuple[DraftTable, ...] = ()


def written(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every text by which people are rated or asked, with its key."""
    for number, one in enumerate(draft.dimensions, start=1):
        key = f"dimensions[{number}]"
        yield f"{key}.name", one.name
        yield f"{key}.tests", one.tests
        yield f"{key}.checklist", one.checklist
        yield f"{key}.probes", " ".join(one.probes)
        yield f"{key}.strong", " ".join(one.strong)
        for band, text in one.anchors.items():
            yield f'{key}.anchors."{band}"', text
    for number, question in enumerate(draft.questions, start=1):
        yield f"questions[{number}].text", question.text


def decode(text: str, name: str) -> Draft:
    """The draft in a TOML text; BadRubric names file, line, key and mend where it is none."""
    try:
        return msgspec.convert(tomllib.loads(text), Draft)
    except tomllib.TOMLDecodeError as error:
        raise BadRubric(f"{name}: {_syntax(text, str(error))}") from error
    except msgspec.ValidationError as error:
        raise BadRubric(f"{name}: {_misfit(text, str(error))}") from error
    except RecursionError as error:
        raise BadRubric(f"{name}: line 1, file: nested too deeply; keep to simple lists") from error


def _syntax(text: str, message: str) -> str:
    """The parser's complaint with the line first and the key that stands on it."""
    found = re.search(r"line (\d+)", message)
    line = int(found[1]) if found else max(1, len(text.splitlines()))
    said = re.sub(r"\s*\(at [^)]*\)$", "", message)
    lines = text.splitlines()
    written = lines[line - 1].strip() if line <= len(lines) else ""
    key = written.partition("=")[0].strip()[:40] or "end of file"
    mend = "mend the quotes, brackets or equals sign"
    return f"line {line}, {key}: this is not TOML ({said}); {mend}"


def _misfit(text: str, message: str) -> str:
    """msgspec's complaint, its path counted from 1 as people count."""
    said, _, at = message.partition(" - at `")
    key = re.sub(r"\[(\d+)\]", _from_one, at.rstrip("`").removeprefix("key in `"))
    key = key.removeprefix("$").removeprefix(".").replace("[...]", "")
    unknown = re.search(r"unknown field `(.*)`", said)
    if unknown:
        key = f"{key}.{unknown[1]}" if key else unknown[1]
        mend = "remove it or mend its spelling"
        return f"line {line_of(text, key)}, {key}: livecard knows no such key; {mend}"
    kind = said.replace("Expected", "expected").replace("got", "found").rstrip(".")
    return f"line {line_of(text, key)}, {key or 'file'}: {kind}; write the value in that form"


def _from_one(found: re.Match[str]) -> str:
    return f"[{int(found[1]) + 1}]"
