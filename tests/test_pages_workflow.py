"""The workflow for GitHub Pages: a run by the clock builds when something is due, and rests otherwise."""

from __future__ import annotations

import os
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

_NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def steps(root: Path) -> list[dict[str, Any]]:
    """The steps of the workflow's only job."""
    workflow = yaml.safe_load((root / ".github/workflows/pages.yml").read_text("utf-8"))
    (job,) = workflow["jobs"].values()
    found = job["steps"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("left", "hours", "rests"),
    [
        (None, 0, False),
        ("", 0, True),
        (_NOW + timedelta(hours=2), 0, True),
        (_NOW - timedelta(minutes=1), 0, False),
        (datetime(2026, 1, 1, 8, tzinfo=UTC), 1, False),
        ("", 25, False),
    ],
    ids=["never built", "nothing due", "due later", "due now", "long due", "not built for a day"],
)
def test_it_rests_until_something_is_due(
    left: datetime | str | None, hours: int, rests: bool, steps: list[dict[str, Any]], tmp_path: Path
) -> None:
    if left is not None:
        file = tmp_path / ".newsgen" / "next-due"
        file.parent.mkdir()
        file.write_text(left if isinstance(left, str) else f"{left.isoformat()}\n", "ascii")
        os.utime(file, (time.time() - hours * 3600,) * 2)
    (clock,) = (step for step in steps if step.get("id") == "clock")
    output = tmp_path / "output"
    output.touch()
    subprocess.run(  # noqa: S603 - our own script
        ["bash", "-e", "-c", clock["run"]],  # noqa: S607 - the one of the system
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(output)},
        check=True,
        capture_output=True,
    )
    assert (output.read_text() == "rests=true\n") is rests


def test_what_comes_after_asks_whether_it_rests(steps: list[dict[str, Any]]) -> None:
    at = next(number for number, step in enumerate(steps) if step.get("id") == "clock")
    assert {step.get("if") for step in steps[at + 1 :]} == {"steps.clock.outputs.rests != 'true'"}
    assert "actions/cache" in steps[at - 1]["uses"], "what is read comes from the cache"
