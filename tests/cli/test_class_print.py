"""``class print`` at the command line: what it refuses, and what it leaves behind."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from civicquiz.cli import writing
from support.fonts import font_with
from support.stage import Stage

LAWS = """---
title: Laws
---

### How do you greet in Peking? {{#greet}}

- [x] {0}
- [ ] good day
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Set up a class with a pupil and a quiz whose one question holds two strange letters."""
    found = Stage(tmp_path)
    (found.home / "laws.md").write_text(LAWS.format("你好"), encoding="utf-8")
    (found.home / "names.csv").write_text("alias,name\nlynx-9,Ada\n", encoding="utf-8")
    for words in (
        ["bank", "load", "laws.md"],
        ["class", "new", "3B"],
        ["class", "roster", "add", "3B", "--seed", "1"],
        ["class", "quiz", "new", "3B", "-n", "1"],
    ):
        said, code = found.run(words)
        assert code == 0, said
    return found


def run(stage: Stage, words: str) -> tuple[str, int]:
    """Run ``class print 3B-quiz-1`` with some words."""
    return stage.run(["class", "print", "3B-quiz-1", *words.split()])


def test_without_the_extra_it_says_what_to_install(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, the command that installs it, and no file."""
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "civicquiz.app.typesetting", raising=False)
    said, code = run(stage, "-o paper")
    assert code == 2
    assert "pip install 'civicquiz[paper]'" in said
    assert not (stage.home / "paper").exists()


class TestWithTheExtra:
    """What a teacher meets who has installed it."""

    @pytest.fixture(autouse=True)
    def extra(self) -> None:
        pytest.importorskip("typst", reason="the extra is not installed: '.[paper]'")

    def test_nothing_is_written_over_unasked(self, stage: Stage) -> None:
        """A second time it is refused before any work, and done with --force."""
        _, code = run(stage, "-o paper")
        assert code == 0
        key = stage.home / "paper" / "3B-quiz-1-key.pdf"
        key.write_bytes(b"mine")
        said, code = run(stage, "-o paper")
        assert (code, key.read_bytes()) == (1, b"mine")
        assert "3B-quiz-1-booklet-A.pdf exists already. So do 2 more." in said
        _, code = run(stage, "-o paper --force")
        assert code == 0
        assert key.read_bytes().startswith(b"%PDF")
        assert {path.name for path in key.parent.iterdir()} == {
            "3B-quiz-1-booklet-A.pdf",
            "3B-quiz-1-sheets.pdf",
            "3B-quiz-1-key.pdf",
        }

    def test_nothing_is_left_of_a_print_that_fails(self, stage: Stage) -> None:
        """A folder that cannot be made is told, and no number of versions is kept."""
        (stage.home / "paper").write_text("a file", encoding="utf-8")
        said, code = run(stage, "-o paper/deep --versions 3")
        assert code == 1
        assert "The folder paper/deep cannot be made" in said
        said, code = run(stage, "-o other --versions 2")
        assert code == 0, said

    def test_a_version_that_nobody_has_needs_no_copy(self, stage: Stage) -> None:
        """Where there are more versions than pupils, some are printed for nobody."""
        said, code = run(stage, "-o paper --versions 2")
        assert code == 0
        rows = [line.split() for line in said.splitlines() if "-booklet-" in line]
        assert sorted(copies for _, _, copies in rows) == ["0", "1"]

    def test_a_full_disk_leaves_no_part_of_an_edition(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Half of it would bar the way when there is room again; what was there before stays."""
        writes = writing._write

        def full(path: Path, content: bytes, mode: int) -> None:
            if "key" in path.name:
                path.write_bytes(content[:9])
                raise OSError(errno.ENOSPC, "No space left on device")
            writes(path, content, mode)

        with monkeypatch.context() as patched:
            patched.setattr(writing, "_write", full)
            said, code = run(stage, "-o paper")
        assert code == 1
        assert "paper/3B-quiz-1-key.pdf cannot be written: No space left on device." in said
        assert list((stage.home / "paper").iterdir()) == []
        said, code = run(stage, "-o paper")
        assert code == 0, said

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes.")
    def test_what_is_printed_is_the_teachers_alone(self, stage: Stage) -> None:
        """Pupils who sit at the same machine read no key; a file that all may read stays so."""
        run(stage, "-o paper")
        key, *_, sheets = sorted((stage.home / "paper").iterdir())
        assert [path.stat().st_mode & 0o777 for path in (key, sheets)] == [0o600, 0o600]
        sheets.chmod(0o644)
        run(stage, "-o paper --force")
        assert [path.stat().st_mode & 0o777 for path in (key, sheets)] == [0o600, 0o644]

    def test_letters_without_a_font_are_told(self, stage: Stage) -> None:
        """Question and letters stand in the warning; a font that has one of them leaves the other."""
        said, code = run(stage, "-o paper")
        assert code == 0
        assert "  laws/greet: 你 (U+4F60), 好 (U+597D)\n" in said
        (stage.home / "one.ttf").write_bytes(font_with("你"))
        said, code = run(stage, "-o paper --force --font one.ttf")
        assert code == 0
        assert "  laws/greet: 好 (U+597D)\n" in said
        (stage.home / "two.ttf").write_bytes(font_with("好"))
        said, _ = run(stage, "-o paper --force --font one.ttf --font two.ttf")
        assert "Warning" not in said

    def test_very_many_letters_without_a_font_are_counted(self, stage: Stage) -> None:
        """A Chinese bank does not fill the screen."""
        asked = LAWS.split("###")[1].strip()
        bank = [f"### {asked.format('好').replace('greet', f'greet-{at}')}" for at in range(12)]
        bank[0] = bank[0].replace("好", "".join(map(chr, range(0x4E00, 0x4E14))))
        text = "---\ntitle: Many\n---\n\n" + "\n\n".join(bank) + "\n"
        (stage.home / "many.md").write_text(text, encoding="utf-8")
        stage.run(["bank", "load", "many.md"])
        stage.run(["class", "quiz", "new", "3B", "--bank", "many", "-n", "12"])
        said, code = stage.run(["class", "print", "3B-quiz-2", "-o", "paper"])
        assert code == 0
        assert "  many/greet-0: 一 (U+4E00), " in said
        assert "万 (U+4E07) and 12 more\n" in said
        assert "  and so in 4 more questions or names\n" in said

    def test_a_pupil_without_a_name_is_told(self, stage: Stage) -> None:
        """A file of other pupils prints no names, and says so."""
        said, code = run(stage, "-o paper --names names.csv")
        assert code == 0
        assert "Note: the file of names has nobody of this class." in said

    @pytest.mark.parametrize(
        ("words", "code", "told"),
        [
            ("", 2, "Missing option '-o'"),
            ("-o paper --versions 0", 2, "Write a number from 1 to 26."),
            ("-o paper --half --names names.csv", 2, "no answer sheets to print names on"),
            ("-o paper --names nobody.csv", 1, "nobody.csv cannot be read"),
            ("-o paper --font nofont.ttf", 1, "nofont.ttf cannot be read"),
            ("-o paper --font laws.md", 1, "holds none that can be used"),
            ("-o laws.md", 2, "is a file"),
        ],
    )
    def test_bad_options_are_refused(self, stage: Stage, words: str, code: int, told: str) -> None:
        """Each has one clear error, and nothing is written."""
        said, exit_code = run(stage, words)
        assert (exit_code, "Traceback" in said) == (code, False), said
        assert told in said
        assert not (stage.home / "paper").exists()
