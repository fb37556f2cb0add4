"""What a test may ask of the machine: a test that cannot have it is skipped and says why.

`@pytest.mark.models` asks for the models that the demo uses, `@pytest.mark.models("NAME")` for
others; `@pytest.mark.needs("chromium")` asks for what that Debian package brings. Where
LIVECARD_SKIP_NOTHING is set, as in CI, what is missing fails the test instead.
"""

import os
from collections.abc import Iterator
from functools import cache

import pytest

import system_packages
from livecard.errors import LivecardError
from livecard.models import locate

USUAL_MODELS = ("whisper-base", "silero-vad", "sentence-encoder", "en-core-web-sm")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "models(*names): runs real models; without names the usual")
    config.addinivalue_line("markers", "needs(*packages): uses what these Debian packages bring")


def pytest_runtest_setup(item: pytest.Item) -> None:
    lacking = [*absent_packages(item), *absent_models(item)]
    if lacking and os.environ.get("LIVECARD_SKIP_NOTHING"):
        pytest.fail(f"nothing may be skipped here: {'; '.join(lacking)}", pytrace=False)
    if lacking:
        pytest.skip("; ".join(lacking))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if missing := system_packages.missing():
        terminalreporter.section("not tested on this machine")
    for package in missing:
        terminalreporter.line(f"{package.skipped}: apt-get install {package.name}")


def absent_packages(item: pytest.Item) -> Iterator[str]:
    for mark in item.iter_markers("needs"):
        for package in (system_packages.BY_NAME[name] for name in mark.args):
            if not package.here():
                yield f"{package.skipped} needs the Debian package {package.name}"


def absent_models(item: pytest.Item) -> Iterator[str]:
    for mark in item.iter_markers("models"):
        yield from filter(None, map(absence, mark.args or USUAL_MODELS))


@cache
def absence(model: str) -> str | None:
    """Why a model cannot be used, with what would mend it."""
    try:
        locate(model)
    except LivecardError as error:
        return str(error)
    return None
