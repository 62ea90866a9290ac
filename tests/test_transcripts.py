"""What README, manual and the golden transcripts show is what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.checkout import PACKAGE, ROOT
from support.transcripts import check_transcript, transcripts

PAGES = transcripts(ROOT / "README.md", PACKAGE / "manual", ROOT / "tests" / "cli")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_tells_the_truth(tmp_path: Path, page: Path) -> None:
    """Every command of the page, run in order in a new home, says what stands below it."""
    check_transcript(page, tmp_path)
