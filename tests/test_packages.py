"""The packages that others install: made, looked at, and tried on each Python that is here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

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
    (wheel,) = packages.glob("*.whl")
    _run(_pythons()[version], "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    programs = tmp_path / "venv/bin"
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "-c", root / "constraints.txt", wheel, cwd=tmp_path)
    newsgen = programs / "newsgen"

    where = _run(programs / "python", "-c", "import newsgen; print(newsgen.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")
    names = ("--title", "江畔观察", "--operator", "江畔观察编辑部", "--base-url", "https://org.example/repo/")
    _run(newsgen, "init", "site", *names, cwd=tmp_path)
    site = tmp_path / "site"
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
