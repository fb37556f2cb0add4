"""The log: numbers without gaps, entries that outlive a crash, errors that say what to do."""

import shutil
import stat
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livecard.errors import LivecardError
from livecard.events import (
    AudioHeard,
    Event,
    EvidenceAccepted,
    NoteWritten,
    RatingGiven,
    SessionClosed,
    SessionOpened,
    UtteranceFinished,
    UtteranceRevised,
    Word,
)
from livecard.log import MIGRATIONS, Log, SessionSummary
from livecard.rubric import Rubric
from livecard.speaker import Speaker

RUBRIC = Rubric("backend", "Backend engineer", "Engineer", "", "", "Senior", ())
FINISHED = UtteranceFinished(
    1, Speaker.CANDIDATE, 0.5, 2.0, "we – ähm – sharded it", (Word("we", 0.5, 0.7, 0.9),)
)


def opened(session: str, candidate: str = "Ada") -> SessionOpened:
    return SessionOpened(session, RUBRIC, "microphones", candidate)


def clock() -> Callable[[], str]:
    ticks = count(1)
    return lambda: f"2026-11-22T12:00:{next(ticks) / 1000:06.3f}Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace" / "livecard.db"


@pytest.fixture
def log(path: Path) -> Iterator[Log]:
    one = Log(path, clock())
    yield one
    one.close()


def test_entries_are_numbered_from_one_within_each_session(log: Log) -> None:
    numbers = [
        (session, log.append(session, AudioHeard(1.0, 0.0)).seq) for session in ["a", "b", "a", "a"]
    ]
    assert numbers == [("a", 1), ("b", 1), ("a", 2), ("a", 3)]


def test_what_was_written_is_read_back_after_opening_again(log: Log, path: Path) -> None:
    written = log.append_all("a", [opened("a"), FINISHED, NoteWritten("", "<b>\0'\"\n– ☕")])
    log.close()
    again = Log(path, clock())
    assert list(again.entries("a")) == written
    assert list(again.entries("a", after=2)) == written[2:]
    assert list(again.entries("a", after=99)) == []
    again.close()


def test_an_entry_bears_the_time_at_which_it_was_recorded(log: Log) -> None:
    assert log.append("a", FINISHED).at == "2026-11-22T12:00:00.001Z"
    assert log.append("a", FINISHED).at == "2026-11-22T12:00:00.002Z"


def test_a_batch_that_fails_leaves_nothing(log: Log) -> None:
    log.append("a", opened("a"))
    with pytest.raises(UnicodeEncodeError):
        log.append_all("a", [FINISHED, NoteWritten("", "\ud800")])
    assert log.append("a", FINISHED).seq == 2


def test_nothing_is_written_for_no_events(log: Log) -> None:
    assert log.append_all("a", []) == []
    assert not log.knows("a")


def test_entries_that_come_while_it_is_read_are_read_too(log: Log) -> None:
    log.append_all("a", [AudioHeard(float(n), 0.0) for n in range(501)])
    reading = log.entries("a")
    first = [next(reading).seq for _ in range(500)]
    log.append("a", FINISHED)
    assert first + [entry.seq for entry in reading] == list(range(1, 503))


def test_the_list_of_sessions_says_what_each_is(log: Log) -> None:
    log.append_all("a", [opened("a"), SessionClosed("end of file"), RatingGiven("x", 3)])
    log.append("b", opened("b", candidate="Grace"))
    log.append("c", FINISHED)
    assert log.sessions() == [
        SessionSummary("c", "", "", "2026-11-22T12:00:00.003Z", None, 1),
        SessionSummary("b", "Backend engineer", "Grace", "2026-11-22T12:00:00.002Z", None, 1),
        SessionSummary(
            "a",
            "Backend engineer",
            "Ada",
            "2026-11-22T12:00:00.001Z",
            "2026-11-22T12:00:00.001Z",
            3,
        ),
    ]


def test_an_unknown_session_is_told_the_nearest_names(log: Log) -> None:
    with pytest.raises(LivecardError, match="no sessions yet"):
        log.entries("x")
    log.append("2026-11-22-ada", opened("2026-11-22-ada"))
    with pytest.raises(LivecardError, match="did you mean 2026-11-22-ada"):
        log.entries("2026-11-22-adda")
    with pytest.raises(LivecardError, match="did you mean 2026-11-22-ada"):
        log.entries("%")


def test_file_and_folder_are_for_their_owner_alone(log: Log, path: Path) -> None:
    log.append("a", opened("a"))
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    files = list(path.parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_file_that_others_may_read_is_made_private(log: Log, path: Path) -> None:
    log.close()
    path.chmod(0o644)
    Log(path, clock()).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_crash_at_any_moment_loses_nothing_that_was_written(log: Log, path: Path) -> None:
    events: list[Event] = [opened("a")]
    revised = UtteranceRevised(1, Speaker.CANDIDATE, 0.0, 1.0, "we", "sharded")
    events += [AudioHeard(1.0, 0.0), revised, FINISHED, EvidenceAccepted(1)] * 25
    for number, event in enumerate(events, 1):
        log.append("a", event)
        left = path.parent.parent / f"crash-{number}"
        left.mkdir()
        for name in (path.name, f"{path.name}-wal"):
            shutil.copy(path.parent / name, left / name)
        after = Log(left / path.name, clock())
        assert [entry.event for entry in after.entries("a")] == events[:number]
        assert after.append("a", FINISHED).seq == number + 1
        after.close()


def test_a_torn_last_write_loses_that_entry_alone(log: Log, path: Path) -> None:
    log.append_all("a", [opened("a"), FINISHED])
    whole = Path(f"{path}-wal").stat().st_size
    log.append("a", NoteWritten("", "x" * 9000))
    left = path.parent.parent / "torn"
    left.mkdir()
    shutil.copy(path, left / path.name)
    wal = Path(f"{path}-wal").read_bytes()
    for cut in range(whole, len(wal), 1000):
        (left / f"{path.name}-wal").write_bytes(wal[:cut])
        after = Log(left / path.name, clock())
        assert [entry.seq for entry in after.entries("a")] == [1, 2]
        after.close()
        shutil.copy(path, left / path.name)


def test_an_entry_cannot_be_edited(log: Log, path: Path) -> None:
    log.append("a", FINISHED)
    other = apsw.Connection(str(path))
    with pytest.raises(apsw.ConstraintError, match="never edited"):
        other.execute("UPDATE entry SET at = 'later'")
    other.close()


@pytest.mark.parametrize(
    ("event", "words"), [('{"type":"Nonsense"}', "Nonsense"), ('{"type":"AudioHeard"}', "until")]
)
def test_an_entry_that_does_not_decode_is_named(
    log: Log, path: Path, event: str, words: str
) -> None:
    log.append("a", opened("a"))
    spoil(path, "INSERT INTO entry VALUES ('a', 2, 'now', ?)", event)
    with pytest.raises(LivecardError, match=f"entry 2 of session 'a'.*{words}"):
        list(log.entries("a"))


def test_an_entry_that_is_missing_is_named(log: Log, path: Path) -> None:
    log.append_all("a", [opened("a"), FINISHED, FINISHED])
    spoil(path, "DELETE FROM entry WHERE seq = ?", 2)
    with pytest.raises(LivecardError, match="entry 2 of session 'a' is missing"):
        list(log.entries("a"))


def spoil(path: Path, sql: str, value: str | int) -> None:
    # The same SQLite as the log's: two in one process would not see each other's locks.
    other = apsw.Connection(str(path))
    other.execute(sql, (value,))
    other.close()


def test_a_file_that_is_no_database_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(LivecardError, match="is not a livecard database"):
        Log(path, clock())
    assert path.read_bytes() == b"Dear diary, " * 1000


def test_a_database_of_another_program_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    spoil(path, "CREATE TABLE diary AS SELECT ?", "dear")
    before = path.read_bytes()
    with pytest.raises(LivecardError, match="of another program"):
        Log(path, clock())
    assert path.read_bytes() == before


def test_a_newer_database_asks_for_a_newer_livecard(log: Log, path: Path) -> None:
    log.close()
    newer = len(MIGRATIONS) + 1
    other = apsw.Connection(str(path))
    other.execute(f"PRAGMA user_version = {newer}")
    other.close()
    with pytest.raises(LivecardError, match=f"newer livecard .version {newer}.*update livecard"):
        Log(path, clock())


def test_a_damaged_database_is_told(log: Log, path: Path) -> None:
    log.append_all("a", [NoteWritten("", "x" * 5000)] * 20)
    log.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LivecardError, match="is damaged"):
        list(Log(path, clock()).entries("a"))


def test_a_locked_database_names_the_way_out(
    log: Log, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("livecard.log.PATIENCE", 10)
    hasty = Log(path, clock())
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LivecardError, match="in use by another program"):
        hasty.append("a", FINISHED)
    other.execute("ROLLBACK")
    other.close()
    assert hasty.append("a", FINISHED).seq == 1
    hasty.close()


def test_a_full_disk_refuses_the_entry_and_keeps_the_rest(log: Log) -> None:
    log.append("a", opened("a"))
    pages = log._db.pragma("page_count")
    log._db.pragma("max_page_count", pages)
    with pytest.raises(LivecardError, match="disk is full"):
        log.append_all("a", [NoteWritten("", "x" * 60_000)])
    log._db.pragma("max_page_count", 2**30)
    assert log.append("a", FINISHED).seq == 2


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LivecardError, match="cannot be written"):
        Log(tmp_path / "file" / "livecard.db", clock())
    (tmp_path / "folder").mkdir()
    with pytest.raises(LivecardError, match="cannot be written"):
        Log(tmp_path / "folder", clock())


def test_a_closed_log_says_so(path: Path) -> None:
    log = Log(path, clock())
    log.close()
    with pytest.raises(LivecardError, match="has been closed"):
        log.append("a", FINISHED)


def test_deleted_words_do_not_stay_in_the_file(log: Log, path: Path) -> None:
    log.append_all("a", [NoteWritten("", "canary" * 50)] * 40)
    log._db.execute("DELETE FROM entry")
    log.close()
    assert b"canary" not in path.read_bytes()


def test_commits_that_later_ones_supersede_do_not_wait_for_the_disk(log: Log) -> None:
    def sync_after(*events: Event) -> int:
        log.append_all("a", events)
        return int(log._db.pragma("synchronous"))

    normal, full = 1, 2
    assert sync_after(AudioHeard(1.0, 0.0)) == normal
    assert sync_after(EvidenceAccepted(1)) == full
    assert sync_after(AudioHeard(1.0, 0.0), FINISHED) == full
    assert sync_after(UtteranceRevised(1, Speaker.CANDIDATE, 0.0, 1.0, "", "")) == normal


def test_every_sqlite_error_has_words(log: Log) -> None:
    kinds = (apsw.BusyError, apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError)
    from livecard.log import _told

    for kind in kinds:
        with (
            pytest.raises(LivecardError, match=r"somewhere.db (is|cannot)"),
            _told(Path("somewhere.db")),
        ):
            raise kind("x")
    with pytest.raises(LivecardError, match=r"gave an error .odd."), _told(Path("somewhere.db")):
        raise apsw.MisuseError("odd")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    batches=st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 4), st.booleans()), max_size=30
    )
)
def test_two_writers_never_leave_a_gap_or_lose_an_entry(
    tmp_path_factory: pytest.TempPathFactory, batches: list[tuple[str, int, bool]]
) -> None:
    path = tmp_path_factory.mktemp("writers") / "livecard.db"
    writers = Log(path, clock()), Log(path, clock())
    written: dict[str, list[Event]] = {"a": [], "b": [], "c": []}
    for number, (session, size, second) in enumerate(batches):
        events: list[Event] = [NoteWritten(session, f"{number}.{n}") for n in range(size)]
        writers[second].append_all(session, events)
        written[session] += events
    for session, events in written.items():
        if events:
            entries = list(writers[0].entries(session))
            assert [entry.seq for entry in entries] == list(range(1, len(events) + 1))
            assert [entry.event for entry in entries] == events
    for writer in writers:
        writer.close()


def test_five_thousand_entries_are_read_at_once(log: Log) -> None:
    log.append_all("a", [FINISHED] * 5000)
    begin = time.perf_counter()
    assert sum(1 for _ in log.entries("a")) == 5000
    print(f"\n5,000 entries read in {(time.perf_counter() - begin) * 1000:.0f} ms")
