"""The Makefile: what is installed, and when."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_SCRIPT = """\
#!/bin/sh
echo "$(basename "$0") $*" >> log
case "$*" in build.py) mkdir -p public && touch public/.newsgen-output;; esac
"""


class Checkout:
    """A folder with the Makefile, and programs that only write down how they were called."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        for name in ("Makefile", "pyproject.toml", "constraints.txt", "newsgen.yaml", "build.py"):
            shutil.copy(root / name, folder / name)
        for name in ("content", "templates", "static", "src", ".venv/bin"):
            (folder / name).mkdir(parents=True)
        for name in ("python", "pytest"):
            program = folder / ".venv/bin" / name
            program.write_text(_SCRIPT, "ascii")
            program.chmod(0o755)

    def make(self, target: str) -> list[str]:
        """Make a target; return how the programs were called."""
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        done = subprocess.run(  # noqa: S603 - our own Makefile
            ["make", target],  # noqa: S607 - the one of the system
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": os.environ["PATH"]},
        )
        assert done.returncode == 0, done.stderr
        return log.read_text("ascii").splitlines() if log.exists() else []


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Checkout:
    """A checkout that nothing has been installed for."""
    return Checkout(tmp_path, root)


def test_a_site_needs_no_tools_of_developers(checkout: Checkout) -> None:
    installed, built = checkout.make("site")
    assert installed.endswith(" -c constraints.txt -e .[cards]")
    assert built == "python build.py"
    assert checkout.make("site") == []


def test_tests_add_what_they_need_and_a_site_then_needs_nothing(checkout: Checkout) -> None:
    checkout.make("site")
    installed, tested = checkout.make("test")
    assert installed.endswith(" -c constraints.txt -e .[dev]")
    assert tested.startswith("pytest ")
    assert [call for call in checkout.make("site") if "pip" in call] == []
    assert [call for call in checkout.make("test") if "pip" in call] == []


def test_both_are_renewed_when_the_pins_change(checkout: Checkout) -> None:
    checkout.make("test")
    later = (checkout.folder / ".venv/.installed").stat().st_mtime + 2
    os.utime(checkout.folder / "constraints.txt", (later, later))
    assert any(".[cards]" in call for call in checkout.make("site"))
