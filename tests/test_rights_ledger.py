"""`newsgen rights`: what is claimed of each article, why, and what needs a look."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import fields

from newsgen.cli import main
from newsgen.pipeline import BuildOptions, clock
from newsgen.problems import BuildFailed
from newsgen.rights_ledger import LedgerEntry, rights_ledger

if TYPE_CHECKING:
    from conftest import SiteFolder


def _ledger(site: SiteFolder, *, now: str = "", drafts: bool = False) -> dict[tuple[str, str], LedgerEntry]:
    moment = datetime.fromisoformat(now) if now else clock()
    entries, _ = rights_ledger(
        BuildOptions(site.folder, site.folder / "public", drafts=drafts, jobs=1, now=moment)
    )
    return {(entry.path.split("/")[-1].removesuffix(".md"), entry.edition): entry for entry in entries}


def _warnings(site: SiteFolder, now: str = "") -> tuple[str, ...]:
    [entry] = [entry for (_, edition), entry in _ledger(site, now=now).items() if edition == "zh-Hant"]
    return entry.warnings


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["rights", "--jobs", "1", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_every_article_has_a_line_in_each_edition_that_it_is_in(site: SiteFolder) -> None:
    site.article("old", date="2026-01-01")
    site.article("new", date="2026-01-03", title="发展", editions="[zh-Hant]")
    entries, problems = rights_ledger(BuildOptions(site.folder, site.folder / "public", jobs=1))
    assert problems == ()
    assert [(entry.edition, entry.path, entry.title) for entry in entries] == [
        ("zh-Hant", "content/articles/new.md", "發展"),
        ("zh-Hant", "content/articles/old.md", "標題"),
        ("zh-Hans", "content/articles/old.md", "标题"),
    ]
    assert not (site.folder / "public").exists()


def test_a_line_says_what_is_claimed_and_where_it_appears(site: SiteFolder) -> None:
    site.article("own")
    site.article("licensed", source="示例研究院")
    site.article("reprint", source="示例日報", original_url="https://daily.example/1", copyright="甲")
    ledger = _ledger(site)
    own = ledger["own", "zh-Hans"]
    assert own == LedgerEntry(
        path="content/articles/own.md",
        edition="zh-Hans",
        title="标题",
        date="2026-01-02",
        source="贛江觀察",
        rights_class="own",
        holder="赣江观察",
        licence="",
        expires="",
        scope="",
        territory="",
        may_reprint="",
        credit="",
        notice="3 clauses",
        shown="lists, feed (full text), search, news search",
        warnings=(),
    )
    licensed = ledger["licensed", "zh-Hant"]
    assert (licensed.rights_class, licensed.holder) == ("licensed", "示例研究院")
    assert (licensed.licence, licensed.expires, licensed.credit) == ("L-1", "2027-12-31", "經許可")
    assert (licensed.notice, licensed.shown) == ("2 clauses", "lists, feed (full text), search")
    assert licensed.warnings == ()
    reprint = ledger["reprint", "zh-Hant"]
    assert (reprint.rights_class, reprint.holder, reprint.licence) == ("reprinted", "", "")
    assert (reprint.notice, reprint.shown) == ("verbatim", "lists, feed (excerpt), search")
    assert reprint.warnings == ()


def test_what_search_may_not_have_is_said(site: SiteFolder) -> None:
    site.write("content/sources.yaml", "watch:\n  name: 甲\nquiet:\n  name: 乙\n  indexing: none\n")
    site.article("own", source="甲")
    site.article("quiet", source="乙")
    ledger = _ledger(site)
    assert ledger["own", "zh-Hant"].shown == "lists, feed (full text), search, news search"
    assert ledger["quiet", "zh-Hant"].shown == "lists, feed (excerpt)"


def test_an_unknown_source_claims_nothing_and_appears_nowhere(site: SiteFolder) -> None:
    site.article("a", source="")
    entry = _ledger(site)["a", "zh-Hant"]
    assert (entry.rights_class, entry.holder, entry.shown) == ("unknown", "", "nowhere")
    assert entry.notice == "0 clauses"
    assert entry.warnings == ("the source is not clear: not published",)


@pytest.mark.parametrize(
    ("now", "warnings"),
    [
        ("2026-01-02T00:00+08:00", ()),
        ("2027-11-30T23:59+08:00", ()),
        ("2027-12-01T00:00+08:00", ("the licence ends in 30 days",)),
        ("2027-11-30T16:00+00:00", ("the licence ends in 30 days",)),
        ("2027-12-30T12:00+08:00", ("the licence ends in 1 day",)),
        ("2027-12-31T23:59+08:00", ("the licence ends in 0 days",)),
        ("2028-01-01T00:00+08:00", ("the source is not clear: not published",)),
    ],
)
def test_a_licence_is_warned_of_thirty_days_before_its_end(
    site: SiteFolder, now: str, warnings: tuple[str, ...]
) -> None:
    site.article("a", source="示例研究院")
    assert _warnings(site, now) == warnings


def test_a_reprint_without_a_link_to_the_original_is_warned_of(site: SiteFolder) -> None:
    site.article("a", source="示例日報")
    assert _warnings(site) == ("a reprint without a link to the original",)
    site.article("a", source="示例日報", original_url="https://daily.example/1")
    assert _warnings(site) == ()


@pytest.mark.parametrize(
    ("source", "permitted"),
    [
        ("示例日報", True),
        ("示例日报", True),
        ("daily", True),
        ("新華社", True),
        ("無名晚報", False),
        ("示例日報網", False),
        ("贛江觀察（第三方）", False),
        ("贛江觀察", True),
        ("示例研究院", True),
    ],
)
def test_a_reprint_of_a_unit_that_is_not_in_the_list_is_warned_of(
    site: SiteFolder, source: str, permitted: bool
) -> None:
    sources = (site.folder / "content/sources.yaml").read_text(encoding="utf-8")
    terms = "  kind: operator\n  third_party_labels: [贛江觀察（第三方）]\n"
    site.write("content/sources.yaml", sources.replace("  kind: operator\n", terms))
    site.write("content/permitted-sources.yaml", "as_of: 2025-06-30\nnames: [示例日报, 新华社]\n")
    site.article("a", source=source, original_url="https://daily.example/1")
    warning = "the source is not in the list of permitted units of 2025-06-30"
    assert _warnings(site) == (() if permitted else (warning,))


_OTHERS = """\
watch:
  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}
half:
  name: {zh-Hant: 半份報, zh-Hans: 半份报}
  third_party_labels: [半份報（第三方）]
  licence: {id: L-9, editions: [zh-Hant], expires: 2027-01-01}
"""


@pytest.mark.parametrize(
    ("front", "shown"),
    [({"status": "draft"}, "lists, feed (full text)"), ({"source": "半份報"}, "nowhere")],
    ids=["a draft is not for search", "an article that is unknown in one edition is in no list"],
)
def test_with_drafts_it_appears_where_the_build_puts_it(
    site: SiteFolder, front: dict[str, str], shown: str
) -> None:
    site.write("content/sources.yaml", _OTHERS)
    site.article("a", **front)
    assert _ledger(site, drafts=True)["a", "zh-Hant"].shown == shown


def test_a_third_party_is_not_permitted_because_the_source_is(site: SiteFolder) -> None:
    site.write("content/sources.yaml", _OTHERS)
    site.write("content/permitted-sources.yaml", "as_of: 2025-06-30\nnames: [半份报]\n")
    site.article("a", source="半份報（第三方）", original_url="https://daily.example/1")
    assert _warnings(site) == ("the source is not in the list of permitted units of 2025-06-30",)


def test_the_licence_of_a_source_does_not_cover_a_third_party(site: SiteFolder) -> None:
    site.write("content/sources.yaml", _OTHERS)
    site.article("a", source="半份報（第三方）")
    entry = _ledger(site)["a", "zh-Hant"]
    assert entry.rights_class == "reprinted"
    assert (entry.licence, entry.expires) == ("", "")


def test_a_wrong_configuration_has_no_ledger(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "title: x\n")
    with pytest.raises(BuildFailed):
        _ledger(site)


def test_the_command_gives_json(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", source="示例研究院")
    code, out, err = _run(capsys, "--site", site.folder, "--format", "json", "--now", "2027-12-11")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [list(item) for item in found] == [[field.name for field in fields(LedgerEntry)]] * 2
    assert [item["warnings"] for item in found] == [["the licence ends in 20 days"]] * 2
    assert "示例研究院" in out, "readable without decoding"


def test_the_command_gives_csv(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("a", source="無名晚報", title="'=甲, \"乙\"'")
    code, out, err = _run(capsys, "--site", site.folder, "--format", "csv")
    assert code == 0
    assert err.endswith("\n1 warning\n")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert list(rows[0]) == [field.name for field in fields(LedgerEntry)]
    assert [row["edition"] for row in rows] == ["zh-Hant", "zh-Hans"]
    assert rows[0]["title"].startswith("'=甲")
    assert rows[0]["warnings"] == "a reprint without a link to the original"


def test_the_command_gives_a_table_with_the_warnings(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a", source="示例日報")
    site.article("b", date="2026-01-01")
    code, out, err = _run(capsys, "--site", site.folder)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert len(lines) == 7
    assert lines[2] == lines[5] == "    ! a reprint without a link to the original"
    columns = [
        sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in line[: line.index("lists, feed")])
        for line in (lines[1], lines[3], lines[4], lines[6])
    ]
    assert len(set(columns)) == 1


def test_problems_go_to_stderr_beside_the_ledger(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.article("a", source="")
    code, out, err = _run(capsys, "--site", site.folder, "--format", "json")
    assert code == 1
    assert json.loads(out)[0]["rights_class"] == "unknown"
    assert "`source` is missing: nobody can say whose article this is" in err
    code, out, err = _run(capsys, "--site", site.folder / "content")
    assert (code, out) == (1, "")
    assert "this file is missing" in err


def test_a_licence_that_lets_others_reprint_says_so_in_notice_and_ledger(site: SiteFolder) -> None:
    site.write(
        "content/sources.yaml",
        "watch:\n  name: 甲\n"
        "open:\n  name: 乙\n  licence: {id: L-3, scope: 網站, territory: 全球, may_reprint: yes}\n",
    )
    site.article("a", source="乙")
    entry = _ledger(site)["a", "zh-Hant"]
    assert (entry.scope, entry.territory, entry.may_reprint) == ("網站", "全球", "yes")
    assert main(["build", "--site", str(site.folder)]) == 0
    page = (site.folder / "public/articles/a/index.html").read_text("utf-8")
    assert "本文經乙授權刊載，轉載須註明來源「乙」。" in page
    assert "不得再轉載" not in page
