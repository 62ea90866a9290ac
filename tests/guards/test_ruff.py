"""What imports cannot show is banned by name: the clock and the dice. Each ban was seen to bite."""

from __future__ import annotations

import subprocess

import pytest

from support.checkout import ROOT, tool

BANNED = [
    "from datetime import datetime\n\nMOMENT = datetime.now()\n",
    "from datetime import UTC, datetime\n\nMOMENT = datetime.now(UTC)\n",
    "from datetime import datetime\n\nMOMENT = datetime.today()\n",
    "import datetime\n\nDAY = datetime.date.today()\n",
    "import random\n\nNUMBER = random.random()\n",
    "import random\n\nrandom.shuffle([1, 2])\n",
    "from random import choice\n\nONE = choice([1, 2])\n",
    "import random\n\nSOME = random.sample([1, 2], 1)\n",
    "from secrets import randbits\n",
    "import time\n\nSECONDS = time.time()\n",
    "from time import monotonic\n\nSECONDS = monotonic()\n",
]
ALLOWED = "from random import Random\n\nDICE = Random(1)\nNUMBER = DICE.random()\n"


def findings(code: str, name: str) -> str:
    """Return what Ruff says of `code` as if it stood in the file `name` of the checkout."""
    done = subprocess.run(
        [tool("ruff"), "check", "--select=TID251", "--no-cache", f"--stdin-filename={name}", "-"],
        cwd=ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout if done.returncode else ""


@pytest.mark.parametrize("code", BANNED)
@pytest.mark.parametrize("name", ["src/civicquiz/study/draw.py", "src/civicquiz/cli/study.py"])
def test_time_and_dice_are_arguments(name: str, code: str) -> None:
    """Reading the time or throwing the global dice is found, in the core and in the shells."""
    assert "TID251" in findings(code, name)


def test_a_dice_of_ones_own_is_allowed() -> None:
    """A `Random` made from a seed is what everybody shall use."""
    assert findings(ALLOWED, "src/civicquiz/study/draw.py") == ""


def test_the_clock_alone_is_excused() -> None:
    """The module that reads the time may read it."""
    assert findings(BANNED[1], "src/civicquiz/clock.py") == ""
