"""How a benchmark measures: processes, percentiles, and the machine that did it."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "Machine",
    "Taken",
    "finish",
    "look_at_machine",
    "surroundings",
    "to_first_question",
]


@dataclass(frozen=True, slots=True)
class Taken:
    """The seconds that the same work took, again and again."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median, in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def high(self) -> float:
        """The 99th percentile, in milliseconds (the longest, of fewer than a hundred)."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))] * 1000


@dataclass(frozen=True, slots=True)
class Machine:
    """Where the figures were taken; `fsync_ms` is the median of writing 4 KiB durably."""

    processor: str
    cores: int
    system: str
    python: str
    sqlite: str
    fsync_ms: float
    fsync_high_ms: float


def surroundings(home: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment with a home of its own, in which Python keeps what it compiled."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in {"PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT"}
    }
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE")}
    own = {"HOME": str(home), "TZ": "UTC", "LANG": "C.UTF-8"}
    compiled = {"PYTHONPYCACHEPREFIX": str(home / "compiled")}
    return kept | folders | own | compiled | dict(extra or {})


def to_first_question(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Start a process; return the seconds until it has written its first question."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line).get("event") == "question":
                taken = time.perf_counter() - start
                process.communicate("")
                return taken
    raise AssertionError(f"{command[0]} ended without a question")


def finish(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, str]:
    """Run a process to its end; return the seconds it took and what it wrote."""
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    assert done.returncode == 0, f"{command}: {done.stdout[-500:]}{done.stderr[-2000:]}"
    return taken, done.stdout


def look_at_machine(folder: Path) -> Machine:
    """Tell what this machine is, and how long its disk takes to keep 4 KiB in `folder`."""
    fsync = _fsync(folder)
    return Machine(
        processor=_processor(),
        cores=len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1,
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        fsync_ms=fsync.median,
        fsync_high_ms=fsync.high,
    )


def _fsync(folder: Path, times: int = 200) -> Taken:
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(times):
            start = time.perf_counter()
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - start)
    return Taken(tuple(taken))


def _processor() -> str:
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
