"""The questions of docs/records.md, asked of the sample newsroom."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from newsgen.data import data_rows
from newsgen.pipeline import BuildOptions, clock
from newsgen.render import sqlite_file

_ASKED = re.compile(r"```sql\n(?P<question>.*?)```\n\n```\n(?P<answer>.*?)```", re.DOTALL)


def test_the_sample_newsroom_answers_as_the_page_says(root: Path, tmp_path: Path) -> None:
    options = BuildOptions(site=root, output=tmp_path / "public", jobs=1, now=clock())
    found, problems = data_rows(options, "")
    assert [problem.text() for problem in problems] == []
    file = tmp_path / "records.sqlite"
    file.write_bytes(sqlite_file(row.values() for row in found))
    asked = list(_ASKED.finditer((root / "docs/records.md").read_text("utf-8")))
    assert len(asked) == 5
    database = sqlite3.connect(file)
    for match in asked:
        rows = database.execute(match["question"]).fetchall()
        answer = "".join(" | ".join(map(str, row)) + "\n" for row in rows)
        assert answer == match["answer"], match["question"]
    database.close()
    projects = [row for row in found if row["kind"] == "project"]
    assert len(found) >= 30
    assert len({row["region"] for row in projects}) >= 5
    assert len({row["industry"] for row in projects}) >= 6
