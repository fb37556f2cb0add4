"""The seal: a blind session keeps its suggested ratings until the interviewer has rated."""

from fakes import CREW, RUBRIC, SEAMANSHIP, found
from livecard.events import Event, RatingGiven, RatingSuggested, SessionOpened
from livecard.sealing import Seal

SUGGESTED = RatingSuggested(SEAMANSHIP, 4, 3.0, 5.0, (1,))


def hidden(*events: Event) -> list[bool]:
    seal = Seal()
    return [seal.hides(one) for one in events]


def opened(blind: bool) -> SessionOpened:
    return SessionOpened("s", RUBRIC, "call.wav", blind=blind)


def test_an_open_session_hides_nothing() -> None:
    assert hidden(opened(False), SUGGESTED) == [False, False]


def test_a_blind_session_hides_the_suggestion_and_nothing_else() -> None:
    assert hidden(opened(True), found(1), SUGGESTED) == [False, False, True]


def test_rating_the_dimension_lifts_its_seal_for_good() -> None:
    rated, back = RatingGiven(SEAMANSHIP, 3), RatingGiven(SEAMANSHIP, None)
    assert hidden(opened(True), rated, SUGGESTED, back, SUGGESTED)[2:] == [False, False, False]


def test_neither_another_dimension_nor_taking_back_lifts_it() -> None:
    others = RatingGiven(CREW, 3), RatingGiven(SEAMANSHIP, None)
    assert hidden(opened(True), *others, SUGGESTED)[-1]
