"""Guests: a pass works once, and for one session."""

from itertools import count

from livecard.guests import Guests, drawn


def numbered() -> Guests:
    numbers = count(1)
    return Guests(lambda: f"secret {next(numbers)}")


def test_a_pass_waits_until_it_is_used_then_there_is_another() -> None:
    guests = numbered()
    first = guests.invite("a")
    assert guests.invite("a") == first
    assert guests.waits([first])
    guests.admit([first])
    assert not guests.waits([first])
    assert guests.invite("a") != first


def test_a_device_is_known_by_a_token_of_its_own() -> None:
    guests = numbered()
    tokens = [guests.admit([guests.invite(session)]) for session in ("a", "b", "a")]
    assert [guests.session([token]) for token in tokens] == ["a", "b", "a"]
    assert len(set(tokens)) == 3


def test_neither_a_pass_nor_nothing_is_a_token() -> None:
    guests = numbered()
    waiting = guests.invite("a")
    assert guests.session([waiting, "", "é"]) is None
    assert not guests.waits(["", "é"])


def test_two_secrets_are_never_the_same_and_have_128_bits() -> None:
    assert len({drawn() for _ in range(100)}) == 100
    assert len(drawn()) >= 128 / 6
