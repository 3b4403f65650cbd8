"""What is known of a site before it is there."""

from __future__ import annotations

from msgspec import Struct

from newsgen.init.requirement import Requirement
from newsgen.model import EDITIONS
from newsgen.problems import Report
from newsgen.yamlfile.write import DELETE_IT, UNWRITABLE, NotWritable, check_writable


class NewSite(Struct, frozen=True):
    """The four things that no site is without, as the editor typed them, and what may be left out.

    `title` and `operator` are names in whichever script; `base_url` is an address; the first of `editions` is
    at the root, and its script is that of the files. `minimal` leaves the examples out; `requirement` is what
    other machines install to build it.
    """

    title: str
    base_url: str
    operator: str
    editions: tuple[str, ...]
    minimal: bool = False
    requirement: Requirement = Requirement()

    @property
    def edition(self) -> str:
        """The edition that the newsroom thinks in."""
        return self.editions[0]


def check_name(name: str, report: Report) -> str:
    """Return the name of a site or an operator, trimmed; one that no file can hold is a problem."""
    text = " ".join(name.split())
    try:
        check_writable(report.path, text)
    except NotWritable as refused:
        report.error(
            0,
            UNWRITABLE,
            DELETE_IT,
            name=report.path,
            code=refused.code,
        )
    if not text:
        report.error(0, "`{name}` is empty", name=report.path)
    return text


def likely_editions(title: str) -> tuple[str, ...]:
    """Return the editions that a newsroom with such a title has most likely: both scripts, its own first."""
    from newsgen.hanzi import detect

    own = f"zh-{detect(title).script}"
    return own, *(tag for tag in EDITIONS if tag in ("zh-Hans", "zh-Hant") and tag != own)
