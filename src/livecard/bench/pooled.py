"""Word errors over several hearings and recordings in one line: one hearing alone is chance."""

from collections.abc import Iterator, Sequence
from functools import reduce

import msgspec

from livecard.bench.agreement import interval
from livecard.bench.stream import Report, TurnErrors

NONE = TurnErrors(0, 0, 0)


class Pooled(msgspec.Struct, frozen=True):
    """The word errors of several hearings together, beside those of faster-whisper offline."""

    recordings: int
    hearings: int
    words: int
    """Of the references, after normalisation, in every hearing."""
    errors: int
    offline_errors: int
    ratio: float | None
    """None where offline makes no error."""
    between: tuple[float, float] | None
    """The ratio's 95 % bootstrap interval over turns."""


class Streamed(msgspec.Struct, frozen=True):
    """Everything that `livecard bench stream` measured."""

    reports: tuple[Report, ...]
    pooled: Pooled | None


def pooled(recordings: Sequence[Sequence[Report]]) -> Pooled | None:
    """All hearings of each recording together; None where no recording has a reference."""
    known = [[one for one in hearings if one.turns] for hearings in recordings]
    known = [hearings for hearings in known if hearings]
    if not known:
        return None
    # The same turn heard again is no new turn: its hearings are drawn together.
    turns = [
        reduce(TurnErrors.__add__, heard)
        for hearings in known
        for heard in zip(*(one.turns for one in hearings), strict=True)
    ]
    total = reduce(TurnErrors.__add__, turns)
    ratio, between = _ratio(turns), interval(turns, _ratio)
    return Pooled(
        recordings=len(known),
        hearings=sum(map(len, known)),
        words=total.words,
        errors=total.errors,
        offline_errors=total.offline_errors,
        ratio=None if ratio is None else round(ratio, 3),
        between=between and (round(between[0], 3), round(between[1], 3)),
    )


def _ratio(turns: Sequence[TurnErrors]) -> float | None:
    total = reduce(TurnErrors.__add__, turns, NONE)
    return total.errors / total.offline_errors if total.offline_errors else None


def table(recordings: Sequence[Sequence[Report]]) -> Iterator[str]:
    """Each hearing by itself and all together, as a Markdown table."""
    singles = [(one.dialogue, pooled([[one]])) for some in recordings for one in some]
    whole = pooled(recordings)
    if whole is None:
        return
    yield "| | word errors | offline | words | ratio | 95 % |"
    yield "|---|---|---|---|---|---|"
    every = f"all (hearings: {whole.hearings}, recordings: {whole.recordings})"
    for name, one in (*singles, (every, whole)):
        if one is not None:
            yield f"| {name} | {' | '.join(_cells(one))} |"


def _cells(one: Pooled) -> Iterator[str]:
    yield from (str(one.errors), str(one.offline_errors), str(one.words))
    yield "–" if one.ratio is None else f"{one.ratio:.2f}"
    yield "–" if one.between is None else f"{one.between[0]:.2f} to {one.between[1]:.2f}"
