"""What the rubric commands print."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from livecard.rubric import Anchor, BadRubric, Rubric
from livecard.rubrics import shelf
from livecard.rubrics.findings import Finding
from livecard.rubrics.imports import Imported
from livecard.rubrics.likeness import Encode
from livecard.rubrics.lint import lint
from livecard.rules.conflicts import before_a_card


def shelf_lines() -> Iterator[str]:
    """A line for each rubric; one that cannot be used says so."""
    known = shelf.paths()
    width = max(map(len, known), default=0)
    for name, path in known.items():
        try:
            rubric = shelf.find(name)
        except BadRubric as error:
            yield f"{name:<{width}}  cannot be used: {error}"
            continue
        mine = "yours" if path.parent == shelf.own_folder() else "livecard's"
        counts = f"{len(rubric.dimensions)} dimensions"
        yield f"{name:<{width}}  {rubric.level:<6}  {counts}  {mine:<10}  {rubric.title}"


def rubric_lines(rubric: Rubric, sayings: bool) -> Iterator[str]:
    """A rubric to be read on the screen."""
    yield f"{rubric.title} ({rubric.id})"
    yield f"{rubric.role} · {rubric.level} · {rubric.format}"
    yield rubric.purpose
    yield f"For: {rubric.audience}"
    for dimension in rubric.dimensions:
        floor = "" if dimension.floor is None else f", not below {dimension.floor}"
        yield f"\n{dimension.name} — {dimension.weight:g} %{floor}"
        for anchor in dimension.anchors:
            yield f"  {anchor.band:<6} {anchor.text}{_marks(anchor)}"
            if sayings:
                yield from (f"         “{one}”" for one in anchor.sayings)
    if rubric.note:
        yield f"\n{rubric.note}"


def conflict_lines(rubric: Rubric) -> Iterator[str]:
    """Where the documents that livecard follows contradict each other on this rubric."""
    yield "\nWhere the sources disagree:"
    for one in before_a_card(rubric, tuple(_other_levels(rubric))):
        yield f"  – {one.said}"


def _other_levels(rubric: Rubric) -> Iterator[Rubric]:
    """The rubrics that say they are the same job at another level, from either side."""
    for name in shelf.paths():
        with suppress(BadRubric):  # `rubric list` names the one that cannot be used
            other = shelf.find(name)
            if other.id != rubric.id and (
                other.id == rubric.variant_of or other.variant_of == rubric.id
            ):
                yield other


def _marks(anchor: Anchor) -> str:
    marks = (
        ("for this level", anchor.adjusted),
        ("claimed only", anchor.claimed),
        ("livecard's own", anchor.ours),
    )
    told = [word for word, on in marks if on]
    return f" [{', '.join(told)}]" if told else ""


def findings(name: str, meaning: bool) -> list[Finding]:
    """Every finding on a rubric, beside the dimensions of the others."""
    path = shelf.locate(name)
    return lint(shelf.read(path), str(path), _variants(), _encoder() if meaning else None)


def _variants() -> dict[str, tuple[str, ...]]:
    variants: dict[str, tuple[str, ...]] = {}
    for name in shelf.paths():
        try:
            variants[name] = tuple(one.name for one in shelf.find(name).dimensions)
        except BadRubric:
            continue  # a broken neighbour says so when it is linted itself
    return variants


def _encoder() -> Encode | None:
    """The sentence encoder; without it, linting says that meanings were not compared."""
    from livecard.models import MissingModel, locate
    from livecard.tagging.encoder import Encoder, vectors

    try:
        return partial(vectors, Encoder(locate("sentence-encoder")))
    except MissingModel:
        return None


def import_lines(found: Imported, text: str, out: Path, most: int | None) -> Iterator[str]:
    """What was found, what was assumed, what is left, and what must be mended."""
    yield f"{out}: {found.counts}"
    for assumed in found.assumed:
        yield f"assumed: {assumed}"
    shown = found.left[:most]
    if found.left:
        yield f"not placed: {len(found.left)} lines"
    yield from (f"  line {one.line}: {one.text[:100]}" for one in shown)
    if len(shown) < len(found.left):
        yield f"  and {len(found.left) - len(shown)} more; --all lists them"
    errors = [one for one in lint(text, out.name) if one.severity == "error"]
    if errors:
        yield f"before it can be used, mend {len(errors)} things in {out}:"
        yield from (f"  {one}" for one in errors)
