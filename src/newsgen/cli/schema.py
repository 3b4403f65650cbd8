"""`newsgen schema`: JSON Schemas for editors' programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from newsgen.cli.arguments import add_site
from newsgen.cli.speech import say, translate, warn
from newsgen.problems import reason_of
from newsgen.schema import DRAFTS, SCHEMAS, read_known, schema_text


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


def run(chosen: argparse.Namespace) -> int:
    """Print one schema, or write one or all to a folder; return the exit code."""
    if not chosen.name and not chosen.output:
        warn("name a schema, or a folder for all of them: newsgen schema --output schemas")
        return 2
    known, complete = read_known(chosen.site)
    if not complete:
        warn("note: the site has problems, and the schemas may lack words of it: see newsgen build")
    names = [chosen.name] if chosen.name else list(SCHEMAS)
    texts = {name: schema_text(name, known, translate, chosen.draft) for name in names}
    if not chosen.output:
        print(texts[chosen.name], end="")
        return 0
    try:
        chosen.output.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            path = chosen.output / f"{name}.schema.json"
            path.write_text(text, encoding="utf-8")
            say("{path}  {files}", path=path, files=SCHEMAS[name].files)
    except OSError as error:
        warn("{path} cannot be written: {reason}", path=error.filename, reason=reason_of(error))
        return 1
    return 0
