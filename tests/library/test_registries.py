"""What a newsroom fixes once: sources, names, regions, words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newsgen.config import read_config
from newsgen.library import Registries, read_registries
from newsgen.model import Forms
from newsgen.problems import Report

if TYPE_CHECKING:
    from conftest import SiteFolder

_NAME = "{zh-Hant: 甲, zh-Hans: 甲}"


def _read(site: SiteFolder) -> tuple[Registries, list[str]]:
    config = read_config(site.folder, Report("newsgen.yaml"))
    assert config is not None
    registries, problems = read_registries(site.folder, config)
    return registries, [problem.text() for problem in problems]


def _place(said: str) -> tuple[int, int]:
    name, line = said.split(":")[:2]
    return [f"content/{kind}.yaml" for kind in ("sources", "names", "regions")].index(name), int(line)


def test_the_registries_of_a_site_are_typed(site: SiteFolder) -> None:
    site.write("content/names.yaml", "- {zh-Hans: 余承东, zh-Hant: 余承東, kind: person}\n")
    registries, said = _read(site)
    assert said == []
    assert list(registries.sources) == ["watch", "daily", "institute"]
    licence = registries.sources["institute"].licence
    assert licence is not None
    assert (licence.id, licence.valid_from, licence.expires) == ("L-1", date(2025, 1, 1), date(2027, 12, 31))
    assert registries.regions["ganjiang"].parent == "jiangxi"
    assert registries.names[0].forms.of("zh-Hant") == "余承東"
    assert registries.strings["home"].of("zh-Hans") == "首页"


def test_a_site_needs_no_registry_but_its_operator(site: SiteFolder) -> None:
    for name in ("sources", "regions"):
        (site.folder / f"content/{name}.yaml").unlink()
    registries, said = _read(site)
    assert (registries.sources, registries.names, registries.regions) == ({}, (), {})
    assert said == [
        "newsgen.yaml:5: the operator `watch` is not in content/sources.yaml\n    operator: watch\n"
        "  hint: add it there"
    ]


def test_a_slip_in_the_operator_has_a_suggestion(site: SiteFolder) -> None:
    site.write("content/sources.yaml", f"wacth:\n  name: {_NAME}\n")
    _, said = _read(site)
    assert said[0].endswith("hint: did you mean `wacth`?")


@pytest.mark.parametrize("bad", ["Daily", "江西日報", "a b", "a_b", "-a"])
def test_an_id_has_small_letters_digits_and_hyphens(site: SiteFolder, bad: str) -> None:
    site.write("content/sources.yaml", f"watch:\n  name: {_NAME}\n{bad}:\n  name: {_NAME}\n")
    registries, said = _read(site)
    assert list(registries.sources) == ["watch"]
    assert said == [
        f"content/sources.yaml:3: an id has small letters, digits and hyphens only, not `{bad}`\n    {bad}:"
        "\n  hint: for example `daily-news`; at most 80 of them"
    ]


def test_an_entry_has_fields(site: SiteFolder) -> None:
    site.write("content/regions.yaml", "jiangxi: 江西\nnanchang:\n")
    registries, said = _read(site)
    assert registries.regions == {}
    assert [text.split("\n")[0] for text in said] == [
        "content/regions.yaml:1: `jiangxi` has fields of its own, such as `name`",
        "content/regions.yaml:2: `nanchang` has fields of its own, such as `name`",
    ]


def test_every_problem_of_every_registry_is_in_one_report_at_its_line(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        f"watch:\n  name: {_NAME}\n  knid: operator\n"
        "a:\n  name: {zh-Hant: 乙}\n"
        "b:\n  name: 丙\n  kind: blog\n  homepage: b.example\n"
        "c:\n  name: 丁\n  licence:\n    id: L\n    editions: [zh-Hnas]\n    expires: 2025-02-30\n",
    )
    site.write(
        "content/names.yaml",
        "- {zh-Hans: 甲, zh-Hant: 甲}\n- {zh-Hans: 乙}\n- 丙\n- {zh-Hans: 丁, zh-Hant: 丁, kind: robot}\n",
    )
    site.write(
        "content/regions.yaml",
        f"a:\n  name: {_NAME}\n  adcodes: ['36011', 36011x]\nb:\n  aliases: [乙]\n  kind: planet\n",
    )
    _, said = _read(site)
    assert sorted((text.split("\n")[0] for text in said), key=_place) == [
        "content/sources.yaml:3: unknown field `knid`",
        "content/sources.yaml:5: `name` has no form for zh-Hans",
        "content/sources.yaml:8: `blog` is not a value of `kind`",
        "content/sources.yaml:9: `b.example` in `homepage` is not a web address",
        "content/sources.yaml:14: `zh-Hnas` is not an edition",
        "content/sources.yaml:15: there is no 2025-02-30: that month has 28 days",
        "content/names.yaml:2: this name has no form for zh-Hant",
        "content/names.yaml:3: an entry has a form for each edition",
        "content/names.yaml:4: `robot` is not a value of `kind`",
        "content/regions.yaml:3: `36011` is not a code of GB/T 2260",
        "content/regions.yaml:3: `36011x` is not a code of GB/T 2260",
        "content/regions.yaml:4: `name` is missing",
        "content/regions.yaml:6: `planet` is not a value of `kind`",
    ]


def test_a_licence_without_an_id_is_refused(site: SiteFolder) -> None:
    site.write("content/sources.yaml", f"watch:\n  name: {_NAME}\n  licence: {{scope: web}}\n")
    _, said = _read(site)
    assert said[0].startswith("content/sources.yaml:3: `id` is missing")


def test_spellings_of_a_label_are_folded_to_one(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        "watch:\n  name: {zh-Hant: 國際在線ＡＢＣ, zh-Hans: 国际在线ABC}\n  third_party_labels: [網友投稿]\n",
    )
    registries, _ = _read(site)
    assert registries.source_labels["国际在线ABC"] == (("watch", False),)
    assert registries.source_labels["网友投稿"] == (("watch", True),)
    assert registries.source_labels["watch"] == (("watch", False),)


def test_a_label_of_two_sources_has_both_as_candidates(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        f"watch:\n  name: {_NAME}\na:\n  name: 日報\nb:\n  name: 晚報\n  aliases: [日报]\n",
    )
    registries, said = _read(site)
    assert registries.source_labels["日报"] == (("a", False), ("b", False))
    assert said == [
        "content/sources.yaml:5: warning: the label `日报` belongs to several sources: a, b\n    b:\n"
        "  hint: articles cannot name it; leave it to one of them"
    ]


def test_a_label_twice_in_one_source_is_no_warning(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        f"watch:\n  name: {_NAME}\na:\n  name: {{zh-Hant: 日報, zh-Hans: 日报}}\n  aliases: [日報, ａ]\n",
    )
    registries, said = _read(site)
    assert said == []
    assert registries.source_labels["日报"] == registries.source_labels["a"] == (("a", False),)


def test_two_regions_cannot_share_a_label(site: SiteFolder) -> None:
    site.write(
        "content/regions.yaml",
        "a:\n  name: 贛江新區\nb:\n  name: {zh-Hant: 乙, zh-Hans: 乙}\n  aliases: [赣江新区]\n",
    )
    registries, said = _read(site)
    assert registries.region_labels["赣江新区"] == "a"
    assert said == [
        "content/regions.yaml:3: `赣江新区` belongs to two regions: `a` and `b`\n    b:\n"
        "  hint: give one of them another name"
    ]


def test_a_parent_must_be_a_region(site: SiteFolder) -> None:
    site.write(
        "content/regions.yaml",
        "jiangxi:\n  name: 江西\na:\n  name: 甲\n  parent: jiangxxi\nb:\n  name: 乙\n  parent: mars\n",
    )
    _, said = _read(site)
    assert said == [
        "content/regions.yaml:5: the parent `jiangxxi` of `a` is not a region\n    parent: jiangxxi\n"
        "  hint: did you mean `jiangxi`?",
        "content/regions.yaml:8: the parent `mars` of `b` is not a region\n    parent: mars\n"
        "  hint: add it to this file",
    ]


@pytest.mark.parametrize(
    ("parents", "circle"),
    [
        ({"a": "a"}, ["a → a"]),
        ({"a": "b", "b": "a"}, ["a → b → a"]),
        ({"a": "b", "b": "c", "c": "a", "d": "a"}, ["a → b → c → a"]),
        ({"a": "b", "b": "c", "c": ""}, []),
    ],
)
def test_no_region_lies_in_itself(site: SiteFolder, parents: dict[str, str], circle: list[str]) -> None:
    site.write(
        "content/regions.yaml",
        "".join(f"{key}:\n  name: 區{key}\n  parent: {parent}\n" for key, parent in parents.items()),
    )
    _, said = _read(site)
    ways = [text.split("\n")[0].split(" lies in itself: ")[1] for text in said]
    assert ways == circle


def test_a_registry_that_is_not_utf8_is_named(site: SiteFolder) -> None:
    text = "ganjiang:\n  name: {zh-Hant: 赣江新区, zh-Hans: 赣江新区产业投资}\n" * 9
    (site.folder / "content/regions.yaml").write_bytes(text.encode("gb18030"))
    _, said = _read(site)
    assert said[0].startswith("content/regions.yaml: this file is not UTF-8; it seems to be GB18030")


def test_a_word_of_the_theme_is_replaced_for_one_edition(site: SiteFolder) -> None:
    before, _ = _read(site)
    site.write("content/strings.yaml", "home: {zh-Hans: 封面}\nlatest: 最新\n")
    registries, said = _read(site)
    assert said == []
    assert registries.strings["home"].of("zh-Hans") == "封面"
    assert registries.strings["home"].of("zh-Hant") == before.strings["home"].of("zh-Hant")
    assert registries.strings["latest"] == Forms(everywhere="最新")
    assert registries.strings["archive"] == before.strings["archive"]


def test_an_override_must_name_a_word_of_the_theme(site: SiteFolder) -> None:
    site.write("content/strings.yaml", "# ours\nhoome: 封面\nzzzzzz: x\n")
    _, said = _read(site)
    assert said == [
        "content/strings.yaml:2: the theme has no word `hoome`\n    hoome: 封面\n"
        "  hint: did you mean `home`?",
        "content/strings.yaml:3: the theme has no word `zzzzzz`\n    zzzzzz: x",
    ]


@pytest.mark.parametrize(
    ("text", "name", "allowed"),
    [
        ("source_licensed: 經{sauce}授權", "{sauce}", "{source}"),
        ("home: 首頁{x}", "{x}", "none"),
        ("archive_year: '{}年'", "{}", "{year}"),
        ("archive_year: '{year!r}年'", "{year!r}", "{year}"),
        ("archive_year: '{year:>5}年'", "{year:>5}", "{year}"),
        ("archive_year: '{year.foo}年'", "{year.foo}", "{year}"),
    ],
)
def test_an_override_has_only_the_placeholders_of_the_word(
    site: SiteFolder, text: str, name: str, allowed: str
) -> None:
    site.write("content/strings.yaml", f"{text}\n")
    _, said = _read(site)
    key = text.split(":")[0]
    assert said[0].startswith(f"content/strings.yaml:1: `{key}` cannot have the placeholder {name}")
    assert allowed in said[0].rsplit("hint:", 1)[1]


def test_a_single_brace_in_an_override_is_refused(site: SiteFolder) -> None:
    site.write("content/strings.yaml", "home: '首頁{'\n")
    _, said = _read(site)
    assert said == [
        "content/strings.yaml:1: a brace in `home` has no partner\n    home: '首頁{'\n"
        "  hint: double a brace that is to be shown: {{ or }}"
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{year!z}年",
        "{year:%Q}年",
        "{year:{year}}年",
        "{year!}年",
        "{year.foo}年",
        "{year[0]}年",
        "{{year}}年",
        "}年",
    ],
)
def test_an_accepted_override_can_be_filled(site: SiteFolder, form: str) -> None:
    site.write("content/strings.yaml", f"archive_year: '{form}'\n")
    registries, said = _read(site)
    if not said:
        assert registries.strings["archive_year"].of("zh-Hans").format(year=2026)


def test_the_theme_has_every_word_in_every_edition(site: SiteFolder) -> None:
    registries, _ = _read(site)
    for key, forms in registries.strings.items():
        for edition in ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"):
            assert forms.of(edition), key


def test_a_name_that_an_earlier_line_has_in_another_form_is_told(site: SiteFolder) -> None:
    site.write(
        "content/names.yaml",
        "- {zh-Hans: 余承东, zh-Hant: 余承東, kind: person}\n"
        "- {zh-Hans: 国际在线, zh-Hant: 國際在線, kind: brand}\n"
        "- {zh-Hans: 余承东, zh-Hant: 俞承東, kind: person}\n"
        "- {zh-Hans: 国际在线, zh-Hant: 國際在線, kind: brand}\n"
        "- {zh-Hans: 保存, zh-Hant: 儲存}\n"
        "- {zh-Hans: 保存, zh-Hant: 存檔}\n",
    )
    _, said = _read(site)
    assert said == [
        "content/names.yaml:3: notice: `余承东` is `余承東` in zh-Hant, as line 1 has it, and not `俞承東`\n"
        "    - {zh-Hans: 余承东, zh-Hant: 俞承東, kind: person}\n"
        "  hint: keep one of the two; where both are right, write -{…}- around the one in the text"
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "{zh-Hans: 後台, zh-Hant: 后台}",
            "the forms are exchanged: `後台` is Traditional, and `后台` Simplified",
        ),
        ("{zh-Hans: 余承東, zh-Hant: 余承东, kind: person}", "the forms are exchanged"),
        ("{zh-Hans: 投, zh-Hant: 頭}", "`投` would become `頭` in every word that has it"),
        ("{zh-Hans: 台, zh-Hant: 臺}", ""),
        ("{zh-Hans: 软件, zh-Hant: 軟體}", ""),
        ("{zh-Hans: 凌志, zh-Hant: 凌志}", ""),
        ("{zh-Hans: 后稷, zh-Hant: 后稷}", ""),
        ("{zh-Hans: 信息, zh-Hant: 資訊}", ""),
        ("{zh-Hans: ABC 集团, zh-Hant: ABC 集團}", ""),
    ],
)
def test_forms_that_nobody_can_have_meant_are_told(site: SiteFolder, entry: str, said: str) -> None:
    site.write("content/names.yaml", f"- {entry}\n")
    registries, found = _read(site)
    assert len(registries.names) == 1
    assert len(found) == bool(said)
    assert all(each.startswith(f"content/names.yaml:1: warning: {said}") for each in found)
