"""What importing is asked for, and what comes of a file."""

from __future__ import annotations

from msgspec import Struct, field

from newsgen.importer.extracted import Extracted
from newsgen.problems import Problem
from newsgen.readers import Shape


class ImportOptions(Struct, frozen=True):
    """What the editor says of a file beside it; empty for what is to be found. `again` takes a file that was
    imported before; `publish` makes articles that are no drafts where nothing is missing or asked about;
    `dry_run` writes nothing."""

    title: str = ""
    date: str = ""
    source: str = ""
    section: str = ""
    again: bool = False
    publish: bool = False
    dry_run: bool = False


class ImportResult(Struct, frozen=True):
    """What became of a file. `path` is the article's, empty where there is none; `earlier` that of the
    article that the same file became before.

    `read_as` names the format or encoding; `found` is what was found, and where; `missing` are required
    fields that were not; `undescribed` counts pictures without alternative text; `new_source` says that no
    source of that name is registered; `beside` are the pictures, `kept` the file that keeps what is not in
    the article.
    """

    name: str
    path: str = ""
    earlier: str = ""
    text: str = ""
    read_as: str = ""
    found: Extracted = field(default_factory=Extracted)
    missing: tuple[str, ...] = ()
    undescribed: int = 0
    new_source: bool = False
    draft: bool = False
    beside: tuple[str, ...] = ()
    kept: str = ""
    kept_text: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def headings(self) -> int:
        """How many headings the text has."""
        return sum(block.shape is Shape.HEADING for block in self.found.body)

    @property
    def failed(self) -> bool:
        """Whether the file did not come in."""
        return not self.path and not self.earlier
