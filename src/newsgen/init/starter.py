"""The files of a new site: templates below `starter/`, in Traditional Chinese -> their texts.

`starter/site` is what every site has; what stands in `starter/examples` is added to it, a file of the same
path at the end of the other. The workflows are those of newsgen's own sample newsroom, as they stand.
A name that begins with `dot_` is that of a hidden file. Of what stands in a text, `§{word}` is filled in,
`§{forms:…}` is a name in the form of each edition, and `-{ }-` has a form for each script; all else is
converted to the newsroom's script as our own articles are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from newsgen.article_file.slugs import slug_of
from newsgen.editions.name_forms import name_forms
from newsgen.hanzi import pieces
from newsgen.init.new_site import NewSite
from newsgen.init.own_text import own_text
from newsgen.yamlfile.write import flow_mapping, scalar

_FOLDER = Path(__file__).parent / "starter"
_PACKED = Path(__file__).parent / "github"
_GITHUB = (
    _PACKED if _PACKED.is_dir() else Path(__file__).parents[3] / ".github"
)  # in the wheel, in the checkout
_WORKFLOWS = ("actions/newsgen/action.yml", "workflows/check.yml", "workflows/pages.yml", "zizmor.yml")
_HOLE = re.compile(r"§\{(\w+)(?::([^}]*))?\}")
_REQUIREMENT_MISSING = """\
# 這裡還缺一行：從哪裡安裝 newsgen。它不在任何套件索引上，建立這個網站的電腦是從自己的資料夾安裝的，別的電腦
# 找不到。寫它的倉庫，或把它的安裝檔（.whl）放進 wheels/，例如下面兩行中的一行（去掉 # 號，換成真的位置）：
# newsgen[cards] @ git+https://git.example/newsgen.git@v0.1.0
# ./wheels/newsgen-0.1.0-py3-none-any.whl[cards]"""
_ZONES = {"zh-Hant-TW": "Asia/Taipei", "zh-Hant-HK": "Asia/Hong_Kong"}


def starter_files(wanted: NewSite, today: date) -> dict[str, str]:
    """Return the text of each file of a new site, by its path in the site's folder."""
    writer = _Writer(wanted, today)
    texts = {f".github/{path}": (_GITHUB / path).read_text(encoding="utf-8") for path in _WORKFLOWS}
    for part in ("site",) if wanted.minimal else ("site", "examples"):
        for file in sorted((_FOLDER / part).rglob("*")):
            if file.is_file():
                path = file.relative_to(_FOLDER / part).as_posix().replace("dot_", ".")
                texts[path] = texts.get(path, "") + writer.text(file.read_text(encoding="utf-8"))
    return texts


class _Writer:
    def __init__(self, wanted: NewSite, today: date) -> None:
        self._wanted = wanted
        self._today = today

    def text(self, template: str) -> str:
        """Return a template in the newsroom's script, filled in."""
        parts = []
        done = 0
        for hole in _HOLE.finditer(template):
            parts.append(self._own(template[done : hole.start()]))
            parts.append(self._forms(hole[2]) if hole[2] else self._words[hole[1]])
            done = hole.end()
        return "".join([*parts, self._own(template[done:])])

    def _own(self, text: str) -> str:
        """Return a text of ours in the newsroom's script, with its region's words."""
        edition = self._wanted.edition
        shown = (
            own_text(part, edition) if isinstance(part, str) else part.shown(edition) for part in pieces(text)
        )
        return "".join(shown)

    def _by_script(self, name: str) -> dict[str, str]:
        return name_forms(name, self._wanted.editions)

    def _forms(self, name: str) -> str:
        forms = self._by_script(name)
        return scalar(name) if set(forms.values()) == {name} else flow_mapping(forms)

    @cached_property
    def _words(self) -> Mapping[str, str]:
        wanted, edition = self._wanted, self._wanted.edition
        return {
            "title": self._forms(wanted.title),
            "operator": self._forms(wanted.operator),
            "name_forms": flow_mapping(self._by_script(wanted.operator))[1:-1],
            "title_here": self._by_script(wanted.title)[edition],
            "operator_here": self._by_script(wanted.operator)[edition],
            "operator_label": scalar(self._by_script(wanted.operator)[edition]),
            "operator_id": slug_of(wanted.operator, "operator"),
            "base_url": scalar(wanted.base_url),
            "editions": ", ".join(wanted.editions),
            "timezone": _ZONES.get(edition, "Asia/Shanghai"),
            # An article of today would be one to come, for whoever makes a site in the morning.
            "yesterday": (self._today - timedelta(days=1)).isoformat(),
            "next_year": str(self._today.year + 1),
            "requirement": wanted.requirement.line or self._own(_REQUIREMENT_MISSING),
        }
