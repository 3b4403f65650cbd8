"""The packages that others install: made, looked at, tried on each Python, and used as a newcomer does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from docx import Document
from playwright.sync_api import sync_playwright

from conftest import run_git

pytestmark = (
    pytest.mark.slow
)  # started by `make test-packages`, which CI runs; asks PyPI for what it installs

_PROGRAMS = Path(sys.executable).parent
# What a package holds beside modules: a file of each kind.
_DATA = {
    "default_theme/templates/base.html",
    "default_theme/static/assets/style.css",
    "messages/zh_Hans/LC_MESSAGES/newsgen.mo",
    "messages/zh_Hant/LC_MESSAGES/newsgen.mo",
    "init/starter/site/newsgen.yaml",
    "init/starter/site/dot_gitignore",
    "init/github/workflows/pages.yml",
    "init/github/actions/newsgen/action.yml",
    "hanzi/data/words.tsv",
    "preview/templates/dock.html",
    "review/assets/review.js",
    "py.typed",
}


def _pythons() -> dict[str, str]:
    """Return each Python from 3.11 on, by its version: those in PATH, and pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = {f"3.{sys.version_info.minor}": sys.executable}
    for minor in range(11, 30):
        name = f"python3.{minor}"
        for candidate in (*sorted(pyenv.glob(f"3.{minor}.*/bin/{name}")), shutil.which(name)):
            # pyenv's own `python3.12` in PATH is there even where the version is not chosen.
            if candidate and _answers(str(candidate)):
                found.setdefault(f"3.{minor}", str(candidate))
    return found


def _answers(python: str) -> bool:
    done = subprocess.run(  # noqa: S603 - a Python
        [python, "-c", "import venv, ensurepip"], capture_output=True, check=False
    )
    return done.returncode == 0


def _run(*command: object, cwd: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    # Those of whoever has nothing but the packages, at the time of the day.
    environ = {
        key: value
        for key, value in os.environ.items()
        if key != "SOURCE_DATE_EPOCH" and not key.startswith("PYTHON")
    }
    done = subprocess.run(  # noqa: S603 - our own commands
        [str(word) for word in command], cwd=cwd, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


def _installed(packages: Path, root: Path, folder: Path, python: str = sys.executable) -> Path:
    """Install the wheel where nothing else is; return the command."""
    (wheel,) = packages.glob("*.whl")
    _run(python, "-m", "venv", folder / "venv", cwd=folder)
    pip = (folder / "venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "-c", root / "constraints.txt", wheel, cwd=folder)
    return folder / "venv/bin/newsgen"


@pytest.fixture(scope="module")
def packages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is made from it."""
    folder = tmp_path_factory.mktemp("packages")
    _run(_PROGRAMS / "pyproject-build", "--outdir", folder, root, cwd=folder)
    return folder


def test_an_index_would_take_them_and_the_wheel_holds_nothing_odd(packages: Path) -> None:
    _run(_PROGRAMS / "twine", "check", "--strict", *packages.iterdir(), cwd=packages)
    _run(_PROGRAMS / "check-wheel-contents", *packages.glob("*.whl"), cwd=packages)


def test_the_wheel_holds_the_data_and_the_sdist_what_it_is_made_of(packages: Path, root: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {f"newsgen/{name}" for name in _DATA} <= held
    here = {path.relative_to(root / "src").as_posix() for path in (root / "src/newsgen").rglob("*.py")}
    assert here <= held
    (sdist,) = packages.glob("*.tar.gz")
    with tarfile.open(sdist) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {"README.md", "LICENSE", "templates/base.html", "static/assets/style.css"} <= names


@pytest.mark.parametrize("version", _pythons())
def test_what_is_installed_makes_a_site(version: str, packages: Path, root: Path, tmp_path: Path) -> None:
    newsgen = _installed(packages, root, tmp_path, _pythons()[version])
    programs = newsgen.parent

    where = _run(programs / "python", "-c", "import newsgen; print(newsgen.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")
    names = ("--title", "江畔观察", "--operator", "江畔观察编辑部", "--base-url", "https://org.example/repo/")
    _run(newsgen, "init", "site", *names, cwd=tmp_path)
    site = tmp_path / "site"
    # Other machines install what this one has: the wheel lies in the site.
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps")
    _run(*pip, "-r", "requirements.txt", cwd=site)
    assert list((site / "wheels").glob("newsgen-*.whl"))
    _run(newsgen, "new", "百亿基金从哪里来", "--source", "江畔观察编辑部", cwd=site)
    (site / "letter.txt").write_text("开发区签约\n\n" + "今天签了一个项目，投资二十亿元。" * 9, "utf-8")
    _run(newsgen, "import", "letter.txt", cwd=site)
    (site / "letter.txt").unlink()
    (article,) = (site / "content/articles").rglob("bai-yi-*.md")
    text = article.read_text("utf-8").replace("status: draft", "status: published")
    article.write_text(text + "\n正文一段。\n", "utf-8")
    _run(newsgen, "check", cwd=site)
    built = _run(newsgen, "build", "--lang", "en", cwd=site)
    # What is large and rarely wanted is not there, and that is said.
    assert built.stderr == "note: articles have no cards for previews: pip install 'newsgen[cards]'\n"
    assert (
        "pip install 'newsgen[cluster]'"
        in _run(
            newsgen, "build", "--lang", "en", "--no-cache", "--cluster", "tcp://127.0.0.1:1", cwd=site, code=1
        ).stderr
    )
    page = site / "public/zh-hant" / article.relative_to(site / "content").with_suffix("") / "index.html"
    assert "百億基金從哪裡來" in page.read_text("utf-8")
    assert list((site / "public/assets").glob("style*.css"))


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != ".newsgen-output")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_newcomers_first_day(packages: Path, root: Path, tmp_path: Path, host: Path, chromium: str) -> None:
    newsgen = _installed(packages, root, tmp_path)
    names = ("--title", "江畔觀察", "--operator", "江畔觀察編輯部", "--base-url", "https://news.example/")
    _run(newsgen, "init", "site", *names, cwd=tmp_path)
    site = tmp_path / "site"

    # An article of their own, and a letter that came as a Word file.
    said = _run(newsgen, "new", "百億基金從哪裡來", "--source", "江畔觀察編輯部", cwd=site).stdout
    own = site / said.split()[-1]
    text = own.read_text("utf-8").replace("status: draft", "status: published")
    own.write_text(f"{text}\n基金規模為 50億元，投向皇后大道後面的三個園區。\n", "utf-8")
    letter = Document()
    letter.add_heading("園區簽約二十億元", 0)
    letter.add_paragraph("來源：江畔觀察編輯部")
    letter.add_paragraph("今天，園區簽約一個項目，總投資 20億元。")
    letter.save(str(tmp_path / "來稿.docx"))
    said = _run(
        newsgen, "import", "--publish", "--date", "2026-01-05", tmp_path / "來稿.docx", cwd=site
    ).stdout
    received = next(site.joinpath("content/articles").rglob("yuan-qu-*.md"))
    assert received.name in said
    received.write_text(received.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    _run(newsgen, "check", cwd=site / "content")  # from any folder of the site

    # Built for a place below a path, and read there in both editions.
    www = tmp_path / "www"
    www.mkdir()
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *given: SimpleHTTPRequestHandler(*given, directory=str(www))
    )
    Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/repo/"
    build = (newsgen, "build", "--base-url", base, "--output", www / "repo")
    _run(*build, cwd=site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        page = browser.new_page()
        page.goto(base)
        page.get_by_role("link", name="百億基金從哪裡來").first.click()
        assert "皇后大道後面" in page.locator("main").inner_text()
        page.get_by_role("link", name="简体").first.click()
        assert "/repo/zh-hans/" in page.url
        assert "皇后大道后面" in page.locator("main").inner_text()

        # Edited, and built again: the page has changed.
        own.write_text(own.read_text("utf-8").replace("三個園區", "四個園區"), "utf-8")
        _run(*build, cwd=site)
        page.reload()
        assert "四个园区" in page.locator("main").inner_text()
        browser.close()
    server.shutdown()
    server.server_close()

    # Published, and built from what was sent: the same bytes.
    run_git(site, "init", "-q", "-b", "main")
    run_git(site, "remote", "add", "origin", str(host))
    for key, value in (("user.name", "編輯"), ("user.email", "desk@news.example")):
        run_git(site, "config", key, value)
    _run(newsgen, "publish", "--yes", cwd=site)
    run_git(tmp_path, "clone", "-q", str(host), "clone")
    moment = ("--now", (datetime.now(UTC) + timedelta(hours=1)).isoformat())
    for folder in (site, tmp_path / "clone"):
        _run(newsgen, "build", "--no-cache", *moment, cwd=folder)
    assert _files(site / "public") == _files(tmp_path / "clone/public")
