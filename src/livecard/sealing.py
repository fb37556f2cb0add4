"""The seal of a blind session: no page is told of a suggested rating before the interviewer's."""

from livecard.events import Event, RatingGiven, RatingSuggested, SessionOpened


class Seal:
    """Reads a session's events in their order. The session says a suggestion again that was hidden
    when the interviewer rates, so that what is left out here need never be sent afterwards."""

    def __init__(self) -> None:
        self._blind = False
        self._rated: set[str] = set()

    def hides(self, event: Event) -> bool:
        """Whether the event is kept from the pages, being what it is and where it stands."""
        match event:
            case SessionOpened(blind=blind):
                self._blind = blind
            case RatingGiven(dimension=dimension, level=level) if level is not None:
                self._rated.add(dimension)
            case RatingSuggested(dimension=dimension):
                return self._blind and dimension not in self._rated
            case _:
                pass
        return False
