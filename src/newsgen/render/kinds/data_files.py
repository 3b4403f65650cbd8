"""The records as files: CSV for spreadsheets, JSON for programs, and what describes both."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.model import Page
from newsgen.pages import Contents, PageGroup
from newsgen.pages.paths import DATA, DATA_CSV, DATA_JSON, DATA_PACKAGE, DATA_SCHEMA, DATA_SQLITE
from newsgen.problems import Problem, sentence
from newsgen.render.data_rows import COLUMNS, data_package, json_schema
from newsgen.render.edition import Edition
from newsgen.render.kinds.data import DataKind, articles_of
from newsgen.render.kinds.kind import as_json, encoded
from newsgen.render.sqlite_file import sqlite_file
from newsgen.spreadsheet import csv_text


class _DataFile(DataKind):
    """A file of each edition that has records."""

    path = ""
    is_indexed = False

    def pages(self, contents: Contents) -> Iterable[PageGroup]:
        """Give the file."""
        if contents.entities:
            title = contents.word("data")
            yield self.single(
                contents,
                self.path,
                title,
                sentence("the files of all data"),
                articles_of(contents.entities),
            )


class DataCsv(_DataFile):
    """A row for each entity; with a mark of its encoding, without which Excel takes it for another one."""

    name = "data_csv"
    path = DATA_CSV

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the file."""
        return encoded("\ufeff" + csv_text([COLUMNS, *edition.rows]))


class DataJson(_DataFile):
    """The same rows as objects."""

    name = "data_json"
    path = DATA_JSON

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the file."""
        return as_json([dict(zip(COLUMNS, row, strict=True)) for row in edition.rows])


class DataSqlite(_DataFile):
    """The same rows as a table that can be asked."""

    name = "data_sqlite"
    path = DATA_SQLITE

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the file."""
        return sqlite_file(edition.rows)


class DataSchema(_DataFile):
    """The JSON Schema of the JSON file."""

    name = "data_schema"
    path = DATA_SCHEMA

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the schema."""
        address = edition.urls.absolute(edition.urls.page(page.path))
        return as_json(json_schema(address, page.title, edition.words))


class DataPackage(_DataFile):
    """A Frictionless Data Package (specs.frictionlessdata.io/data-package, version 1)."""

    name = "data_package"
    path = DATA_PACKAGE

    def content(self, page: Page, edition: Edition, problems: list[Problem]) -> bytes:
        """Return the description."""
        home = edition.urls.absolute(edition.urls.page(DATA))
        return as_json(data_package(edition.site.title, page.title, home, edition.words))
