"""Signals: what an answer shows and how it was said, by rules that a person can check."""

import pytest

from livecard.events import Doing, Form
from livecard.tagging.signals import bare, doing, forms, signals

CACHED = (
    "I didn't let the cache be the truth because a stale right would let somebody in, so I chose "
    "the database as the authority, with a cache of a minute and explicit invalidation."
)
OWNED = (
    "I owned the whole retry redesign, idempotency, the reconciliation with finance, the rollout "
    "and what support sees."
)
RETRIED = (
    "I added retries for timeouts only, with a key so that nothing is charged twice, backing off "
    "up to a minute because the bank chokes, and an alert when they run out."
)


def shown(text: str) -> tuple[Form, ...]:
    return forms("I" if "I " in text else "", signals(text))


def test_r047_talk_about_a_thing_shows_nothing_and_a_reasoned_decision_all_four() -> None:
    assert shown("We talked about caching for a while.") == ()
    assert shown(CACHED) == ("behaviour", "reasoning", "artifact", "level")


def test_r069_who_built_one_part_shows_less_than_who_owned_the_whole() -> None:
    assert "level" not in shown("I built the billing retry worker.")
    assert "level" in shown(OWNED)


def test_r076_terms_in_a_row_are_bare_and_stay_so_however_many() -> None:
    some = "We'd have Kafka, Redis, microservices and a load balancer."
    assert bare(some)
    assert shown(some) == shown(f"{some} And Kubernetes, GraphQL, sharding, a CDN and Terraform.")
    assert not bare("I put Kafka before Redis and the load balancer because writes came in bursts.")


def test_r082_a_bare_deed_shows_less_than_one_with_its_reason_and_bounds() -> None:
    assert set(shown("I added retries.")) < set(shown(RETRIED))


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("It came down from nine minutes to forty seconds.", "change measured"),
        ("It halved the bill.", "change measured"),
        ("We had twelve suites of forty minutes.", "number"),
        ("I chose Postgres over Mongo rather than learn a new thing.", "trade-off"),
        ("It was behind a feature flag, at most one shop.", "risk bounded"),
        ("I wrote it down in the runbook.", "documented"),
        ("I convinced the other lead.", "influenced"),
        ("Since then every change goes to two booths first.", "changed afterwards"),
        ("Honestly I don't know, I'd look it up.", "does not know"),
        ("My hunch was the pool, and that turned out wrong.", "tests an idea"),
        ("Before I choose, how many users write at once?", "asks about needs"),
        ("And who gets the alert when the deploy fails?", "asks about running it"),
        ("It was QA's fault, really.", "blames"),
        ("I'd start simple, one box, until it hurts.", "starts simple"),
        ("I'm considering a queue here, two ways to go.", "thinks aloud"),
        ("I guess, something like that.", "hedges"),
    ],
)
def test_a_signal_is_known_by_its_words(text: str, signal: str) -> None:
    assert signal in signals(text)
    assert signal not in signals("Nice weather, can you hear me?")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("I rewrote the importer.", "did"),
        ("We never really planned it.", "did"),
        ("I'd split reads from writes.", "would"),
        ("The book says you split reads from writes.", "heard"),
        ("Reads and writes.", ""),
    ],
)
def test_done_imagined_and_known_from_others_are_told_apart(text: str, how: Doing) -> None:
    assert doing(text) == how
