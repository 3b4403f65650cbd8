"""The corpus of the benchmark is shaped as it says, the same every time; newsgen builds it without a word."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus import Corpus
from newsgen.pipeline import BuildOptions, build
from peers import CONTENDERS, Contender, write_site
from shapes import REAL, SHAPES, Shape
from shares import NEWSROOM, Share, bodies, count
from text import DataMissing, data_folder
from vocabulary import REGIONS, SOURCES, TAGS

SIZE = 30
CONTENT = Path(__file__).parents[2] / "content" / "articles"


@pytest.fixture(scope="module")
def data() -> Path:
    """The folder of the text."""
    try:
        return data_folder()
    except DataMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def corpus(data: Path) -> Corpus:
    """A small corpus."""
    return Corpus(data, SIZE, pictures=2)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def _near(found: Mapping[str, Share], wanted: Mapping[str, Share], apart: float) -> None:
    for name, share in found.items():
        expected = wanted.get(name, Share(0, 0))
        assert abs(share.articles - expected.articles) <= apart, name
        if expected.articles:
            assert abs(share.each - expected.each) <= max(0.5, expected.each / 8), name


def test_the_shares_are_near_those_of_the_sample_newsroom() -> None:
    """They were those of it when the corpus was made."""
    for name, share in count(bodies(CONTENT)).items():
        assert abs(share.articles - NEWSROOM[name].articles) < 0.25, name


@pytest.mark.parametrize(("which", "shape"), list(enumerate(REAL)), ids=["newsroom", "imported"])
def test_articles_hold_what_real_ones_hold(which: int, shape: Shape, data: Path) -> None:
    articles = list(Corpus(data, 600, pictures=2))[which::2]
    texts = [article.body(str, "({})".format) for article in articles]
    _near(count(texts), shape.holds, 0.09)
    assert abs(sum(map(len, texts)) / len(texts) / (570 if shape.holds is NEWSROOM else 1_800) - 1) < 0.15


def test_without_pictures_articles_hold_all_but_pictures(data: Path, corpus: Corpus) -> None:
    bare = list(Corpus(data, SIZE))
    assert not any("](%" in block for article in bare for block in article.blocks)
    assert any("](%" in block for article in corpus for block in article.blocks)
    assert [(article.title, article.tags) for article in bare] == [
        (article.title, article.tags) for article in corpus
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_as_varied_as_it_says(shape: str, data: Path) -> None:
    articles = list(Corpus(data, SIZE, shape=shape))
    assert [article.number for article in articles] == list(range(SIZE))
    assert len({article.blocks for article in articles}) == SIZE
    assert len({article.date.year for article in articles}) > 5
    assert (len(SOURCES), len(REGIONS), len(set(TAGS))) == (30, 60, 300)


def test_another_seed_gives_other_articles(corpus: Corpus, data: Path) -> None:
    assert list(Corpus(data, SIZE, seed=2, pictures=2)) != list(corpus)


def test_a_picture_is_a_photograph_or_a_screenshot_of_about_a_megabyte(corpus: Corpus) -> None:
    files = dict(corpus.files())
    assert list(files) == ["screenshot-000.png", "photograph-001.jpg"]
    assert all(500_000 < len(content) < 2_000_000 for content in files.values())


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda contender: contender.name)
def test_the_same_size_and_seed_give_the_same_files(
    contender: Contender, corpus: Corpus, data: Path, tmp_path: Path
) -> None:
    again = Corpus(data, SIZE, pictures=2)
    write_site(contender, corpus, corpus, tmp_path / "one")
    write_site(contender, again, again, tmp_path / "two")
    files = _files(tmp_path / "one")
    assert files == _files(tmp_path / "two")
    articles = [path for path in files if path.rpartition("/")[2].startswith("a-")]
    assert len(articles) == SIZE * (contender.editions if contender.name == "Hugo" else 1)


def test_newsgen_builds_it_in_both_editions_without_a_warning(corpus: Corpus, tmp_path: Path) -> None:
    write_site(CONTENDERS[0], corpus, corpus, tmp_path / "site")
    result = build(BuildOptions(tmp_path / "site", tmp_path / "public", jobs=1, strict=True))
    assert (result.articles, result.editions, result.warnings) == (SIZE, 2, ())
    for edition in ("", "zh-hans/"):
        pages = list((tmp_path / "public").glob(f"{edition}articles/*/a-*/index.html"))
        assert len(pages) == SIZE
        shown = "".join(page.read_text("utf-8") for page in pages)
        for element in ("<table", "<ul", "<ol", "<blockquote", "<strong", "footnote", "srcset"):
            assert element in shown
        assert not re.search(r"\]\([@%]", shown), "every mark of the corpus became an address"
