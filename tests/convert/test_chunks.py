"""A text of any length is read in chunks of whole lines, and nothing of it is lost."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsgen.convert.chunks import Chunk, read_chunks
from newsgen.problems import Problem

_LINES = st.lists(st.tuples(st.text("頭发a，\ufeff𠮷", max_size=30), st.sampled_from(["\n", "\r\n", "\r"])))


def _read(raw: bytes, block: int) -> tuple[list[Chunk], list[Problem]]:
    found: list[Problem] = []
    return list(read_chunks(lambda: io.BytesIO(raw), "a.txt", found, block)), found


@given(lines=_LINES, last=st.text("頭发a", max_size=20), block=st.integers(8, 200))
def test_nothing_is_lost_and_lines_end_as_they_did(
    lines: list[tuple[str, str]], last: str, block: int
) -> None:
    text = "".join(line + end for line, end in lines) + last
    chunks, found = _read(text.encode(), block)
    assert found == []
    assert "".join(chunk.ended(chunk.text) for chunk in chunks) == text.removeprefix("\ufeff")


def test_passages_are_short_and_of_whole_lines_where_lines_are() -> None:
    chunks, _ = _read(("頭髮\n" * 1000 + "皇" * 1000).encode(), 100)
    assert max(len(chunk.text) for chunk in chunks) <= 100
    assert {chunk.text[-1] for chunk in chunks} == {"\n", "皇"}


def test_what_is_no_text_is_told_by_its_line_and_ends_the_text() -> None:
    chunks, [problem] = _read("頭髮\n".encode() * 40 + b"\xff\xfe\xfa\n" + "頭\n".encode() * 40, 64)
    assert (problem.path, problem.line) == ("a.txt", 41)
    assert 0 < sum(len(chunk.text) for chunk in chunks) <= 40 * 3


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    found: list[Problem] = []
    assert list(read_chunks(lambda: (tmp_path / "a.txt").open("rb"), "a.txt", found)) == []
    assert "cannot be read" in found[0].message
