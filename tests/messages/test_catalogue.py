"""The catalogue has every message, whole, in both scripts; and `make messages` was run."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message

import messages
from gather import gather
from newsgen.cli import main
from newsgen.messages import FOLDER, translation
from newsgen.pipeline import BuildOptions, build
from newsgen.problems import BuildFailed

_BROKEN = Path(__file__).parents[1] / "sites" / "broken"
_CURRENT = messages.current()
_ENTRIES = [message for message in _CURRENT if message.id]
_PERCENT = re.compile(r"%(?:\(\w+\))?[sr]")
# Chinese text has full-width marks; half-width ones are those of code, of placeholders and addresses.
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()]|[,;?!()](?=[\u4e00-\u9fff])")
_CODE = re.compile(r"`[^`]*`|\{[^{}]*\}|%\(\w+\)[sr]")


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _both() -> Iterator[tuple[str, str]]:
    """Give each message with each of its translations, in both scripts."""
    made = messages.converted(_CURRENT)
    for catalog in (_ENTRIES, [message for message in made if message.id]):
        for message in catalog:
            for said in messages.strings(message):
                yield _ids(message)[0], said


def test_every_message_is_a_constant_sentence() -> None:
    assert gather(FOLDER.parent).not_constant == []


def test_what_is_gathered_is_found_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "a.py").write_text(
        "class Base(Exception):\n"
        "    def __init__(self, sentence, **values): ...\n"
        "class Made(Base): ...\n"
        "class Report:\n"
        "    def error(self, line, message, hint='', **values): ...\n"
        "def slip(index, message): ...\n"
        "report.error(1, 'one' if x else 'two', hint='three')\n"
        "raise Made('four {x}', x='not this')\n"
        "slip(0, f'made {up}')\n"
        "slip(0, named)\n"
        "parser.add_argument('--not-this', help='five')\n"
        "count(3, 'ox', 'oxen')\n"
        "say('not this: it is no parameter of a message here')\n"
        "report.error(2, message='six', sentence=f'a {value}')\n"
        "hint = 'seven'\n"
        "shown = text.translate(table())\n"
        "view = Shown(said.text(translate), 'eight')\n"
        "class Shown(Struct):\n"
        "    message: str\n"
        "    hint: str\n"
    )
    found = gather(tmp_path / "package")
    assert set(found.messages) == {
        *("one", "two", "three", "four {x}", "five", "six", "seven", "eight"),
        "{number} ox",
    }
    assert found.plurals == {"{number} ox": "{number} oxen"}
    assert found.not_constant == ["package/a.py:9"]


def test_the_catalogue_is_up_to_date() -> None:
    assert messages.PO.read_bytes().decode() == messages.written(_CURRENT).decode(), "run: make messages"
    for path, content in messages.compiled(_CURRENT):
        assert path.read_bytes() == content, "run: make messages"


def test_every_message_is_translated() -> None:
    missing = [message.id for message in _ENTRIES if not all(messages.strings(message))]
    assert missing == [], "translate them in newsgen.po"
    unsure = [message.id for message in _ENTRIES if message.fuzzy]
    assert unsure == [], "check them in newsgen.po, and take the word `fuzzy` off"


def test_translations_have_the_same_placeholders() -> None:
    for message, said in _both():
        assert Counter(_PERCENT.findall(said)) == Counter(_PERCENT.findall(message)), message
        if not _PERCENT.search(message):
            assert _fields(said) == _fields(message), message


def _fields(text: str) -> Counter[str | None]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_translations_have_the_marks_of_chinese() -> None:
    for message, said in _both():
        assert not _HALF_WIDTH.search(_CODE.sub("x", said)), (message, said)
        assert said.count("`") % 2 == 0, said
        assert said.count("（") == said.count("）"), said


# Those whose messages are put together from several places.
_INDIRECT = (
    "address-of-alias",
    "date-impossible",
    "edition-of-article-unknown",
    "image-mislabelled",
    "licence-expired",
    "many-problems",
    "quote-without-end",
    "section-unknown",
    "source-of-two",
    "strings-placeholder",
    "template-word-unknown",
    "yaml-alias",
)


@pytest.mark.parametrize("name", _INDIRECT)
def test_all_that_a_broken_site_is_told_is_in_the_catalogue(name: str, tmp_path: Path) -> None:
    site = shutil.copytree(_BROKEN / name, tmp_path / "site")
    said: list[str] = []

    def noted(message: str) -> str:
        said.append(message)
        return message

    with pytest.raises(BuildFailed) as failed:
        build(BuildOptions(site, tmp_path / "public", jobs=1))
    for problem in failed.value.problems:
        problem.text(noted)
    assert said
    known = {_ids(message)[0] for message in _ENTRIES}
    assert [sentence for sentence in said if sentence not in known] == []


_EXPECTED = {
    "zh-Hans": """\
content/articles/a.md:2: `title` 后面用了全角冒号
    title：園區開工
  提示：请写成 `title: 園區開工`
content/articles/a.md:4: 警告：稿源 `無名晚報` 没有在 content/sources.yaml 中登记
    source: 無名晚報
  提示：请在那里登记，并注明版权条件
content/articles/a.md:5: 没有 `tittle` 这个字段
    tittle: x
  提示：是不是 `title`？
2 个问题，1 个警告
没有发布任何内容
""",
    "zh-Hant": """\
content/articles/a.md:2: `title` 後面用了全形冒號
    title：園區開工
  提示：請寫成 `title: 園區開工`
content/articles/a.md:4: 警告：稿源 `無名晚報` 沒有在 content/sources.yaml 中登記
    source: 無名晚報
  提示：請在那裡登記，並註明版權條件
content/articles/a.md:5: 沒有 `tittle` 這個欄位
    tittle: x
  提示：是不是 `title`？
2 個問題，1 個警告
沒有發布任何內容
""",
}


@pytest.mark.parametrize(
    ("language", "place"),
    [("zh-Hans", "before"), ("zh-Hant", "after"), ("zh-Hans", "equals"), ("zh-Hant", "locale")],
)
def test_a_broken_site_is_explained_in_chinese(
    language: str,
    place: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = shutil.copytree(_BROKEN / "title-missing", tmp_path / "site")
    for path in (site / "content/articles").iterdir():
        path.unlink()
    (site / "content/articles/a.md").write_text(
        "---\ntitle：園區開工\ndate: 2026-01-02\nsource: 無名晚報\ntittle: x\n---\n正文。\n", encoding="utf-8"
    )
    chosen = {
        "before": ["--lang", language, "build"],
        "after": ["build", "--lang", language],
        "equals": ["build", f"--lang={language}"],
        "locale": ["build"],
    }[place]
    if place == "locale":
        monkeypatch.setenv("LANGUAGE", "zh_TW" if language == "zh-Hant" else "zh_CN")
    assert main([*chosen, "--site", str(site)]) == 1
    assert capsys.readouterr().err == _EXPECTED[language]
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(["build", "--site", str(site)]) == 1
    assert "2 problems, 1 warning\n" in capsys.readouterr().err, "it holds for one command"


def test_both_scripts_are_loaded_by_gettext_alone() -> None:
    assert translation("zh-Hans").gettext("nothing was published") == "没有发布任何内容"
    assert translation("zh-Hant").gettext("nothing was published") == "沒有發布任何內容"
    assert translation("en").gettext("nothing was published") == "nothing was published"


def test_what_one_of_two_methods_says_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "report.py").write_text(
        "class Report:\n"
        "    def error(self, line: int, message: str, hint: str = '') -> None: ...\n"
        "    def warning(self, line: int, message: str, hint: str = '') -> None: ...\n"
        "def tell(report: Report, is_error: bool) -> None:\n"
        "    (report.error if is_error else report.warning)(0, 'this is wrong', 'mend it')\n",
        encoding="utf-8",
    )
    assert set(gather(tmp_path).messages) == {"this is wrong", "mend it"}
