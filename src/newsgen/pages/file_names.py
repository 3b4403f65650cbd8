"""Names of files that some system on the way to readers refuses: found before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.invisible import UNSEEN
from newsgen.problems import Problem, sentence

# Windows refuses devices with any suffix, and a dot or space at the end ("Naming Files, Paths, and
# Namespaces", learn.microsoft.com); what carries a site to GitHub Pages refuses the same characters as
# Windows does, and line ends (actions/upload-artifact, path-and-artifact-name-validation).
_DEVICE = r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])"
_REFUSED = re.compile(rf"[\x00-\x1f\x7f:*?\"<>|\\]|[. ](?:/|$)|(?:^|/){_DEVICE}(?:\.[^/]*)?(?:/|$)", re.I)
_REFUSES = sentence("the address /{path} has a name that Windows or the host refuses: `{name}`")
_UNSEEN = sentence("the address /{path} has a character that nobody sees (U+{code})")
_IS_DEVICE = re.compile(rf"{_DEVICE}(?:\.[^/]*)?", re.I)


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file or folder for that of a device, such as `con`."""
    return bool(_IS_DEVICE.fullmatch(name))


def refused_names(outputs: Iterable[tuple[str, str]]) -> list[Problem]:
    """Return a problem for each file that has a path which cannot go everywhere.

    `outputs` pairs each path below the output folder with the file that it comes from.
    """
    refused: dict[str, str] = {}
    for path, origin in outputs:
        if _REFUSED.search(path) or (not path.isascii() and UNSEEN.search(path)):
            refused.setdefault(origin, path)
    return [_problem(origin, path) for origin, path in refused.items()]


def _problem(origin: str, path: str) -> Problem:
    shown = path.removesuffix("index.html")
    if name := next((part for part in path.split("/") if _REFUSED.search(part)), ""):
        hint = 'rename it: without : * ? " < > | \\, with no dot at its end, and not as a device such as CON'
        return Problem(origin, 0, _REFUSES, hint, values=(("name", name), ("path", shown)))
    code = f"{ord(path[found.start()]):04X}" if (found := UNSEEN.search(path)) else ""
    return Problem(
        origin, 0, _UNSEEN, "rename the file: type its name anew", values=(("code", code), ("path", shown))
    )
