"""`newsgen schema`: JSON Schemas for editors' programs."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

from newsgen.cli.arguments import add_site
from newsgen.cli.speech import language, say, translate, warn
from newsgen.library import sound_settings
from newsgen.problems import reason_of
from newsgen.schema import DRAFTS, PROGRAMS, SCHEMAS, cms_files, read_registered, schema_text


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen schema`."""
    add_site(command)
    command.add_argument("name", nargs="?", choices=SCHEMAS, metavar="NAME", help=", ".join(SCHEMAS))
    command.add_argument(
        "--output", type=Path, metavar="DIR", help="write it, or without a name all, into this folder"
    )
    command.add_argument(
        "--draft", default="2020-12", choices=DRAFTS, help="the draft of JSON Schema (default: 2020-12)"
    )
    command.add_argument(
        "--cms",
        choices=PROGRAMS,
        help="write the page in which this program edits the site on GitHub (default: into static/admin)",
    )
    command.add_argument(
        "--repo", default="", metavar="OWNER/NAME", help="with --cms: the repository on GitHub"
    )
    command.add_argument(
        "--branch", default="main", metavar="NAME", help="with --cms: its branch (default: main)"
    )


def run(chosen: argparse.Namespace) -> int:
    """Print one schema, or write one or all to a folder; return the exit code."""
    if chosen.cms:
        return _cms(chosen)
    if not chosen.name and not chosen.output:
        warn("name a schema, or a folder for all of them: newsgen schema --output schemas")
        return 2
    known, complete = read_registered(chosen.site)
    if not complete:
        warn("note: the site has problems, and the schemas may lack words of it: see newsgen build")
    names = [chosen.name] if chosen.name else list(SCHEMAS)
    texts = {name: schema_text(name, known, translate, chosen.draft) for name in names}
    if not chosen.output:
        print(texts[chosen.name], end="")
        return 0
    files = {f"{name}.schema.json": text for name, text in texts.items()}
    return _written(chosen.output, files, {f"{name}.schema.json": SCHEMAS[name].files for name in names})


def _cms(chosen: argparse.Namespace) -> int:
    """Write the page of a CMS; return the exit code."""
    if chosen.name:
        warn("--cms writes a page, and no schema: leave `{name}` out", name=chosen.name)
        return 2
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", chosen.repo):
        warn("name the repository on GitHub: --repo OWNER/NAME")
        return 2
    config = sound_settings(chosen.site).config
    known, _ = read_registered(chosen.site)
    files = cms_files(
        chosen.cms,
        known,
        repository=chosen.repo,
        branch=chosen.branch,
        site_url=config.base_url,
        language=language(),
        translate=translate,
    )
    return _written(chosen.output or chosen.site / "static/admin", files, {})


def _written(folder: Path, files: Mapping[str, str], about: Mapping[str, str]) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.write_text(text, encoding="utf-8")
            if name in about:
                say("{path}  {files}", path=path, files=about[name])
            else:
                say("{path}", path=path)
    except OSError as error:
        warn("{path} cannot be written: {reason}", path=error.filename, reason=reason_of(error))
        return 1
    return 0
