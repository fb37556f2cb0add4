"""Word errors pooled over hearings and recordings, on figures that can be added by hand."""

import msgspec
import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from livecard.bench.pooled import Pooled, pooled, table
from livecard.bench.stream import Report, TurnErrors


def report(name: str, *turns: tuple[int, int, int]) -> Report:
    """Of turns with so many words, our errors and offline's."""
    fields = msgspec.structs.fields(Report)
    figures: dict[str, object] = {
        one.name: 0 if one.type in (int, float) else None for one in fields
    }
    figures |= {"dialogue": name, "pace": "max", "not_believed": {}, "peers": ()}
    figures |= {"turns": [TurnErrors(*one) for one in turns]}
    return msgspec.convert(figures, Report)


CALL = report("call", (10, 2, 1), (20, 0, 3))
LOUD = report("call, +2 dB", (10, 1, 1), (20, 3, 0))
READ = report("read", (100, 4, 9))


def test_errors_and_words_are_added_over_hearings_and_recordings() -> None:
    one = pooled([[CALL, LOUD], [READ]])
    assert isinstance(one, Pooled)
    assert (one.recordings, one.hearings) == (2, 3)
    assert (one.words, one.errors, one.offline_errors) == (160, 10, 14)
    assert one.ratio == 0.714


def test_a_turn_that_is_heard_again_is_no_new_turn() -> None:
    once = [(10, errors % 4, 1 + errors % 3) for errors in range(40)]
    first = report("call", *once)
    single, thrice = pooled([[first]]), pooled([[first, first, first]])
    assert single is not None
    assert thrice is not None
    assert single.between == thrice.between
    assert single.between is not None
    low, high = single.between
    assert low < (single.ratio or 0) < high
    other = pooled([[first], [first], [first]])
    assert other is not None
    assert other.between is not None
    assert other.between[1] - other.between[0] < high - low


def test_without_a_reference_there_is_nothing_to_pool() -> None:
    hum = report("unspoken")
    assert pooled([]) is None
    assert pooled([[hum]]) is None
    assert list(table([[hum]])) == []
    with_speech = pooled([[hum], [READ]])
    assert with_speech is not None
    assert with_speech.recordings == 1


def test_where_offline_makes_no_error_there_is_no_ratio() -> None:
    one = pooled([[report("call", (10, 2, 0))]])
    assert one is not None
    assert one.ratio is None
    assert one.between is None


def test_the_table_has_each_hearing_and_all_of_them() -> None:
    lines = list(table([[CALL, LOUD], [report("unspoken")], [READ]]))
    assert lines[0] == "| | word errors | offline | words | ratio | 95 % |"
    assert [line.split(" | ")[0] for line in lines[2:]] == [
        "| call",
        "| call, +2 dB",
        "| read",
        "| all (hearings: 3, recordings: 2)",
    ]
    assert lines[2].startswith("| call | 2 | 4 | 30 | 0.50 | ")
    assert lines[4] == "| read | 4 | 9 | 100 | 0.44 | 0.44 to 0.44 |"
    assert list(table([[report("call", (10, 2, 0))]]))[2] == "| call | 2 | 0 | 10 | – | – |"
