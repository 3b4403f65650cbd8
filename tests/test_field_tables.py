"""Each field is said once: docs/fields.md has what the program has."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec import structs

from newsgen.config.fields import SITE
from newsgen.library.fields import ARTICLE, PAGE
from newsgen.library.foreign_fields import NEEDLESS
from newsgen.library.foreign_states import STATES
from newsgen.library.registry_fields import NAME, NOTICES, PERMITTED, REGION, REVIEWED, SOURCE
from newsgen.library.status_words import STATUS_WORDS
from newsgen.model import Article, Notices, Role, Status
from newsgen.yamlfile.table import Kind, Table

_TABLES = [ARTICLE, PAGE, SITE, NAME, NOTICES, PERMITTED, REGION, REVIEWED, SOURCE]


def test_the_page_of_fields_is_current(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(root / "tools"))
    tool = __import__("field_tables")
    sys.modules.pop("field_tables")
    page = (root / "docs/fields.md").read_text(encoding="utf-8")
    assert page == tool.with_tables(page), "run `make fields`"
    assert all(f"| `{name}` |" in page for table in _TABLES for name in table)


@pytest.mark.parametrize("table", _TABLES)
def test_every_row_is_whole(table: Table) -> None:
    for name, row in table.items():
        assert name == row.name
        assert row.sentence
        assert row.spellings
        assert bool(row.fields) == (row.kind in (Kind.GROUP, Kind.ENTRIES))
        assert row.kind is not Kind.CHOICE or row.choices


def test_no_name_of_another_program_is_two_fields() -> None:
    named = [word for row in ARTICLE.values() for word in (row.name, *row.elsewhere.split(), *row.spellings)]
    assert len(named) == len(set(named))
    assert not {*named} & {*NEEDLESS.split()}
    assert {*STATES} <= {*ARTICLE["status"].elsewhere.split()}


def test_roles_and_classes_have_their_fields() -> None:
    assert set(Role) < set(ARTICLE)
    assert set(NOTICES) == {field.name for field in structs.fields(Notices)}
    elsewhere = {*Role, "checks", "slug"}
    assert set(ARTICLE) - elsewhere <= {*_fields_of_the_model()}


def _fields_of_the_model() -> tuple[str, ...]:
    return Article.__struct_fields__


def test_every_word_of_a_status_is_one() -> None:
    assert set(STATUS_WORDS.values()) == set(Status)
