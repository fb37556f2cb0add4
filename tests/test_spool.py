"""The sound on disk: in its place, readable at any moment, gone when it is deleted."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from livecard.audio import recording, spool
from livecard.audio.block import RATE, AudioBlock, Samples
from livecard.errors import LivecardError
from livecard.speaker import Speaker

OWN, CALL = Speaker.INTERVIEWER, Speaker.CANDIDATE
TENTH = RATE // 10


def block(speaker: Speaker, start: int, level: float = 0.1) -> AudioBlock:
    return AudioBlock(speaker, start, np.full(TENTH, level, np.float32))


def read(folder: Path, speaker: Speaker, start: int = 0) -> Samples:
    mine = [one for one in spool.blocks(folder, start) if one.speaker is speaker]
    return np.concatenate([one.samples for one in mine])


def test_what_was_written_is_read_back_from_wherever_it_is_wanted(tmp_path: Path) -> None:
    one = spool.Spool(tmp_path / "s")
    for i in range(10):
        assert one.write(block(OWN, i * TENTH, i / 10)) == ""
    one.write(block(CALL, 0, 0.5))
    one.close()
    assert spool.spooled(one.folder) == {OWN: RATE, CALL: TENTH}
    assert read(one.folder, OWN)[::TENTH] == pytest.approx([i / 10 for i in range(10)], abs=1e-3)
    assert len(read(one.folder, OWN, RATE // 2)) == RATE // 2


def test_a_gap_is_silence_of_its_length(tmp_path: Path) -> None:
    one = spool.Spool(tmp_path)
    one.write(block(OWN, 0))
    one.write(block(OWN, 5 * TENTH))
    assert np.abs(read(tmp_path, OWN)[TENTH : 5 * TENTH]).max() == 0.0
    assert len(read(tmp_path, OWN)) == 6 * TENTH


def test_the_file_is_a_recording_while_it_is_written(tmp_path: Path) -> None:
    one = spool.Spool(tmp_path)
    for i in range(10):
        one.write(block(OWN, i * TENTH))
    found = recording.probe(spool.track(tmp_path, OWN))
    assert (found.channels, found.rate) == (1, RATE)
    assert found.duration == pytest.approx(1.0, abs=0.26)


def test_a_power_cut_loses_a_second_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = [0]
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(os.fstat(file).st_size))
    one = spool.Spool(tmp_path)
    for i in range(50):
        one.write(block(OWN, i * TENTH))
    written = spool.track(tmp_path, OWN).stat().st_size
    assert max(np.diff([*synced, written])) <= 2 * RATE + spool.HEAD


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    spool.Spool(tmp_path / "s").write(block(OWN, 0))
    assert (tmp_path / "s").stat().st_mode & 0o077 == 0
    assert spool.track(tmp_path / "s", OWN).stat().st_mode & 0o077 == 0


def test_a_disk_without_room_is_said_and_the_sound_goes_on_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("no folder")
    one = spool.Spool(tmp_path / "s")
    assert "Free some space" in one.write(block(OWN, 0))
    (tmp_path / "s").unlink()
    assert one.write(block(OWN, TENTH)) == ""
    assert len(read(one.folder, OWN)) == 2 * TENTH


def test_a_deleted_recording_is_gone_and_deleting_nothing_is_no_error(tmp_path: Path) -> None:
    spool.Spool(tmp_path / "s").write(block(OWN, 0))
    spool.delete(tmp_path / "s")
    spool.delete(tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_a_recording_that_cannot_be_deleted_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("no folder")
    with pytest.raises(LivecardError, match="delete it yourself"):
        spool.delete(tmp_path / "s")


KILLED = """
import os, signal, sys
from pathlib import Path
import numpy as np
from livecard.audio.block import AudioBlock
from livecard.audio.spool import Spool
from livecard.speaker import Speaker
spool = Spool(Path(sys.argv[1]))
for i in range(100):
    spool.write(AudioBlock(Speaker.CANDIDATE, i * 800, np.full(800, 0.25, np.float32)))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_that_is_killed_leaves_everything_it_had_written(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False, timeout=60)
    assert done.returncode == -9
    sound = read(tmp_path, CALL)
    assert len(sound) == 80_000
    assert sound.round(2).min() == 0.25


def test_both_channels_become_one_recording(tmp_path: Path) -> None:
    one = spool.Spool(tmp_path)
    for i in range(15):
        one.write(block(OWN, i * TENTH, 0.25))
    one.write(block(CALL, 0, -0.5))
    one.close()
    recording.write_flac(tmp_path / "both.flac", spool.pairs(tmp_path))
    found = recording.probe(tmp_path / "both.flac")
    assert (found.channels, found.rate, found.duration) == (2, RATE, 2.0)
    whole: dict[Speaker, list[Samples]] = {OWN: [], CALL: []}
    for part in recording.blocks(found, (OWN, CALL), lambda rate: lambda sound, last: sound):
        whole[part.speaker].append(part.samples)
    own, call = np.concatenate(whole[OWN]), np.concatenate(whole[CALL])
    assert (own[TENTH], call[0], own[-1]) == pytest.approx((0.25, -0.5, 0.0), abs=1e-3)
