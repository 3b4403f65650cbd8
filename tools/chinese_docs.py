"""What the Chinese documentation has from elsewhere, so that it is said once.

Between the marks of docs/site's pages: tables of fields, as the program reads by them, in the words of its
messages; problems, as a build tells them of the sites in tests/sites/broken. The words of Taiwan that have
another form on the mainland, for the manual's own conversion. The README in Simplified Chinese, of the one in
Traditional Chinese.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from field_tables import TABLES
from newsgen.cli import main as newsgen
from newsgen.init.own_text import MAINLAND_WORDS, own_text
from newsgen.messages import translation
from newsgen.yamlfile.table import Field, Kind

HOUSE = Path(__file__).parents[1]
PAGES = "docs/site/content/pages"
NAMES = "docs/site/content/names.yaml"
README = "README.zh-Hant.md"
README_SIMPLIFIED = "README.zh-Hans.md"

_MARKED = re.compile(r"(<!-- (?P<what>fields|problem): (?P<name>\S+) -->\n\n).*?(<!-- end -->)", re.DOTALL)
_KINDS = {
    Kind.WORDS: "清單",
    Kind.DATE: "日期",
    Kind.URL: "網址",
    Kind.YES_NO: "`yes` 或 `no`",
    Kind.NUMBER: "數字",
    Kind.FORMS: "可以分版本寫",
    Kind.CLAUSES: "可以分版本寫的清單",
}
# When the broken sites are built: after the dates of their articles, like any moment from then on.
_MOMENT = "2026-06-30T12:00:00+08:00"
_say: Callable[[str], str] = translation("zh-Hant").gettext


def made_files(house: Path) -> dict[str, str]:
    """Return the text of every file that has something from elsewhere, by its path in the repository."""
    made = {
        path.relative_to(house).as_posix(): _MARKED.sub(_filled, path.read_text(encoding="utf-8"))
        for path in sorted((house / PAGES).glob("*.md"))
    }
    made[NAMES] = _names()
    made[README_SIMPLIFIED] = _simplified((house / README).read_text(encoding="utf-8"))
    return made


def _filled(found: re.Match[str]) -> str:
    fill = _table if found["what"] == "fields" else _problem
    return f"{found[1]}{fill(found['name'])}\n{found[4]}"


def _table(name: str) -> str:
    """Return a table; only articles may have their fields' names in Chinese."""
    if name != "article":
        plain = (f"| `{row.name}` | {_what(row)} |\n" for row in TABLES[name].values())
        return "".join(["| 欄位 | 說明 |\n| --- | --- |\n", *plain])
    rows = (
        f"| `{row.name}` | {' '.join(f'`{word}`' for word in row.spellings)} | {_what(row)} |\n"
        for row in TABLES[name].values()
    )
    return "".join(["| 欄位 | 中文名稱 | 說明 |\n| --- | --- | --- |\n", *rows])


def _what(row: Field) -> str:
    return "；".join(_parts(row)).replace("|", r"\|")


def _parts(row: Field) -> Iterator[str]:
    yield _say(row.sentence)
    if row.required:
        yield "必填"
    if row.choices:
        choices = "、".join(f"`{choice}`" for choice in row.choices)
        yield f"清單，可以填 {choices}" if row.kind is Kind.WORDS else f"可以填 {choices}"
    elif row.kind in _KINDS:
        yield _KINDS[row.kind]
    if row.fields:
        yield "裡面有 " + "、".join(f"`{inner.name}`（{_what(inner)}）" for inner in row.fields.values())
    if row.default:
        yield f"不填就是 `{row.default}`"


def _problem(name: str) -> str:
    """Return the first problem that a build tells of a broken site, as a quotation."""
    said = StringIO()
    with TemporaryDirectory() as folder, redirect_stderr(said):
        site = shutil.copytree(HOUSE / "tests/sites/broken" / name, Path(folder) / "site")
        options = ("--site", str(site), "--output", f"{folder}/public", "--now", _MOMENT, "--jobs", "1")
        newsgen(["--lang", "zh-Hant", "build", *options])
    first, *more = said.getvalue().splitlines()
    place, _, message = first.partition(": ")
    shown = [f"`{place}`：{message}"]
    for line in more:
        if line.startswith("    "):
            shown.append(f"`{line.strip()}`" if "`" not in line else f"`` {line.strip()} ``")
        elif line.startswith("  "):
            shown.append(line.strip())
        else:
            break
    return "".join(f"> {line}\\\n" for line in shown)[:-2] + "\n"


def _names() -> str:
    words = "".join(
        f"- {{zh-Hant: {given}, zh-Hans: {made}}}\n" for given, made in sorted(MAINLAND_WORDS.items())
    )
    return f"# `make docs` 寫的：程式用語在兩岸不同的說法，來自 src/newsgen/init/own_text.py。\n{words}"


def _simplified(text: str) -> str:
    return own_text(text, "zh-Hans")


def main() -> int:
    """Write them all; return 0."""
    for path, text in made_files(HOUSE).items():
        (HOUSE / path).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
