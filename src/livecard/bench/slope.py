"""How the rating moves with the amount of talk where the content stays the same.

Each interview is told with the candidate's words doubled: by talk of the same interview that is
labelled as evidence of nothing, and by saying the labelled evidence again with padding. The slope
is the change of a rating in levels for each doubling, over the dimensions rated before and after.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from livecard.bench.metamorphic import told
from livecard.events import EvidenceFound, RatingSuggested
from livecard.rating import RatingSettings, suggest
from livecard.rubric import Rubric
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger
from livecard.training.examples import LabelledInterview, Turn

MORE = "Could you say a little more about that?"
PADDING = (
    "Yeah, so, as I was saying before, ",
    "Just to come back to that once more, because it matters, ",
    "Like I said earlier on, and I'll say it again, ",
)


def with_chat(interview: LabelledInterview) -> tuple[Turn, ...]:
    """The interview, and again what was said in it that is evidence of nothing."""
    telling = {one.turn for one in interview.evidence}
    idle = [n for n in _answers(interview) if n not in telling]
    return _doubled(interview, [(_asked(interview, n), interview.turns[n].text) for n in idle])


def with_repetition(interview: LabelledInterview) -> tuple[Turn, ...]:
    """The interview, and again its evidence, with padding."""
    telling = sorted({one.turn for one in interview.evidence})
    texts = [PADDING[n % len(PADDING)] + interview.turns[n].text for n in telling]
    return _doubled(interview, [(MORE, text) for text in texts])


DOUBLED = {"talk without evidence": with_chat, "the same evidence again": with_repetition}


def _doubled(interview: LabelledInterview, talk: Sequence[tuple[str, str]]) -> tuple[Turn, ...]:
    """The interview and as much of some talk, over and over, as doubles the candidate's words."""
    out = list(interview.turns)
    wanted = 2 * spoken(out)
    for question, text in itertools.cycle(talk):
        out += Turn(Speaker.INTERVIEWER, question), Turn(Speaker.CANDIDATE, text)
        if spoken(out) >= wanted:
            break
    return tuple(out)


def spoken(turns: Iterable[Turn]) -> int:
    """The candidate's words."""
    return sum(len(one.text.split()) for one in turns if one.speaker is Speaker.CANDIDATE)


def _answers(interview: LabelledInterview) -> Iterator[int]:
    for number, turn in enumerate(interview.turns):
        if turn.speaker is Speaker.CANDIDATE:
            yield number


def _asked(interview: LabelledInterview, number: int) -> str:
    before = interview.turns[number::-1]
    return next((one.text for one in before if one.speaker is Speaker.INTERVIEWER), MORE)


class Change(msgspec.Struct, frozen=True):
    """A dimension's rating before and after, and how many doublings lie between."""

    kind: str
    interview: str
    dimension: str
    before: RatingSuggested
    after: RatingSuggested
    doublings: float


def changes(
    interview: LabelledInterview, rubric: Rubric, fresh: Callable[[Rubric], Tagger]
) -> Iterator[Change]:
    """What each way of doubling the talk does to each rating."""
    before = _rated(interview.turns, rubric, fresh)
    for kind, more in DOUBLED.items():
        turns = more(interview)
        doublings = math.log2(max(spoken(turns), 1) / max(spoken(interview.turns), 1))
        for name, after in _rated(turns, rubric, fresh).items():
            yield Change(kind, interview.id, name, before[name], after, doublings)


def _rated(
    turns: Sequence[Turn], rubric: Rubric, fresh: Callable[[Rubric], Tagger]
) -> dict[str, RatingSuggested]:
    evidence = list(itertools.chain(*told(([one] for one in turns), fresh(rubric))))
    return {one.name: _suggested(one.name, evidence) for one in rubric.dimensions}


def _suggested(name: str, evidence: Sequence[EvidenceFound]) -> RatingSuggested:
    own = [one for one in evidence if one.dimension == name]
    return suggest(name, own, RatingSettings())


class Slope(msgspec.Struct, frozen=True):
    """Levels for each doubling of the talk."""

    kind: str
    rated: int
    """Dimensions with a rating before and after."""
    slope: float | None
    absolute: float | None
    """Without regard to the direction."""
    middle: float | None
    """Of the interval's middle, which moves where the level does not yet."""
    appeared: int
    vanished: int


def slopes(found: Sequence[Change]) -> list[Slope]:
    """The slope for each way of doubling."""
    kinds = dict.fromkeys(one.kind for one in found)
    return [_slope(kind, [one for one in found if one.kind == kind]) for kind in kinds]


def _slope(kind: str, found: Sequence[Change]) -> Slope:
    moves = [
        ((b - a) / one.doublings, (_middle(one.after) - _middle(one.before)) / one.doublings)
        for one in found
        if (a := one.before.level) is not None and (b := one.after.level) is not None
        if one.doublings > 0
    ]
    return Slope(
        kind,
        len(moves),
        _mean([level for level, _ in moves]),
        _mean([abs(level) for level, _ in moves]),
        _mean([middle for _, middle in moves]),
        sum(one.before.level is None and one.after.level is not None for one in found),
        sum(one.before.level is not None and one.after.level is None for one in found),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _middle(one: RatingSuggested) -> float:
    return ((one.low or 0.0) + (one.high or 0.0)) / 2
