"""The real Decap and the real Sveltia, in Chromium: an article is opened, edited and saved, and builds.

Decap writes by its own local server. Sveltia writes into a folder that a browser is given: here one of the
browser's own (the origin private file system), as nobody is there to choose another.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

from conftest import needed, run_git
from newsgen.cli import main

if TYPE_CHECKING:
    from browser.conftest import OpenWindow
    from conftest import SiteFolder

_LOCAL = "http://localhost:8081/"  # where Decap looks for its server
_BODY = "\n國家的頭髮-{zh-Hans:软件; zh-Hant:軟體}-。\n\n| 甲 | 乙 |\n| --- | --: |\n| 1 | 2 |"
_WRITE = """async (files) => {
    for (const [path, text] of Object.entries(files)) {
        let folder = await navigator.storage.getDirectory();
        const parts = path.split("/");
        const name = parts.pop();
        for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
        const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await stream.write(text);
        await stream.close();
    }
}"""
_READ = """async (path) => {
    let folder = await navigator.storage.getDirectory();
    const parts = path.split("/");
    const name = parts.pop();
    for (const part of parts) folder = await folder.getDirectoryHandle(part);
    return await (await (await folder.getFileHandle(name)).getFile()).text();
}"""


@pytest.fixture(scope="module")
def modules(root: Path) -> Path:
    """Where npm has put both programs."""
    folder = root / ".venv/npm/node_modules"
    if not all((folder / name).is_dir() for name in ("decap-cms", "decap-server", "@sveltia/cms")):
        needed("a CMS (npm install --prefix .venv/npm decap-cms@3.16.3 decap-server @sveltia/cms@0.221.1)")
    return folder


@pytest.fixture
def written(site: SiteFolder) -> Path:
    """An article in a repository."""
    file = site.article("2026/a", title="舊題", section="policy", status="draft", body=_BODY)
    site.article("2026/b", title="另一篇")
    run_git(site.folder, "init", "-q")
    return file


@pytest.mark.slow
def test_decap_changes_what_was_edited(
    site: SiteFolder, written: Path, modules: Path, open_window: OpenWindow
) -> None:
    before = written.read_text("utf-8")
    page = open_window(locale="en-US").page
    with _decap_server(modules, site.folder) as port, _admin(site, page, modules, "decap") as address:
        page.route(f"{_LOCAL}**", lambda asked: asked.continue_(url=_at(asked.request.url, port)))
        page.goto(address)
        page.get_by_role("button", name="Login").click()
        page.get_by_text("舊題").click()
        _describe_anew(page)
        page.get_by_role("button", name="Publish", exact=True).click()
        page.get_by_role("menuitem", name="Publish now").click()
        expect(page.get_by_text("Changes saved")).to_be_visible()
    assert written.read_text("utf-8") == before.replace("舊題", "新題：百億")
    site.publish(drafts=True)


@pytest.mark.slow
def test_sveltia_changes_what_was_edited(
    site: SiteFolder, written: Path, modules: Path, open_window: OpenWindow
) -> None:
    before = written.read_text("utf-8")
    path = written.relative_to(site.folder).as_posix()
    files = {file.relative_to(site.folder).as_posix(): file.read_text("utf-8") for file in _texts(site)}
    page = open_window(locale="en-US").page
    page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
    with _admin(site, page, modules, "sveltia") as address:
        page.goto(f"{address}preview.css")
        page.evaluate(_WRITE, files | {".git/HEAD": "ref: refs/heads/main\n"})
        page.goto(address)
        page.get_by_role("button", name="Work with Local Repository").click()
        page.get_by_text("舊題").first.click()
        _describe_anew(page)
        page.get_by_role("button", name="Save", exact=True).click()
        being_written = '.catch(() => "")'
        page.wait_for_function(f"async () => (await ({_READ})({path!r}){being_written}).includes('新題')")
        written.write_text(page.evaluate(_READ, path), "utf-8")
    assert written.read_text("utf-8") == before.replace("舊題", "新題：百億")
    site.publish(drafts=True)


def _describe_anew(page: Page) -> None:
    title = page.get_by_role("textbox", name="標題").first
    expect(title).to_have_value("舊題")
    title.fill("新題：百億")


def _texts(site: SiteFolder) -> Iterator[Path]:
    return (file for file in site.folder.rglob("*") if file.is_file() and ".git" not in file.parts)


def _at(address: str, port: int) -> str:
    return address.replace(_LOCAL, f"http://localhost:{port}/")


@contextmanager
def _admin(site: SiteFolder, page: Page, modules: Path, program: str) -> Iterator[str]:
    """Make and serve the page of a program, which has its script from here; yield its address."""
    made = ["--lang", "en", "schema", "--site", str(site.folder), "--cms", program, "--repo", "desk/news"]
    assert main(made) == 0

    def installed(asked: Route) -> None:
        named = re.fullmatch(r"https://unpkg\.com/((?:@[^/]+/)?[^/@]+)@[^/]+/(.+)", asked.request.url)
        file = modules / named[1] / named[2] if named else modules
        if file.is_file():
            asked.fulfill(path=file)
        else:
            asked.abort()

    page.route(re.compile("^https://"), installed)
    handler = partial(_Quiet, directory=str(site.folder / "static"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}/admin/"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def _decap_server(modules: Path, folder: Path) -> Iterator[int]:
    """Run Decap's local server on the files of a folder; yield its port."""
    node = shutil.which("node")
    assert node is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [node, str(modules / "decap-server/dist/index.js")]
    environment = os.environ | {"MODE": "fs", "PORT": str(port)}
    with subprocess.Popen(  # noqa: S603 - the real one
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            while "listening" not in server.stdout.readline():
                assert server.poll() is None
            yield port
        finally:
            server.terminate()
