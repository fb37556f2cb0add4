"""Where the documents that livecard follows contradict each other, said openly on the card."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from livecard.rubric import Band, Rubric
from livecard.rules.score import Scored, average, rating, strong_signals
from livecard.rules.verdict import Verdict

OK_AVERAGE = 3.0
"""The sources' complete example of a good candidate scores this throughout."""


class Conflict(msgspec.Struct, frozen=True):
    """Two rules that pull apart here. The number is the one in the requirements' list of them."""

    number: int
    said: str


STANDING = (
    Conflict(
        6,
        "Calibration is monthly, by sample answers; the review of hires is every 6 to 12 "
        "months, by outcome. They are two loops, and both are needed.",
    ),
    Conflict(
        9,
        "One source teaches candidates what is scored. So neither the number of components "
        "named nor the sound of the words raises a suggestion.",
    ),
)
"""Those that do not depend on the card."""


def conflicts(
    rubric: Rubric,
    ratings: Mapping[str, Scored],
    verdict: Verdict | None = None,
    variant: Rubric | None = None,
) -> list[Conflict]:
    """Every conflict that this card runs into. `variant` is the job's rubric at another level."""
    return [
        *_good_is_not_passing(rubric, ratings),
        *_variants(rubric, variant),
        *_number_and_person(rubric, ratings, verdict),
        *_shape(rubric),
    ]


def before_a_card(rubric: Rubric, variants: Sequence[Rubric] = ()) -> list[Conflict]:
    """What can be said of a rubric by itself, its example cards and the job's other levels."""
    found = [
        *_examples(rubric),
        *(conflict for variant in variants for conflict in _variants(rubric, variant)),
        *_shape(rubric),
        *STANDING,
    ]
    return sorted(found, key=lambda one: one.number)


def _examples(rubric: Rubric) -> Iterator[Conflict]:
    for example in rubric.examples:
        scores: dict[str, Scored] = {one.dimension: rating(one.score) for one in example.notes}
        for found in _good_is_not_passing(rubric, scores):
            yield Conflict(found.number, f"Example card “{example.name}”: {found.said}")


def _good_is_not_passing(rubric: Rubric, ratings: Mapping[str, Scored]) -> Iterator[Conflict]:
    mean, rule = average(rubric.dimensions, ratings), strong_signals(rubric.level, ratings)
    if rule.applies and not rule.met and not mean.partial and (mean.value or 0) >= OK_AVERAGE:
        yield Conflict(
            1,
            f"The average of {mean.value:.2f} is what the sources call a good candidate, and the "
            f"rule of two fours is not met ({len(rule.reached)}). Both hold; a person decides.",
        )


def _variants(rubric: Rubric, variant: Rubric | None) -> Iterator[Conflict]:
    if variant is None:
        return
    ours = {one.name for one in rubric.dimensions}
    theirs = {one.name for one in variant.dimensions}
    if ours != theirs:
        yield Conflict(
            2,
            f"Levels of one job should share their dimensions; {rubric.id} and {variant.id} share "
            f"{len(ours & theirs)} of {len(ours | theirs)}. Their averages are not to be compared.",
        )


def _number_and_person(
    rubric: Rubric, ratings: Mapping[str, Scored], verdict: Verdict | None
) -> Iterator[Conflict]:
    mean = average(rubric.dimensions, ratings).value
    if verdict is not None and mean is not None and (mean >= OK_AVERAGE) != (verdict.step >= 4):
        yield Conflict(
            3,
            f"The average is {mean:.2f}, and the decision goes the other way. That is allowed: one "
            "source averages, the other says it takes judgement. The reason is on the card.",
        )


def _shape(rubric: Rubric) -> Iterator[Conflict]:
    if len(rubric.dimensions) < 6:
        count = len(rubric.dimensions)
        yield Conflict(4, f"{count} dimensions: one source wants 6 to 8, another has four pillars.")
    if any(band.low < band.high and band.label != "1–2" for band in rubric.bands):
        table = ", ".join(f"{one.label} = {_span(one)}" for one in rubric.bands)
        yield Conflict(5, f"This rubric's scale is not 1 to 5; the table between them: {table}.")
    if rubric.format == "take-home":
        hours = rubric.take_home_hours
        yield Conflict(
            7, f"Take-home tasks: one source says both 4 to 6 hours and 3. Set here: {hours:g}."
        )
    if any(band.label == "1–2" for band in rubric.bands):
        yield Conflict(8, "1 and 2 share one anchor: livecard offers “1–2”, and you pick.")


def _span(band: Band) -> str:
    return f"{band.low}" if band.low == band.high else f"{band.low}–{band.high}"
