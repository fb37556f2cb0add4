"""What is wrong or doubtful in a rubric file: the errors of `check` and advice beside them."""

from collections.abc import Iterator, Mapping

import msgspec

from livecard.rubrics.check import check, plain
from livecard.rubrics.draft import Draft, DraftDimension, decode, written
from livecard.rubrics.findings import Finding, Severity
from livecard.rubrics.likeness import Encode, alike
from livecard.rubrics.lines import line_of
from livecard.rubrics.wording import (
    PERSON,
    POTENTIAL,
    TEAMWORK,
    TOO_BROAD,
    UNHEARD,
)

ENOUGH_SAYINGS = 5
_SEVERITIES: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def lint(
    text: str,
    name: str,
    variants: Mapping[str, tuple[str, ...]] | None = None,
    encode: Encode | None = None,
) -> list[Finding]:
    """Every finding, the worst first. `variants` gives the dimensions of other rubrics by id."""
    draft = decode(text, name)
    found = [*check(draft, text)]
    for advice in (*_advice(draft), *_variant(draft, variants or {}), *alike(draft, encode)):
        found.append(msgspec.structs.replace(advice, line=line_of(text, advice.key)))
    return sorted(found, key=lambda one: (_SEVERITIES[one.severity], one.line))


def _advice(draft: Draft) -> Iterator[Finding]:
    yield from _size(draft)
    yield from _people(draft)
    yield from _texts(draft)
    for number, dimension in enumerate(draft.dimensions, start=1):
        yield from _dimension(dimension, f"dimensions[{number}]")
    yield from _questions(draft)
    yield from _examples(draft)
    yield from _settings(draft)


def _warn(rule: str, key: str, message: str, mend: str) -> Finding:
    return Finding(rule, "warning", key, message, mend)


def _tell(rule: str, key: str, message: str, mend: str) -> Finding:
    return Finding(rule, "info", key, message, mend)


def _size(draft: Draft) -> Iterator[Finding]:
    count = len(draft.dimensions)
    if 0 < count < 6:
        mend = "6 to 8 are usual; four pillars are fine where each round owns one"
        yield _tell("R022", "dimensions", f"{count} dimensions", mend)
    if count in (9, 10) or (count > 10 and draft.many_dimensions_because):
        said = f"{count} dimensions are more than an interviewer can rate well"
        yield _warn("R022", "dimensions", said, "join or drop some; 6 to 8 are enough")


def _people(draft: Draft) -> Iterator[Finding]:
    if draft.dimensions and not any(TEAMWORK.search(one.name) for one in draft.dimensions):
        mend = "keep collaboration and communication when the other dimensions are swapped"
        yield _warn("R028", "dimensions", "no dimension is about working with people", mend)
    if draft.dimensions and not any(one.owned for one in draft.dimensions):
        said = "this round owns none of its dimensions"
        yield _warn("R061", "dimensions", said, "remove owned = false where this round answers")


def _texts(draft: Draft) -> Iterator[Finding]:
    for key, text in written(draft):
        if found := PERSON.search(text):
            said = f"{found[0]!r} says what somebody is, not what somebody does"
            yield _warn("R049", key, said, "write what can be seen or heard")
        if POTENTIAL.search(text):
            mend = "rate today's skill, plus what can be learnt within a year"
            yield _warn("R130", key, "potential cannot be observed", mend)


def _dimension(dimension: DraftDimension, key: str) -> Iterator[Finding]:
    claimed = [plain(band) for band in dimension.claimed]
    for band, text in dimension.anchors.items():
        if plain(band) not in claimed and (found := UNHEARD.search(text)):
            said = f"{found[0]!r} is not to be heard in talk, only claimed"
            mend = f'add claimed = ["{band}"], or look at the work itself'
            yield _warn("R033", f'{key}.anchors."{band}"', said, mend)
        count = len(dimension.sayings.get(band, ()))
        if count < ENOUGH_SAYINGS:
            said = f"{dimension.name!r} has {count} sayings for band {band}"
            mend = f"{ENOUGH_SAYINGS} or more help livecard to recognise it"
            yield _tell("R115", f"{key}.sayings", said, mend)
    if not dimension.checklist:
        yield _tell("R004", key, f"{dimension.name!r} has no checklist", 'add checklist = "…"')
    if not dimension.probes:
        yield _tell("R118", key, f"{dimension.name!r} has no probes", "add questions to ask on")


def _questions(draft: Draft) -> Iterator[Finding]:
    for number, question in enumerate(draft.questions, start=1):
        key = f"questions[{number}]"
        if not question.dimensions:
            yield _warn("R096", key, "the question is mapped to nothing", "add dimensions = […]")
        if TOO_BROAD.match(question.text):
            mend = "give it limits: how many users, how fast, what may fail"
            yield _warn("R129", f"{key}.text", "too broad to be rated", mend)
    covered = {place for question in draft.questions for place in question.success}
    for place, criterion in enumerate(draft.success, start=1):
        if place not in covered:
            said = f"no question brings out {criterion[:50]!r}"
            yield _warn("R096", "success", said, f"add {place} to a question's success")
    asked = {name for question in draft.questions for name in question.dimensions}
    for number, one in enumerate(draft.dimensions, start=1):
        if draft.questions and one.name not in asked:
            key = f"dimensions[{number}].name"
            yield _tell("R096", key, f"no question is mapped to {one.name!r}", "add one")


def _examples(draft: Draft) -> Iterator[Finding]:
    names = {one.name for one in draft.dimensions}
    for number, example in enumerate(draft.examples, start=1):
        missing = sorted(names - example.notes.keys())
        if missing:
            said = f"example {example.name!r} has no note on {', '.join(missing)}"
            yield _warn("R019", f"examples[{number}]", said, "add one to its notes")
    if not draft.examples:
        yield _tell("R019", "title", "no example cards", "add Great, Good and No-Fit [[examples]]")


def _settings(draft: Draft) -> Iterator[Finding]:
    if not draft.hot_words:
        mend = "list terms and names that must be recognised"
        yield _tell("R043", "title", "no hot words", mend)
    if draft.bands:
        table = ", ".join(f"{one.label} = {one.low}–{one.high}" for one in draft.bands)
        yield _tell("R099", "bands[1]", f"this scale maps to 1–5 as {table}", "check that it fits")
    if draft.take_home_hours > 6:
        said = f"a take-home of {draft.take_home_hours:g} hours shuts busy people out"
        yield _warn("R117", "take_home_hours", said, "3 hours are livecard's limit, 6 the most")


def _variant(draft: Draft, variants: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Another level of the same job should have the same dimensions."""
    if not draft.variant_of:
        return
    if draft.variant_of not in variants:
        said = f"there is no rubric {draft.variant_of!r} to compare with"
        yield _warn("R024", "variant_of", said, f"use one of {', '.join(variants) or 'none here'}")
        return
    mine = [one.name for one in draft.dimensions]
    theirs = variants[draft.variant_of]
    mend = "use one set of dimensions with [levels.…] tables, or compare cards with care"
    for name in mine:
        if name not in theirs:
            said = f"{draft.variant_of} has no dimension {name!r}"
            yield _warn("R024", f"dimensions[{mine.index(name) + 1}].name", said, mend)
    for name in theirs:
        if name not in mine:
            said = f"{name!r} of {draft.variant_of} is missing here"
            yield _warn("R024", "variant_of", said, mend)
