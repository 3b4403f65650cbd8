"""A law over hints: where one says what to write, writing just that takes the problem away.

Over all sites of tests/sites/broken: each problem whose hint has a whole line to write (`title: 甲`), a word
that was meant (did you mean `draft`?), a field to add to an article, or marks to type instead of others.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from newsgen.check.run import CheckOptions, check_site
from newsgen.problems import Message, Problem
from test_broken_sites import BROKEN, NAMES

if TYPE_CHECKING:
    from pathlib import Path

_WRITE = re.compile(r"^write `([^`…]*)`$")
_MEANT = re.compile(r"^(?:did you mean|here it is called) `([^`]*)`\??$")
_FIELD = re.compile(r"`(?P<line>(?!name: value)(?P<key>[a-z_]+): [^`…]+)`")
_TYPE = re.compile(r"; type (?P<right>[^…]+)$")
_AS = re.compile(r"^write it as (?P<right>\S+) or ")


def _told(site: Path) -> set[Problem]:
    found = check_site(CheckOptions(site=site, jobs=1)).findings
    return {finding.problem for finding in found if finding.problem.line}


def _as_many(problem: Problem, told: set[Problem]) -> int:
    place = (problem.path, problem.line, problem.message)
    return sum((each.path, each.line, each.message) == place for each in told)


def _followed(problem: Problem, line: str) -> str | None:
    """Return a line as the hint of its problem wants it; None where the hint has no words for it."""
    hint = Message(problem.hint, problem.values).text()
    if whole := _WRITE.match(hint):
        return line[: len(line) - len(line.lstrip())] + whole[1]
    given = {name: str(value) for name, value in problem.values}
    if (marks := _TYPE.search(hint)) and given.get("markup", "") in line:
        return line.replace(given["markup"], marks["right"], 1)
    if (as_is := _AS.match(hint)) and given.get("value", "") in line:
        return line.replace(given["value"], as_is["right"], 1)
    if (field := _FIELD.search(hint)) and problem.path.endswith(".md"):
        is_it = re.match(rf"{field['key']}\s*:", line) or problem.message == "unknown field `{key}`"
        indent = line[: len(line) - len(line.lstrip())]
        return field["line"] if is_it else f"{line}\n{indent}{field['line']}"
    meant = _MEANT.match(hint)
    values = [str(value) for name, value in problem.values if name not in ("close", "file", "known", "name")]
    typed = next((value for value in sorted(values, key=len, reverse=True) if value and value in line), None)
    return line.replace(typed, meant[1], 1) if meant and typed else None


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.slow] if at % 4 else []) for at, name in enumerate(NAMES)],
)
def test_writing_what_a_hint_says_takes_the_problem_away(name: str, tmp_path: Path) -> None:
    site = shutil.copytree(BROKEN / name, tmp_path / "site")
    tried = 0
    told = _told(site)
    for problem in sorted(told, key=lambda each: (each.path, each.line)):
        path = site / problem.path
        lines = path.read_text("utf-8").split("\n")
        new = _followed(problem, lines[problem.line - 1])
        if new is None:
            continue
        tried += 1
        before = lines[problem.line - 1]
        path.write_text("\n".join([*lines[: problem.line - 1], new, *lines[problem.line :]]), "utf-8")
        # Of several in one line, one is gone.
        assert _as_many(problem, _told(site)) < _as_many(problem, told), (before, new)
        path.write_text("\n".join(lines), "utf-8")
    if not tried:
        pytest.skip("no hint of this site has a line to write")


def test_the_hint_for_marks_of_variants_works(tmp_path: Path) -> None:
    site = shutil.copytree(BROKEN / "title-missing", tmp_path / "site")
    article = next((site / "content/articles").rglob("*.md"))
    head = "---\ntitle: 標題\ndate: 2026-01-02\nsource: 示例報\n---\n"
    article.write_text(f"{head}寫法 -{{ 如此。\n", "utf-8")
    [told] = [each for each in _told(site) if each.line == 6]
    shown = re.findall(r"`([^`]*)`", Message(told.hint, told.values).text())
    assert shown == ["-{zh-Hans:软件; zh-Hant:軟體}-", "-{原樣}-", "-\\{"]
    for right in shown:
        article.write_text(f"{head}寫法 {right} 如此。\n", "utf-8")
        assert not [each for each in _told(site) if each.line == 6], right
