"""The locked versions: complete, and without addresses, so that any registry can serve them."""

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==[0-9][0-9a-z.]*")


def pinned() -> set[str]:
    lines = (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
    found = [PINNED.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(found), "a line that is not name==version"
    return {one["name"] for one in found if one}


def wanted() -> Iterator[str]:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = described["project"]
    groups = [described["build-system"]["requires"], project["dependencies"]]
    for requirement in chain(*groups, *project["optional-dependencies"].values()):
        name = re.match(r"[\w.-]+", requirement)
        assert name
        yield name[0].lower().replace("_", "-")


def test_every_dependency_has_its_tested_version() -> None:
    assert set(wanted()) - pinned() == set(), "run: make lock"


def test_torch_is_the_version_that_has_a_build_without_graphics_cards() -> None:
    assert "torch==2.13.0" in (ROOT / ".ci" / "constraints.txt").read_text("utf-8").split()


def test_installing_livecard_for_its_tests_brings_no_other_program() -> None:
    installs = [one for one in (ROOT / "Makefile").read_text("utf-8").splitlines() if "[" in one]
    assert any("train" in one for one in installs)
    assert not any("peers" in one for one in installs)


def test_the_pages_lock_names_no_address() -> None:
    lock = (ROOT / "src" / "livecard" / "page" / "package-lock.json").read_text("utf-8")
    packages = json.loads(lock)["packages"].values()
    assert [one["resolved"] for one in packages if "resolved" in one] == []
