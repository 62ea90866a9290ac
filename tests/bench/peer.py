"""Anki's library at the same work, in a Python of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from bench.measure import Taken, finish, surroundings, to_first_question

__all__ = ["Peer", "anki_python"]

SCRIPT = Path(__file__).with_name("anki_peer.py")


def anki_python(given: Path | None, folder: Path) -> Path:
    """Return a Python that has `anki`: the one given, or a new environment in `folder`."""
    if given is not None:
        return given
    home = folder / "anki"
    python = home / "bin" / "python"
    if not python.exists():
        print("installing Anki's library …", file=sys.stderr)
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "anki"], check=True)
    return python


@dataclass(frozen=True, slots=True)
class Peer:
    """Anki's library, run by `python`, keeping its collections in `folder`."""

    python: Path
    folder: Path

    def _run(self, *words: str | Path) -> str:
        command = [str(self.python), str(SCRIPT), *map(str, words)]
        return finish(command, surroundings(self.folder))[1]

    @property
    def version(self) -> str:
        """The version of the library."""
        code = "from importlib.metadata import version; print(version('anki'))"
        return finish([str(self.python), "-c", code], surroundings(self.folder))[1].strip()

    def build(self, questions: int, reviews: int) -> Path:
        """Make a collection with a past, unless one of that size stands there."""
        path = self.folder / f"anki-{questions}-{reviews}.anki2"
        if not path.exists():
            half = path.with_suffix(".half.anki2")
            half.unlink(missing_ok=True)
            self._run("build", half, str(questions), str(reviews))
            half.rename(path)
        return path

    def start(self, path: Path) -> float:
        """Return the seconds from the start of a process to its first question."""
        command = [str(self.python), str(SCRIPT), "first", str(path)]
        return to_first_question(command, surroundings(self.folder))

    def answers(self, path: Path, count: int) -> Taken:
        """Answer so many questions on a copy of the collection."""
        copy = path.with_name("anki-answers.anki2")
        shutil.copyfile(path, copy)
        taken = json.loads(self._run("answers", copy, str(count)))
        copy.unlink()
        return Taken(tuple(taken))

    def load(self, count: int) -> tuple[float, float]:
        """Import so many notes; return the seconds of the whole process and of the call alone."""
        csv, path = self.folder / f"{count}.csv", self.folder / "anki-load.anki2"
        if not csv.exists():
            self._run("csv", csv, str(count))
        path.unlink(missing_ok=True)
        command = [str(self.python), str(SCRIPT), "load", str(path), str(csv)]
        whole, said = finish(command, surroundings(self.folder))
        report = json.loads(said)
        assert report["notes"] == count, report
        return whole, report["seconds"]
