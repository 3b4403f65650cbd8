"""The index answers as the full scan does: the same articles, in the same order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from unicodedata import category

import pytest

from newsgen.hanzi import Converter
from newsgen.search import FoldedTexts, fold, fold_texts, heavy, matches, parse_query, rank
from readers_module import MODULE, ask, write_index

# Few signs, so that texts have much in common; some of them two units long, some of the other script.
_SIGNS = "發发展於于裏里國国。，、 \nAb1205,.%《》\U00020bb7\U0001f600"
_TO_HANS = Converter(to="zh-Hans")


def _text(random: Random, length: int) -> str:
    return "".join(random.choices(_SIGNS, k=random.randint(0, length)))


def _articles(random: Random, count: int, length: int) -> list[tuple[str, ...]]:
    return [
        (_text(random, 20), _text(random, 40), _text(random, 6), _text(random, length)) for _ in range(count)
    ]


def _blocks(fields: tuple[str, ...]) -> FoldedTexts:
    return fold_texts(*([text, _TO_HANS.convert(text)] for text in fields))


def _part(random: Random, text: str, length: int) -> str:
    start = random.randrange(max(1, len(text) - length + 1))
    return text[start : start + length]


def _queries(random: Random, articles: list[tuple[str, ...]], count: int, length: int) -> list[str]:
    """Return parts of texts, of a length at most, half of them in the other script: alone, as phrases, two at
    once, excluding."""
    made = []
    for _ in range(count):
        fields = random.choice(articles)
        parts = [_part(random, random.choice(fields), random.randint(1, length)) for _ in range(3)]
        if random.random() < 0.5:
            parts = [_TO_HANS.convert(part) for part in parts]
        one, two, three = (part.replace('"', "") for part in parts)
        made.append(random.choice([one, f'"{one}"', f'"{one}" "{two}"', f'{one} {two} -"{three}"']))
    return made


def _scan(query: str, articles: list[FoldedTexts]) -> list[int]:
    asked = parse_query(query)
    found = [number for number, each in enumerate(articles) if matches(asked, each)]
    return sorted(found, key=lambda number: (rank(asked, articles[number]), -number))


@pytest.mark.parametrize(
    ("count", "length", "most", "asked"),
    [(1, 30, 3, 9), (9, 200, 3, 9), (150, 400, 200, 9), (300, 60, 10**6, 9), (40, 4_000, 5_000, 50)],
)
def test_finds_what_a_full_scan_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, length: int, most: int, asked: int
) -> None:
    monkeypatch.setattr(heavy, "MOST", most)
    random = Random(count)  # noqa: S311
    texts = _articles(random, count, length)
    articles = [_blocks(fields) for fields in texts]
    write_index(tmp_path, articles)
    queries = _queries(random, texts, 400, asked)
    found = ask(tmp_path, queries=[{"text": query} for query in queries])["found"]
    expected = [_scan(query, articles) for query in queries]
    assert [each["ids"] for each in found] == expected
    assert sum(map(bool, expected)) > len(queries) / 3, "most of them should find something"


def test_folds_as_the_build_does(tmp_path: Path) -> None:
    write_index(tmp_path, [])
    random = Random(1)  # noqa: S311
    # But what is assigned in the Unicode of one of the two only.
    signs = [sign for sign in map(chr, range(0x30000)) if category(sign) not in ("Cn", "Cs")]
    texts = ["".join(signs[start : start + 64]) for start in range(0, len(signs), 64)]
    texts += ["".join(random.choices(signs, k=20)) for _ in range(3_000)]
    texts += [_text(random, 30) for _ in range(3_000)]
    folded = ask(tmp_path, texts=texts)["folded"]
    wrong = [
        (text, each["text"]) for text, each in zip(texts, folded, strict=True) if each["text"] != fold(text)
    ]
    assert wrong == []


def test_tells_where_a_folded_sign_was(tmp_path: Path) -> None:
    write_index(tmp_path, [])
    text = "在「New  York」、ＧＤＰ增36.4%；\U00020bb7野"
    folded = ask(tmp_path, texts=[text])["folded"][0]
    signs = text.encode("utf-16-le")
    for unit, place in zip(folded["text"], folded["map"], strict=False):
        if unit.isascii() and unit.isalnum():
            assert fold(signs[2 * place :].decode("utf-16-le"))[0] == unit
    assert len(folded["map"]) == len(folded["text"].encode("utf-16-le")) // 2


def test_tells_where_a_folded_sign_begins_and_ends(tmp_path: Path) -> None:
    write_index(tmp_path, [])
    text = "\U00020bb7Cafe\u0301由15.05 %升至ｶﾞ"
    folded = ask(tmp_path, texts=[text])["folded"][0]
    places = [
        text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        for start, end in zip(folded["map"], folded["ends"], strict=True)
    ]
    assert places == [*["\U00020bb7"] * 2, "C", "a", "f", "e\u0301", *"由15.05%升至", "ｶﾞ"]


@pytest.mark.parametrize("name", ["search-engine", "search-page", "search-box"])
def test_the_types_of_the_modules_are_right(name: str, typescript: Callable[[Path], str]) -> None:
    assert typescript(MODULE.with_name(f"{name}.js")) == ""
