"""`newsgen` as a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from newsgen.cli.program import main
from newsgen.garbage_collection import collect_rarely


def start(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command that stands on the command line (or the one given), and end the process with its exit
    code."""
    collect_rarely()
    try:
        code = main(arguments)
    except BrokenPipeError:  # whoever reads what is printed, such as `head`, has seen enough
        os._exit(1)
    threading = sys.modules.get("threading")
    if threading is None or threading.active_count() == 1:
        _end(code)
    sys.exit(code)


def _end(code: int) -> None:
    """End the process at once, unless something cannot be printed any more.

    To take every record apart that was in use takes up to a tenth of a build, and the system is told of all
    memory at once anyway. (So does mypy: `mypy.util.hard_exit`.)
    """
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # one may be closed
            stream.flush()
    except BrokenPipeError:
        pass  # whoever reads it has seen enough
    except OSError:
        return  # Python knows what to say at the usual end
    os._exit(code)
