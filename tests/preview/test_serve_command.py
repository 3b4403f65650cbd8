"""`newsgen serve` as its own process: what it answers, what it says, and how it ends."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from newsgen.cli import main
from newsgen.pipeline import unwatched
from newsgen.preview.building import PreviewOptions
from newsgen.preview.server import free_port
from newsgen.preview.worker import Worker

if TYPE_CHECKING:
    from conftest import Served, SiteFolder

#: Starts a preview of a site.
Serve = Callable[..., "Served"]


class Answer:
    """What a server answered."""

    def __init__(
        self, served: Served, path: str, method: str = "GET", body: str = "", **headers: str
    ) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(served.address).port or 0, timeout=20)
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        self.status = answer.status
        self.headers = answer.headers
        self.text = answer.read().decode()
        connection.close()


def _children(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    own = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [child for each in map(int, own) for child in (each, *_children(each))]


def _left(processes: list[int]) -> list[int]:
    """Return those that are still there after a while."""
    deadline = time.monotonic() + 20
    while (alive := [each for each in processes if _runs(each)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    return alive


def _runs(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"  # dead, and nobody has asked of what


def _events(served: Served, page: str, seen: str) -> Iterator[dict[str, object]]:
    """Give what a page is told of."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(served.address).port or 0, timeout=20)
    connection.request("GET", f"/-/newsgen/events?page={page}&seen={seen}")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    try:
        while line := answer.readline().decode():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))
    finally:
        connection.close()


def _seen(served: Served, page: str) -> str:
    return Answer(served, page).text.split('data-seen="')[1].split('"')[0]


def test_a_site_is_served(site: SiteFolder, serve_site: Serve) -> None:
    site.article("2026/基金")
    site.article("2026/draft", status="draft", body="草稿。")
    site.write("static/files/form.txt", "表")
    site.write("static/secret/a.txt", "x")
    served = serve_site(site.folder).start()

    home = Answer(served, "/")
    assert (home.status, home.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert home.headers["Cache-Control"] == "no-store"
    assert home.text.count("/-/newsgen/files/preview.js") == 1
    assert f'href="{served.address}"' in home.text, "absolute addresses are the preview's own"
    built = (site.folder / ".newsgen/preview/site/index.html").read_text(encoding="utf-8")
    assert "preview.js" not in built
    assert not (site.folder / "public").exists()

    head = Answer(served, "/", "HEAD")
    assert (head.status, head.text, head.headers["Content-Length"]) == (
        200,
        "",
        home.headers["Content-Length"],
    )
    assert Answer(served, "/files/form.txt").headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "草稿。" in Answer(served, "/articles/2026/draft/").text

    copied = Answer(served, "/-/newsgen/wechat/zh-Hans/articles/2026/%E5%9F%BA%E9%87%91")
    assert (copied.status, copied.text[:9]) == (200, "<section ")
    assert "localhost" not in copied.text
    for nothing in (
        "zh-Hant/articles/2026/draft",
        "zh-Hant/articles/none",
        "en/articles/2026/%E5%9F%BA%E9%87%91",
    ):
        assert Answer(served, f"/-/newsgen/wechat/{nothing}").status == 404

    moved = Answer(served, "/articles/2026/%E5%9F%BA%E9%87%91?a=1")
    assert (moved.status, moved.headers["Location"]) == (307, "/articles/2026/%E5%9F%BA%E9%87%91/?a=1")
    assert Answer(served, "/articles/2026/%E5%9F%BA%E9%87%91/").status == 200
    for path, language in (("/nowhere/", "zh-Hant"), ("/zh-hans/nowhere/", "zh-Hans")):
        missing = Answer(served, path)
        assert (missing.status, f'<html lang="{language}">' in missing.text) == (404, True)

    for path in ("/../newsgen.yaml", "/%2e%2e/%2e%2e/cache.sqlite", "/..%2f..%2fcache.sqlite", "/secret/"):
        answer = Answer(served, path)
        assert answer.status == 404
        assert "operator: watch" not in answer.text
    assert Answer(served, "/-/newsgen/files/..%2fapp.py").status == 404
    assert Answer(served, "/", Host="evil.example").status == 403
    assert Answer(served, "/", "POST").status == 403

    desk = Answer(served, "/-/newsgen/?show=draft")
    assert desk.status == 200
    assert "content/articles/2026/draft.md" in desk.text
    assert "基金.md" not in desk.text
    assert "frame-ancestors 'none'" in desk.headers["Content-Security-Policy"]
    assert "基金.md" in Answer(served, "/-/newsgen/?q=%E5%9F%BA%E9%87%91").text
    assert Answer(served, "/-/newsgen/?page=x&show=y").status == 200
    assert Answer(served, "/-/newsgen/compare/articles/2026/draft").status == 200
    assert Answer(served, "/-/newsgen/compare/articles/nowhere").status == 404
    assert Answer(served, "/-/newsgen").headers["Location"] == "/-/newsgen/"


def test_pages_are_told_of_changes_and_problems(site: SiteFolder, serve_site: Serve) -> None:
    site.article("a", body="前。")
    site.article("b", body="不變。")
    served = serve_site(site.folder).start()
    page = "/articles/a/"
    events = _events(served, page, _seen(served, page))
    other = _events(served, "/articles/b/", _seen(served, "/articles/b/"))
    first = next(events)
    assert (first["failure"], first["bar"]) == ("", False)
    assert next(other)["failure"] == ""

    site.article("a", tittle="x")
    failing = next(events)
    assert "content/articles/a.md:5" in str(failing["html"])
    assert "tittle: x" in str(failing["html"])
    assert "did you mean" in str(failing["html"])
    assert next(other)["failure"] == failing["failure"] != ""
    served.wait_for("the last good site is shown")
    assert Answer(served, page).status == 200
    assert "content/articles/a.md:5" in Answer(served, "/-/newsgen/?show=problems").text

    config = site.folder / "newsgen.yaml"
    whole = config.read_text(encoding="utf-8")
    config.write_text(whole.replace("Asia/Shanghai", "Asia/Shanghia"), encoding="utf-8")
    failing = next(events)
    assert "newsgen.yaml:3" in str(failing["html"])

    config.write_text(whole, encoding="utf-8")
    site.article("a", body="後。")
    for event in events:
        if "reload" in event:
            break
    assert "後。" in Answer(served, page).text
    for event in other:
        if not event["failure"]:  # the page is as it was, so it is not loaded again
            break

    site.article("b", status="draft", body="不變。")
    assert any(event.get("bar") or "reload" in event for event in other)


def test_the_review_page_changes_files_and_is_seen(site: SiteFolder, serve_site: Serve) -> None:
    site.article("a", title="国家", body="他干了一只手。")
    served = serve_site(site.folder).start()
    assert 'href="/-/newsgen/review/"' in Answer(served, "/-/newsgen/").text
    page = Answer(served, "/-/newsgen/review/")
    assert page.status == 200
    known = re.search(r"[\w-]{32}", page.text)
    assert known, "the page knows the token of the run"
    headers = {"Content-Type": "application/json", "Origin": served.address.rstrip("/")}
    headers["Host"] = urlsplit(served.address).netloc
    queue = "/-/newsgen/review/queue"
    assert Answer(served, queue, "POST", body="{}", **headers).status == 403
    answer = Answer(served, queue, "POST", body="{}", **headers, **{"X-Newsgen-Token": known[0]})
    assert (answer.status, "questions" in answer.text) == (200, True)


def test_a_build_that_the_system_ends_is_begun_anew(site: SiteFolder, serve_site: Serve) -> None:
    site.article("a", body="前。")
    served = serve_site(site.folder).start()
    (worker,) = _children(served.process.pid)
    os.kill(worker, signal.SIGSTOP)
    site.article("a", body="後。")
    time.sleep(0.5)  # until it has been told to build
    os.kill(worker, signal.SIGKILL)
    served.wait_for("built in")
    assert "後。" in Answer(served, "/articles/a/").text


def test_a_build_that_is_ended_again_and_again_is_a_problem(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    worker = Worker(PreviewOptions(site.folder), unwatched, print)
    with ThreadPoolExecutor() as apart:  # Playwright has a loop of its own in this thread
        outcome = apart.submit(asyncio.run, worker.build()).result()
    assert outcome.failed
    assert outcome.problems[0].text().startswith("newsgen: the build was ended by the system (1)\n")


def test_a_site_that_cannot_be_built_yet_is_waited_for(site: SiteFolder, serve_site: Serve) -> None:
    site.article("a", tittle="x")
    served = serve_site(site.folder)
    served.start()
    answer = Answer(served, "/")
    assert (answer.status, "preview.js" in answer.text) == (404, True)
    events = _events(served, "/", _seen(served, "/"))
    assert "content/articles/a.md:5" in str(next(events)["html"])
    assert "cannot be built" in Answer(served, "/-/newsgen/").text
    site.article("a")
    assert any("reload" in event for event in events)
    assert Answer(served, "/").status == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_nobody(
    site: SiteFolder, serve_site: Serve, number: signal.Signals
) -> None:
    site.article("a")
    served = serve_site(site.folder).start()
    events = _events(served, "/", _seen(served, "/"))
    next(events)
    children = _children(served.process.pid)
    assert children
    served.process.send_signal(number)
    assert served.stop() == 0
    assert list(events) == []
    assert _left(children) == []
    assert "Traceback" not in "".join(served.said)


def test_nobody_is_left_when_it_is_killed(site: SiteFolder, serve_site: Serve) -> None:
    served = serve_site(site.folder).start()
    children = _children(served.process.pid)
    served.process.kill()
    assert _left(children) == []


def test_a_port_that_is_taken_is_said(site: SiteFolder, serve_site: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        served = serve_site(site.folder, "--port", str(port))
        said = served.wait_for("is taken")
        assert said.startswith(f"port {port} is taken; this is {port + 1}"[:20])
        served.start()
        assert urlsplit(served.address).port != port

        assert main(["serve", "--site", str(site.folder), "--port", str(port)]) == 1, "it runs already"


def test_a_port_of_the_other_protocol_is_taken_too() -> None:
    try:
        taken = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no IPv6")
    with taken, free_port(taken.getsockname()[1]) as listening:
        assert listening.getsockname()[1] != taken.getsockname()[1]


def test_wrong_usage(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    for port in ("-1", "65536", "x"):
        with pytest.raises(SystemExit) as left:
            main(["serve", "--site", str(site.folder), "--port", port])
        assert left.value.code == 2
    (site.folder / "newsgen.yaml").unlink()
    assert main(["serve", "--site", str(site.folder)]) == 1
    assert "newsgen.yaml: this file is missing" in capsys.readouterr().err


def test_a_build_loads_nothing_of_the_preview() -> None:
    program = "import sys, newsgen.cli, newsgen.cli.build; print([m for m in sys.modules if 'preview' in m])"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout == "[]\n"
