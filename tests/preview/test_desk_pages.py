"""The desk's pages of lists, asked in this process: articles, the calendar, versions, pictures, imports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image
from starlette.types import ASGIApp

from conftest import SiteFolder, run_git
from newsgen.preview.app import make_app
from newsgen.preview.building import Outcome, PreviewOptions, PreviewSite
from newsgen.preview.built_site import open_built_site
from newsgen.preview.preview import Listener, Preview
from newsgen.preview.views import Views

_PORT = 8123
_ROOT = "/-/newsgen/"
_TOKEN = "of-this-run"  # noqa: S105 - of a test
_HEADERS = {
    "Host": f"localhost:{_PORT}",
    "Origin": f"http://localhost:{_PORT}",
    "X-Newsgen-Token": _TOKEN,
}


def _nothing(*_: object) -> None:
    """Whoever is told listens not."""


class Desk:
    """A preview of a site, whose builds a test asks for."""

    def __init__(self, site: SiteFolder, ask: Callable[..., Any]) -> None:
        self.site = site
        self._ask = ask
        options = PreviewOptions(site.folder, _PORT, 1)
        self._building = PreviewSite(options, _nothing, _nothing)
        self.preview = Preview(options, Views(str, "en", _TOKEN), Listener(_nothing, _nothing, _nothing))
        self.app: ASGIApp = make_app(self.preview, [], _PORT)

    def build(self) -> Desk:
        """Build, as the preview does when a file was saved."""
        self.preview.outcome = self._building.build()
        options = self.preview.options
        self.preview.built = open_built_site(options.folder, options.output, self.preview.built)
        self.preview.builds += 1
        return self

    def page(self, path: str = "", status: int = 200) -> str:
        """Return one of the desk's pages."""
        answer = self._ask(self.app, "GET", _ROOT + path, _HEADERS)
        assert answer.status == status
        return str(answer.content.decode())

    def post(self, path: str, body: bytes, kind: str = "application/json") -> tuple[int, dict[str, Any]]:
        """Send something; return the status, and what is answered."""
        answer = self._ask(self.app, "POST", _ROOT + path, {**_HEADERS, "Content-Type": kind}, body)
        return answer.status, answer.json()


@pytest.fixture
def desk(site: SiteFolder, ask: Callable[..., Any]) -> Desk:
    """A newsroom with an article in each state."""
    site.article("2026/draft", title="草稿一篇", status="draft", section="policy", author="王小明")
    site.article("2026/out", title="已經發布", author="李四")
    site.article("2026/later", title="下月見報", status="scheduled", publish_at="2026-07-15 09:00")
    site.article("2026/gone", title="已經撤下", expires="2026-05-01")
    site.article("2026/ends", title="將要撤下", expires="2026-07-20 18:00")
    site.article("2026/wrong", title="來源不明", source="無名晚報")
    return Desk(site, ask).build()


def _titles(page: str) -> list[str]:
    return re.findall(r'<p class="title"><a [^>]*lang="zh-Hant">([^<]*)', page)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("show=draft", {"草稿一篇"}),
        ("show=published", {"已經發布", "將要撤下", "來源不明"}),
        ("show=scheduled", {"下月見報"}),
        ("show=expired", {"已經撤下"}),
        ("show=problems", {"來源不明"}),
        ("section=policy", {"草稿一篇"}),
        ("author=" + quote("李四"), {"已經發布"}),
        ("q=" + quote("撤下") + "&show=expired", {"已經撤下"}),
        ("show=nothing-such&page=999999999999", None),
    ],
)
def test_articles_are_found_by_where_they_stand(desk: Desk, query: str, titles: set[str] | None) -> None:
    found = _titles(desk.page(f"?{query}"))
    assert len(found) == len(set(found))
    assert titles is None or set(found) == titles


def test_what_was_not_sent_is_ready(host: Path, desk: Desk) -> None:
    run_git(desk.site.folder, "init", "-q", "-b", "main")
    (desk.site.folder / ".gitignore").write_text(".newsgen/\n", "utf-8")
    assert set(_titles(desk.page("?show=ready"))) == {"已經發布", "將要撤下", "來源不明"}
    run_git(desk.site.folder, "add", "-A")
    run_git(desk.site.folder, "commit", "-q", "-m", "all")
    assert _titles(desk.page("?show=ready")) == []
    run_git(desk.site.folder, "remote", "add", "origin", str(host))
    run_git(desk.site.folder, "push", "-q", "-u", "origin", "main")
    desk.site.article("2026/out", title="已經發布", author="李四", body="改過。")
    run_git(desk.site.folder, "commit", "-q", "-a", "-m", "saved, and not sent")
    assert _titles(desk.page("?show=ready")) == ["已經發布"]


def test_fifty_articles_are_on_a_page(site: SiteFolder, ask: Callable[..., Any]) -> None:
    for number in range(51):
        site.article(f"2026/a{number}", title=f"第{number}篇")
    desk = Desk(site, ask).build()
    assert len(_titles(desk.page())) == 50
    assert len(_titles(desk.page("?page=2"))) == 1


def test_unsure_conversions_are_counted_for_the_lines_that_are_shown(desk: Desk) -> None:
    desk.site.article("2026/doubt", title="标题", body="这里只有一只股票，里程计划。他姓范，范先生说干脆。")
    desk.build()
    answer = desk._ask(
        desk.app,
        "GET",
        f"{_ROOT}unsure?path=content/articles/2026/doubt.md&path=content/articles/2026/out.md&path=x",
        _HEADERS,
    )
    counts = answer.json()
    assert set(counts) <= {"content/articles/2026/doubt.md"}
    again = desk._ask(desk.app, "GET", f"{_ROOT}unsure?path=content/articles/2026/doubt.md", _HEADERS).json()
    assert again == counts


def test_the_calendar_tells_what_appears_and_what_goes(desk: Desk) -> None:
    page = desk.page("calendar/?month=2026-07")
    assert "下月見報" in page
    assert "將要撤下" in page
    assert 'href="?month=2026-06"' in page
    assert "已經撤下" in desk.page("calendar/?month=2026-05")
    assert "將要撤下" not in desk.page("calendar/?month=2026-05").partition("</table>")[0]
    for odd in ("", "2026-13", "x", "0001-01", "9999-12"):
        assert "<table" in desk.page(f"calendar/?month={odd}")


@pytest.mark.usefixtures("host")  # git knows nothing of whoever runs the tests
def test_a_version_is_shown_and_restored(desk: Desk) -> None:
    folder = desk.site.folder
    path = "content/articles/2026/out.md"
    asked = f"versions/?path={path}"
    assert "no repository" in desk.page(asked)
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "config", "user.name", "編輯")
    run_git(folder, "config", "user.email", "desk@news.example")
    for body in ("第一版。", "第二版。"):
        desk.site.article("2026/out", title="已經發布", author="李四", body=body)
        run_git(folder, "add", "content")
        run_git(folder, "commit", "-q", "-m", f"寫成{body}")
    desk.build()
    page = desk.page(asked)
    assert "<del>一</del><ins>二</ins>" in page
    names = re.findall(r"version=([0-9a-f]{40})\"", page)
    seen = re.search(r'data-seen="([^"]*)" *>', page.partition("data-restore")[2])
    assert seen
    first = names[1]
    back = desk.page(f"{asked}&version={first}&compare=now")
    assert "<del>二</del><ins>一</ins>" in back
    status, said = desk.post("restore", _json(path=path, version=first, seen="something else"))
    assert (status, "changed meanwhile" in said["message"]) == (409, True)
    status, _ = desk.post("restore", _json(path=path, version=first, seen=seen[1]))
    assert status == 200
    assert "第一版。" in (folder / path).read_text("utf-8")
    assert desk.post("restore", _json(path="newsgen.yaml", version=first, seen=""))[0] == 409
    desk.page("versions/?path=newsgen.yaml", 404)


def _json(**values: object) -> bytes:
    return json.dumps(values).encode()


def _png(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (8, 8), colour).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_picture_comes_in_and_what_nothing_uses_is_listed(desk: Desk) -> None:
    article = "content/articles/2026/out.md"
    where = (
        f"picture?article={quote(article)}&name=IMG_1.jpg&alt={quote('园区[一]')}&credit={quote('杨静摄')}"
    )
    status, said = desk.post(f"{where}&caption={quote('说“好”')}", _png("red"), "application/octet-stream")
    assert status == 200
    assert said["text"] == '![园区\\[一\\]](yuan-qu-yi.png "说“好”")\n\n图片来源：杨静摄'
    assert (desk.site.folder / "content/articles/2026/yuan-qu-yi.png").is_file()
    desk.build()
    assert "yuan-qu-yi.png" in desk.page("pictures/")
    desk.site.article("2026/out", title="已經發布", body=said["text"])
    desk.build()
    assert "Every picture is used." in desk.page("pictures/")
    for sent, words in ((b"<html>", "damaged, or none"), (b"", "damaged, or none")):
        status, said = desk.post(where, sent, "application/octet-stream")
        assert (status, words in said["message"]) == (409, True)
    status, said = desk.post(where.replace("alt=", "x="), _png("red"), "application/octet-stream")
    assert (status, "say what the picture shows" in said["message"]) == (409, True)


def test_a_dropped_file_becomes_a_draft(desk: Desk) -> None:
    page = (
        "<html><head><title>園區動工 - 某報</title></head><body><nav>首頁</nav><h1>園區動工</h1>"
        "<p>來源：示例日報　2026-06-01</p><p>園區今天動工，投資3億元。</p></body></html>"
    )
    status, said = desk.post(f"import?name={quote('來稿.html')}", page.encode(), "application/octet-stream")
    assert status == 200
    shown = desk.page(said["address"].removeprefix(_ROOT))
    assert "園區今天動工" in shown
    assert "write/?path=content/articles/2026/" in shown
    assert len(list((desk.site.folder / "content/articles/2026").glob("yuan-qu-dong-gong*.md"))) == 1
    status, said = desk.post(f"import?name={quote('來稿.html')}", page.encode(), "application/octet-stream")
    assert "imported before" in desk.page(said["address"].removeprefix(_ROOT))
    status, said = desk.post("import?name=a.pdf", b"%PDF-1.7 x", "application/octet-stream")
    assert "this is a PDF" in desk.page(said["address"].removeprefix(_ROOT))
    desk.page("import/unknown", 404)


def test_a_broken_site_has_its_pages_still(desk: Desk) -> None:
    desk.site.write("newsgen.yaml", "title: [\n")
    desk.build()
    outcome = desk.preview.outcome
    assert isinstance(outcome, Outcome)
    assert outcome.failed
    for path in ("", "calendar/", "pictures/", "versions/?path=content/articles/2026/out.md"):
        desk.page(path)
    status, said = desk.post("import?name=a.txt", "標題\n\n正文".encode(), "application/octet-stream")
    assert status == 200
    assert "newsgen.yaml" in desk.page(said["address"].removeprefix(_ROOT))


@pytest.fixture
def sent(host: Path, desk: Desk) -> Desk:
    """The newsroom, as colleagues have it too."""
    folder = desk.site.folder
    for path in ("2026/wrong", "2026/gone"):
        (folder / f"content/articles/{path}.md").unlink()
    (folder / ".gitignore").write_text(".newsgen/\npublic/\n", "utf-8")
    run_git(folder, "init", "-q", "-b", "main")
    run_git(folder, "remote", "add", "origin", str(host))
    run_git(folder, "add", "-A")
    run_git(folder, "commit", "-q", "-m", "all")
    run_git(folder, "push", "-q", "-u", "origin", "main")
    run_git(host.parent, "clone", "-q", "host.git", "other")
    return desk.build()


def test_publishing_shows_what_will_change_asks_who_and_sends(sent: Desk, host: Path) -> None:
    assert "Nothing has changed" in sent.page("publish/")
    sent.site.article("2026/new", title="新的一篇")
    sent.site.article("2026/draft", title="草稿一篇", status="draft", body="改。")
    page = sent.page("publish/")
    assert "新的一篇" in page
    assert "a draft: readers do not see it" in page
    assert 'name="email"' in page
    status, said = sent.post("publish/send", _json(summary="一天的稿"))
    assert (status, "say who you are" in said["message"]) == (409, True)
    status, said = sent.post("publish/send", _json(summary="一天的稿", name="編輯", email="a@news.example"))
    assert (status, said["done"]) == (200, True), said
    assert run_git(host, "log", "-1", "--format=%s %an", "main") == "一天的稿 編輯\n"
    assert 'name="email"' not in sent.page("publish/")


def test_what_no_build_would_publish_is_not_sent(sent: Desk, host: Path) -> None:
    before = run_git(host, "log", "--format=%h", "main")
    sent.site.article("2026/new", titel="新的一篇")
    for path in ("publish/check", "publish/send"):
        status, said = sent.post(path, _json(name="編輯", email="a@news.example"))
        assert status == 200
        assert "did you mean `title`?" in said["html"]
    assert run_git(host, "log", "--format=%h", "main") == before


def test_of_two_texts_of_one_passage_an_editor_chooses(sent: Desk, host: Path) -> None:
    folder, other = sent.site.folder, host.parent / "other"
    file = "content/articles/2026/out.md"
    (other / file).write_text((other / file).read_text("utf-8").replace("正文。", "同事的正文。"), "utf-8")
    run_git(other, "commit", "-q", "-a", "-m", "y", who="同事")
    run_git(other, "push", "-q")
    sent.site.article("2026/out", title="已經發布", author="李四", body="我的正文。")
    who = {"name": "編輯", "email": "a@news.example"}
    status, said = sent.post("publish/send", _json(**who))
    assert (status, said.get("unresolved")) == (200, True), said
    assert "同事的正文。" in said["html"]
    assert "我的正文。" in (folder / file).read_text("utf-8"), "no marks of a merge are left in the file"
    picked = {"picked": {file: ["both"]}, "seen": said["seen"]}
    status, said = sent.post("publish/send", _json(**who, **picked))
    assert (status, said.get("done")) == (200, True), said
    assert "我的正文。\n同事的正文。" in run_git(host, "show", f"main:{file}")


def test_an_article_is_scheduled_and_nothing_else_in_its_file_changes(desk: Desk) -> None:
    path = "content/articles/2026/draft.md"
    file = desk.site.folder / path
    text = "---\r\ntitle:  草稿 # 別動\r\n狀態: draft\r\ndate: 2026-01-02\r\n來源: 贛江觀察\r\n---\r\n正文。"
    file.write_bytes(text.encode())
    desk.build()

    def asked(status: str, at: str = "") -> tuple[int, dict[str, Any]]:
        page = desk.page("?q=" + quote("2026/draft"))
        seen = re.search(r'data-seen="(\w+)"', page)
        assert seen
        return desk.post("schedule", _json(path=path, seen=seen[1], status=status, at=at))

    assert asked("scheduled", "2026-07-15T09:30")[0] == 200
    after = file.read_bytes().decode()
    assert after.replace("\r\n發布時間: 2026-07-15 09:30", "").replace("scheduled", "draft") == text
    desk.build()
    assert set(_titles(desk.page("?show=scheduled"))) == {"下月見報", "草稿"}
    for at, said in (("", "publish_at"), ("next week", "next week")):
        status, answer = asked("scheduled", at)
        assert status == 409
        assert said in answer["message"]
    assert asked("draft")[0] == 200
    assert file.read_bytes().decode() == text
    assert desk.post("schedule", _json(path=path, seen="x", status="draft"))[0] == 409
    assert desk.post("schedule", _json(path="newsgen.yaml", seen="x", status="draft"))[0] == 409
