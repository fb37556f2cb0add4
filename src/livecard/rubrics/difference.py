"""How two rubrics differ: what an interviewer of one would rate otherwise by the other."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from livecard.rubric import Dimension, Rubric


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not the same in both."""

    kind: Literal["only in the first", "only in the second", "changed"]
    key: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        if self.kind == "changed":
            return f"{self.key}: {self.before or '(nothing)'} → {self.after or '(nothing)'}"
        return f"{self.key}: {self.kind}"


def differences(one: Rubric, other: Rubric) -> list[Difference]:
    """Everything that differs, in the order of the file. Exemplars are counted, not listed."""
    return [*_heads(one, other), *_dimensions(one, other)]


def _heads(one: Rubric, other: Rubric) -> Iterator[Difference]:
    for key, before, after in (
        ("title", one.title, other.title),
        ("role", one.role, other.role),
        ("purpose", one.purpose, other.purpose),
        ("audience", one.audience, other.audience),
        ("level", one.level, other.level),
        ("format", one.format, other.format),
        ("scale", _scale(one), _scale(other)),
        ("hot words", ", ".join(one.hot_words), ", ".join(other.hot_words)),
        ("success", "; ".join(one.success), "; ".join(other.success)),
    ):
        yield from _changed(key, before, after)


def _scale(rubric: Rubric) -> str:
    return ", ".join(band.label for band in rubric.bands)


def _dimensions(one: Rubric, other: Rubric) -> Iterator[Difference]:
    for dimension in one.dimensions:
        twin = other.dimension(dimension.name)
        if twin is None:
            yield Difference("only in the first", dimension.name)
        else:
            yield from _within(dimension, twin)
    for dimension in other.dimensions:
        if one.dimension(dimension.name) is None:
            yield Difference("only in the second", dimension.name)


def _within(one: Dimension, other: Dimension) -> Iterator[Difference]:
    name = one.name
    yield from _changed(f"{name}, weight", f"{one.weight:g} %", f"{other.weight:g} %")
    yield from _changed(f"{name}, floor", _floor(one), _floor(other))
    yield from _changed(f"{name}, tests", one.tests, other.tests)
    texts = {anchor.band: anchor for anchor in other.anchors}
    for anchor in one.anchors:
        twin = texts.pop(anchor.band, None)
        if twin is None:
            yield Difference("only in the first", f"{name}, {anchor.band}")
            continue
        yield from _changed(f"{name}, {anchor.band}", anchor.text, twin.text)
        if anchor.sayings != twin.sayings:
            counts = f"{len(anchor.sayings)} sayings", f"{len(twin.sayings)} sayings"
            told = ("", " (other words)") if counts[0] == counts[1] else ("", "")
            yield Difference("changed", f"{name}, {anchor.band}", counts[0], counts[1] + told[1])
    for band in texts:
        yield Difference("only in the second", f"{name}, {band}")


def _floor(dimension: Dimension) -> str:
    return "none" if dimension.floor is None else str(dimension.floor)


def _changed(key: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference("changed", key, before, after)
