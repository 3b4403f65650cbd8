"""A site that is taken over by the command, and what can be asked of the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsgen.cli import main
from newsgen.takeover import REPORT
from takeover.old_sites import write


@dataclass(frozen=True)
class New:
    """A site that was taken over."""

    folder: Path
    code: int
    said: str

    @property
    def report(self) -> str:
        """What was told."""
        return (self.folder / REPORT).read_text("utf-8")

    def text(self, path: str) -> str:
        """Return a file of the content."""
        return (self.folder / "content" / path).read_text("utf-8")

    def build(self) -> Path:
        """Build the site, as it would be published, and return the folder of its pages."""
        output = self.folder.parent / "public"
        assert main(["build", "--site", str(self.folder), "--output", str(output), "--jobs", "1"]) == 0
        return output


#: Takes over the site of a generator that has these files, with further arguments.
TakeOver = Callable[..., New]


@pytest.fixture
def take_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> TakeOver:
    """Writes a site and runs `newsgen init --from`."""

    def run(generator: str, files: Mapping[str, str | bytes], *more: str, source: str = "江畔旧站") -> New:
        old = write(tmp_path / "old", files)
        arguments = [
            "init",
            str(tmp_path / "new"),
            "--from",
            generator,
            str(old),
            "--base-url",
            "https://new.example/",
        ]
        code = main([*arguments, *(("--source", source) if source else ()), *more])
        told = capsys.readouterr()
        return New(tmp_path / "new", code, told.out + told.err)

    return run
