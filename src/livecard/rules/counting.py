"""Signals that can be counted in a transcript, each linked to the words that were counted."""

import re
from collections.abc import Iterator, Sequence

import msgspec

_SENTENCE = re.compile(r"[^.?!]+[.?!]")
_NO_CLARIFYING = re.compile(
    r"^\W*(right|okay|ok|you know|you know what i mean|does that make sense|make sense"
    r"|is that ok(ay)?|sorry|pardon|what|hm+|huh|can you hear me|could you repeat( that)?"
    r"|does that answer it|anything else|shall i go on|should i (go on|continue|start))\W*\?$"
    r"|\b(salary|vacation|next steps?|work from home|how was your|remote)\b",
    re.IGNORECASE,
)
"""Questions that keep the talk going, or are on something else."""

_STARTS = re.compile(
    r"\b(I(?:'d| would|'ll| will) (?:use|put|have|store|go with|pick|choose|start (?:with|by)|split"
    r"|build|write)|let me (?:start|write|draw|code|sketch)|let's (?:use|start|put)"
    r"|my (?:first )?design|here's how I'd|so I(?:'d| would) have)\b",
    re.IGNORECASE,
)
"""Words by which somebody begins with a solution."""


class Spoken(msgspec.Struct, frozen=True):
    """Something that the candidate said."""

    text: str
    start: float


class Counted(msgspec.Struct, frozen=True):
    """A counted signal as a line for the card, with its quotes and their times (R103)."""

    line: str
    quotes: tuple[Spoken, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.quotes)


def clarifying_questions(spoken: Sequence[Spoken]) -> Counted:
    """The candidate's questions on the task, up to where a solution begins."""
    found = tuple(_before_starting(spoken))
    what = "clarifying question" if len(found) == 1 else "clarifying questions"
    return Counted(f"asked {len(found)} {what} before starting", found)


def _before_starting(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    for one in spoken:
        for sentence in _SENTENCE.findall(one.text):
            text = sentence.strip()
            if text.endswith("?"):
                if not _NO_CLARIFYING.search(text):
                    yield Spoken(text, one.start)
            elif _STARTS.search(text):
                return


def started_at_once(spoken: Sequence[Spoken]) -> bool:
    """Whether a solution was begun with nothing asked before (R119)."""
    begun = any(_STARTS.search(one.text) for one in spoken)
    return begun and clarifying_questions(spoken).count == 0


def admissions(spoken: Sequence[Spoken]) -> Counted:
    """Where the candidate said openly that something is not known (R124)."""
    known = re.compile(
        r"\bI (?:don't|do not) (?:actually |really )?know\b(?! if you)|\bI'm not sure\b",
        re.IGNORECASE,
    )
    found = tuple(
        Spoken(sentence.strip(), one.start)
        for one in spoken
        for sentence in _SENTENCE.findall(one.text)
        if known.search(sentence)
    )
    times = "once" if len(found) == 1 else f"{len(found)} times"
    return Counted(f"said {times} that something is not known", found)
