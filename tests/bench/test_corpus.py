"""The benchmark's corpus is the same every time, and newsgen builds it without a complaint."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus import LENGTH, Corpus
from newsgen.pipeline import BuildOptions, build
from peers import CONTENDERS, Contender, write_site
from text import DataMissing, data_folder
from vocabulary import REGIONS, SOURCES, TAGS

SIZE = 30


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A small corpus."""
    try:
        return Corpus(data_folder(), SIZE)
    except DataMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_it_is_as_large_and_as_varied_as_it_says(corpus: Corpus) -> None:
    articles = list(corpus)
    assert [article.number for article in articles] == list(range(SIZE))
    lengths = [sum(map(len, article.blocks)) for article in articles]
    assert LENGTH * 0.9 < sum(lengths) / SIZE < LENGTH * 1.1
    assert len({article.blocks for article in articles}) == SIZE
    assert len({article.date.year for article in articles}) > 5
    assert (len(SOURCES), len(REGIONS), len(set(TAGS))) == (30, 60, 300)


def test_another_seed_gives_other_articles(corpus: Corpus) -> None:
    assert list(Corpus(data_folder(), SIZE, seed=2)) != list(corpus)


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda contender: contender.name)
def test_the_same_size_and_seed_give_the_same_files(
    contender: Contender, corpus: Corpus, tmp_path: Path
) -> None:
    again = Corpus(data_folder(), SIZE)
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
