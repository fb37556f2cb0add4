"""The session: every event is folded, then logged, then published; ratings follow from evidence."""

from collections.abc import Callable

from msgspec.structs import replace

from livecard.counterfactual import explained
from livecard.errors import BadEvent
from livecard.events import (
    CardSubmitted,
    Entry,
    Event,
    EvidenceFound,
    RatingGiven,
    RatingSuggested,
)
from livecard.rating import RatingSettings, suggest
from livecard.rules.submitting import keeps_from_submitting
from livecard.scorecard import Scorecard

Append = Callable[[Event], Entry]
Publish = Callable[[Entry], None]


class Session:
    """One interview. Only one thread may use it."""

    def __init__(self, append: Append, publish: Publish, settings: RatingSettings) -> None:
        self.scorecard = Scorecard()
        self._append = append
        self._publish = publish
        self._settings = settings

    def restore(self, entry: Entry) -> None:
        """Take in an entry that the log already has."""
        self.scorecard.apply(entry.event)

    def record(self, event: Event) -> None:
        """Take in what happened; BadEvent, with nothing written, where it cannot have happened."""
        if isinstance(event, CardSubmitted):
            self._must_be_ready()
        sealed = isinstance(event, RatingGiven) and self.scorecard.sealed(event.dimension)
        before = self._counted()
        # Folded first: an event that cannot be folded must not reach the log.
        self.scorecard.apply(event)
        self._publish(self._append(event))
        if isinstance(event, RatingGiven) and sealed:
            self._unseal(event.dimension)
        self._rate_again(before)

    def _must_be_ready(self) -> None:
        # Not in the fold: a rule that is sharpened later must not make old logs unreadable.
        if problems := keeps_from_submitting(self.scorecard):
            raise BadEvent("the card cannot be submitted yet: " + "; ".join(problems))

    def _rate_again(self, before: dict[str, list[EvidenceFound]]) -> None:
        """Rate the dimensions whose evidence has changed."""
        after = self._counted()
        for dimension in sorted({*before, *after}):
            evidence = after.get(dimension, [])
            if evidence != before.get(dimension, []):
                self._rate(dimension, evidence)

    def _counted(self) -> dict[str, list[EvidenceFound]]:
        """By dimension, the evidence that counts: what the interviewer has not dismissed."""
        counted: dict[str, list[EvidenceFound]] = {}
        for one in self.scorecard.evidence.values():
            if one.judgement != "dismissed":
                counted.setdefault(one.found.dimension, []).append(one.found)
        return counted

    def _rate(self, dimension: str, evidence: list[EvidenceFound]) -> None:
        rated = suggest(dimension, evidence, self._settings)
        asked = self.scorecard.transcript.asked
        why = explained(self.scorecard.rubric, rated, evidence, asked, self._settings)
        suggestion = replace(rated, why=why)
        if suggestion != self.scorecard.suggested.get(dimension):
            self._suggested(suggestion)

    def _unseal(self, dimension: str) -> None:
        """Say again what no page was told: the suggestion that the own rating can be held to."""
        suggestion = self.scorecard.suggested.get(dimension)
        if suggestion is not None and not self.scorecard.sealed(dimension):
            self._suggested(suggestion)

    def _suggested(self, suggestion: RatingSuggested) -> None:
        self.scorecard.apply(suggestion)
        self._publish(self._append(suggestion))


def replay(entries: "list[Entry]") -> Scorecard:
    """The scorecard that a log folds to."""
    scorecard = Scorecard()
    for entry in entries:
        try:
            scorecard.apply(entry.event)
        except BadEvent as error:
            raise BadEvent(f"entry {entry.seq} of the log: {error}") from error
    return scorecard
