"""What was found in a received text -> the fields of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from newsgen.importer.extracted import Extracted
from newsgen.library.fields import ARTICLE
from newsgen.model import Status
from newsgen.readers import ReceivedFile
from newsgen.readers.dates import has_time
from newsgen.yamlfile.write import Value

REQUIRED = ("title", "date", "source")
_UNDESCRIBED = re.compile(r'!\[\]\(|<img src="[^"]*">')


class ReceivedArticle(Struct, frozen=True):
    """An article as it came in: `section` is the editor's own word, empty where none was said; `body` is the
    text, with the names of its pictures; `origin` goes into the field `imported`."""

    found: Extracted
    date: datetime | None
    section: str
    body: str
    origin: Mapping[str, Value]

    @property
    def status(self) -> str:
        """What it says of itself, in whatever words; published, where it says nothing."""
        return str(self.found.values.get("status", "")) or Status.PUBLISHED.value

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that were not found."""
        return tuple(name for name in REQUIRED if not self.found.values.get(name))

    @property
    def undescribed(self) -> int:
        """How many pictures nobody has described."""
        return len(_UNDESCRIBED.findall(self.body))

    def fields(self, draft: bool) -> dict[str, Value]:
        """Return the fields in their order; a `draft` says so whatever was received."""
        values: dict[str, Value] = dict.fromkeys(REQUIRED, "") | self.found.values
        for name, given in values.items():
            if isinstance(given, tuple) and len(given) == 1:
                values[name] = given[0]
        if self.section:
            values["section"] = self.section
        if self.date:
            is_moment = has_time(str(self.found.values["date"]))
            values["date"] = self.date if is_moment else self.date.date()
        values.pop("status", None)
        status = Status.DRAFT.value if draft else self.status
        if status != Status.PUBLISHED.value:
            values["status"] = status
        values["imported"] = self.origin
        return {name: values[name] for name in ARTICLE if name in values}


def origin_of(received: ReceivedFile, now: datetime) -> Mapping[str, Value]:
    """Return what an article says of the file that it was made from."""
    return {"file": received.name, "sha256": received.sha256, "time": now}
