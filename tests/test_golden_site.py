"""A whole site, compared byte by byte with what it was when somebody last looked at it.

`UPDATE_EXPECTED=1 pytest tests/test_golden_site.py` builds tests/sites/golden.expected anew, to be read
in the diff.
"""

from __future__ import annotations

import os
import shutil
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.cli import main

if TYPE_CHECKING:
    from conftest import Tree

SITES = Path(__file__).parent / "sites"
EXPECTED = SITES / "golden.expected"
NOW = "2025-06-30T09:30+08:00"  # the newest article's day
#: What differs whenever anything does, and says nothing more to whoever reads a difference.
DIGESTS = ("manifest.json", ".newsgen-output")
MOST_LINES = 200  # of a difference that is shown


def lines(content: bytes) -> list[str]:
    """Return a file's lines."""
    return content.decode("utf-8", "backslashreplace").split("\n")


def differences(expected: dict[str, bytes], built: dict[str, bytes]) -> list[str]:
    """Return, line by line, how a built tree differs from the expected one."""
    found = []
    for path in sorted(expected.keys() | built.keys()):
        before, after = expected.get(path), built.get(path)
        if before == after or path in DIGESTS:
            continue
        found.append(f"{path}{': is missing' * (after is None)}{': is new' * (before is None)}")
        if before is not None and after is not None:
            names = f"expected/{path}", f"built/{path}"
            found += unified_diff(lines(before), lines(after), *names, n=1, lineterm="")
    return found


def test_the_golden_site_is_as_it_was(tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    output = EXPECTED if os.environ.get("UPDATE_EXPECTED") else tmp_path / "public"

    site = shutil.copytree(SITES / "golden", tmp_path / "site")
    code = main(["build", "--site", str(site), "--output", str(output), "--now", NOW])

    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "")
    if output == EXPECTED:
        (EXPECTED / "manifest.json").unlink(missing_ok=True)  # not written where nothing differs
        pytest.skip("golden.expected was built anew")
    found = differences(tree(EXPECTED), tree(output))
    if found:
        rest = [f"… and {len(found) - MOST_LINES} lines more"] if len(found) > MOST_LINES else []
        pytest.fail("\n".join(found[:MOST_LINES] + rest), pytrace=False)


def test_a_difference_is_shown_with_its_file() -> None:
    before = {"a/index.html": b"<p>1</p>\n<p>2</p>\n", "gone": b"", "same": b"1"}
    after = {"a/index.html": b"<p>1</p>\n<p>3</p>\n", "new": b"", "same": b"1"}

    shown = "\n".join(differences(before, after))

    assert shown.startswith("a/index.html\n--- expected/a/index.html\n+++ built/a/index.html\n")
    assert "-<p>2</p>\n+<p>3</p>\n" in shown
    assert shown.endswith("gone: is missing\nnew: is new")
