"""``load_alone.py DATABASE FILE``: load a bank into a new database; print the seconds of that alone.

A process of its own, so that neither side finds anything warm.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from civicquiz.app.database import Schedule, open_store
from civicquiz.app.loading import load_bank

if __name__ == "__main__":
    database, file = map(Path, sys.argv[1:])
    now = datetime.fromisoformat("2026-03-01T18:00").astimezone()
    with open_store(database, now=now) as store:
        start = time.perf_counter()
        report = load_bank(store, Schedule(), file, now)
        taken = time.perf_counter() - start
    if report.failed:
        sys.exit("\n".join(map(str, report.problems)))
    print(taken)
