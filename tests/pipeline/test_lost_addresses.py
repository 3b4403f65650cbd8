"""No address that readers have is lost, unless somebody says so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from conftest import run_git
from newsgen.cli import main
from newsgen.pipeline import BuildOptions, build, inputs
from newsgen.problems import BuildFailed, Message
from newsgen.publish import SiteManifest, fetch
from newsgen.publish.site_manifest import decode_manifest

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_PARK = "readers would lose /articles/park/, /zh-hans/articles/park/"


@pytest.fixture(autouse=True)
def _stamps_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_FRESH", 0)


def _refused(site: SiteFolder, **options: Any) -> list[str]:
    """Build; return what is said of lost addresses."""
    try:
        site.publish(**options)
    except BuildFailed as failed:
        return [problem.text() for problem in failed.problems]
    return []


def _articles(site: SiteFolder) -> Path:
    return site.folder / "content/articles"


def test_a_deleted_article_stops_the_build_and_nothing_is_published(site: SiteFolder, tree: Tree) -> None:
    site.article("park")
    site.article("stays")
    public = site.publish()
    before = tree(public)
    (_articles(site) / "park.md").unlink()
    site.article("stays", body="新的正文。")
    assert _refused(site) == [
        f"content/articles/park.md: {_PARK}: the file is gone\n"
        "  hint: bring it back and add `expires`: readers are told then; or add `aliases: [/articles/park/]` "
        "to another article; or build with --allow-removed"
    ]
    assert _refused(site) != [], "nor the next time"
    assert tree(public) == before
    assert _refused(site, allow_removed=True) == []
    assert not (public / "articles/park").exists()
    assert _refused(site) == [], "what is not there is owed to nobody"


def test_git_is_asked_how_to_bring_a_file_back(site: SiteFolder, host: Path) -> None:
    assert host.exists()
    site.article("the park")
    site.article("stays")
    site.publish()
    run_git(site.folder, "init", "-q", "-b", "main")
    run_git(site.folder, "add", "-A")
    run_git(site.folder, "commit", "-q", "-m", "x")
    (_articles(site) / "the park.md").unlink()
    (said,) = _refused(site)
    command = "git restore --source=HEAD -- 'content/articles/the park.md'"
    assert f"bring it back (`{command}`)" in said
    run_git(site.folder, "commit", "-q", "-a", "-m", "y")
    (said,) = _refused(site)
    commit = run_git(site.folder, "rev-parse", "--short", "HEAD").strip()
    assert f"(`{command.replace('HEAD', f'{commit}^')}`)" in said
    run_git(site.folder, "restore", f"--source={commit}^", "--", "content/articles/the park.md")
    assert _refused(site) == []


def test_a_changed_slug_needs_an_alias(site: SiteFolder) -> None:
    site.article("park")
    public = site.publish()
    site.article("park", slug="garden")
    assert _refused(site) == [
        f"content/articles/park.md:5: {_PARK}: the article is at /articles/garden/\n"
        "    slug: garden\n"
        "  hint: add `aliases: [/articles/park/]`, which leads on; or build with --allow-removed"
    ]
    site.article("park", slug="garden", aliases="[/articles/park/]")
    assert _refused(site) == []
    for edition in ("", "zh-hans/"):
        page = (public / edition / "articles/park/index.html").read_text("utf-8")
        assert f"url=https://news.example/{edition}articles/garden/" in page
    site.article("park", slug="garden")
    (said,) = _refused(site)
    assert "lose /articles/park/, /zh-hans/articles/park/: " in said, "a former address is promised, too"


def test_a_file_in_another_folder_is_found_by_its_text(site: SiteFolder) -> None:
    site.article("park", body="園區。")
    site.article("other")
    site.publish()
    (_articles(site) / "2026").mkdir()
    (_articles(site) / "park.md").rename(_articles(site) / "2026/park.md")
    assert _refused(site) == [
        f"content/articles/2026/park.md: {_PARK}: this file was content/articles/park.md before\n"
        "  hint: add `aliases: [/articles/park/]`, which leads on; or build with --allow-removed"
    ]


def test_an_expiry_keeps_the_address(site: SiteFolder) -> None:
    site.article("park", expires="2026-04-01")
    public = site.publish(now=datetime(2026, 3, 1, tzinfo=UTC))
    assert _refused(site, now=datetime(2026, 5, 1, tzinfo=UTC)) == []
    assert "410" in (public / "articles/park/index.html").read_text("utf-8")
    (_articles(site) / "park.md").unlink()
    (said,) = _refused(site, now=datetime(2026, 6, 1, tzinfo=UTC))
    assert "the file is gone" in said, "readers are told for as long as the file is there"


def test_a_draft_and_an_edition_that_is_left_out_lose_addresses(site: SiteFolder) -> None:
    for name in ("one", "two", "three"):
        site.article(name)
    site.publish()
    site.article("one", status="draft")
    site.article("two", editions="[zh-Hant]")
    site.article("three", status="scheduled", publish_at="2027-01-01")
    assert [said.splitlines()[0] for said in _refused(site)] == [
        "content/articles/one.md:5: readers would lose /articles/one/, /zh-hans/articles/one/: the "
        "article is a draft, or waits",
        "content/articles/three.md:5: readers would lose /articles/three/, /zh-hans/articles/three/: the "
        "article is a draft, or waits",
        "content/articles/two.md:5: readers would lose /zh-hans/articles/two/: `editions` leaves it out",
    ]
    site.article("one")
    site.article("three")
    site.article("two", editions="[zh-Hant]", aliases="[/zh-hans/articles/two/]")
    assert _refused(site) == [], "as the hint says"


def test_a_whole_edition_is_told_once(site: SiteFolder) -> None:
    for number in range(5):
        site.article(f"a{number}")
    site.publish()
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    site.write("newsgen.yaml", config.replace("[zh-Hant, zh-Hans]", "[zh-Hant]"))
    assert _refused(site) == [
        "newsgen.yaml: readers would lose the 5 addresses below /zh-hans/\n"
        "  hint: give the edition zh-Hans back its place in `editions`, or build with --allow-removed"
    ]


def test_of_many_the_first_are_told(site: SiteFolder) -> None:
    for number in range(53):
        site.article(f"a{number}")
    site.article("stays")
    site.publish()
    for number in range(53):
        (_articles(site) / f"a{number}.md").unlink()
    said = _refused(site)
    assert len(said) == 51
    assert said[0] == "content: readers would lose addresses of 3 more articles"


def test_lists_and_files_are_no_promises(site: SiteFolder) -> None:
    site.write("static/files/form.txt", "表")
    site.article("a", tags="[基金]", regions="[贛江新區]", author="楊靜", section="policy")
    site.article("b")
    public = site.publish()
    assert (public / "tags/基金/index.html").exists()
    site.article("a")
    (site.folder / "static/files/form.txt").unlink()
    assert _refused(site) == []
    assert not (public / "tags/基金").exists()


def test_what_only_drafts_have_shown_is_not_promised(site: SiteFolder) -> None:
    site.article("a")
    site.article("draft", status="draft")
    site.article("late", status="scheduled", publish_at="2027-01-01")
    site.publish(drafts=True)
    assert _refused(site) == []
    site.publish(drafts=True)
    (_articles(site) / "a.md").unlink()
    assert len(_refused(site, drafts=True)) == 1


def test_an_unreadable_file_is_told_for_what_it_is(site: SiteFolder) -> None:
    site.article("a")
    site.publish()
    site.article("a", tittle="x")
    (said,) = _refused(site)
    assert "tittle" in said


def test_the_editor_is_told_by_a_check_too(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.article("park")
    site.article("stays")
    arguments = ["--site", str(site.folder), "--jobs", "1"]
    assert main(["build", *arguments]) == 0
    (_articles(site) / "park.md").unlink()
    capsys.readouterr()
    assert main(["check", *arguments]) == 1
    assert "content/articles/park.md: readers would lose /articles/park/" in capsys.readouterr().out
    assert main(["check", "--allow-removed", *arguments]) == 0
    assert main(["build", *arguments]) == 1
    assert "nothing was published" in capsys.readouterr().err
    assert main(["build", "--allow-removed", *arguments]) == 0
    assert main(["rights", "--site", str(site.folder), "--jobs", "1"]) == 0


class _Failing(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_error(503)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def failing() -> Iterator[str]:
    """The address of a host that is out of order."""
    _Failing.asked = 0
    server = HTTPServer(("127.0.0.1", 0), _Failing)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_live_site_is_asked_by_its_address(site: SiteFolder, tmp_path: Path, live: str) -> None:
    site.article("park")
    site.article("stays")
    heard: list[Message] = []
    assert _refused(site, published=live, notice=heard.append) == []
    assert [str(said) for said in heard] == [f"there is no site of newsgen at {live}: it is owed nothing"]
    shutil.copytree(tmp_path / "public", tmp_path / "live", dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "public")
    shutil.rmtree(site.folder / ".newsgen")
    (_articles(site) / "park.md").unlink()
    (said,) = _refused(site, published=live)
    assert said.startswith("content/articles/park.md: readers would lose /articles/park/, ")
    (same,) = _refused(site, published=live.rstrip("/"))
    assert same == said
    (own,) = _refused(site, published="", base_url=live)
    assert own == said
    assert _refused(site, published=live, allow_removed=True) == []
    assert _refused(site) == [], "the output folder has lost it, but not what readers have"
    assert _refused(site, published=live) == [said]


def test_a_live_site_that_fails_stops_the_build(
    site: SiteFolder, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch.published_at, "__defaults__", ((0.0, 0.0),))
    site.article("a")
    assert _refused(site, published=failing) == [
        "--published: the published site cannot be read: 503 Service Unavailable"
    ]
    assert _Failing.asked == 3
    heard: list[Message] = []
    assert _refused(site, published=failing, allow_removed=True, notice=heard.append) == []
    assert "503" in str(heard[0])


def test_a_host_that_is_not_there_yet_is_owed_nothing(site: SiteFolder) -> None:
    site.article("a")
    heard: list[Message] = []
    assert _refused(site, published="https://nowhere.invalid/", notice=heard.append) == []
    assert "owed nothing" in str(heard[0])


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"<!doctype html>", b"{}", b'{"version": 99}', b"[" * 100_000),
        b'{"version": 1, "files": 3, "assets": [["assets/a.0123456789.css"]]}',  # a damaged one
    ],
)
def test_what_is_no_manifest_is_owed_nothing(site: SiteFolder, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/manifest.json").write_bytes(content)
    site.article("a")
    assert _refused(site, published=str(tmp_path / "there")) == []


def test_where_only_a_text_is_another_no_address_can_be_lost(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []

    def decode(content: bytes) -> SiteManifest | None:
        read.append(content)
        return decode_manifest(content)

    monkeypatch.setattr("newsgen.publish.published.decode_manifest", decode)
    site.article("a")
    site.article("b", title="乙")
    site.publish()
    site.article("a", body="另一段文字。")
    site.publish()
    assert not read, "what is published is the last build's, and so are all addresses"
    (site.folder / "content/articles/b.md").unlink()
    assert _refused(site)
    assert len(read) == 1


def test_a_manifest_cannot_name_files_outside_the_site(site: SiteFolder, tmp_path: Path) -> None:
    site.article("a")
    public = site.publish()
    made = json.loads((public / "manifest.json").read_bytes())
    there = tmp_path / "there/assets"
    there.mkdir(parents=True)
    (tmp_path / "there/secret.0123456789.css").write_bytes(b"/* */")
    names = ["assets/../secret.0123456789.css", "../there/secret.0123456789.css", "articles/a/index.html"]
    made["assets"].insert(0, names)
    for name in names:
        made["files"][name] = {"digest": "00" * 16, "bytes": 5}
    (tmp_path / "there/manifest.json").write_text(json.dumps(made), "utf-8")
    site.publish(published=str(tmp_path / "there"), allow_removed=True)
    assert not list(tmp_path.rglob("public/**/secret*"))


def test_a_preview_lets_articles_go(site: SiteFolder) -> None:
    from newsgen.preview.building import PreviewOptions, PreviewSite

    site.article("a")
    site.article("b")
    preview = PreviewSite(PreviewOptions(site.folder, jobs=1), lambda *_: None, lambda *_: None)
    assert not preview.build().failed
    (_articles(site) / "a.md").unlink()
    assert not preview.build().failed


def test_a_site_of_its_own_called_manifest_json_is_refused(site: SiteFolder) -> None:
    site.article("a")
    site.write("static/manifest.json", "{}")
    (said,) = _refused(site)
    assert said.startswith(
        "manifest.json: the address /manifest.json is also claimed by static/manifest.json"
    )


def test_build_options_know_the_output_folder(site: SiteFolder, tmp_path: Path) -> None:
    site.article("a")
    elsewhere = tmp_path / "elsewhere"
    build(BuildOptions(site.folder, elsewhere, jobs=1))
    (_articles(site) / "a.md").unlink()
    site.article("b")
    build(BuildOptions(site.folder, tmp_path / "public", jobs=1))  # another folder, where nobody had anything
    with pytest.raises(BuildFailed):
        build(BuildOptions(site.folder, elsewhere, jobs=1))
