"""What others say through newsgen: argparse, libyaml, the C library, SQLite. Each in its own words.

Where a newer version says something else, that is said in English; nothing fails.
"""

from __future__ import annotations

#: argparse of Python 3.11 to 3.13, as far as people see it: Lib/argparse.py, the arguments of `_` and
#: `ngettext`; and the help of `--version`, which only newer ones pass through gettext.
ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "%(heading)s:",
    "show this help message and exit",
    "show program's version number and exit",
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "one of the arguments %s is required",
    "unrecognized arguments: %s",
    "not allowed with argument %s",
    "ignored explicit argument %r",
    "expected one argument",
    "expected at most one argument",
    "expected at least one argument",
    "ambiguous option: %(option)s could match %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "can't open '%(filename)s': %(error)s",
)
ARGPARSE_COUNTED = (("expected %s argument", "expected %s arguments"),)

#: libyaml 0.2.5, src/scanner.c and src/parser.c: the `problem` of an error, braces doubled.
LIBYAML = (
    "could not find expected ':'",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}}'",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "did not find expected hexdecimal number",
    "did not find expected key",
    "did not find expected node content",
    "did not find expected whitespace or line break",
    "block sequence entries are not allowed in this context",
    "mapping keys are not allowed in this context",
    "mapping values are not allowed in this context",
    "found a tab character that violates indentation",
    "found a tab character where an indentation space is expected",
    "found character that cannot start any token",
    "found duplicate anchor",
    "found undefined alias",
    "found unexpected ':'",
    "found unexpected document indicator",
    "found unexpected end of stream",
    "found unknown escape character",
)

#: strerror(3) of the GNU C library, for what a newsroom may meet.
SYSTEM = (
    "Permission denied",
    "Operation not permitted",
    "No such file or directory",
    "Is a directory",
    "Not a directory",
    "File exists",
    "Directory not empty",
    "File name too long",
    "File too large",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Input/output error",
    "Device or resource busy",
    "Too many open files",
    "Too many levels of symbolic links",
    "Cannot allocate memory",
    "Stale file handle",
    "Operation not supported",
    "Address already in use",
    "Connection refused",
    "Connection timed out",
)

#: SQLite's own words for its result codes: src/main.c, sqlite3ErrStr().
SQLITE = (
    "database is locked",
    "database or disk is full",
    "database disk image is malformed",
    "file is not a database",
    "attempt to write a readonly database",
    "unable to open database file",
    "disk I/O error",
)
