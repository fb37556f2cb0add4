"""What a rubric must have before it may be used: each breach as an error with its line."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from livecard.fact import HireStep
from livecard.rubric import STANDARD_BANDS, Band, Format, Level
from livecard.rubrics.draft import (
    Draft,
    DraftDimension,
    DraftExample,
    DraftQuestion,
    Overlay,
    written,
)
from livecard.rubrics.findings import Finding
from livecard.rubrics.lines import line_of
from livecard.rubrics.wording import CULTURE_FIT, INSTEAD_OF_CULTURE_FIT

LEVELS: tuple[str, ...] = get_args(Level)
FORMATS: tuple[str, ...] = get_args(Format)
HIRE_STEPS = len(get_args(HireStep))


def check(draft: Draft, text: str) -> list[Finding]:
    """Every error of a draft, with the lines of its text."""
    found = [
        *_head(draft),
        *_bands(draft),
        *_dimensions(draft),
        *_attached(draft),
        *_wording(draft),
    ]
    return [_placed(finding, text) for finding in found]


def bands_of(draft: Draft) -> tuple[Band, ...]:
    """The scale of a draft: its own, or 1–2, 3, 4, 5."""
    if not draft.bands:
        return STANDARD_BANDS
    return tuple(Band(plain(one.label), one.low, one.high) for one in draft.bands)


def plain(band: str) -> str:
    """A band's label as livecard writes it: `1-2`, `1 – 2` and `1–2` are the same."""
    parts = [part.strip() for part in band.replace("—", "-").replace("–", "-").split("-")]
    return "–".join(parts) if all(part.isdigit() for part in parts) else band.strip()


def _placed(finding: Finding, text: str) -> Finding:
    return Finding(
        finding.rule,
        finding.severity,
        finding.key,
        finding.message,
        finding.mend,
        line_of(text, finding.key),
    )


def _error(rule: str, key: str, message: str, mend: str) -> Finding:
    return Finding(rule, "error", key, message, mend)


def _head(draft: Draft) -> Iterator[Finding]:
    for key in ("title", "role", "purpose", "audience"):
        values = {"title": draft.title, "role": draft.role, "purpose": draft.purpose}
        if not values.get(key, draft.audience).strip():
            yield _error("R001", key, f"the rubric has no {key}", f'add {key} = "…"')
    if draft.level not in LEVELS:
        yield _error("R002", "level", f"the level is {draft.level!r}", f"write {_one_of(LEVELS)}")
    if draft.format not in FORMATS:
        known = _one_of(FORMATS)
        yield _error("R116", "format", f"the format is {draft.format!r}", f"write {known}")
    if not draft.take_home_hours > 0:
        said = f"a take-home of {draft.take_home_hours:g} hours"
        yield _error("R117", "take_home_hours", said, "write a number of hours above 0")
    labels = {label.strip() for label in draft.hire_labels} - {""}
    if draft.hire_labels and not len(labels) == len(draft.hire_labels) == HIRE_STEPS:
        said = f"the hire scale has {len(labels)} different labels"
        yield _error("R057", "hire_labels", said, "write six, from the strongest no to yes")


def _wording(draft: Draft) -> Iterator[Finding]:
    for key, text in written(draft):
        if CULTURE_FIT.search(text):
            mend = "rate values alignment by behaviour; ask: " + " / ".join(INSTEAD_OF_CULTURE_FIT)
            yield _error("R104", key, "“culture fit” tends to mean people like us", mend)


def _one_of(words: tuple[str, ...]) -> str:
    return "one of " + ", ".join(f'"{word}"' for word in words)


def _bands(draft: Draft) -> Iterator[Finding]:
    """The bands must cover 1, 2, 3, 4, 5 once each, in order."""
    covered: list[int] = []
    for number, band in enumerate(draft.bands, start=1):
        if not 1 <= band.low <= band.high <= 5:
            said = f"band {band.label!r} runs from {band.low} to {band.high}"
            yield _error("R011", f"bands[{number}]", said, "stay within 1 to 5, low before high")
            return
        covered += range(band.low, band.high + 1)
    if draft.bands and covered != [1, 2, 3, 4, 5]:
        said = f"the bands cover {covered}"
        yield _error("R011", "bands[1]", said, "cover 1, 2, 3, 4, 5 once each, in order")
    if len({plain(one.label) for one in draft.bands}) < len(draft.bands):
        yield _error("R011", "bands[1]", "two bands share a label", "give each its own")


def _dimensions(draft: Draft) -> Iterator[Finding]:
    if not draft.dimensions:
        yield _error("shape", "dimensions", "no dimensions", "add a [[dimensions]] table for each")
        return
    labels = [band.label for band in bands_of(draft)]
    for number, dimension in enumerate(draft.dimensions, start=1):
        yield from _dimension(dimension, f"dimensions[{number}]", labels)
    yield from _names(draft)
    yield from _weights(draft)
    if len(draft.dimensions) > 10 and not draft.many_dimensions_because.strip():
        said = f"{len(draft.dimensions)} dimensions dilute the signal"
        mend = 'keep 6 to 8, or say why in many_dimensions_because = "…"'
        yield _error("R022", "dimensions", said, mend)


def _dimension(dimension: DraftDimension, key: str, labels: list[str]) -> Iterator[Finding]:
    if not dimension.name.strip():
        yield _error("shape", f"{key}.name", "the dimension has no name", 'add name = "…"')
    name = dimension.name or f"number {key}"
    written = {plain(band): text for band, text in dimension.anchors.items()}
    for label in labels:
        if not written.get(label, "").strip():
            said = f"dimension {name!r} has no anchor for band {label}"
            yield _error("R011", f"{key}.anchors", said, f'add "{label}" = "…" to its anchors')
    yield from _strangers(dimension, key, labels)
    if dimension.floor is not None and not 1 <= dimension.floor <= 5:
        said = f"the floor of {name!r} is {dimension.floor}"
        yield _error("R023", f"{key}.floor", said, "write a whole number from 1 to 5")


def _strangers(dimension: DraftDimension, key: str, labels: list[str]) -> Iterator[Finding]:
    """Bands that the rubric's scale does not have, and sayings without words."""
    used = {"anchors": [*dimension.anchors], "sayings": [*dimension.sayings]}
    used |= {"claimed": [*dimension.claimed], "ours": [*dimension.ours]}
    for table, bands in used.items():
        for band in bands:
            if plain(band) not in labels:
                said = f"the scale has no band {band!r}"
                mend = f"use {', '.join(labels)}"
                yield _error("R011", f'{key}.{table}."{band}"', said, mend)
    for band, sayings in dimension.sayings.items():
        if not all(saying.strip() for saying in sayings):
            place = f'{key}.sayings."{band}"'
            yield _error("shape", place, "an empty saying", "remove it or write it out")


def _names(draft: Draft) -> Iterator[Finding]:
    counted = Counter(one.name.strip().casefold() for one in draft.dimensions if one.name.strip())
    for number, one in enumerate(draft.dimensions, start=1):
        if counted[one.name.strip().casefold()] > 1:
            said = f"{one.name!r} stands here more than once"
            yield _error("R024", f"dimensions[{number}].name", said, "give each its own name")


def _weights(draft: Draft) -> Iterator[Finding]:
    complete = True
    for number, one in enumerate(draft.dimensions, start=1):
        if one.weight is None or not 0 < one.weight <= 100:
            written = "no weight" if one.weight is None else f"a weight of {one.weight:g} %"
            key = f"dimensions[{number}].weight"
            yield _error("R013", key, f"{one.name!r} has {written}", "write per cent, above 0")
            complete = False
    total = sum(one.weight or 0 for one in draft.dimensions)
    if complete and abs(total - 100) > 1e-6:
        said = f"the weights sum to {total:g} %, not to 100 %"
        mend = f"{'add' if total < 100 else 'take away'} {abs(100 - total):g}"
        yield _error("R014", "dimensions[1].weight", said, mend)


def _attached(draft: Draft) -> Iterator[Finding]:
    """Questions, examples and overlays may only speak of what the rubric has."""
    names = [one.name for one in draft.dimensions]
    for number, question in enumerate(draft.questions, start=1):
        yield from _question(question, f"questions[{number}]", draft, names)
    for number, example in enumerate(draft.examples, start=1):
        yield from _example(example, f"examples[{number}]", names)
    labels = [band.label for band in bands_of(draft)]
    for level, overlay in draft.levels.items():
        if level not in LEVELS:
            yield _error(
                "R002", f"levels.{level}", f"no level {level!r}", f"write {_one_of(LEVELS)}"
            )
        yield from _overlay(overlay, f"levels.{level}", names, labels)
    for form, overlay in draft.formats.items():
        if form not in FORMATS:
            yield _error(
                "R025", f'formats."{form}"', f"no format {form!r}", f"write {_one_of(FORMATS)}"
            )
        yield from _overlay(overlay, f'formats."{form}"', names, labels)


def _question(
    question: DraftQuestion, key: str, draft: Draft, names: list[str]
) -> Iterator[Finding]:
    if not question.text.strip():
        yield _error("shape", f"{key}.text", "the question has no text", 'add text = "…"')
    for name in question.dimensions:
        if name not in names:
            yield _error("R096", f"{key}.dimensions", *_unknown(name, names))
    for place in question.success:
        if not 1 <= place <= len(draft.success):
            said = f"there is no success criterion {place}"
            mend = f"the rubric lists {len(draft.success)}, counted from 1"
            yield _error("R096", f"{key}.success", said, mend)


def _example(example: DraftExample, key: str, names: list[str]) -> Iterator[Finding]:
    for name in (*example.notes, *example.scores):
        if name not in names:
            yield _error("R019", f'{key}.notes."{name}"', *_unknown(name, names))
    for name in example.notes:
        score = example.scores.get(name, example.score)
        if score is None or not 1 <= score <= 5:
            said = f"the note on {name!r} has {'no score' if score is None else f'score {score}'}"
            yield _error("R012", f"{key}.score", said, "write a whole number from 1 to 5")


def _overlay(overlay: Overlay, key: str, names: list[str], labels: list[str]) -> Iterator[Finding]:
    for name, anchors in overlay.items():
        if name not in names:
            yield _error("R003", f'{key}."{name}"', *_unknown(name, names))
        for band, text in anchors.items():
            if plain(band) not in labels or not text.strip():
                said = f"band {band!r} is not of the scale, or empty"
                yield _error("R003", f'{key}."{name}"."{band}"', said, f"use {', '.join(labels)}")


def _unknown(name: str, names: list[str]) -> tuple[str, str]:
    return f"there is no dimension {name!r}", f"use one of {', '.join(names)}"
