"""newsgen.yaml."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsgen.config import Config, Contact, Filing, HomeBlock, HomePage, Section, Typography, read_config
from newsgen.model import Forms
from newsgen.problems import Report

_RIGHT = {
    "title": "贛江",
    "base_url": "https://news.example/",
    "timezone": "Asia/Shanghai",
    "editions": "[zh-Hant, zh-Hans]",
    "operator": "watch",
}


def _read(folder: Path, **fields: str) -> tuple[Config, list[str]]:
    text = "".join(f"{key}: {value}\n" for key, value in (_RIGHT | fields).items() if value)
    (folder / "newsgen.yaml").write_text(text, encoding="utf-8")
    report = Report("newsgen.yaml")
    config = read_config(folder, report)
    assert config is not None
    return config, [problem.text() for problem in report.problems]


def test_a_full_configuration_is_read(tmp_path: Path) -> None:
    config, said = _read(
        tmp_path,
        title="{zh-Hant: 贛江, zh-Hans: 赣江}",
        description="一句話",
        page_size="5",
        feed_size="7",
        sections="\n  - {id: policy, name: {zh-Hant: 政策, zh-Hans: 政策}}",
        contact="{email: a@b.example, phone: 002-1, address: 南昌}",
        filings="{news_service: 36120170001, icp: 赣ICP备12345678号-1}",
        typography="{quotes: no, punctuation: 否, units: no, emphasis: dots}",
    )
    assert said == []
    assert config == Config(
        title=Forms((("zh-Hans", "赣江"), ("zh-Hant", "贛江"))),
        description=Forms(everywhere="一句話"),
        base_url="https://news.example/",
        timezone=ZoneInfo("Asia/Shanghai"),
        editions=("zh-Hant", "zh-Hans"),
        operator="watch",
        sections=(Section("policy", Forms((("zh-Hans", "政策"), ("zh-Hant", "政策")))),),
        contact=Contact("a@b.example", "002-1", Forms(everywhere="南昌")),
        filings=(Filing("icp", "赣ICP备12345678号-1"), Filing("news_service", "36120170001")),
        page_size=5,
        feed_size=7,
        home=HomePage(blocks=(HomeBlock("section", "policy"),)),
        typography=Typography(quotes=False, punctuation=False, emphasis="dots", units=False),
        operator_line=5,
    )


def test_what_is_optional_has_a_default(tmp_path: Path) -> None:
    config, said = _read(tmp_path)
    assert said == []
    assert (config.page_size, config.feed_size, config.sections, config.filings) == (20, 20, (), ())
    assert config.contact == Contact()
    assert config.typography == Typography(quotes=True, punctuation=True, emphasis="bold", units=True)
    assert config.description.of("zh-Hans") == ""
    assert config.default_edition == "zh-Hant"


def test_no_configuration_is_a_problem(tmp_path: Path) -> None:
    report = Report("newsgen.yaml")
    assert read_config(tmp_path, report) is None
    assert [problem.message for problem in report.problems] == ["this file is missing"]


def test_a_configuration_that_is_a_list_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "newsgen.yaml").write_text("- a\n", encoding="utf-8")
    report = Report("newsgen.yaml")
    assert read_config(tmp_path, report) is None
    assert [problem.line for problem in report.problems] == [1]


@pytest.mark.parametrize("name", ["title", "base_url", "timezone", "operator"])
def test_what_is_required_is_missed(tmp_path: Path, name: str) -> None:
    _, said = _read(tmp_path, **{name: ""})
    assert said == [said[0]]
    assert f"`{name}` is missing" in said[0]


@pytest.mark.parametrize("name", ["title", "timezone", "operator"])
def test_an_empty_field_is_told_from_a_missing_one(tmp_path: Path, name: str) -> None:
    _, said = _read(tmp_path, **{name: " "})
    assert [f"`{name}` is empty" in text for text in said] == [True]


def test_an_empty_base_url_is_a_problem(tmp_path: Path) -> None:
    _, said = _read(tmp_path, base_url=" ")
    assert [text for text in said if "base_url" in text]


@pytest.mark.parametrize(
    ("typed", "read", "path"),
    [
        ("https://a.example", "https://a.example/", "/"),
        ("https://a.example/b", "https://a.example/b/", "/b/"),
        ("http://a.example:8000/b/c/", "http://a.example:8000/b/c/", "/b/c/"),
    ],
)
def test_the_base_url_ends_with_a_slash(tmp_path: Path, typed: str, read: str, path: str) -> None:
    config, said = _read(tmp_path, base_url=typed)
    assert said == []
    assert (config.base_url, config.base_path) == (read, path)


@pytest.mark.parametrize("typed", ["https://media.example]", "https://[::1/"])
def test_a_base_url_with_odd_brackets_is_a_problem(tmp_path: Path, typed: str) -> None:
    config, said = _read(tmp_path, base_url=typed)
    assert config is not None
    assert config.base_path == "/"
    assert [text for text in said if "cannot be the address of a site" in text]


def test_a_base_url_from_outside_replaces_the_one_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "newsgen.yaml").write_text(
        "".join(f"{key}: {value}\n" for key, value in _RIGHT.items()), encoding="utf-8"
    )
    report = Report("newsgen.yaml")
    config = read_config(tmp_path, report, "https://org.example/REPO")
    assert config is not None
    assert config.base_url == "https://org.example/REPO/"
    assert report.problems == ()


@pytest.mark.parametrize(
    "typed",
    ["news.example", "ftp://a.example/", "https://", "https://a.example/?x=1", "https://a.example/#x"],
)
def test_an_address_that_no_site_can_have_is_refused(tmp_path: Path, typed: str) -> None:
    _, said = _read(tmp_path, base_url=f"'{typed}'")
    assert len(said) == 1
    assert f"`{typed}`" in said[0]


@pytest.mark.parametrize("typed", ["Asia/Shangai", "CST", "+08:00"])
def test_an_unknown_time_zone_is_refused(tmp_path: Path, typed: str) -> None:
    _, said = _read(tmp_path, timezone=f"'{typed}'")
    assert said[0].startswith(f"newsgen.yaml:3: `{typed}` is not a time zone")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        *((typed, "Asia/Shanghai") for typed in ("UTC+8", "GMT+08:00", "+0800", "北京時間", "Asia/Beijing")),
        ("台北", "Asia/Taipei"),
        ("香港时间", "Asia/Hong_Kong"),
        ("Macao", "Asia/Macau"),
    ],
)
def test_a_time_zone_as_people_call_it_is_told_its_name(tmp_path: Path, typed: str, zone: str) -> None:
    _, said = _read(tmp_path, timezone=f"'{typed}'")
    assert f"did you mean `{zone}`?" in said[0]


def test_a_slip_in_a_time_zone_has_a_suggestion(tmp_path: Path) -> None:
    _, said = _read(tmp_path, timezone="Asia/Shangai")
    assert said[0].endswith("hint: did you mean `Asia/Shanghai`?")


@pytest.mark.parametrize("typed", ["zh-hans", "ZH-HANS", "zh-Hans"])
def test_an_edition_is_known_in_any_letter_case(tmp_path: Path, typed: str) -> None:
    config, said = _read(tmp_path, editions=f"[{typed}]")
    assert said == []
    assert config.editions == ("zh-Hans",)


@pytest.mark.parametrize(
    ("typed", "hint"), [("zh-Hnas", "did you mean `zh-Hans`?"), ("en", "one of: zh-Hans, zh-Hant")]
)
def test_an_unknown_edition_is_refused(tmp_path: Path, typed: str, hint: str) -> None:
    _, said = _read(tmp_path, editions=f"[{typed}]")
    assert f"`{typed}` is not an edition" in said[0]
    assert hint in said[0]


def test_an_edition_named_twice_is_one(tmp_path: Path) -> None:
    config, _ = _read(tmp_path, editions="[zh-Hans, zh-hans]")
    assert config.editions == ("zh-Hans",)


def test_a_form_per_edition_must_cover_the_editions(tmp_path: Path) -> None:
    _, said = _read(tmp_path, title="{zh-Hant: 贛江}")
    assert said == [
        "newsgen.yaml:1: `title` has no form for zh-Hans\n    title: {zh-Hant: 贛江}\n"
        "  hint: add `zh-Hans: …` to it"
    ]


def test_a_form_of_the_same_script_covers_an_edition(tmp_path: Path) -> None:
    config, said = _read(tmp_path, title="{zh-Hant-TW: 贛江}", editions="[zh-Hant-HK]")
    assert said == []
    assert config.title.of("zh-Hant-HK") == "贛江"


def test_a_text_is_no_list(tmp_path: Path) -> None:
    _, said = _read(tmp_path, title="[a, b]")
    assert "`title` is a text, or a text per edition" in said[0]


def test_an_unknown_edition_among_forms_is_refused(tmp_path: Path) -> None:
    _, said = _read(tmp_path, title="{zh-Hant: a, zh-Hans: b, zh-Hnas: c}")
    assert "unknown field `zh-Hnas`" in said[0]


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "many", "１２", "99999999999"])
def test_a_size_is_a_whole_number(tmp_path: Path, value: str) -> None:
    config, said = _read(tmp_path, page_size=value)
    assert config.page_size == 20
    assert f"not `{value}`" in said[0]


@pytest.mark.parametrize("section_id", ["Policy", "a b", "政策", "-a", "a--b", "a/b"])
def test_an_id_of_a_section_is_fit_for_an_address(tmp_path: Path, section_id: str) -> None:
    config, said = _read(tmp_path, sections=f"[{{id: '{section_id}', name: x}}]")
    assert config.sections == ()
    assert "small letters, digits and hyphens only" in said[0]


def test_two_sections_cannot_share_an_id(tmp_path: Path) -> None:
    config, said = _read(tmp_path, sections="\n- {id: a, name: x}\n- {id: a, name: y}")
    assert [section.name.everywhere for section in config.sections] == ["x"]
    assert said == ["newsgen.yaml:8: two sections have the id `a`\n    - {id: a, name: y}"]


def test_unknown_fields_are_refused_at_every_depth(tmp_path: Path) -> None:
    _, said = _read(
        tmp_path,
        tilte="x",
        contact="{emial: a}",
        filings="{icpp: b}",
        sections="[{id: a, name: b, color: c}]",
    )
    found = sorted(text.split("`")[1] for text in said)
    assert found == ["color", "emial", "icpp", "tilte"]
    assert "did you mean `title`?" in "".join(said)


@pytest.mark.parametrize(("typed", "told"), [("desk at example", True), ("desk@example.org", False)])
def test_what_nobody_can_write_to_is_told(tmp_path: Path, typed: str, told: bool) -> None:
    _, said = _read(tmp_path, contact=f"{{email: {typed}}}")
    assert len(said) == told
    assert all(f"`{typed}` is no address for mail" in line for line in said)
