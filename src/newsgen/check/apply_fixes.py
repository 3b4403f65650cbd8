"""Files replaced by what they are mended to, and what that changes."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from newsgen.atomic_write import ChangedMeanwhile, write_if_unchanged
from newsgen.problems import Problem, Report, reason_of


def diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Give the lines of a unified diff; what is not UTF-8 is shown with marks for its bytes."""
    old, new = (content.decode("utf-8", "replace").split("\n") for content in (before, after))
    yield from difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")


def replace_file(site: Path, path: str, before: bytes, after: bytes) -> tuple[Problem, ...]:
    """Replace a file of a site that holds `before`; return what stands in the way, and then it is as it was.

    A link has to lead to a file of the site.
    """
    report = Report(path)
    target = site / path
    if not target.resolve().is_relative_to(site.resolve()):
        report.error(0, "this file is a link out of the site's folder, and is left as it is")
        return report.problems
    try:
        write_if_unchanged(target, before, after)
    except ChangedMeanwhile:
        report.error(0, "this file has been changed meanwhile, and is left as it is", "check it again")
    except OSError as error:
        report.error(0, "this file cannot be written: {reason}", reason=reason_of(error))
    return report.problems
