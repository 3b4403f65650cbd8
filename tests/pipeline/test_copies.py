"""Only what is named is published; what is not is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from newsgen.images import is_safe_svg
from newsgen.pipeline import BuildOptions, BuildResult, build
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder

_PRIVATE = "機密內容卯辰巳"
_FOLDER = "content/articles/2026"


def _build(site: SiteFolder) -> BuildResult:
    return build(BuildOptions(site.folder, site.folder / "public", jobs=1))


def _told(site: SiteFolder) -> dict[str, str]:
    return {problem.path: problem.message for problem in _build(site).warnings}


def _published(site: SiteFolder) -> bytes:
    files = (site.folder / "public").rglob("*")
    return b"\n".join(file.read_bytes() for file in files if file.is_file())


def test_nothing_that_must_stay_private_is_in_any_byte_of_the_output(site: SiteFolder) -> None:
    names = (
        "d.md.txt", "a.md.orig", "a.md.rej", "f.md.bak", "#a.md#", "notes.txt", "稿.docx", "x.html", "run.js",
        "Thumbs.db", "e.mdown", ".hidden.md", "~$稿.docx", "g.md~", "secret.png", "c/emb.png", "old.pdf.part",
    )  # fmt: skip
    for name in names:
        site.write(f"{_FOLDER}/{name}", _PRIVATE)
    site.article("2026/a", body="正文。")
    site.article("2026/draft", status="draft", body=f"{_PRIVATE}![圖](secret.png)", title="稿")
    site.article(
        "2026/later",
        status="scheduled",
        publish_at="2099-01-01",
        body=f"{_PRIVATE}\n\n![圖](c/emb.png)",
        title="以後",
    )
    site.write("content/received/a.txt", _PRIVATE)
    site.write("content/stray.md", _PRIVATE)
    for name in ("Thumbs.db", "style.css.bak", "a.md.orig", ".secret"):
        site.write(f"static/{name}", _PRIVATE)
    told = _told(site)
    assert _PRIVATE.encode() not in _published(site)
    assert {path for path in told if path.startswith(_FOLDER)} == {
        f"{_FOLDER}/{name}" for name in names
        if not name.startswith((".", "~", "#")) and not name.endswith("~")
        and name not in ("secret.png", "c/emb.png")  # they wait with their articles
    } | {f"{_FOLDER}/#a.md#"}  # fmt: skip
    assert told["content/stray.md"].startswith("nothing here is read")


def test_a_table_that_nothing_reads_is_told_with_the_name_that_is_meant(site: SiteFolder) -> None:
    site.article("2026/a", body="正文。")
    for name in ("names.yml", "source.yaml", "工作表.yaml", "records/基金.csv", "pictures.yaml"):
        site.write(f"content/{name}", "")
    said = {problem.path: problem.text() for problem in _build(site).warnings if "reads" in problem.message}
    assert said == {
        "content/names.yml": "content/names.yml: warning: nothing reads this file\n"
        "  hint: did you mean `content/names.yaml`?",
        "content/source.yaml": "content/source.yaml: warning: nothing reads this file\n"
        "  hint: did you mean `content/sources.yaml`?",
        "content/工作表.yaml": "content/工作表.yaml: warning: nothing reads this file",
        "content/records/基金.csv": "content/records/基金.csv: notice: nothing reads this file\n"
        "  hint: records are in files that end in .yaml",
    }


def test_what_a_shown_text_names_is_published(site: SiteFolder) -> None:
    for name in ("報告.pdf", "t.csv", "movie.mp4", "lead.png", "beside.png"):
        site.write(f"{_FOLDER}/{name}", "內容")
    site.write(f"{_FOLDER}/lead.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.article(
        "2026/a", body="[報告](報告.pdf) [表](/articles/2026/t.csv) ![圖](lead.svg)\n\n[片](movie.mp4)"
    )
    told = _told(site)
    public = site.folder / "public/articles/2026"
    assert {file.name for file in public.iterdir() if file.is_file()} == {
        "報告.pdf",
        "t.csv",
        "movie.mp4",
        "lead.svg",
    }
    assert {path.rpartition("/")[2] for path in told} == {"lead.png", "beside.png"}


def test_a_picture_appears_with_its_article_and_goes_with_it(site: SiteFolder) -> None:
    site.write(f"{_FOLDER}/t.csv", "甲")
    there = []
    for body in ("正文。", "[表](t.csv)", "[表](t.csv)！", "正文。"):
        site.article("2026/a", body=body)
        _build(site)
        there.append((site.folder / "public/articles/2026/t.csv").exists())
    assert there == [False, True, True, False]


def test_what_no_text_names_is_told_again_when_a_text_is_edited(site: SiteFolder) -> None:
    site.article("a")
    site.write("content/articles/photo.png", "")
    told = _told(site)
    assert "content/articles/photo.png" in told
    site.article("a", body="更正。")
    assert _told(site) == told
    assert _told(site) == told  # nothing changed


def test_a_kind_that_readers_are_not_given_is_told(site: SiteFolder) -> None:
    site.write(f"{_FOLDER}/x.html", "<script>1</script>")
    site.article("2026/a", body="[頁](x.html)")
    with pytest.raises(BuildFailed) as failed:
        _build(site)
    assert [problem.path for problem in failed.value.problems] == [
        f"{_FOLDER}/a.md",
        f"{_FOLDER}/x.html",
    ]


def test_what_is_no_file_is_told(site: SiteFolder) -> None:
    site.article("a")
    folder = site.folder / "content/articles"
    os.mkfifo(folder / "pipe.md")
    (site.folder / "elsewhere").mkdir()
    (folder / "linked").symlink_to(site.folder / "elsewhere")
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / "again.md").symlink_to("a.md")
    outside = site.folder.parent / "secret.txt"
    outside.write_text(_PRIVATE, "utf-8")
    (folder / "out.md").symlink_to(outside)
    (site.folder / "static").mkdir()
    (site.folder / "static/out.txt").symlink_to(outside)
    assert _told(site) == {
        "content/articles/gone.md": "this link leads nowhere",
        "content/articles/linked": "this link to a folder is not followed",
        "content/articles/out.md": "this link leads out of the site's folder, and is not followed",
        "content/articles/pipe.md": "this is no file, and is not read",
        "static/out.txt": "this link leads out of the site's folder, and is not followed",
    }
    assert (site.folder / "public/articles/again/index.html").is_file()
    assert _PRIVATE.encode() not in _published(site)


def test_what_the_web_calls_well_known_is_published(site: SiteFolder) -> None:
    site.article("a")
    site.write("static/.well-known/security.txt", "Contact: mailto:a@b.example\n")
    _build(site)
    assert (site.folder / "public/.well-known/security.txt").is_file()


@pytest.mark.parametrize(
    "content",
    [
        "<svg><script>1</script></svg>",
        "<svg onload='x()'/>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script/></s:svg>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<svg><a href='java&#115;cript:x()'/></svg>",
        "<svg><a href='java\nscript:x()'/></svg>",
        "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>",
    ],
)
def test_a_picture_that_runs_something_is_refused(content: str, site: SiteFolder) -> None:
    assert not is_safe_svg(content.encode())
    assert not is_safe_svg(content.encode("utf-16"))
    site.write(f"{_FOLDER}/a.svg", content)
    site.article("2026/a", body="![圖](a.svg)")
    with pytest.raises(BuildFailed) as failed:
        _build(site)
    assert [problem.path for problem in failed.value.problems] == [f"{_FOLDER}/a.svg"]


def test_a_plain_picture_is_safe() -> None:
    assert is_safe_svg("<svg><title>一個 on 字</title><path d='M0 0'/><style>a{}</style></svg>".encode())
