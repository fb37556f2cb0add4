"""A rubric written as TOML, in the order and form in which people read the shipped ones."""

from collections.abc import Iterable, Iterator, Mapping

from livecard.rubric import STANDARD_BANDS, Adjustment, Dimension, Example, Rubric
from livecard.rubrics.draft import (
    Draft,
    DraftBand,
    DraftDimension,
    DraftExample,
    DraftQuestion,
    Overlay,
)

_Value = str | int | float | bool | tuple[str, ...] | tuple[int, ...]


def write(draft: Draft) -> str:
    """The TOML text of a draft. What is empty is left out."""
    blocks = [
        _head(draft),
        *(_band(one) for one in draft.bands),
        *(_dimension(one) for one in draft.dimensions),
        *(_overlay("levels", name, one) for name, one in draft.levels.items()),
        *(_overlay("formats", name, one) for name, one in draft.formats.items()),
        *(_question(one) for one in draft.questions),
        *(_example(one) for one in draft.examples),
        *(_kept(one.title, one.columns, one.rows) for one in draft.tables),
    ]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks if block)


def draft_of(rubric: Rubric) -> Draft:
    """The draft that, written and parsed, gives this rubric (as it is before any level's texts)."""
    own = rubric.bands if rubric.bands != STANDARD_BANDS else ()
    return Draft(
        title=rubric.title,
        role=rubric.role,
        purpose=rubric.purpose,
        audience=rubric.audience,
        level=rubric.level,
        format=rubric.format,
        note=rubric.note,
        variant_of=rubric.variant_of,
        take_home_hours=rubric.take_home_hours,
        blind_first=rubric.blind_first,
        hire_labels=rubric.hire_labels,
        hot_words=rubric.hot_words,
        many_dimensions_because=rubric.many_dimensions_because,
        success=rubric.success,
        bands=tuple(DraftBand(one.label, one.low, one.high) for one in own),
        dimensions=tuple(_dimension_of(one) for one in rubric.dimensions),
        questions=tuple(DraftQuestion(q.text, q.dimensions, q.success) for q in rubric.questions),
        examples=tuple(_example_of(one) for one in rubric.examples),
        levels=_overlays((one.level, one) for one in rubric.adjustments),
        formats=_overlays((one.format, one) for one in rubric.adjustments),
    )


def _dimension_of(dimension: Dimension) -> DraftDimension:
    anchors = dimension.anchors
    return DraftDimension(
        name=dimension.name,
        weight=dimension.weight,
        tests=dimension.tests,
        checklist=dimension.checklist,
        probes=dimension.probes,
        floor=dimension.floor,
        owned=dimension.owned,
        strong=dimension.strong,
        weak=dimension.weak,
        claimed=tuple(one.band for one in anchors if one.claimed),
        ours=tuple(one.band for one in anchors if one.ours),
        anchors={one.band: one.base or one.text for one in anchors},
        sayings={one.band: one.sayings for one in anchors if one.sayings},
    )


def _example_of(example: Example) -> DraftExample:
    return DraftExample(
        name=example.name,
        notes={one.dimension: one.note for one in example.notes},
        scores={one.dimension: one.score for one in example.notes},
    )


def _overlays(adjustments: Iterable[tuple[str | None, Adjustment]]) -> dict[str, Overlay]:
    """The adjustments for each level, or each format; those of the other kind are left out."""
    overlays: dict[str, Overlay] = {}
    for name, one in adjustments:
        if name is not None:
            overlays.setdefault(name, {}).setdefault(one.dimension, {})[one.band] = one.text
    return overlays


def _head(draft: Draft) -> Iterator[str]:
    yield from _pairs(
        {
            "title": draft.title,
            "role": draft.role,
            "purpose": draft.purpose,
            "audience": draft.audience,
            "level": draft.level,
            "format": draft.format,
            "variant_of": draft.variant_of,
            "note": draft.note,
            "take_home_hours": draft.take_home_hours,
            "blind_first": draft.blind_first or "",
            "many_dimensions_because": draft.many_dimensions_because,
            "hire_labels": draft.hire_labels,
            "hot_words": draft.hot_words,
            "success": draft.success,
        }
    )


def _band(band: DraftBand) -> Iterator[str]:
    yield "[[bands]]"
    yield from _pairs({"label": band.label, "low": band.low, "high": band.high})


def _dimension(dimension: DraftDimension) -> Iterator[str]:
    yield "[[dimensions]]"
    yield from _pairs({"name": dimension.name})
    if dimension.weight is not None:
        yield f"weight = {_value(_short(dimension.weight))}"
    yield from _pairs({"tests": dimension.tests, "checklist": dimension.checklist})
    if dimension.floor is not None:
        yield f"floor = {dimension.floor}"
    if not dimension.owned:
        yield "owned = false"
    yield from _pairs(
        {
            "claimed": dimension.claimed,
            "ours": dimension.ours,
            "probes": dimension.probes,
            "strong": dimension.strong,
            "weak": dimension.weak,
        }
    )
    yield from _table("dimensions.anchors", dimension.anchors)
    yield from _table("dimensions.sayings", dimension.sayings)


def _short(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _overlay(kind: str, name: str, overlay: Overlay) -> Iterator[str]:
    for dimension, anchors in overlay.items():
        yield from _table(f"{kind}.{_text(name)}.{_text(dimension)}", anchors)


def _question(question: DraftQuestion) -> Iterator[str]:
    yield "[[questions]]"
    yield from _pairs(
        {"text": question.text, "dimensions": question.dimensions, "success": question.success}
    )


def _example(example: DraftExample) -> Iterator[str]:
    yield "[[examples]]"
    yield from _pairs({"name": example.name})
    if example.score is not None:
        yield f"score = {example.score}"
    yield from _table("examples.notes", example.notes)
    yield from _table("examples.scores", example.scores)


def _kept(title: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield "[[tables]]"
    yield from _pairs({"title": title, "columns": columns})
    yield "rows = ["
    yield from (f"  [{', '.join(map(_text, row))}]," for row in rows)
    yield "]"


def _table(name: str, cells: Mapping[str, _Value]) -> Iterator[str]:
    if cells:
        yield f"[{name}]"
        yield from (f"{_text(key)} = {_value(value)}" for key, value in cells.items())


def _pairs(values: Mapping[str, _Value]) -> Iterator[str]:
    for key, value in values.items():
        if value not in ("", ()):
            yield f"{key} = {_value(value)}"


def _value(value: _Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case int() | float():
            return f"{value}"
        case _:
            return _list([_value(one) for one in value])


def _list(items: list[str]) -> str:
    """On one line where it fits, else lines of short items, or an item a line."""
    if sum(map(len, items)) < 80:
        return f"[{', '.join(items)}]"
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) < 95 and len(item) < 40:
            lines[-1] += f" {item},"
        else:
            lines.append(f"  {item},")
    return "[\n" + "".join(f"{line}\n" for line in lines) + "]"


_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\t"): "\\t"}
_ESCAPES |= {code: f"\\u{code:04X}" for code in (*range(9), *range(11, 32), 127)}


def _text(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'
