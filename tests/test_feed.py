"""The feed: everything in order, and what has passed only spared where a page falls behind."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import CREW, RUBRIC, SEAMANSHIP
from livecard.events import (
    AudioHeard,
    Entry,
    Event,
    EvidenceAccepted,
    RatingGiven,
    RatingSuggested,
    SessionOpened,
    UtteranceRevised,
    encode,
)
from livecard.feed import BATCH, BEHIND, Feed, without_passed
from livecard.speaker import Speaker


def revised(utterance: int, settled: str = "") -> UtteranceRevised:
    return UtteranceRevised(utterance, Speaker.CANDIDATE, 0.0, 1.0, settled, "")


class Story:
    """A log in memory, and the feed that follows it."""

    def __init__(self) -> None:
        self.written: list[Entry] = []
        self.reads = 0
        self.feed = Feed(self._read)

    def write(self, event: Event, publish: bool = True) -> None:
        entry = Entry(len(self.written) + 1, "now", event)
        self.written.append(entry)
        if publish:
            self.feed.publish(entry)

    def _read(self, after: int) -> Iterator[Entry]:
        self.reads += 1
        return iter(self.written[after:])


async def take(lines: AsyncIterator[str], many: int) -> list[int]:
    return [msgspec.json.decode(await anext(lines), type=Entry).seq for _ in range(many)]


def test_what_was_written_comes_first_then_what_is_published() -> None:
    async def story() -> None:
        log = Story()
        for _ in range(BATCH + 10):
            log.write(AudioHeard(1.0, 0.0), publish=False)
        lines = log.feed.follow(3)
        assert await take(lines, BATCH + 7) == list(range(4, BATCH + 11))
        waiting = asyncio.ensure_future(anext(lines))
        await asyncio.sleep(0)
        log.write(EvidenceAccepted(1))
        assert await waiting == encode(log.written[-1])

    asyncio.run(story())


def test_a_sealed_rating_is_left_out_also_for_a_page_that_comes_back() -> None:
    async def story() -> None:
        log = Story()
        suggested = [RatingSuggested(one, 4, 3.0, 5.0, (1,)) for one in (SEAMANSHIP, CREW)]
        log.write(SessionOpened("s", RUBRIC, "call.wav", blind=True))
        log.write(suggested[0])
        log.write(suggested[1])
        log.write(RatingGiven(CREW, 3))
        log.write(suggested[1])
        log.write(suggested[0])
        log.write(EvidenceAccepted(1))
        assert await take(log.feed.follow(0), 4) == [1, 4, 5, 7]
        assert await take(log.feed.follow(4), 2) == [5, 7]
        assert await take(log.feed.follow(1), 3) == [4, 5, 7]

    asyncio.run(story())


def test_a_page_that_keeps_up_never_reads_the_log_again() -> None:
    async def story() -> None:
        log = Story()
        log.write(AudioHeard(1.0, 0.0))
        lines = log.feed.follow(0)
        await take(lines, 1)
        for n in range(10):
            log.write(revised(n))
            await take(lines, 1)
        assert log.reads == 0

    asyncio.run(story())


def test_an_entry_that_was_written_and_not_published_comes_with_the_next() -> None:
    async def story() -> None:
        log = Story()
        log.write(EvidenceAccepted(1))
        lines = log.feed.follow(0)
        await take(lines, 1)
        log.write(EvidenceAccepted(2), publish=False)
        log.write(EvidenceAccepted(3))
        assert await take(lines, 2) == [2, 3]

    asyncio.run(story())


def test_a_page_from_the_future_waits_for_its_number() -> None:
    async def story() -> None:
        log = Story()
        log.write(EvidenceAccepted(1))
        lines = log.feed.follow(5)
        waiting = asyncio.ensure_future(anext(lines))
        for n in range(2, 7):
            log.write(EvidenceAccepted(n))
            await asyncio.sleep(0)
        assert await waiting == encode(log.written[5])

    asyncio.run(story())


def test_a_page_that_fell_behind_gets_all_but_what_has_passed() -> None:
    async def story() -> None:
        log = Story()
        log.write(EvidenceAccepted(0))
        lines = log.feed.follow(0)
        await take(lines, 1)
        waiting = asyncio.ensure_future(anext(lines))
        await asyncio.sleep(0)
        log.write(EvidenceAccepted(1))
        await waiting
        for n in range(BATCH):
            log.write(revised(n // 100, str(n)))
            log.write(AudioHeard(float(n), 0.0))
            if n % 10 == 0:
                log.write(EvidenceAccepted(n))
        got: list[int] = []
        while not got or got[-1] < len(log.written):
            got += await take(lines, 1)
        sent = [log.written[seq - 1].event for seq in got]
        assert got == sorted(set(got))
        decided = [one.event for one in log.written[2:] if isinstance(one.event, EvidenceAccepted)]
        assert [event for event in sent if isinstance(event, EvidenceAccepted)] == decided
        assert AudioHeard(BATCH - 1.0, 0.0) in sent
        newest = [revised(n, str(min(n * 100 + 99, BATCH - 1))) for n in range(BATCH // 100)]
        assert all(event in sent for event in newest)
        assert len(sent) < len(decided) + BEHIND

    asyncio.run(story())


EVENTS = st.one_of(
    st.builds(EvidenceAccepted, st.integers(0, 3)),
    st.builds(revised, st.integers(0, 3)),
    st.just(AudioHeard(1.0, 0.0)),
)


@settings(deadline=None)
@given(st.lists(EVENTS))
def test_only_what_a_later_line_repeats_is_left_out(events: list[Event]) -> None:
    lines = [(Entry(seq, "", event), "") for seq, event in enumerate(events, 1)]
    kept = [entry.seq for entry, _ in without_passed(lines)]
    assert kept == sorted(kept)
    for seq, event in enumerate(events, 1):
        later = events[seq:]
        match event:
            case EvidenceAccepted():
                passed = False
            case UtteranceRevised(utterance=utterance):
                passed = any(
                    isinstance(one, UtteranceRevised) and one.utterance == utterance
                    for one in later
                )
            case _:
                passed = any(isinstance(one, AudioHeard) for one in later)
        assert (seq in kept) is not passed


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), max_size=5), st.integers(0, 60))
def test_wherever_a_page_comes_in_it_gets_every_entry_once(joins: list[int], count: int) -> None:
    async def story() -> None:
        log = Story()
        for n in range(count):
            log.write(EvidenceAccepted(n), publish=n % 7 != 0)
        log.write(EvidenceAccepted(count))
        for after in joins:
            if after <= count:
                rest = list(range(after + 1, count + 2))
                assert await take(log.feed.follow(after), len(rest)) == rest

    asyncio.run(story())
