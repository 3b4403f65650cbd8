"""`newsgen convert`: a filter for any Chinese text."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from newsgen.cli.report import report
from newsgen.cli.speech import translate
from newsgen.convert import (
    Chunk,
    ConvertOptions,
    conversion,
    explanation,
    make_converter,
    read_chunks,
)
from newsgen.hanzi import REPAIRS
from newsgen.model import EDITIONS
from newsgen.problems import Explained, Problem, reason_of

# Characters by which the script of a text is found out; so many of it are read before anything is written.
_HEAD = 1_000_000


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen convert`."""
    command.add_argument("file", nargs="?", type=Path, metavar="FILE", help="default: standard input")
    command.add_argument("--to", required=True, choices=EDITIONS, metavar="EDITION", help=", ".join(EDITIONS))
    command.add_argument(
        "--from",
        dest="source",
        default="auto",
        choices=("auto", *EDITIONS),
        metavar="EDITION",
        help="what the text is written in (default: auto, found out from the text)",
    )
    command.add_argument(
        "--repair",
        default="safe",
        choices=REPAIRS,
        help="how far careless Traditional is put right in a Traditional edition (default: safe)",
    )
    command.add_argument("--vocabulary", action="store_true", help="exchange regional words too")
    command.add_argument("--names", type=Path, metavar="FILE", help="names with fixed forms (names.yaml)")
    command.add_argument(
        "--explain", action="store_true", help="list every choice between several forms, instead of the text"
    )


def run(chosen: argparse.Namespace) -> int:
    """Convert a text; return the exit code."""
    found: list[Problem] = []
    path = chosen.file.as_posix() if chosen.file else translate("standard input")
    chunks = read_chunks(lambda: _input(chosen.file), path, found)
    head = list(_head(chunks))
    options = ConvertOptions(chosen.to, chosen.source, chosen.repair, chosen.vocabulary, chosen.names)
    converter, problems = make_converter(options)
    if found or problems:
        report((*found, *problems))
        return 1
    script = converter.script("".join(chunk.text for chunk in head))
    text = chain(head, chunks)
    lines = (
        explanation(converter, text, script, translate)
        if chosen.explain
        else conversion(converter, text, script)
    )
    try:
        output = _opened(sys.stdout).buffer
        for line in lines:
            output.write(line.encode("utf-8"))
        output.flush()
    except BrokenPipeError:  # whoever reads it has seen enough
        raise
    except OSError as error:
        sys.stdout = None  # nothing is tried again at the end
        raise Explained("standard output cannot be written: {reason}", reason=reason_of(error)) from error
    report(found)
    return 1 if found else 0


def _head(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    """Yield the beginning of a text, by which its script is found out."""
    read = 0
    for chunk in chunks:
        yield chunk
        read += len(chunk.text)
        if read >= _HEAD:
            return


def _input(path: Path | None) -> BinaryIO:
    return path.open("rb") if path else _opened(sys.stdin).buffer


def _opened(stream: TextIO | None) -> TextIO:
    """Return a standard stream, unless the process was started without it."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream
