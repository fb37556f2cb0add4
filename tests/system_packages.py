"""What the tests use of the machine beside Python, and the Debian package that brings each.

    python3 tests/system_packages.py     prints the packages that are missing, one a line

Standard library only: it runs before anything is installed.
"""

import ctypes.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class SystemPackage(NamedTuple):
    """Something outside Python: whether it is here, and what is skipped where it is not."""

    name: str
    here: Callable[[], bool]
    skipped: str


def has_program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def has_browser() -> bool:
    named = os.environ.get("LIVECARD_CHROMIUM")
    return Path(named).exists() if named else has_program(*BROWSERS)()


def has_library(name: str) -> Callable[[], bool]:
    return lambda: ctypes.util.find_library(name) is not None


def has_alsa_plugins() -> bool:
    folders = [folder for top in ("/usr/lib", "/usr/lib64") for folder in Path(top).glob("*")]
    plugin = "libasound_module_pcm_pulse.so"
    return any((folder / "alsa-lib" / plugin).exists() for folder in folders)


EVERY = [
    SystemPackage("chromium", has_browser, "the page in a real browser"),
    SystemPackage("libportaudio2", has_library("portaudio"), "capture from microphones"),
    SystemPackage("libasound2-plugins", has_alsa_plugins, "capture through the sound server"),
    SystemPackage("pulseaudio", has_program("pulseaudio"), "capture without a sound card"),
    SystemPackage("pulseaudio-utils", has_program("paplay"), "playing into the sound server"),
]

BY_NAME: dict[str, SystemPackage] = {one.name: one for one in EVERY}


def missing() -> list[SystemPackage]:
    return [one for one in EVERY if not one.here()]


if __name__ == "__main__":
    print("\n".join(one.name for one in missing()))
