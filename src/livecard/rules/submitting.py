"""What keeps a card from being submitted: an interview that goes on, and claims without proof."""

from livecard.rules import notes, verdict
from livecard.rules.score import Scored
from livecard.scorecard import Scorecard


def keeps_from_submitting(card: Scorecard) -> list[str]:
    """Why the card cannot be submitted now; an empty list if it can (R020, R052, R058)."""
    problems = [] if card.closed else ["the interview still goes on; end it first"]
    given: dict[str, Scored] = {**card.given}
    problems += notes.keeps_from_submitting(given, quotes(card), card.notes)
    decided = concluded(card)
    return problems + (verdict.keeps_from_submitting(decided, card.rubric) if decided else [])


def quotes(card: Scorecard) -> dict[str, list[str]]:
    """By dimension, the candidate's words that the interviewer took over as evidence."""
    kept: dict[str, list[str]] = {}
    for one in card.evidence.values():
        if one.judgement == "accepted":
            kept.setdefault(one.found.dimension, []).append(one.quote)
    return kept


def concluded(card: Scorecard) -> verdict.Verdict | None:
    """The interviewer's verdict as the rules know it; None while they gave none.

    What speaks for the candidate on the card, and not weakly, is what defends a hire.
    """
    given, advised = card.verdict, card.advised
    if given is None or given.step is None:
        return None
    defending = tuple(
        one.quote
        for one in card.evidence.values()
        if one.judgement == "accepted"
        and one.found.polarity == "+"
        and one.found.level >= verdict.DEFENDS
    )
    level = None
    if advised is not None and advised.level is not None:
        level = verdict.LevelAdvice(advised.level, advised.reason)
    return verdict.Verdict(given.step, given.reason, defending, level)
