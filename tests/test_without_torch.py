"""Nothing on the way from sound to the card imports PyTorch, even where it is installed."""

import subprocess
import sys

import pytest

from livecard.without_torch import without_torch


def test_inside_torch_cannot_be_imported_and_outside_nothing_is_left() -> None:
    code = (
        "import sys\n"
        "from livecard.without_torch import without_torch\n"
        "with without_torch():\n"
        "    try:\n"
        "        import torch\n"
        "    except ImportError:\n"
        "        print('kept out')\n"
        "print('torch' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["kept out", "False"]


def test_a_torch_that_is_already_there_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", sys)
    with without_torch():
        assert sys.modules["torch"] is sys
    assert sys.modules["torch"] is sys


@pytest.mark.models
def test_the_parts_of_the_pipeline_are_loaded_without_torch() -> None:
    code = (
        "import sys\n"
        "from livecard.cli.options import Machine\n"
        "from livecard.cli.parts import Parts, chosen_rubric\n"
        "from livecard.audio.listener import ListenerSettings\n"
        "from livecard.speaker import Speaker\n"
        "parts = Parts(chosen_rubric('senior-backend', None), Machine())\n"
        "list(parts.pipeline([Speaker.CANDIDATE], ListenerSettings()))\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
