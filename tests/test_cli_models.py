"""What `livecard models` prints."""

from pathlib import Path

import pytest
import typer

from livecard.cli.models import (
    fetch_models,
    fetch_one,
    list_models,
    listing,
    size,
    verify,
    verify_models,
)
from livecard.models import MissingModel, load_manifest
from livecard.models.places import Places
from small_model import WEIGHTS, WORDS, install, model, whole


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "cache", tmp_path / "shipped", [str(tmp_path / "site")])


def test_the_list_says_how_large_a_model_is_and_how_to_get_it(places: Places) -> None:
    lines = list(listing({"small": model()}, places))
    assert lines[0].split() == ["small", "0", "MB", "MIT", "testing"]
    assert lines[1].strip() == "not here: livecard models fetch small"


def test_the_list_says_where_a_model_was_found(places: Places) -> None:
    split = model(parts=("carrier/a", "carrier/b"))
    install(places, carrier__a=WEIGHTS[:3], carrier__b=WEIGHTS[3:], carrier__words_dot_json=WORDS)
    assert "joined when first used" in list(listing({"small": split}, places))[1]
    whole(places.cache / "small")
    assert str(places.cache / "small") in list(listing({"small": split}, places))[1]


def test_sizes_are_read_at_a_glance() -> None:
    assert [size(145_217_532), size(1_617_884_929)] == ["145 MB", "1.6 GB"]


def test_verify_passes_over_what_is_not_here_unless_it_was_named(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify([model()], places, all_wanted=False)
    assert capsys.readouterr().out == ""
    assert not verify([model()], places, all_wanted=True)
    assert "livecard models fetch small" in capsys.readouterr().out


def test_verify_reads_every_file_and_says_what_is_wrong(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    whole(places.cache / "small")
    assert verify([model()], places, all_wanted=False)
    whole(places.cache / "small", b"other weights")
    assert not verify([model()], places, all_wanted=False)
    ok, wrong = capsys.readouterr().out.splitlines()
    assert ok == "small: ok"
    assert "model.bin has sha256" in wrong


def test_verify_joins_what_is_installed_in_pieces(places: Places) -> None:
    split = model(parts=("carrier/a", "carrier/b"))
    install(places, carrier__a=WEIGHTS[:3], carrier__b=WEIGHTS[3:], carrier__words_dot_json=WORDS)
    assert verify([split], places, all_wanted=True)
    assert (places.cache / "small" / "model.bin").exists()


def test_fetch_says_where_the_model_lies_and_what_it_trusts_from_now_on(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    whole(places.cache / "small")
    fetch_one(model(pinned=False), places)
    here, recorded = capsys.readouterr().out.splitlines()
    assert here == f"small: {places.cache / 'small'}"
    assert "words.json: no published digest is known" in recorded


def test_the_real_list_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    list_models()
    assert "whisper-base" in capsys.readouterr().out


def test_a_model_that_does_not_exist_is_an_error() -> None:
    for command in (verify_models, fetch_models):
        with pytest.raises(MissingModel, match="'big'"):
            command(["big"])


def test_verify_exits_with_2_where_something_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIVECARD_MODELS", str(tmp_path))
    for file in load_manifest()["whisper-small"].files:
        (tmp_path / "whisper-small").mkdir(exist_ok=True)
        (tmp_path / "whisper-small" / file.name).write_bytes(b"something else")
    with pytest.raises(typer.Exit) as raised:
        verify_models(["whisper-small"])
    assert raised.value.exit_code == 2
