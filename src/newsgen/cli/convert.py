"""`newsgen convert`: a filter for any Chinese text."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from pathlib import Path
from typing import TextIO

from newsgen.cli.report import report
from newsgen.cli.speech import translate
from newsgen.convert import ConvertOptions, explanation, make_converter, passages
from newsgen.hanzi import REPAIRS
from newsgen.model import EDITIONS
from newsgen.problems import Explained, Report, reason_of
from newsgen.textfile import decode


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
    found = Report(chosen.file.as_posix() if chosen.file else translate("standard input"))
    try:
        raw = chosen.file.read_bytes() if chosen.file else _opened(sys.stdin).buffer.read()
    except OSError as error:
        found.error(0, "this file cannot be read: {reason}", reason=reason_of(error))
        raw = b""
    text = decode(raw, found)
    options = ConvertOptions(chosen.to, chosen.source, chosen.repair, chosen.vocabulary, chosen.names)
    converter, problems = make_converter(options)
    problems = (*found.problems, *problems)
    report(problems)
    if text is None or problems:
        return 1
    pieces = (
        [explanation(text, converter.explain(text), translate)]
        if chosen.explain
        else passages(converter, text)
    )
    crlf = b"\r\n" in raw  # a filter leaves line ends as they are
    try:
        output = _opened(sys.stdout).buffer
        for piece in pieces:
            output.write((piece.replace("\n", "\r\n") if crlf else piece).encode("utf-8"))
        output.flush()
    except BrokenPipeError:  # whoever reads it has seen enough
        raise
    except OSError as error:
        sys.stdout = None  # nothing is tried again at the end
        raise Explained("standard output cannot be written: {reason}", reason=reason_of(error)) from error
    return 0


def _opened(stream: TextIO | None) -> TextIO:
    """Return a standard stream, unless the process was started without it."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return stream
