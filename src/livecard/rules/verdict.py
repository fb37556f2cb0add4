"""The human verdict and the facts beside it: average, rules and decision stay apart (R052)."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from livecard.fact import HireStep
from livecard.rubric import Level, Rubric
from livecard.rules.score import (
    Average,
    BelowFloor,
    Scored,
    StrongSignals,
    average,
    below_floor,
    strong_signals,
)

Step = HireStep


class Meaning(msgspec.Struct, frozen=True):
    """A step's label, which may be changed, and what it means, which may not."""

    label: str
    meaning: str


HIRE_SCALE: dict[Step, Meaning] = {
    1: Meaning("Strong no hire", "The evidence shows a major risk for this level or role."),
    2: Meaning("No hire", "The evidence stays under the bar."),
    3: Meaning("Lean no hire", "Some of the evidence helps; concerns are left open."),
    4: Meaning("Lean hire", "Reaches the bar, with reservations."),
    5: Meaning("Hire", "The evidence is clear for this role and level."),
    6: Meaning("Strong hire", "Unusually strong evidence, or it speaks for the level with force."),
}
HIRES = 4
"""From this step on somebody would be hired."""
DEFENDS = 3
"""From this level on, in the middle of the scale, words defend a hire."""


class RedFlag(msgspec.Struct, frozen=True):
    """Something that weighs by itself; who saw it, and in which words (R053)."""

    severity: Literal["mild", "severe"]
    quote: str
    owner: str
    answered: str = ""
    """How the owner settled it, if so. No rating elsewhere does that."""

    @property
    def stands(self) -> bool:
        """Whether it is open."""
        return not self.answered.strip()


class LevelAdvice(msgspec.Struct, frozen=True):
    """The level a person recommends, apart from whether to hire (R067)."""

    level: Level
    reason: str


class Verdict(msgspec.Struct, frozen=True):
    """What a person decided, and why."""

    step: Step
    reason: str
    quotes: tuple[str, ...] = ()
    """Words of the candidate that defend it."""
    level: LevelAdvice | None = None


class Facts(msgspec.Struct, frozen=True):
    """What stands beside each other on the card. None of it is made from another."""

    average: Average
    strong: StrongSignals
    floors: tuple[BelowFloor, ...]
    flags: tuple[RedFlag, ...]
    verdict: Verdict | None

    def line(self, labels: Mapping[Step, str] | None = None) -> str:
        """The verdict line: what overrides the average comes before it (R023, R081)."""
        parts = [f"{floor}; the average does not make up for it" for floor in self.floors]
        parts += [f"open red flag of {one.owner}: “{one.quote}”" for one in self.flags]
        parts.append(f"average {self.average}")
        parts.append(str(self.strong))
        parts.append(self._decided(labels or {}))
        return " · ".join(parts)

    def _decided(self, labels: Mapping[Step, str]) -> str:
        if self.verdict is None:
            return "not decided; a person decides"
        step = self.verdict.step
        return f"{labels.get(step, HIRE_SCALE[step].label)}: {self.verdict.reason}"


def facts(
    rubric: Rubric,
    ratings: Mapping[str, Scored],
    flags: Sequence[RedFlag] = (),
    verdict: Verdict | None = None,
) -> Facts:
    """Average, rules and human verdict of a card, side by side."""
    return Facts(
        average=average(rubric.dimensions, ratings),
        strong=strong_signals(rubric.level, ratings),
        floors=below_floor(rubric, ratings),
        flags=tuple(one for one in flags if one.severity == "severe" and one.stands),
        verdict=verdict,
    )


def label(rubric: Rubric, step: Step) -> str:
    """What the rubric calls a step. What it means is the same everywhere."""
    return rubric.hire_labels[step - 1] if rubric.hire_labels else HIRE_SCALE[step].label


def keeps_from_submitting(verdict: Verdict, rubric: Rubric) -> list[str]:
    """Why a verdict cannot be submitted; an empty list if it can (R052, R058)."""
    problems = []
    if not verdict.reason.strip():
        problems.append("the verdict has no reason; write the one that would convince a stranger")
    if verdict.step >= HIRES and not any(quote.strip() for quote in verdict.quotes):
        named = label(rubric, verdict.step)
        problems.append(
            f"“{named}” has no quote that defends it; add words of the candidate's that speak "
            f"for them, at level {DEFENDS} or more"
        )
    if verdict.level is not None and not verdict.level.reason.strip():
        problems.append("the recommended level has no reason; say what showed it")
    return problems
