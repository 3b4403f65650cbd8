"""Files replaced by what they are mended to: all at once, and only if nobody has changed them meanwhile."""

from __future__ import annotations

import difflib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from newsgen.problems import Problem, Report


def diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """Give the lines of a unified diff; what is not UTF-8 is shown with marks for its bytes."""
    old, new = (content.decode("utf-8", "replace").split("\n") for content in (before, after))
    yield from difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")


def replace_file(site: Path, path: str, before: bytes, after: bytes) -> tuple[Problem, ...]:
    """Replace a file of a site that holds `before`; return what stands in the way, and then it is as it was.

    Its permissions stay, and a link stays a link, as long as it leads to a file of the site.
    """
    report = Report(path)
    target = (site / path).resolve()
    if not target.is_relative_to(site.resolve()):
        report.error(0, "this file is a link out of the site's folder, and is left as it is")
        return report.problems
    beside = target.with_name(f".{target.name[:64]}.{secrets.token_hex(4)}")
    try:
        if target.read_bytes() != before:
            report.error(0, "this file has been changed meanwhile, and is left as it is", "check it again")
            return report.problems
        mode = target.stat().st_mode
        with beside.open("xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode & 0o7777)
        if target.read_bytes() == before:
            beside.replace(target)
        else:
            report.error(0, "this file has been changed meanwhile, and is left as it is", "check it again")
    except OSError as error:
        report.error(0, "this file cannot be written: {reason}", reason=error.strerror or str(error))
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return report.problems
