"""Finding, joining and verifying model files in folders made for the purpose."""

import os
import zipfile
from pathlib import Path

import pytest

from livecard import models
from livecard.errors import LivecardError
from livecard.models import MissingModel, Model, WrongDigest, load_manifest
from livecard.models.digests import FIRST_USE, Records, record_first_use
from livecard.models.joining import BadCarrier, NoRoom
from livecard.models.locating import check, find, missing, named
from livecard.models.manifest import BadManifest, read_manifest, shipped_folder
from livecard.models.places import Places, installed_parts, usual_places, whole_folder
from small_model import WEIGHTS, WORDS, install, model, places_in, put, sha256, whole


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path)


def test_files_in_the_cache_are_found_before_those_that_came_with_livecard(places: Places) -> None:
    whole(places.shipped / "small")
    assert find(model(), places) == places.shipped / "small"
    whole(places.cache / "small")
    assert find(model(), places) == places.cache / "small"


def test_whole_files_of_an_installed_carrier_are_used_where_they_lie(places: Places) -> None:
    site = install(places, carrier__model_dot_bin=WEIGHTS, carrier__words_dot_json=WORDS)
    assert find(model(), places) == site / "carrier"
    assert not (places.cache / "small").exists()


def test_a_file_that_carriers_split_is_joined_in_the_cache(places: Places) -> None:
    split = model(parts=("carrier/model.bin.1", "carrier/model.bin.2"))
    install(places, **{"carrier__model.bin.1": WEIGHTS[:5], "carrier__model.bin.2": WEIGHTS[5:]})
    assert installed_parts(split, places) is None  # words.json is not there yet
    install(places, carrier__words_dot_json=WORDS)
    folder = find(split, places)
    assert folder == places.cache / "small"
    assert (folder / "model.bin").read_bytes() == WEIGHTS
    assert sorted(path.name for path in places.cache.iterdir()) == ["small", "verified.json"]


def test_a_zip_that_carriers_split_is_joined_and_opened(places: Places, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as archive:
        archive.writestr("carrier/model.bin", WEIGHTS)
        archive.writestr("carrier/words.json", WORDS)
    data = (tmp_path / "whole.zip").read_bytes()
    install(places, **{"zip.1": data[:60], "zip.2": data[60:]})
    zipped = zipped_model("zip.1", "zip.2")
    assert (find(zipped, places) / "words.json").read_bytes() == WORDS
    install(places, **{"zip.1": b"no zip", "zip.2": b"at all"})
    (places.cache / "small" / "words.json").unlink()
    with pytest.raises(BadCarrier, match="is not a zip"):
        find(zipped, places)


def zipped_model(*archive: str) -> Model:
    plain = model()
    return Model(
        name=plain.name,
        use=plain.use,
        licence=plain.licence,
        publisher=plain.publisher,
        files=plain.files,
        carriers=plain.carriers,
        archive=archive,
    )


def test_a_member_that_the_zip_lacks_is_named_with_its_carrier(
    places: Places, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as archive:
        archive.writestr("carrier/model.bin", WEIGHTS)
    install(places, **{"zip.1": (tmp_path / "whole.zip").read_bytes()})
    with pytest.raises(BadCarrier, match=r"carrier/words.json is not in small-carrier 1\.0"):
        find(zipped_model("zip.1"), places)


def test_a_joined_file_with_a_wrong_digest_leaves_nothing_behind(places: Places) -> None:
    split = model(parts=("carrier/a", "carrier/b"))
    install(places, carrier__a=b"not", carrier__b=b"this", carrier__words_dot_json=WORDS)
    with pytest.raises(WrongDigest, match="as it was received"):
        find(split, places)
    assert list(places.cache.iterdir()) == []


def test_a_missing_model_is_an_error_that_names_the_file_and_what_brings_it(places: Places) -> None:
    put(places.cache / "small", model_dot_bin=WEIGHTS)
    with pytest.raises(MissingModel) as raised:
        find(model(), places)
    assert str(raised.value) == missing(model(), places)
    assert "small: words.json is not on this machine" in str(raised.value)
    assert "livecard models fetch small" in str(raised.value)
    assert 'pip install "livecard[models]"' in str(raised.value)


def test_a_wrong_digest_is_an_error_that_names_the_file_and_both_digests(places: Places) -> None:
    folder = whole(places.cache / "small", b"other weights")
    with pytest.raises(WrongDigest) as raised:
        find(model(), places)
    for words in (str(folder / "model.bin"), sha256(b"other weights"), sha256(WEIGHTS)):
        assert words in str(raised.value)
    assert "livecard models fetch small" in str(raised.value)


def test_an_unchanged_file_is_not_read_again(places: Places) -> None:
    folder = whole(places.cache / "small")
    find(model(), places)
    weights = folder / "model.bin"
    stat = weights.stat()
    weights.write_bytes(b"X" * len(WEIGHTS))
    os.utime(weights, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    find(model(), places)  # Same size and time: taken for the same file.
    with pytest.raises(WrongDigest):
        check(model(), folder, Records(places.records), afresh=True)


def test_a_file_that_changed_since_is_read_again(places: Places) -> None:
    folder = whole(places.cache / "small")
    find(model(), places)
    (folder / "model.bin").write_bytes(b"X" * len(WEIGHTS))
    os.utime(folder / "model.bin", ns=(1, 1))
    with pytest.raises(WrongDigest):
        find(model(), places)


def test_a_record_that_cannot_be_read_is_written_anew(places: Places) -> None:
    whole(places.cache / "small")
    places.records.write_text("half a rec")
    find(model(), places)
    assert b"model.bin" in places.records.read_bytes()


def test_a_record_that_cannot_be_written_hinders_nobody(places: Places) -> None:
    folder = whole(places.cache / "small")
    check(model(), folder, Records(folder / "model.bin" / "under a file.json"))


def test_a_cache_that_cannot_be_written_is_an_error_that_names_it(places: Places) -> None:
    split = model(parts=("carrier/a", "carrier/b"))
    install(places, carrier__a=WEIGHTS[:3], carrier__b=WEIGHTS[3:], carrier__words_dot_json=WORDS)
    places.cache.write_bytes(b"a file in the place of the folder")
    with pytest.raises(NoRoom, match="LIVECARD_MODELS"):
        find(split, places)


def test_a_file_without_a_published_digest_waits_for_fetch_to_record_it(places: Places) -> None:
    folder = whole(places.cache / "small")
    with pytest.raises(MissingModel, match="not on record yet"):
        find(model(pinned=False), places)
    record_first_use(folder, {"words.json": sha256(WORDS)})
    assert find(model(pinned=False), places) == folder


def test_a_recorded_digest_never_overrules_the_published_one(places: Places) -> None:
    folder = whole(places.cache / "small", b"other weights")
    record_first_use(folder, {"model.bin": sha256(b"other weights")})
    with pytest.raises(WrongDigest):
        find(model(), places)


def test_a_broken_record_of_first_use_is_not_taken_for_none(places: Places) -> None:
    folder = whole(places.cache / "small")
    (folder / FIRST_USE).write_text("{")
    with pytest.raises(WrongDigest, match="cannot be read"):
        find(model(pinned=False), places)


def test_a_member_that_is_broken_inside_the_zip_is_named(places: Places, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as archive:
        archive.writestr("carrier/model.bin", WEIGHTS)
        archive.writestr("carrier/words.json", WORDS)
    data = (tmp_path / "whole.zip").read_bytes()
    install(places, **{"zip.1": data.replace(WEIGHTS, b"X" * len(WEIGHTS))})
    with pytest.raises(BadCarrier, match=r"model\.bin came broken"):
        find(zipped_model("zip.1"), places)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(MissingModel, match="'big'; there are: small"):
        named("big", {"small": model()})
    with pytest.raises(MissingModel, match="whisper-base"):
        models.locate("big")


def test_the_cache_can_be_chosen_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIVECARD_MODELS", str(tmp_path))
    assert usual_places().cache == tmp_path
    monkeypatch.delenv("LIVECARD_MODELS")
    assert usual_places().cache.parts[-2:] == ("livecard", "models")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[model]]\nname = 1", "cannot be read"),
        ("not toml", "cannot be read"),
        ('x"', "cannot be read"),
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "manifest.toml").write_text(text)
    with pytest.raises(BadManifest, match=complaint):
        read_manifest(tmp_path / "manifest.toml")


def test_a_manifest_that_is_missing_or_says_a_name_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadManifest, match="missing"):
        read_manifest(tmp_path / "manifest.toml")
    entry = '[[model]]\nname = "a"\nuse = "u"\nlicence = "l"\npublisher = "p"\nfiles = []\n'
    (tmp_path / "manifest.toml").write_text(entry * 2)
    with pytest.raises(BadManifest, match="twice"):
        read_manifest(tmp_path / "manifest.toml")


@pytest.mark.parametrize("wrong", ["pinned = false\n", 'hub = "a/b"\n'])
def test_a_manifest_that_contradicts_itself_is_refused(tmp_path: Path, wrong: str) -> None:
    entry = '[[model]]\nname = "a"\nuse = "u"\nlicence = "l"\npublisher = "p"\nfiles = []\n'
    (tmp_path / "manifest.toml").write_text(entry + wrong)
    with pytest.raises(BadManifest, match="model 'a'"):
        read_manifest(tmp_path / "manifest.toml")


def test_the_manifest_lists_the_models_that_livecard_asks_for() -> None:
    listed = load_manifest()
    asked = {"whisper-base", "whisper-tiny.en", "silero-vad", "sentence-encoder", "en-core-web-sm"}
    assert asked <= set(listed)
    for name, each in listed.items():
        assert each.licence, name
        ships = (shipped_folder() / name).is_dir()
        assert ships or each.carriers or each.hub, name
        assert all(len(file.sha256 or "0" * 64) == 64 for file in each.files), name
        assert all(file.parts for file in each.files) or not each.carriers, name


def test_every_error_of_the_models_is_one_for_the_user() -> None:
    for kind in (MissingModel, WrongDigest, BadManifest, BadCarrier, NoRoom):
        assert issubclass(kind, LivecardError)


@pytest.mark.models
def test_the_real_models_that_livecard_starts_with_are_found_and_right() -> None:
    for name in ("whisper-base", "silero-vad", "sentence-encoder", "en-core-web-sm"):
        each = load_manifest()[name]
        assert whole_folder(each, usual_places()) or installed_parts(each, usual_places()), name
        folder = models.locate(name)
        assert all((folder / file.name).is_file() for file in each.files)
