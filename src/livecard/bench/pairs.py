"""Minimal pairs: two members that differ in what matters, and a pair is right when both are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from livecard.events import EvidenceFound, Polarity, UtteranceFinished
from livecard.speaker import Speaker
from livecard.tagging.tagger import Tagger


class Expected(msgspec.Struct, frozen=True):
    """What should come of a member of a pair."""

    levels: tuple[int, ...]
    polarity: Polarity
    dimension: str = ""
    dimensions: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True):
    """Words after a question; without an expectation they are evidence of nothing."""

    question: str
    text: str
    expect: Expected | None


class Pair(msgspec.Struct, frozen=True):
    """Two members that differ in what matters."""

    kind: str
    rubric: str
    a: Member
    b: Member


Why = Literal["right", "missed", "false", "dimension", "level", "polarity"]


@dataclass(frozen=True)
class Verdict:
    """What came of a member, and what is wrong with it."""

    why: Why
    found: tuple[EvidenceFound, ...]


Judged = tuple[Pair, Verdict, Verdict]


def judged(tagger: Tagger, member: Member) -> Verdict:
    """What a tagger that has heard nothing yet makes of a member."""
    for _ in tagger.feed(UtteranceFinished(1, Speaker.INTERVIEWER, 0, 0, member.question, ())):
        pass
    said = UtteranceFinished(2, Speaker.CANDIDATE, 0, 0, member.text, ())
    found = tuple(tagger.feed(said))
    if member.expect is None:
        return Verdict("false" if found else "right", found)
    return Verdict(_against(member.expect, found), found)


def judged_pairs(pairs: Iterable[Pair], fresh: Callable[[str], Tagger]) -> Iterator[Judged]:
    """Both members of each pair, each before a fresh tagger for the pair's rubric."""
    for pair in pairs:
        a, b = (judged(fresh(pair.rubric), one) for one in (pair.a, pair.b))
        yield pair, a, b


def _against(expected: Expected, found: Sequence[EvidenceFound]) -> Why:
    if not found:
        return "missed"
    names = expected.dimensions or (expected.dimension,)
    fitting = [one for one in found if one.dimension in names]
    if not fitting:
        return "dimension"
    if any(one.level in expected.levels and one.polarity == expected.polarity for one in fitting):
        return "right"
    return "level" if any(one.polarity == expected.polarity for one in fitting) else "polarity"


def by_kind(judgements: Iterable[Judged]) -> Iterator[str]:
    """For each kind how many pairs have both members right, and what went wrong."""
    kinds: dict[str, list[tuple[Why, Why]]] = {}
    for pair, a, b in judgements:
        kinds.setdefault(pair.kind, []).append((a.why, b.why))
    for kind, results in kinds.items():
        wrong = [why for pair in results for why in pair if why != "right"]
        counts = ", ".join(f"{wrong.count(why)} {why}" for why in sorted(set(wrong)))
        yield f"{kind:20} {_right(results):3} of {len(results):3}  ({counts})"
    whole = [pair for results in kinds.values() for pair in results]
    share = _right(whole) / max(1, len(whole))
    yield f"{'all':20} {_right(whole):3} of {len(whole):3}  ({share:.1%})"


def _right(results: Sequence[tuple[Why, Why]]) -> int:
    return sum(a == b == "right" for a, b in results)


def failures(judgements: Iterable[Judged]) -> Iterator[str]:
    """A line of JSON for each member that is not right: what was wanted, what was found."""
    for pair, a, b in judgements:
        for name, member, verdict in (("a", pair.a, a), ("b", pair.b, b)):
            if verdict.why != "right":
                yield _failure(pair, name, member, verdict)


def _failure(pair: Pair, name: str, member: Member, verdict: Verdict) -> str:
    found = [
        (one.dimension, one.level, one.polarity, one.confidence, member.text[one.from_ : one.to])
        for one in verdict.found
    ]
    line = {
        "kind": pair.kind,
        "rubric": pair.rubric,
        "member": name,
        "why": verdict.why,
        "question": member.question,
        "text": member.text,
        "expect": member.expect,
        "found": found,
    }
    return msgspec.json.encode(line).decode()
