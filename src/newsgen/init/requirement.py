"""Which newsgen a new site is built with: a line for pip, so that every machine installs the same one."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from newsgen.problems import Report

#: Where a site keeps the wheel that it is built with, if it has one.
WHEELS = "wheels"
_WHAT = "newsgen[cards]"
_ADDRESS = re.compile(r"(?:git\+(?:https|ssh|file)|https?)://[^\s#]+(?:#\S*)?")


class Requirement(Struct, frozen=True):
    """A line of requirements.txt (pip, "Requirements File Format"); empty where nobody knows one.

    `wheel` is the file that is to lie in the site's folder `wheels`, if the line names one there.
    """

    line: str = ""
    wheel: Path | None = None


def read_requirement(typed: str, report: Report) -> Requirement:
    """Return what an editor names: a wheel, the address of one, or of a repository; else a problem."""
    if _ADDRESS.fullmatch(typed):
        return Requirement(f"{_WHAT} @ {typed}")
    wheel = Path(typed)
    if wheel.suffix == ".whl" and wheel.is_file():
        return _of_wheel(wheel)
    report.error(
        0,
        "newsgen cannot be installed from `{place}`",
        "name a wheel (a file that ends in .whl), the address of one, or of a repository (git+https://…)",
        place=typed,
    )
    return Requirement()


def installed_requirement() -> Requirement:
    """Return a line for the newsgen that runs, by what pip has noted of where it came from.

    PEP 610, "Recording the Direct URL Origin of installed distributions": nothing is noted of what came from
    an index. What came from a folder of this machine, others cannot install: then the line is empty.
    """
    found = distribution("newsgen")
    noted: dict[str, Any] = json.loads(found.read_text("direct_url.json") or "{}")
    if not noted:
        return Requirement(f"{_WHAT}=={found.version}")
    url = str(noted["url"])
    below = f"#subdirectory={noted['subdirectory']}" if "subdirectory" in noted else ""
    if vcs := noted.get("vcs_info"):
        return Requirement(f"{_WHAT} @ {vcs['vcs']}+{url}@{vcs['commit_id']}{below}")
    if "archive_info" not in noted:
        return Requirement()
    if url.startswith("file:"):
        wheel = Path(unquote(urlsplit(url).path))
        return _of_wheel(wheel) if wheel.suffix == ".whl" and wheel.is_file() else Requirement()
    hashes = noted["archive_info"].get("hashes", {})
    proof = f"#sha256={hashes['sha256']}" if "sha256" in hashes and not below else below
    return Requirement(f"{_WHAT} @ {url}{proof}")


def _of_wheel(wheel: Path) -> Requirement:
    return Requirement(f"./{WHEELS}/{wheel.name}[cards]", wheel)
