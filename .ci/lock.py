"""Chooses the newest versions that livecard's ranges admit and writes them to constraints.txt.

Run it as `make lock` with Python 3.11, the oldest that livecard runs on: what works there has to
work on the newer ones too. It resolves without installing. No addresses and no digests are kept:
the packages are the same ones wherever pip finds them, and differ by platform.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

CONSTRAINTS = Path(__file__).with_name("constraints.txt")
DESCRIBED = Path(__file__).parent.parent / "pyproject.toml"
HEAD = "# The versions that livecard is tested with, for pip -c. Written by `make lock`.\n"

FOR_GRAPHICS_CARDS = ("nvidia-", "cuda-", "triton")
"""What some builds of torch ask for besides: torch itself says which versions it can use."""


def wanted() -> list[str]:
    """livecard with every extra, and what builds it."""
    described = tomllib.loads(DESCRIBED.read_text(encoding="utf-8"))
    extras = ",".join(described["project"]["optional-dependencies"])
    return [f"{DESCRIBED.parent}[{extras}]", *described["build-system"]["requires"]]


def resolved(packages: list[str]) -> dict[str, str]:
    """Name and version of everything that pip would install."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--dry-run"]
    quiet = ["--ignore-installed", "--quiet", "--report", "-"]
    told = subprocess.run([*pip, *quiet, *packages], check=True, stdout=subprocess.PIPE).stdout
    found = [package["metadata"] for package in json.loads(told)["install"]]
    return {one["name"].lower().replace("_", "-"): one["version"] for one in found}


def elsewhere() -> dict[str, str]:
    """What only another system installs keeps its version: pip resolves for this one."""
    described = tomllib.loads(DESCRIBED.read_text(encoding="utf-8"))
    marked = [one for one in described["project"]["dependencies"] if "sys_platform" in one]
    names = {re.split(r"[^\w.-]", one)[0].lower().replace("_", "-") for one in marked}
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if "==" in line)
    return {name: pinned[name] for name in names}


def main() -> None:
    if sys.version_info[:2] != (3, 11):
        sys.exit("make lock: choose the versions with Python 3.11, the oldest that is supported")
    versions = {**elsewhere(), **resolved(wanted())}
    kept = [
        f"{name}=={version.split('+')[0]}\n"
        for name, version in sorted(versions.items())
        if name != "livecard" and not name.startswith(FOR_GRAPHICS_CARDS)
    ]
    CONSTRAINTS.write_text(HEAD + "".join(kept), encoding="utf-8")
    print(f"{CONSTRAINTS.name}: {len(kept)} packages")


if __name__ == "__main__":
    main()
