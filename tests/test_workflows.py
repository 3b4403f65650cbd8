"""The workflows for GitHub: each shell step as it stands, and what linters say of the files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from conftest import needed, run_git

if TYPE_CHECKING:
    from conftest import SiteFolder

_NOW = datetime.now(UTC)
_RESTS_NOT = "steps.clock.outputs.rests != 'true'"


class Action:
    """The action that checks and builds; runs one of its shell steps."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.steps: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))["runs"]["steps"]
        self.output = folder / "output"
        self.summary = folder / "summary"
        self.output.touch()

    def run(self, has: str, site: Path, **values: str) -> subprocess.CompletedProcess[str]:
        """Run the only shell step whose script has a text in it, in a site's folder; `values` are what its
        environment is filled with by GitHub."""
        (step,) = (step for step in self.steps if has in step.get("run", ""))
        assert set(step.get("env", {})) == set(values)
        assert "${{" not in step["run"], "values come by the environment, so that none of them is a command"
        return subprocess.run(  # noqa: S603 - our own script
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],  # noqa: S607 - as GitHub starts it
            cwd=site,
            env=os.environ
            | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
            | {"GITHUB_OUTPUT": str(self.output), "GITHUB_STEP_SUMMARY": str(self.summary)}
            | {"GITHUB_ACTIONS": "true", "LANG": "C.UTF-8"}
            | values,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def action(root: Path, tmp_path: Path) -> Action:
    """The action of the repository."""
    return Action(root / ".github/actions/newsgen/action.yml", tmp_path)


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
    left: datetime | str | None, hours: int, rests: bool, action: Action, tmp_path: Path
) -> None:
    if left is not None:
        file = tmp_path / ".newsgen" / "next-due"
        file.parent.mkdir()
        file.write_text(left if isinstance(left, str) else f"{left.isoformat()}\n", "ascii")
        os.utime(file, (time.time() - hours * 3600,) * 2)
    assert action.run("next-due", tmp_path).returncode == 0
    assert (action.output.read_text() == "rests=true\n") is rests


def test_what_comes_after_asks_whether_it_rests(action: Action) -> None:
    at = next(number for number, step in enumerate(action.steps) if step.get("id") == "clock")
    assert "cache/restore" in action.steps[at - 1]["uses"], "what is read comes from the cache"
    for step in action.steps[at + 1 :]:
        assert _RESTS_NOT in step["if"] or step["if"] == "github.event_name == 'pull_request'"
    saves = [step for step in action.steps if "cache/save" in step.get("uses", "")]
    assert [step["if"] for step in saves] == [f"{_RESTS_NOT} && github.event_name != 'pull_request'"]
    assert not any("actions/cache@" in step.get("uses", "") for step in action.steps)


def test_pip_installs_what_the_file_says(action: Action, tmp_path: Path) -> None:
    wanted = tmp_path / "some file.txt"
    wanted.write_text("pyyaml\n", "utf-8")
    assert action.run("pip install", tmp_path, REQUIREMENTS=str(wanted)).returncode == 0
    wanted.write_text("./nowhere\n", "utf-8")
    assert action.run("pip install", tmp_path, REQUIREMENTS=str(wanted)).returncode != 0


def test_a_file_that_names_no_newsgen_is_told(action: Action, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("# nothing yet\n", "ascii")
    (tmp_path / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "ascii")
    (tmp_path / "python").chmod(0o755)
    (step,) = (step for step in action.steps if "pip install" in step.get("run", ""))
    done = subprocess.run(  # noqa: S603 - our own script
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],  # noqa: S607 - as GitHub starts it
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "REQUIREMENTS": "empty.txt"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ("::error file=empty.txt::say in this file where newsgen is to be installed from\n")


def test_what_this_repository_installs_is_itself(root: Path) -> None:
    lines = (root / "requirements.txt").read_text("utf-8").splitlines()
    assert lines[1:] == ["-c constraints.txt", ".[cards]"]


def test_problems_stand_beside_their_lines(action: Action, site: SiteFolder) -> None:
    site.article("a")
    asked = {"BASE_URL": "", "ALLOW_REMOVED": "false"}
    assert action.run("newsgen check", site.folder, **asked).returncode == 0
    site.article("b", tittle="x")
    done = action.run("newsgen check", site.folder, **asked)
    assert done.returncode == 1
    assert "::error file=content/articles/b.md,line=5" in done.stdout


def test_new_doubts_stand_on_the_page_of_the_run(action: Action, site: SiteFolder, host: Path) -> None:
    assert host.exists()
    site.article("old", title="药", body="这个药，清咽利喉。")
    run_git(site.folder, "init", "-q")
    run_git(site.folder, "add", "-A")
    run_git(site.folder, "commit", "-q", "-m", "x")
    base = run_git(site.folder, "rev-parse", "HEAD").strip()
    site.article("new", title="药", body="用绳他制的。")
    done = action.run("newsgen review", site.folder, BASE=base)
    assert done.returncode == 0, done.stderr
    said = action.summary.read_text("utf-8")
    assert said.startswith("```\n")
    assert said.endswith("\n```\n")
    assert "content/articles/new.md" in said
    assert "old.md" not in said


def test_it_builds_below_a_path_and_for_nobody_else(action: Action, site: SiteFolder) -> None:
    site.article("a")
    page = site.folder / "public/articles/a/index.html"
    address = "https://org.example/repo/"
    first = action.run("newsgen build", site.folder, BASE_URL=address, NOINDEX="false", ALLOW_REMOVED="")
    assert first.returncode == 0
    assert f'href="{address}articles/a/"' in page.read_text("utf-8")
    assert 'name="robots"' not in page.read_text("utf-8")
    assert (site.folder / ".newsgen/next-due").exists()
    again = action.run("newsgen build", site.folder, BASE_URL="", NOINDEX="true", ALLOW_REMOVED="false")
    assert again.returncode == 0
    assert 'href="https://news.example/articles/a/"' in page.read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page.read_text("utf-8")


def test_what_readers_have_is_asked_of_the_site_itself(
    action: Action, site: SiteFolder, live: str, tmp_path: Path
) -> None:
    """Each run begins with a clone, without what the last one built."""
    site.article("a")
    site.article("stays")
    site.write("static/assets/custom.css", "a{order:1}")
    asked = {"BASE_URL": live, "ALLOW_REMOVED": "false"}

    def run(allow: str = "false") -> tuple[subprocess.CompletedProcess[str], int]:
        shutil.rmtree(site.folder / "public", ignore_errors=True)
        shutil.rmtree(site.folder / ".public.newsgen", ignore_errors=True)
        checked = action.run("newsgen check", site.folder, **asked | {"ALLOW_REMOVED": allow})
        built = action.run("newsgen build", site.folder, NOINDEX="false", **asked | {"ALLOW_REMOVED": allow})
        return checked, built.returncode

    checked, code = run()
    assert (checked.returncode, code) == (0, 0), "nothing was deployed yet"
    shutil.copytree(site.folder / "public", tmp_path / "live", dirs_exist_ok=True)
    (site.folder / "content/articles/a.md").unlink()
    site.write("static/assets/custom.css", "a{order:2}")
    checked, code = run()
    assert (checked.returncode, code) == (1, 1)
    assert "::error file=content/articles/a.md," in checked.stdout
    assert "/articles/a/" in checked.stdout
    assert not (site.folder / "public").exists()
    checked, code = run("true")
    assert (checked.returncode, code) == (0, 0)
    styles = (site.folder / "public/assets").glob("custom.*.css")
    assert {path.read_text("utf-8") for path in styles} == {"a{order:1}", "a{order:2}"}


def test_somebody_can_let_addresses_go_by_hand(root: Path) -> None:
    workflow = yaml.safe_load((root / ".github/workflows/pages.yml").read_text("utf-8"))
    (trigger,) = (its for key, its in workflow.items() if key in ("on", True))
    assert trigger["workflow_dispatch"]["inputs"]["allow-removed"]["type"] == "boolean"
    (step,) = (step for step in workflow["jobs"]["build"]["steps"] if step.get("id") == "site")
    assert step["with"]["allow-removed"] == "${{ inputs.allow-removed }}"


def _every_file(root: Path) -> list[Path]:
    return sorted([*root.glob(".github/workflows/*.yml"), *root.glob(".github/actions/*/action.yml")])


def test_actions_are_pinned_by_commit_everywhere_alike(root: Path) -> None:
    pins: dict[str, set[str]] = {}
    for file in _every_file(root):
        for name, pin in re.findall(r"uses: ([\w./-]+)@(.*)", file.read_text("utf-8")):
            assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin), (file, name)
            pins.setdefault(name.partition("/cache/")[0] + name.partition("/cache/")[1], set()).add(pin)
    assert pins
    assert all(len(found) == 1 for found in pins.values()), pins


def test_a_job_may_do_no_more_than_it_needs(root: Path) -> None:
    may: dict[str, dict[str, str]] = {}
    for file in root.glob(".github/workflows/*.yml"):
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert workflow["permissions"] == {}
        may |= {f"{file.stem}/{name}": job["permissions"] for name, job in workflow["jobs"].items()}
    assert may == {
        "check/check": {"contents": "read"},
        "pages/build": {"contents": "read", "pages": "read"},
        "pages/deploy": {"pages": "write", "id-token": "write"},
        "tests/tests": {"contents": "read"},
        "tests/manual": {"contents": "read"},
    }


def test_every_python_that_newsgen_is_for_is_tried(root: Path) -> None:
    workflow = yaml.safe_load((root / ".github/workflows/tests.yml").read_text("utf-8"))
    job = workflow["jobs"]["tests"]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert job["strategy"]["matrix"]["python"][0] == project["requires-python"].removeprefix(">=")
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert here in job["strategy"]["matrix"]["python"]
    assert job["steps"][-1] == {"run": ".ci/run"}
    assert os.access(root / ".ci/run", os.X_OK)
    (made,) = [step["run"] for step in workflow["jobs"]["manual"]["steps"] if "run" in step]
    assert made == "make docs"


def test_no_hidden_file_is_lost_on_the_way(root: Path) -> None:
    pages = (root / ".github/workflows/pages.yml").read_text("utf-8")
    assert "upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1" in pages
    check = yaml.safe_load((root / ".github/workflows/check.yml").read_text("utf-8"))
    assert check["jobs"]["check"]["steps"][-1]["with"]["include-hidden-files"] is True


def test_actionlint_finds_nothing(root: Path, actionlint: Callable[[Path], str]) -> None:
    assert "All workflow files passed" in actionlint(root)


def test_actionlint_would_find_something(tmp_path: Path, actionlint: Callable[[Path], str]) -> None:
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/x.yml").write_text(
        "on: push\njobs: {a: {runs-on: ubuntu-24.04, steps: [{run: 'echo ${{ nothing.there }}'}]}}\n", "utf-8"
    )
    assert "nothing" in actionlint(tmp_path)


def test_zizmor_finds_nothing(root: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own files
        [Path(sys.executable).parent / "zizmor", "--offline", "--no-progress", ".github"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_recipes_for_workflows_pass_the_linters(
    root: Path, tmp_path: Path, actionlint: Callable[[Path], str]
) -> None:
    there = tmp_path / ".github/workflows"
    there.mkdir(parents=True)
    (there / "x.yml").write_bytes((root / "docs/recipes/deploy-hook.yml").read_bytes())
    assert "All workflow files passed" in actionlint(tmp_path)


def test_a_site_is_exchanged_in_one_step_on_a_server(root: Path, site: SiteFolder, tmp_path: Path) -> None:
    if shutil.which("rsync") is None:
        needed("rsync")
    site.article("a")
    server = tmp_path / "the server"

    def publish() -> None:
        subprocess.run(  # noqa: S603 - our own script
            ["sh", str(root / "docs/recipes/publish-by-rsync.sh"), str(server)],  # noqa: S607 - the one of the system
            cwd=site.folder,
            env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            check=True,
            capture_output=True,
        )

    publish()
    first = (server / "current").resolve()
    page = server / "current/articles/a/index.html"
    kept = (server / "current/.nojekyll").stat()
    assert "正文" in page.read_text("utf-8")
    site.article("a", body="新文。")
    publish()
    assert "新文" in page.read_text("utf-8")
    assert "正文" in (first / "articles/a/index.html").read_text("utf-8"), "who reads the old site goes on"
    assert (server / "current/.nojekyll").stat().st_ino == kept.st_ino, "what has not changed is not copied"
    publish()
    assert not first.exists()
    assert len(list(server.iterdir())) == 3
