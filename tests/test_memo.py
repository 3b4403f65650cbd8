"""What is remembered: looked up, else made and kept; and a cache is data, whoever wrote it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import partial
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsgen.cache import CACHE_FILE, Cache, CacheLost, decoded, encoded, open_cache
from newsgen.memo import Memo, MemoStage, remember, with_cache
from newsgen.model import (
    Amount,
    Article,
    Attribution,
    Body,
    Credit,
    Heading,
    Link,
    Record,
    RecordKind,
    Role,
    Script,
    Status,
)
from newsgen.parallel import Processes
from newsgen.problems import Message, Problem, Severity, message

_ARTICLE = Article(
    path="content/articles/a.md",
    key="articles/a",
    kind="article",
    script=Script.HANT,
    title="標題",
    date=datetime(2025, 6, 30, 9, 30, tzinfo=timezone(timedelta(hours=8))),
    source=Attribution("示例日報", ("daily",), third_party=True),
    credits=(Credit("甲某", Role.EDITOR, "示例日報"),),
    status=Status.SCHEDULED,
    records=(
        Record(RecordKind.FUND, "fund-a", "甲基金", amount=Amount(Decimal("5E+9"), "CNY", text="50億元")),
    ),
)


def _squares(calls: Path) -> MemoStage[int, int]:
    return partial(_square, calls)


def _square(calls: Path, item: int, memo: Memo) -> int:
    def make() -> int:
        with calls.open("a", encoding="ascii") as file:
            file.write(f"{item}\n")
        return item * item

    return memo.recall(item.to_bytes(16, "big"), int, make)


def _made(folder: Path, count: int, jobs: int) -> list[int]:
    calls = folder / "calls"
    calls.write_text("", "ascii")
    with open_cache(folder / "cache", b"1") as cache:
        assert list(remember(Processes(jobs), cache, partial(_squares, calls), range(count))) == [
            item * item for item in range(count)
        ]
    return sorted(map(int, calls.read_text("ascii").split()))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_made_once_is_looked_up(jobs: int, tmp_path: Path) -> None:
    assert _made(tmp_path, 40, jobs) == list(range(40))
    assert _made(tmp_path, 40, jobs) == []
    assert _made(tmp_path, 45, jobs) == list(range(40, 45))


def test_what_does_not_hold_any_longer_is_made_anew() -> None:
    memo = Memo(None)
    assert memo.recall(b"k", int, lambda: 1) == 1
    memo = Memo(_Rows(dict(memo.taken())))
    assert memo.recall(b"k", int, lambda: 2) == 1
    assert memo.recall(b"k", int, lambda: 2, lambda known: known > 1) == 2
    assert [decoded(content, int) for _, content in memo.taken()] == [2]
    assert memo.taken() == ()


def test_equal_values_are_kept_once() -> None:
    memo = Memo(None)
    assert memo.keep(_ARTICLE) == memo.keep(
        Article(*(getattr(_ARTICLE, n) for n in _ARTICLE.__struct_fields__))
    )
    assert len(memo.taken()) == 1


class _Rows:
    """Results in memory."""

    def __init__(self, rows: dict[bytes, bytes]) -> None:
        self._rows = rows

    def get(self, key: bytes) -> bytes | None:
        return self._rows.get(key)

    def need(self, key: bytes) -> bytes:
        return self._rows[key]

    def hold(self) -> None:
        pass


@pytest.mark.parametrize(
    "record",
    [
        _ARTICLE,
        Body("<p>文</p>", (Heading(2, "a", "甲"),), (Link("/a/", 7),), {"title": 2}),
        Problem("a.md", 1, "x {y}", values=(("y", message("q {z}", z="1")),), severity=Severity.WARNING),
        ZoneInfo("Asia/Shanghai"),
        datetime(2026, 1, 2, tzinfo=UTC),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_comes_back_as_it_was(record: object) -> None:
    back = decoded(encoded(record), type(record))
    assert back == record
    assert repr(back) == repr(record)


def test_a_record_does_not_name_its_fields() -> None:
    assert b"copyright_script" not in encoded(_ARTICLE)


class _Hostile:
    """What runs when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, ...]]:
        return Path.touch, (self._mark,)  # type: ignore[return-value] # what an attacker writes


def _contents(mark: Path) -> dict[str, bytes]:
    return {
        "pickle": pickle.dumps(_Hostile(mark)),
        "other record": encoded(Body("x")),
        "no JSON": b"\x80\x04",
        "not UTF-8": b'["\xff"]',
        "deep": b"[" * 100_000,
        "empty": b"",
    }


@pytest.mark.parametrize("kind", list(_contents(Path())))
def test_a_row_that_somebody_else_wrote_runs_nothing(kind: str, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    content = _contents(mark)[kind]
    with pytest.raises(CacheLost):
        decoded(content, Article)
    assert not mark.exists()


def test_a_damaged_cache_is_begun_anew_and_said_once(tmp_path: Path) -> None:
    said: list[Message] = []
    tries: list[Path] = []

    def use(cache: Cache) -> int:
        tries.append(cache.path.parent)
        return decoded(cache.need(b"k" * 16), int) if len(tries) == 1 else 3

    folder = tmp_path / "cache"
    with open_cache(folder, b"1") as cache:
        cache.put([(b"k" * 16, b"wrong")])
        cache.commit()
    assert with_cache(folder, b"1", use, notice=said.append) == 3
    assert tries == [folder, folder]
    assert [str(each) for each in said] == ["what earlier builds left cannot be used: it is damaged"]


def test_without_a_folder_nothing_is_left(tmp_path: Path) -> None:
    places = []
    with_cache(None, b"1", lambda cache: places.append(cache.path))
    assert places[0].name == CACHE_FILE
    assert not places[0].exists()
    assert list(tmp_path.iterdir()) == []


def test_a_seal_tells_notes_from_each_other(tmp_path: Path) -> None:
    with open_cache(tmp_path / "cache", b"1") as cache:
        assert cache.note("plan") is None
        assert cache.seal("plan") == b""
        contents = [b"", b"1", bytes(3_000_000), b"1"]
        seals = []
        for content in contents:
            cache.leave([("plan", content)])
            assert cache.note("plan") == content
            seals.append(cache.seal("plan"))
        assert len(set(seals)) == 3
        assert seals[1] == seals[3]


def test_the_checksum_belongs_to_the_key(tmp_path: Path) -> None:
    with open_cache(tmp_path / "cache", b"1") as cache:
        value = b"1"
        sealed = blake2b(value, key=b"other", digest_size=8).digest() + value
        cache.put([(b"k" * 16, b"2")])
        cache.commit()
        cache._db.execute("UPDATE results SET value = ?", (sealed,))
        with pytest.raises(CacheLost):
            cache.get(b"k" * 16)
