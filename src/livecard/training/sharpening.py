"""Fits what livecard suggests to what interviewers accepted and dismissed, held near what shipped.

A posterior mode: the shipped calibration is what is believed beforehand, and each decision speaks
with the same weight. So a few decisions move little, and many overrule what shipped.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace

from livecard.bench.agreement import calibration, share
from livecard.errors import LivecardError
from livecard.tagging.match import Signs, Taught
from livecard.tagging.reading import logit
from livecard.tagging.sharpened import Sharpened
from livecard.training.logistic import mode

SESSIONS, DECISIONS, EACH = 3, 30, 5
"""Fewer sessions, decisions, or decisions of either kind teach nothing that can be checked."""
AT_ONCE = 10
"""Decisions from which on a dimension has an offset of its own."""
SHIFT, SLOPE, OFFSET = 1.0, 0.35, 0.5
"""How far, in logits, the whole, a sign by its spread, and a dimension are believed to lie from
what shipped: one standard deviation."""
STEADY = 40.0
"""Decisions' worth of weight that holds the threshold where it was."""


@dataclass(frozen=True)
class Decision:
    """A suggestion that somebody judged: its signs, and whether it was right where it stood."""

    session: str
    dimension: str
    signs: Signs
    right: bool


@dataclass(frozen=True)
class Judged:
    """What some decisions say of a calibration. Shares from 0 to 1; None of nothing."""

    decisions: int
    right: int
    shown: int
    """Decisions on suggestions that would be shown."""
    precision: float | None
    kept: float | None
    """Of the right ones, the share that would still be shown."""
    log_loss: float | None
    calibration_error: float | None


@dataclass(frozen=True)
class Comparison:
    """The same held-out decisions before and after, each session judged by the others."""

    before: Judged
    after: Judged


def sharpened(decisions: Sequence[Decision], shipped: Taught) -> Sharpened:
    """The calibration, offsets and threshold that decisions speak for; too few are refused."""
    must_be_enough(decisions)
    return _fitted(decisions, shipped)


def compared(decisions: Sequence[Decision], shipped: Taught) -> Comparison:
    """Each session's decisions judged by what shipped, and by what all the others taught."""
    must_be_enough(decisions)
    before = [(one, _believed(one, Sharpened.of(shipped))) for one in decisions]
    after = [*_held_out(decisions, shipped)]
    return Comparison(
        _judged([(one, belief, shipped.threshold) for one, belief in before]), _judged(after)
    )


def must_be_enough(decisions: Sequence[Decision]) -> None:
    """LivecardError where nothing that can be checked could be learnt."""
    sessions = len({one.session for one in decisions})
    right = sum(one.right for one in decisions)
    wrong = len(decisions) - right
    if sessions >= SESSIONS and len(decisions) >= DECISIONS and min(right, wrong) >= EACH:
        return
    raise LivecardError(
        f"{_counted(sessions, 'session')} with {_counted(len(decisions), 'decision')} on "
        f"suggestions ({right} right, {wrong} wrong) are too few to sharpen anything: it takes "
        f"{SESSIONS} sessions, {DECISIONS} decisions, and {EACH} of each kind; accept and dismiss "
        "what livecard suggests in further interviews (livecard review), then try again"
    )


def _counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _held_out(
    decisions: Sequence[Decision], shipped: Taught
) -> Iterator[tuple[Decision, float, float]]:
    for session in dict.fromkeys(one.session for one in decisions):
        fitted = _fitted([one for one in decisions if one.session != session], shipped)
        for one in decisions:
            if one.session == session:
                yield one, _believed(one, fitted), fitted.threshold


def _believed(one: Decision, by: Sharpened) -> float:
    return by.belief(one.signs, one.dimension)


def _fitted(decisions: Sequence[Decision], shipped: Taught) -> Sharpened:
    """One penalised logistic regression of the differences from what shipped."""
    start = Sharpened.of(shipped)
    signs = np.array([one.signs for one in decisions], float)
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    often = Counter(one.dimension for one in decisions)
    own = sorted(name for name, count in often.items() if count >= AT_ONCE)
    columns = np.column_stack(
        [
            np.ones(len(decisions)),
            (signs - middle) / spread,
            *(np.array([float(one.dimension == name) for one in decisions]) for name in own),
        ]
    )
    held = np.array([SHIFT, SLOPE, SLOPE, SLOPE, *[OFFSET] * len(own)]) ** -2.0
    before = np.array([logit(_believed(one, start)) for one in decisions])
    right = np.array([float(one.right) for one in decisions])
    moved = mode(columns, right, held, before=before)
    turned = moved[1:4] / spread
    taught = replace(
        shipped,
        bias=_rounded(shipped.bias + moved[0] - float(turned @ middle)),
        evidence=_rounded(shipped.evidence + turned[0]),
        dimension=_rounded(shipped.dimension + turned[1]),
        cosine=_rounded(shipped.cosine + turned[2]),
    )
    offsets = {name: _rounded(one) for name, one in zip(own, moved[4:], strict=True)}
    without = Sharpened.of(taught, offsets)
    return replace(without, threshold=_threshold(decisions, without, shipped.threshold))


def _threshold(decisions: Sequence[Decision], by: Sharpened, shipped: float) -> float:
    """Where showing gains most. What shipped says what a wrong suggestion costs: showing at a
    belief of exactly the threshold gains nothing."""
    cost = shipped / (1 - shipped)
    beliefs = [(_believed(one, by), one.right) for one in decisions]
    tried = [round(number / 100, 2) for number in range(5, 96)]

    def gain(threshold: float) -> float:
        shown = [right for belief, right in beliefs if belief >= threshold]
        moved = logit(threshold) - logit(shipped)
        return sum(1 if right else -cost for right in shown) - STEADY * cost * moved**2 / 2

    return max((shipped, *tried), key=gain)


def _judged(decisions: Sequence[tuple[Decision, float, float]]) -> Judged:
    """Each decision with what was believed of it, and the threshold at which it is shown."""
    shown = [one for one, belief, threshold in decisions if belief >= threshold]
    right = [belief for one, belief, _ in decisions if one.right]
    hits = sum(one.right for one in shown)
    losses = [
        -np.log(max(1e-9, belief if one.right else 1 - belief)) for one, belief, _ in decisions
    ]
    return Judged(
        len(decisions),
        len(right),
        len(shown),
        share(hits, len(shown)),
        share(hits, len(right)),
        float(np.mean(losses)) if losses else None,
        calibration([(belief, one.right) for one, belief, _ in decisions]),
    )


def _rounded(value: float) -> float:
    return round(float(value), 4)
