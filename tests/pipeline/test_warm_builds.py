"""A build after any edits gives what a first build gives, byte for byte, where readers have the same site."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PIL import Image

from newsgen.pipeline import BuildOptions, BuildResult, build, inputs
from newsgen.problems import BuildFailed, Message

if TYPE_CHECKING:
    from conftest import SiteFolder

_NAMES = ("a", "b", "2025/c", "2026/d")
_OTHERS = (
    "a.md",
    "b.md",
    "../a.md",
    "2025/c.md",
    "chart.png",
    "/about/",
    "/files/form.txt",
    "https://x.example/",
)
_WORDS = (
    "新區發布資金方案。",
    "“引號”,2026年",
    "國家發展委員會答覆。",
    "国家发展委说明。",
    "甲公司與乙公司。",
    "人工智能產業。",
    "头发与發展。",
    "chart: projects by region",
)


# What an article states, at first and as it is edited.
_RECORDS = (
    "[{kind: 項目, id: cells, name: 電池廠, amount: 2億元, region: 贛江新區}]",
    "[{kind: 項目, id: cells, name: 电池厂, amount: 2億元, stages: [{stage: 开工, date: 2026-01-01}]}]",
    "[{kind: 項目, id: cells, name: 電池廠, amount: 5億元}, {kind: 基金, id: fund, name: 母基金}]",
    "[{kind: 指標, id: growth, name: 產值, value: 2億元, period: 2025年, region: 江西省}]",
)


def _photo(seed: int, width: int, kind: str = "PNG") -> bytes:
    buffer = BytesIO()
    noise = random.Random(seed).randbytes(width * 24 * 3)  # noqa: S311 - a picture, not a secret
    Image.frombytes("RGB", (width, 24), noise).save(buffer, kind)
    return buffer.getvalue()


_PHOTOS = (_photo(1, 600), _photo(1, 600)[:-900], _photo(2, 1100, "JPEG"), _photo(2, 40))
_TEMPLATE = {
    "partials/card.html": '<article><a href="{{ article.url }}">{{ article.title }}</a></article>\n',
    "partials/footer.html": '<footer><a href="{{ url("%s") }}">{{ t("home") }}</a></footer>\n',
    "article.html": '{%% extends "theme/article.html" %%}{%% block after %%}%s{%% endblock %%}\n',
    "list.html": '{%% extends "theme/list.html" %%}{%% block heading %%}<h1>%s</h1>{%% endblock %%}\n',
}
# Style sheets and scripts, which have a second name; and pictures. The theme has most of them too.
_ASSETS = (
    "assets/custom.css",
    "assets/style.css",
    "assets/site.js",
    "assets/more/print.css",
    "favicon.svg",
    "icon-192.png",
)
_TARGETS = ("/articles/a/", "/files/form.txt", "/favicon.svg", "/archive/")


def _outcome(options: BuildOptions) -> tuple[object, ...]:
    """Build; return what is reported and published."""
    try:
        result = build(options)
    except BuildFailed as failed:
        return ("failed", failed.problems)
    files = {
        path.relative_to(options.output).as_posix(): path.read_bytes()
        for path in options.output.rglob("*")
        if path.is_file() and path.name != ".newsgen-output"
    }
    return ("built", result.warnings, result.articles, result.files, files)


_TYPOGRAPHY = ["", "typography: {quotes: no, units: no}\n", "typography: {punctuation: no, emphasis: dots}\n"]


class Newsroom(RuleBasedStateMachine):
    """Editors at work; after each edit two builds, one with all that earlier ones left, one without."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="newsgen-test-"))
        self._site = self._folder / "site"
        self._built = 0

    def teardown(self) -> None:
        shutil.rmtree(self._folder)

    def _write(self, path: str, text: str) -> None:
        target = self._site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def _check(self, **options: Any) -> None:
        clean = self._folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self._site, clean / "site", ignore=shutil.ignore_patterns(".newsgen"))
        public = self._folder / "public"
        if public.exists():  # what readers have is an input like the site's files
            shutil.copytree(public, clean / "present")
            options |= {"published": str(clean / "present")}
        self._built += 1
        options["allow_removed"] = self._built % 3 != 0  # else both say what readers would lose
        cold = _outcome(BuildOptions(clean / "site", clean / "public", jobs=1, **options))
        if self._built % 2:
            options.pop("published", None)  # the output folder is what a build takes without being told
        warm = _outcome(BuildOptions(self._site, public, jobs=1, **options))
        assert warm == cold

    @initialize(fresh=st.sampled_from([0, 2_000_000_000]))
    def found(self, fresh: int) -> None:
        """Begin with a small site; with `fresh` 0 stamps are believed at once."""
        inputs._FRESH = fresh
        self.settings(5, "題")
        self.sources("示例日報", expires="2027-12-31")
        self._write(
            "content/regions.yaml",
            "jiangxi:\n  name: {zh-Hant: 江西省, zh-Hans: 江西省}\n"
            "ganjiang:\n  name: {zh-Hant: 贛江新區, zh-Hans: 赣江新区}\n  parent: jiangxi\n",
        )
        self._write("content/pages/about.md", "---\ntitle: 關於\n---\n本站。\n")
        self._write("static/files/form.txt", "表")
        self._check()

    @rule(
        size=st.integers(1, 5), title=st.sampled_from(["題", "新題"]), typography=st.sampled_from(_TYPOGRAPHY)
    )
    def settings(self, size: int, title: str, typography: str = "") -> None:
        """Change newsgen.yaml."""
        self._write(
            "newsgen.yaml",
            f"title: {{zh-Hant: {title}, zh-Hans: {title}}}\nbase_url: https://news.example/\n"
            "timezone: Asia/Shanghai\neditions: [zh-Hant, zh-Hans]\noperator: watch\n"
            f"page_size: {size}\nfeed_size: 2\ncards: {size - 1}\n{typography}"
            "sections:\n  - {id: policy, name: {zh-Hant: 政策, zh-Hans: 政策}}\n",
        )
        if (self._site / "content").exists():
            self._check()

    @rule(
        name=st.sampled_from(["示例日報", "示例晚報"]), expires=st.sampled_from(["2027-12-31", "2020-01-01"])
    )
    def sources(self, name: str, expires: str) -> None:
        """Change the sources."""
        first = not (self._site / "content").exists()
        self._write(
            "content/sources.yaml",
            "watch:\n  name: {zh-Hant: 贛江觀察, zh-Hans: 赣江观察}\n  kind: operator\n"
            f"daily:\n  name: {{zh-Hant: {name}, zh-Hans: 示例报}}\n  kind: newspaper\n"
            "institute:\n  name: {zh-Hant: 示例院, zh-Hans: 示例院}\n"
            f"  licence: {{id: L-1, expires: {expires}, credit: {{zh-Hant: 許, zh-Hans: 许}}}}\n",
        )
        if not first:
            self._check()

    @rule(
        name=st.sampled_from(_NAMES),
        title=st.sampled_from(["標題", "國家發展委員會", "另一個標題"]),
        day=st.integers(1, 28),
        source=st.sampled_from(["贛江觀察", "daily", "示例院", "別的報"]),
        more=st.fixed_dictionaries(
            {},
            optional={
                "tags": st.sampled_from(["[基金]", "[基金, 產業]", "[产业]"]),
                "industries": st.sampled_from(["[醫藥]", "[医药, 軟件]"]),
                "figures": st.sampled_from(
                    ["[{value: 2億元, label: 總額}]", "[{value: 2亿元, label: 总额, note: 產業}]"]
                ),
                "section": st.just("policy"),
                "records": st.sampled_from(_RECORDS),
                "regions": st.sampled_from(["[贛江新區]", "[江西省]"]),
                "author": st.sampled_from(["楊靜", "甲公司", "[楊靜, 王小明]"]),
                "updated": st.just("2026-02-03"),
                "status": st.sampled_from(["draft", "published"]),
                "editions": st.just("[zh-Hans]"),
                "slug": st.sampled_from(["a", "z"]),
                "aliases": st.sampled_from(["[/old/]", "[/articles/a/]"]),
                "expires": st.sampled_from(["2026-03-01", "2027-03-01"]),
                "image": st.sampled_from(["{src: photo.png, alt: 圖}", "{src: /photo.png, alt: 裝飾}"]),
            },
        ),
        words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3),
        links=st.lists(st.sampled_from(_OTHERS), max_size=2),
        pictures=st.lists(st.sampled_from(["photo.png", "/photo.png", "2025/photo.png"]), max_size=1),
    )
    def article(
        self,
        name: str,
        title: str,
        day: int,
        source: str,
        more: Mapping[str, str],
        words: list[str],
        links: list[str],
        pictures: list[str],
    ) -> None:
        """Write an article, a new one or another text for an old one."""
        fields = {"title": title, "date": f"2026-01-{day:02}", "source": source, **more}
        front = "".join(f"{key}: {value}\n" for key, value in fields.items())
        body = "\n\n".join(
            [*words, *(f"[見此]({link})" for link in links), *(f"![圖]({src})" for src in pictures)]
        )
        self._write(f"content/articles/{name}.md", f"---\n{front}---\n{body}\n")
        self._check()

    @rule(records=st.sampled_from(["", *_RECORDS]))
    def facts(self, records: str) -> None:
        """Change what a file of records states, or remove it."""
        text = f"source: daily\ndate: 2026-01-05\nrecords: {records}\n"
        if records:
            self._write("content/records/more.yaml", text)
        else:
            (self._site / "content/records/more.yaml").unlink(missing_ok=True)
        self._check()

    @rule(name=st.sampled_from(_NAMES), word=st.sampled_from(_WORDS))
    def edit(self, name: str, word: str) -> None:
        """Add to an article."""
        path = self._site / f"content/articles/{name}.md"
        if path.exists():
            path.write_text(path.read_text("utf-8") + f"\n{word}\n", "utf-8")
            self._check()

    @rule(name=st.sampled_from(_NAMES), to=st.sampled_from([None, "e", "2026/f"]))
    def move(self, name: str, to: str | None) -> None:
        """Delete an article, or give it another place."""
        path = self._site / f"content/articles/{name}.md"
        if path.exists() and to:
            target = self._site / f"content/articles/{to}.md"
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        path.unlink(missing_ok=True)
        self._check()

    @rule(
        form=st.sampled_from(["国家发展委", "国家发改委", ""]),
        kind=st.sampled_from(["brand", "person"]),
    )
    def name(self, form: str, kind: str) -> None:
        """Register a name, or none."""
        text = f"- {{zh-Hant: 國家發展委員會, zh-Hans: {form}}}\n"
        text += f"- {{zh-Hant: 甲公司, zh-Hans: 甲企业, kind: {kind}}}\n"
        self._write("content/names.yaml", text if form else "")
        self._check()

    @rule(template=st.sampled_from(sorted(_TEMPLATE)), address=st.sampled_from((None, *_TARGETS)))
    def template(self, template: str, address: str | None) -> None:
        """Replace a template of the theme, or take the theme's again."""
        path = f"templates/{template}"
        if address is None:
            (self._site / path).unlink(missing_ok=True)
        else:
            text = _TEMPLATE[template]
            self._write(path, text % address if "%s" in text else text + address)
        self._check()

    @rule(
        path=st.sampled_from(["static/files/form.txt", "content/articles/chart.png", "static/new.txt"]),
        text=st.sampled_from(["", "表", "圖"]),
    )
    def file(self, path: str, text: str) -> None:
        """Change a file that is published as it is, or remove it."""
        if text:
            self._write(path, text)
        else:
            (self._site / path).unlink(missing_ok=True)
        self._check()

    @rule(path=st.sampled_from(_ASSETS), text=st.sampled_from([None, "", "/* 一 */", "/* 二 */"]))
    def asset(self, path: str, text: str | None) -> None:
        """Add, edit or remove a file of the site's look, or take the theme's again."""
        if text is None:
            (self._site / "static" / path).unlink(missing_ok=True)
        else:
            self._write(f"static/{path}", text)
        self._check()

    @rule(
        path=st.sampled_from(["content/articles/photo.png", "static/photo.png"]),
        content=st.sampled_from([*_PHOTOS, None]),
    )
    def picture(self, path: str, content: bytes | None) -> None:
        """Change a picture, break it, or remove it."""
        target = self._site / path
        if content is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        self._check()

    @rule(title=st.sampled_from(["關於", "關於我們"]))
    def page(self, title: str) -> None:
        """Change a page of the site itself."""
        self._write("content/pages/about.md", f"---\ntitle: {title}\n---\n{title}本站。\n")
        self._check()

    @rule(drafts=st.booleans())
    def nothing(self, drafts: bool) -> None:
        """Build again, perhaps with the drafts."""
        self._check(drafts=drafts)

    @rule()
    def harm(self) -> None:
        """Change the published site by hand, as nobody should: the marker tells."""
        (self._folder / "public/.newsgen-output").unlink(missing_ok=True)
        if (self._folder / "public").exists():
            shutil.rmtree(self._folder / "public")
        self._check()


@pytest.mark.parametrize(("runs", "steps"), [(1, 6), pytest.param(13, 40, marks=pytest.mark.slow)])
def test_a_warm_build_gives_what_a_clean_one_gives(
    runs: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_FRESH", inputs._FRESH)  # put back afterwards
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _build(site: SiteFolder, **options: Any) -> BuildResult:
    return build(BuildOptions(site.folder, site.folder.parent / "public", jobs=1, **options))


def _counts(result: BuildResult) -> tuple[int, int, int]:
    return result.counts.read, result.counts.converted, result.counts.rendered


@pytest.fixture
def newsroom(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site with some articles, built once; stamps are believed at once."""
    monkeypatch.setattr(inputs, "_FRESH", 0)
    for n in range(8):
        text = "國家發展委員會答覆。" if n == 3 else "正文。"
        site.article(f"a{n}", title=f"第{n}篇", date=f"2026-01-0{n + 1}", body=text, tags="[基金]")
    site.write("content/names.yaml", "- {zh-Hant: 國家發展委員會, zh-Hans: 国家发展委}\n")
    first = _build(site)
    assert _counts(first) == (8, 8, first.counts.rendered)
    assert first.counts.kept == 0
    return site


def test_nothing_is_done_where_nothing_has_changed(newsroom: SiteFolder) -> None:
    result = _build(newsroom)
    assert _counts(result) == (0, 0, 0)
    assert result.counts.kept > 30


def test_an_edited_text_is_rendered_where_it_is_shown(newsroom: SiteFolder) -> None:
    newsroom.article("a2", title="第2篇", date="2026-01-03", body="正文。\n\n補記。", tags="[基金]")
    assert _counts(_build(newsroom))[:2] == (1, 1)
    newsroom.article("a2", title="第2篇", date="2026-01-03", body="正文。\n\n補記二。", tags="[基金]")
    rendered = _build(newsroom).counts.rendered
    assert rendered == 2 + 2 * 3, "its page and the three feeds, in two editions"


def test_an_edited_text_needs_neither_the_spellings_of_names_nor_the_compiler_of_templates_again(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_again(*_: object, **__: object) -> None:
        raise AssertionError("this was done in the build before")

    monkeypatch.setattr("newsgen.pipeline.dependencies.spelled", not_again)
    monkeypatch.setattr("newsgen.hanzi.names.spelled", not_again)
    newsroom.article("a3", title="第3篇", date="2026-01-04", body="國家發展委員會補記。", tags="[基金]")
    assert _counts(_build(newsroom))[:2] == (1, 1)
    page = newsroom.folder.parent / "public/zh-hans/articles/a3/index.html"
    assert "国家发展委补记" in page.read_text("utf-8")


def test_an_edited_title_is_rendered_where_it_is_shown(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_FRESH", 0)
    for n in range(9):
        site.article(
            f"a{n}", title=f"第{n}篇", date=f"2026-01-0{n + 1}", tags="[基金]" if n % 4 == 0 else "[]"
        )
    _build(site)
    site.article("a8", title="甲乙丙", date="2026-01-09", tags="[基金]")
    changed = _build(site).counts.rendered
    public = site.folder.parent / "public"
    showing = [
        path for path in public.rglob("*") if path.is_file() and "甲乙丙".encode() in path.read_bytes()
    ]
    assert changed == len(showing)
    for name in ("a0", "a4", "a7"):  # two are related by their tag, one is the neighbour
        assert public / f"articles/{name}/index.html" in showing
    assert public / "articles/a2/index.html" not in showing


def test_an_edited_name_converts_what_contains_it(newsroom: SiteFolder) -> None:
    newsroom.write("content/names.yaml", "- {zh-Hant: 國家發展委員會, zh-Hans: 国家发改委}\n")
    result = _build(newsroom)
    assert _counts(result)[:2] == (0, 1)
    page = (newsroom.folder.parent / "public/zh-hans/articles/a3/index.html").read_text("utf-8")
    assert "国家发改委" in page
    newsroom.write(
        "content/names.yaml",
        "- {zh-Hant: 無人提到, zh-Hans: 无人提到}\n- {zh-Hant: 國家發展委員會, zh-Hans: 国家发改委}\n",
    )
    assert _counts(_build(newsroom)) == (0, 0, 0), "a name that no article mentions"


def test_an_edited_template_renders_what_uses_it(newsroom: SiteFolder) -> None:
    newsroom.write(
        "templates/not_found.html", '{% extends "theme/not_found.html" %}{% block title %}無{% endblock %}'
    )
    assert _counts(_build(newsroom)) == (0, 0, 2)


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"no database at all, but long enough to be one" * 400,
        lambda _: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[: len(content) // 3] + b"\xff" * 4096 + content[len(content) // 3 + 4096 :],
        lambda content: bytes(byte ^ 0x55 for byte in content),
        lambda content: content[:60] + (99).to_bytes(4, "big") + content[64:],  # the user_version
    ],
)
@pytest.mark.parametrize("edited", [False, True])
def test_a_harmed_cache_is_noticed_and_made_anew(newsroom: SiteFolder, harm: Any, edited: bool) -> None:
    file = newsroom.folder / ".newsgen/cache.sqlite"
    file.write_bytes(harm(file.read_bytes()))
    if edited:
        newsroom.configure("page_size: 3\n")
    notices: list[Message] = []
    _build(newsroom, notice=notices.append)
    assert len(notices) <= 1
    public = newsroom.folder.parent / "public"
    warm = {path.relative_to(public): path.read_bytes() for path in public.rglob("*.html")}
    _build(newsroom, cache=False)
    assert {path.relative_to(public): path.read_bytes() for path in public.rglob("*.html")} == warm
    assert _build(newsroom, notice=notices.append).counts.kept > 30
    assert len(notices) <= 1


def test_a_cache_that_cannot_be_written_costs_time_only(newsroom: SiteFolder) -> None:
    shutil.rmtree(newsroom.folder / ".newsgen")
    newsroom.write(".newsgen", "a file stands where the folder is to be")
    for _ in range(2):
        notices: list[Message] = []
        assert _counts(_build(newsroom, notice=notices.append))[0] == 8
        assert len(notices) == 1
        assert ".newsgen" in str(notices[0])


def test_another_version_begins_anew(newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["newsgen.pipeline.build"], "version_digest", lambda: b"another")
    notices: list[Message] = []
    assert _counts(_build(newsroom, notice=notices.append))[:2] == (8, 8)
    assert list(map(str, notices)) == [
        "what earlier builds left cannot be used: it is of another version of newsgen"
    ]
    assert _counts(_build(newsroom, notice=notices.append)) == (0, 0, 0)


def test_results_that_nothing_uses_are_forgotten(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.cache.file._SWEEP", -1_000_000)
    file = newsroom.folder / ".newsgen/cache.sqlite"
    for n in range(3):
        newsroom.article("a2", title="第2篇", body=f"正文{n}。" * 20_000)
        _build(newsroom)
    assert file.stat().st_size < 4_000_000
    assert _counts(_build(newsroom)) == (0, 0, 0)
