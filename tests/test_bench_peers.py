"""Other programs beside livecard: what they show is timed, measured as our own, and compared."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import cast

import msgspec
import numpy as np
import pytest

pytest.importorskip("jiwer", reason='needs pip install "livecard[bench]"')

from fakes import silence
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.audio.whisper import Whisper
from livecard.bench.dialogue import BOTH, Dialogue, Turn
from livecard.bench.live_kit import WhisperLiveKit, pcm
from livecard.bench.measure import ROWS, Bench, table
from livecard.bench.peer_figures import COMPARED, Who, beside, changed, figures, final, traced
from livecard.bench.peers import Heard, Show, Shown, installed, played
from livecard.bench.stream import Report
from livecard.cli import peers as wiring
from livecard.cli.options import Machine
from livecard.cli.peer_process import MADE, SHOWN, main
from livecard.errors import LivecardError
from livecard.events import Word
from livecard.speaker import Speaker

OWN, OTHER = BOTH
TURN = Turn(OTHER, "I built a queue", 0.0, 4.0)
TOLD = [
    Shown(OTHER, 1.2, "", "I bill"),
    Shown(OTHER, 2.2, "I", "built a"),
    Shown(OTHER, 3.2, "I built", "a queue"),
    Shown(OTHER, 5.0, "I built a queue", ""),
]
SOURCES = Path(wiring.__file__).parents[2]
WHO = Who("Rival", "1.0")
OURS: dict[str, object] = dict.fromkeys(Report.__struct_fields__) | {
    "dialogue": "d",
    "seconds": 8.0,
    "pace": "1",
    "words": 4,
    "settled_p50": 0.5,
    "word_error_rate": 0.0,
    "flicker": 0.0,
    "changed_settled_words": 0,
    "lost_speech": 0.0,
    "invented_words": 0,
    "not_believed": {"no speech": 2},
    "real_time_factor": 1.0,
    "processor": 10.0,
    "duty": 0.1,
    "busiest": 0.1,
    "latest": 0.0,
    "behind": 0.0,
    "heard_later": 0.0,
    "undeclared": 0.0,
    "longest_pass": 0.1,
    "peak_memory": 400,
    "memory_slope": 0.0,
    "peers": (),
    "turns": (),
}
REPORT = msgspec.convert(OURS, Report)


class Aligner:
    """Knows that every word takes a second."""

    def align(self, samples: Samples, text: str) -> tuple[Word, ...]:
        return tuple(Word(one, i, i + 1.0, 1.0) for i, one in enumerate(text.split()))


WHISPER = cast(Whisper, Aligner())
DIALOGUE = Dialogue("d", dict.fromkeys(BOTH, silence(8)), (TURN,))


class Parrot:
    """Says of each channel how much sound it has heard; what is over is settled."""

    def listen(self, speakers: Sequence[Speaker], blocks: Iterable[AudioBlock], show: Show) -> None:
        for block in blocks:
            seconds = block.end / RATE
            show(block.speaker, "tenth " * int(10 * seconds), "")


def test_what_a_peer_shows_is_kept_with_its_time_and_once() -> None:
    heard = played(Parrot(), dict.fromkeys(BOTH, silence(1)[: RATE // 4]))
    own = [one for one in heard.shown if one.speaker is OWN]
    assert [one.settled.split() for one in own] == [["tenth"], ["tenth", "tenth"]]
    assert 0.1 <= own[0].at < own[1].at
    assert own[1].at >= 0.2, "it was given sound before it was spoken"
    assert heard.peak_memory > 1
    assert heard.processor > 0


def test_a_word_is_shown_when_it_first_stood_there_and_settles_when_it_stays() -> None:
    words = traced(TOLD)
    assert [one.text for one in words] == ["I", "built", "a", "queue"]
    assert [one.shown for one in words] == [1.2, 1.2, 2.2, 3.2]
    assert [one.settled for one in words] == [2.2, 3.2, 5.0, 5.0]


def test_a_settled_word_that_changes_has_settled_only_then() -> None:
    shown = [Shown(OTHER, 1.0, "I bill", ""), Shown(OTHER, 2.0, "I built a", "")]
    assert [one.settled for one in traced(shown)] == [1.0, 2.0, 2.0]
    assert changed(shown) == 1
    assert changed(TOLD) == 0


def test_what_never_settled_is_part_of_the_text_and_settles_at_the_end() -> None:
    shown = [Shown(OTHER, 1.0, "I", "built"), Shown(OTHER, 2.0, "I", "built a")]
    assert final(shown) == "I built a"
    assert [one.settled for one in traced(shown)] == [1.0, 2.0, 2.0]
    assert [one.shown for one in traced(shown)] == [1.0, 1.0, 2.0]
    assert traced([]) == []


def test_a_word_of_a_long_text_is_looked_for_near_its_place_alone() -> None:
    long = "the queue " * 20
    shown = [Shown(OTHER, 1.0, "", "the queue"), Shown(OTHER, 30.0, long.strip(), "")]
    words = traced(shown)
    assert [one.shown for one in words[:2]] == [1.0, 1.0]
    assert {one.shown for one in words[4:]} == {30.0}


def test_the_measures_are_those_of_livecard() -> None:
    report = figures(WHO, Heard(TOLD, 4.0, 800), DIALOGUE, WHISPER)
    assert report.settled_p50 == pytest.approx(1.2)
    assert report.settled_most == 2.0
    assert report.shown_p50 == pytest.approx(-0.8)
    assert report.word_error_rate == 0.0
    assert report.processor == 30.0
    assert report.peak_memory == 800


def test_without_a_reference_only_the_cost_is_measured() -> None:
    report = figures(WHO, Heard([], 4.0, 800), Dialogue("d", DIALOGUE.sound, ()), WHISPER)
    assert (report.settled_p50, report.settled_most, report.word_error_rate) == (None, None, None)
    assert report.processor == 30.0


def test_the_ratio_says_how_many_times_ours_the_peers_figure_is() -> None:
    told = beside(figures(WHO, Heard(TOLD, 4.0, 800), DIALOGUE, WHISPER), REPORT).ratios
    assert told["settled_p50"] == 2.4
    assert told["processor"] == 3.0
    assert told["peak_memory"] == 2.0
    assert "word_error_rate" not in told, "of nothing there is no ratio"
    assert set(COMPARED) <= set(ROWS)


def test_the_table_has_the_peer_and_the_ratio_beside_our_own_column() -> None:
    peer = beside(figures(WHO, Heard(TOLD, 4.0, 800), DIALOGUE, WHISPER), REPORT)
    lines = list(table([msgspec.structs.replace(REPORT, peers=(peer,)), REPORT]))
    assert lines[0] == "| | d (8 s) | Rival 1.0 | so many times livecard's | d (8 s) |"
    assert "| peak memory of the program, MB | 400 | 800 | 2.0 | 400 |" in lines
    assert "| duty of the recogniser | 0.1 | – | – | 0.1 |" in lines
    assert "| utterances not believed: no speech | 2 | – | – | 2 |" in lines


def test_what_is_not_installed_is_not_found() -> None:
    assert installed(["msgspec", "no-such-package"]) == {"msgspec": msgspec.__version__}


class Line(SimpleNamespace):
    """A line of text as WhisperLiveKit gives it; a pause has none."""

    text: str


class Processor:
    """Behaves as WhisperLiveKit's own: a word a block, settled when the next one comes."""

    def __init__(self, transcription_engine: object) -> None:
        self.heard: list[bytes] = []
        self.cleaned = False

    async def create_tasks(self) -> object:
        return self._results()

    async def _results(self) -> object:
        import asyncio

        while not (self.heard and self.heard[-1] == b""):
            await asyncio.sleep(0.001)
            words = [f" w{len(one)}" for one in self.heard if one]
            lines = [Line(text="".join(words[:-1])), Line(text="")]
            yield SimpleNamespace(lines=lines, buffer_transcription="".join(words[-1:]))
        lines = [Line(text=" all"), Line(text=None), Line(text=" over")]
        yield SimpleNamespace(lines=lines, buffer_transcription="")

    async def process_audio(self, sound: bytes) -> None:
        self.heard.append(sound)

    async def cleanup(self) -> None:
        self.cleaned = True


class Engine:
    """Remembers how it was asked for."""

    given: dict[str, object]

    def __init__(self, **given: object) -> None:
        Engine.given = given
        self.asr = self

    def transcribe(self, sound: Samples) -> None:
        assert len(sound) == RATE


@pytest.fixture
def live_kit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is called whisperlivekit and has its two names."""
    package = ModuleType("whisperlivekit")
    vars(package).update(TranscriptionEngine=Engine, AudioProcessor=Processor)
    monkeypatch.setitem(sys.modules, "whisperlivekit", package)
    monkeypatch.setattr("logging.disable", lambda level: None)


def blocks() -> Iterator[AudioBlock]:
    return Dialogue("", dict.fromkeys(BOTH, silence(1)[:640]), ()).blocks()


@pytest.mark.usefixtures("live_kit")
def test_whisperlivekit_hears_each_channel_in_a_session_of_its_own() -> None:
    shown: list[tuple[Speaker, str, str]] = []
    peer = WhisperLiveKit(Path("folder"), silence(1))
    peer.listen(BOTH, blocks(), lambda *given: shown.append(given))
    assert Engine.given["model_path"] == "folder"
    assert Engine.given["warmup_file"] == "", "it would fetch one"
    for speaker in BOTH:
        own = [(settled, tentative) for who, settled, tentative in shown if who is speaker]
        assert own[-1] == ("all over", "")


def test_sound_is_handed_over_as_16_bit_integers() -> None:
    sound = np.array([0.0, 1.0, -1.0, 2.0, -2.0], np.float32)
    assert np.frombuffer(pcm(sound), "<i2").tolist() == [0, 32767, -32767, 32767, -32767]


def test_the_process_reads_the_channels_and_writes_what_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MADE, "rival", lambda model, warming: Parrot())
    np.save(tmp_path / "candidate.npy", silence(1)[: RATE // 5])
    main(["rival", "model", str(tmp_path)])
    heard = msgspec.json.decode((tmp_path / SHOWN).read_bytes(), type=Heard)
    assert [one.speaker for one in heard.shown] == [OTHER, OTHER]


def test_peers_are_asked_for_at_the_pace_of_speech_and_where_they_may_choose() -> None:
    with pytest.raises(LivecardError, match="--pace max"):
        wiring.asked(Machine(), "max")
    with pytest.raises(LivecardError, match="--compute-type"):
        wiring.asked(Machine(compute_type="float32"), "1")


def test_where_no_peer_is_installed_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "installed", dict)
    with pytest.raises(LivecardError, match=r'pip install "livecard\[peers\]"'):
        wiring.asked(Machine(), "1")


def test_a_peer_has_its_own_surroundings_and_fetches_nothing() -> None:
    ours = {"OPENBLAS_NUM_THREADS": "1", "HOME": "/home/me"}
    assert wiring.surroundings(ours, 0) == {
        "HOME": "/home/me",
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
    }
    assert wiring.surroundings(ours, 2)["OMP_NUM_THREADS"] == "2"


def on_the_path(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """A fresh process finds this as the package whisperlivekit."""
    (folder / "whisperlivekit.py").write_text(source, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(SOURCES)]))
    monkeypatch.setattr(wiring, "locate", lambda name: folder)


FAKE = """
from types import SimpleNamespace

class TranscriptionEngine:
    def __init__(self, **given):
        self.asr = self
    def transcribe(self, sound):
        pass

class AudioProcessor:
    def __init__(self, transcription_engine):
        self.bytes, self.over = 0, False
    async def create_tasks(self):
        return self.results()
    async def results(self):
        import asyncio
        while not self.over:
            await asyncio.sleep(0.01)
        lines = [SimpleNamespace(text=f" heard {self.bytes}")]
        yield SimpleNamespace(lines=lines, buffer_transcription="")
    async def process_audio(self, sound):
        self.bytes += len(sound)
        self.over = not sound
    async def cleanup(self):
        pass
"""


def test_a_peer_runs_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_path(tmp_path, monkeypatch, FAKE)
    short = Dialogue("d", dict.fromkeys(BOTH, silence(1)[: RATE // 4]), (TURN,))
    heard = wiring.run("whisperlivekit", short, Machine())
    assert {(one.speaker, one.settled) for one in heard.shown} == {
        (who, "heard 8000") for who in BOTH
    }
    parts = cast(Bench, SimpleNamespace(whisper=WHISPER))
    wanted = wiring.Asked({"whisperlivekit": "0.0"}, Machine())
    report = wiring.with_peers(REPORT, short, parts, wanted)
    assert [(one.name, one.version) for one in report.peers] == [("WhisperLiveKit", "0.0")]


def test_a_peer_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_path(tmp_path, monkeypatch, "raise ImportError('no torch')")
    with pytest.raises(LivecardError, match=r"WhisperLiveKit does not run \(ImportError: no torch"):
        wiring.run("whisperlivekit", DIALOGUE, Machine())


def test_a_peer_that_hears_nothing_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = FAKE.replace('f" heard {self.bytes}"', '""')
    on_the_path(tmp_path, monkeypatch, silent)
    short = Dialogue("d", {OTHER: silence(1)[: RATE // 4]}, (TURN,))
    with pytest.raises(LivecardError, match="WhisperLiveKit heard no word"):
        wiring.run("whisperlivekit", short, Machine())


def test_a_peer_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_the_path(tmp_path, monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(wiring, "PATIENCE", 0.5)
    with pytest.raises(LivecardError, match="did not come to an end"):
        wiring.run("whisperlivekit", Dialogue("d", {OTHER: silence(1)[:320]}, ()), Machine())
