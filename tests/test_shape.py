"""The house stands: floors, one file for each library, purity below the edges, sizes."""

from pathlib import Path

import pytest

import shape
from floors import (
    early_libraries,
    floor,
    hidden_imports,
    homeless,
    housed,
    impurities,
    oversized,
    shared_libraries,
    unexplained,
    upward_imports,
)
from shape import Sources

SOURCE = Path(__file__).parent.parent / "src" / "livecard"


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The files of src/livecard, without what npm brought."""
    paths = [one for one in SOURCE.rglob("*.py") if "node_modules" not in one.parts]
    return {one.relative_to(SOURCE).as_posix(): one.read_text("utf-8") for one in sorted(paths)}


def test_every_module_has_a_floor(sources: Sources) -> None:
    assert sources
    assert homeless(sources) == []


def test_imports_go_down_or_sideways(sources: Sources) -> None:
    assert upward_imports(sources) == []


def test_there_is_no_circle_of_imports(sources: Sources) -> None:
    assert shape.on_a_cycle(housed(sources)) == []


def test_imports_are_written_in_full(sources: Sources) -> None:
    trees = housed(sources)
    assert [name for name, tree in trees.items() if [*shape.relative_imports(tree)]] == []


def test_below_the_edges_there_is_no_clock_thread_file_log_line_or_chance(sources: Sources) -> None:
    assert impurities(sources) == []


def test_below_the_edges_no_library_is_used_that_does_something(sources: Sources) -> None:
    assert early_libraries(sources) == []


def test_each_library_is_imported_in_one_file(sources: Sources) -> None:
    assert shared_libraries(sources) == []


def test_only_the_wiring_imports_inside_functions(sources: Sources) -> None:
    assert hidden_imports(sources) == []


def test_functions_and_files_stay_small(sources: Sources) -> None:
    assert oversized(sources) == []


def test_nine_of_ten_functions_have_at_most_twenty_lines(sources: Sources) -> None:
    trees = shape.parse(sources).values()
    sizes = sorted(shape.code_lines(one) for tree in trees for one in shape.functions(tree))
    assert sizes[int(0.9 * len(sizes))] <= 20


def test_everything_is_annotated_and_each_module_says_what_it_is(sources: Sources) -> None:
    assert unexplained(sources) == []


def test_types_are_trusted_and_not_asked(sources: Sources) -> None:
    trees = shape.parse(sources)
    assert {name: found for name, tree in trees.items() if (found := [*shape.guesses(tree)])} == {}


def test_everything_is_caught_in_at_most_one_place(sources: Sources) -> None:
    trees = shape.parse(sources)
    places = [(name, line) for name, tree in trees.items() for line in shape.broad_excepts(tree)]
    assert len(places) <= 1, places


UPWARD = [
    "from livecard.server import Server",
    "from livecard import server",
    "import livecard.server",
    "import livecard.server as web",
    "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from livecard.server import Server",
    "def late() -> None:\n    import livecard.server",
    "from livecard.servant import Server",
]


@pytest.mark.parametrize("source", UPWARD)
def test_an_upward_import_is_found(source: str) -> None:
    assert upward_imports({"rating.py": source, "server.py": ""}) != []


def test_imports_down_and_sideways_are_left_alone() -> None:
    source = "from livecard.events import Event\nfrom livecard.transcript import told"
    assert upward_imports({"rating.py": source, "events.py": "", "transcript.py": ""}) == []


def test_a_folder_with_code_in_its_init_cannot_reach_up() -> None:
    source = "from livecard.audio.whisper import transcribe"
    assert upward_imports({"audio/__init__.py": source, "audio/whisper.py": ""}) != []


def test_a_module_without_a_floor_is_found() -> None:
    assert homeless({"helpers.py": ""}) == ["helpers has no floor in the table"]


def test_a_module_named_in_the_table_goes_before_its_folder() -> None:
    assert (floor("rubrics/lint"), floor("rubrics/shelf"), floor("cli/app")) == (1, 4, 5)


IMPURE = [
    "import time",
    "from time import monotonic",
    "from datetime import datetime\nstart = datetime.now()",
    "from datetime import datetime as moment\nstart = moment.now",
    "import datetime\nstart = datetime.datetime.utcnow()",
    "from datetime import date\nday = date.today()",
    "def late() -> None:\n    import threading",
    "import asyncio",
    "from concurrent.futures import ThreadPoolExecutor",
    "from queue import Queue",
    "text = open('rubric.toml').read()",
    "read = open",
    "from pathlib import Path",
    "import pathlib\nhere = pathlib.Path()",
    "import os.path",
    "import logging",
    "import sys\nsys.stderr.write('late')",
    "print('late')",
    "import random",
    "import numpy as np\nnoise = np.random.rand(3)",
    "from numpy.random import default_rng",
    "from uuid import uuid4",
]


@pytest.mark.parametrize("source", IMPURE)
def test_a_clock_thread_file_log_line_or_chance_below_the_edges_is_found(source: str) -> None:
    assert impurities({"session.py": source}) != []


@pytest.mark.parametrize("source", IMPURE)
def test_the_edges_may_do_what_the_floors_below_may_not(source: str) -> None:
    assert impurities({"log.py": source}) == []


PURE = [
    "from datetime import datetime\nmoment = datetime.fromisoformat('2026-01-01')",
    "from pathlib import PurePath",
    "import numpy as np\nmean = np.mean([1.0])",
    "def take(open: bool, time: float) -> bool:\n    return open and time > 0",
    "class Door:\n    open: bool\n    def print(self) -> bool:\n        return self.open",
]


@pytest.mark.parametrize("source", PURE)
def test_values_and_names_that_only_look_like_a_clock_or_file_are_left_alone(source: str) -> None:
    assert impurities({"session.py": source}) == []


def test_an_acting_library_below_the_edges_is_found() -> None:
    assert early_libraries({"tagging/match.py": "import spacy"}) != []
    assert early_libraries({"tagging/match.py": "import numpy", "log.py": "import apsw"}) == []


def test_a_library_in_two_files_is_found() -> None:
    twice = {"tagging/encoder.py": "import onnxruntime", "audio/voice.py": "import onnxruntime.x"}
    assert shared_libraries(twice) != []
    assert shared_libraries({"cli/app.py": "import typer", "cli/log.py": "import typer"}) == []
    assert shared_libraries({"cli/app.py": "import rich.table", "log.py": "import rich"}) != []


def test_a_circle_of_imports_is_found() -> None:
    circle = {
        "rating.py": "from livecard import scorecard",
        "scorecard.py": "import livecard.rating",
    }
    assert shape.on_a_cycle(housed(circle)) == ["rating", "scorecard"]


def test_an_import_hidden_in_a_function_is_found_except_in_the_wiring() -> None:
    source = "def late() -> None:\n    from livecard.log import Log"
    assert hidden_imports({"server.py": source, "log.py": ""}) != []
    assert hidden_imports({"cli/app.py": source, "log.py": ""}) == []


def test_what_is_too_large_is_found() -> None:
    assert oversized({"rating.py": "\n" * 301}) == ["rating.py is over 300 lines"]
    assert oversized({"rating.py": "def f() -> None:\n" + "    pass\n" * 41}) != []
    assert oversized({"rating.py": "def f() -> None:\n" + "    pass\n" * 40}) == []
    assert oversized({"rating.py": "def f(a, b, c, d, e, *f, **g) -> None: ..."}) != []


def test_what_is_not_annotated_or_says_nothing_is_found() -> None:
    says = '"""A module."""\n'
    assert unexplained({"rating.py": "level = 1"}) == ["rating says not what it is"]
    assert unexplained({"rating.py": says + "def f(a) -> None: ..."}) != []
    assert unexplained({"rating.py": says + "def f(*a): ..."}) != []
    assert unexplained({"rating.py": says + "def f(self, a: int) -> None: ..."}) == []


def test_catching_everything_and_asking_types_is_found() -> None:
    catching = shape.parse({"log.py": "try: ...\nexcept (OSError, Exception): ..."})["log"]
    asking = shape.parse({"log.py": "hasattr(1, 'real')"})["log"]
    assert list(shape.broad_excepts(catching)) == [2]
    assert list(shape.guesses(asking)) == [(1, "hasattr")]
