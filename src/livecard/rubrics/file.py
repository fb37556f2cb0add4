"""A rubric from the text of its TOML file."""

from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from livecard.rubric import (
    Adjustment,
    Anchor,
    BadRubric,
    Dimension,
    Example,
    ExampleNote,
    Format,
    Level,
    Question,
    Rubric,
)
from livecard.rubrics.check import bands_of, check, plain
from livecard.rubrics.draft import Draft, DraftDimension, DraftExample, Overlay, decode

MOST_SAID = 3
"""An error message lists this many breaches; `rubric lint` lists them all."""


def parse(text: str, name: str) -> Rubric:
    """The rubric in a TOML text. `name` is its file's; BadRubric says what to mend, and where."""
    draft = decode(text, name)
    errors = check(draft, text)
    if errors:
        more = f" (and {len(errors) - MOST_SAID} more)" if len(errors) > MOST_SAID else ""
        raise BadRubric(f"{name}: " + "; ".join(map(str, errors[:MOST_SAID])) + more)
    return built(draft, PurePath(name).stem)


def built(draft: Draft, identity: str) -> Rubric:
    """The rubric of a draft that has been checked."""
    labels = [band.label for band in bands_of(draft)]
    return Rubric(
        id=identity,
        title=draft.title,
        role=draft.role,
        purpose=draft.purpose,
        audience=draft.audience,
        level=_level(draft.level),
        dimensions=tuple(_dimension(one, labels) for one in draft.dimensions),
        bands=bands_of(draft),
        hot_words=draft.hot_words,
        format=_format(draft.format),
        note=draft.note,
        success=draft.success,
        questions=tuple(Question(q.text, q.dimensions, q.success) for q in draft.questions),
        examples=tuple(_example(one) for one in draft.examples),
        adjustments=tuple(_adjustments(draft)),
        variant_of=draft.variant_of,
        many_dimensions_because=draft.many_dimensions_because,
        take_home_hours=draft.take_home_hours,
        blind_first=draft.blind_first,
        hire_labels=draft.hire_labels,
    )


def _level(word: str) -> Level:
    level: Level = msgspec.convert(word, Level)
    return level


def _format(word: str) -> Format:
    form: Format = msgspec.convert(word, Format)
    return form


def _dimension(draft: DraftDimension, labels: list[str]) -> Dimension:
    return Dimension(
        name=draft.name,
        weight=draft.weight or 0.0,
        anchors=tuple(_anchor(draft, label) for label in labels),
        tests=draft.tests,
        checklist=draft.checklist,
        probes=draft.probes,
        floor=draft.floor,
        owned=draft.owned,
        strong=draft.strong,
        weak=draft.weak,
    )


def _anchor(draft: DraftDimension, label: str) -> Anchor:
    texts = {plain(band): text for band, text in draft.anchors.items()}
    sayings = {plain(band): said for band, said in draft.sayings.items()}
    return Anchor(
        band=label,
        text=texts[label],
        sayings=sayings.get(label, ()),
        claimed=label in map(plain, draft.claimed),
        ours=label in map(plain, draft.ours),
    )


def _example(draft: DraftExample) -> Example:
    notes = (
        ExampleNote(name, note, draft.scores.get(name, draft.score or 0))
        for name, note in draft.notes.items()
    )
    return Example(draft.name, tuple(notes))


def _adjustments(draft: Draft) -> Iterator[Adjustment]:
    for level, overlay in draft.levels.items():
        for dimension, band, text in _cells(overlay):
            yield Adjustment(dimension, band, text, level=_level(level))
    for form, overlay in draft.formats.items():
        for dimension, band, text in _cells(overlay):
            yield Adjustment(dimension, band, text, format=_format(form))


def _cells(overlay: Overlay) -> Iterator[tuple[str, str, str]]:
    for dimension, anchors in overlay.items():
        for band, text in anchors.items():
            yield dimension, plain(band), text
