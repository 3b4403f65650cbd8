"""`newsgen serve`: the site at localhost, as it is being written."""

from __future__ import annotations

import argparse
import sys
import threading
import webbrowser
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.arguments import add_jobs, add_site
from newsgen.cli.report import report
from newsgen.cli.speech import count, language, progress, say, translate, warn
from newsgen.files import CONFIG_FILE
from newsgen.problems import Message, Problem, message, reason_of

if TYPE_CHECKING:
    from newsgen.preview.building import Outcome

_DESK = "-/newsgen/"


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen serve`."""
    add_site(command)
    command.add_argument(
        "--port", type=_port, default=8000, metavar="N", help="default: 8000, or the next that is free"
    )
    command.add_argument(
        "--host",
        default="",
        metavar="ADDRESS",
        help="let other machines ask at this address, such as 0.0.0.0 in a container; they are asked for a"
        " password, which is printed",
    )
    command.add_argument("--open", action="store_true", help="open the list of all articles in the browser")
    add_jobs(command)


def run(chosen: argparse.Namespace) -> int:
    """Show the site until Ctrl-C; return the exit code."""
    site: Path = chosen.site.absolute()
    if not site.is_dir() or not (site / CONFIG_FILE).is_file():
        report(
            [
                Problem(
                    CONFIG_FILE,
                    0,
                    "this file is missing",
                    "go to the site's folder, or name it: newsgen serve --site DIR",
                )
            ]
        )
        return 1

    from newsgen.preview.building import PreviewOptions
    from newsgen.preview.preview import Listener
    from newsgen.preview.server import AlreadyRunning, PortsTaken, alone, free_port, serve

    if isinstance(sys.stdout, TextIOWrapper):  # each line is news, also where a file or program reads it
        sys.stdout.reconfigure(line_buffering=True)

    def notice(text: Message) -> None:
        warn("note: {text}", text=text)

    options = PreviewOptions(site, chosen.port, chosen.jobs, chosen.host)
    try:
        with alone(options), free_port(chosen.port, chosen.host) as listening:
            port = listening.getsockname()[1]
            if chosen.port not in (0, port):
                say("port {wanted} is taken; this is {port}", wanted=chosen.port, port=port)
            address = f"http://localhost:{port}/"

            def ready(password: str) -> None:
                say("{address} (articles: {desk}; stop with Ctrl-C)", address=address, desk=address + _DESK)
                if password:
                    say("other machines are answered too, with the password {password}", password=password)
                if chosen.open:
                    threading.Thread(target=webbrowser.open, args=[address + _DESK], daemon=True).start()

            with progress() as told:
                listener = Listener(_say_built, notice, told)
                serve(options, listening, translate, language(), listener, ready)
    except AlreadyRunning:
        warn("a preview of this site is running already")
        return 1
    except PortsTaken:
        warn("no port is free from {port} on", port=chosen.port)
        return 1
    except OSError as error:
        warn("the preview cannot run: {reason}", reason=reason_of(error))
        return 1
    return 0


def _say_built(outcome: Outcome) -> None:
    """Say in a line what came of a build, and before it what is wrong."""
    report(outcome.problems)
    seconds = f"{outcome.seconds:.1f}"
    if outcome.failed:
        warn("not built ({seconds} s): the last good site is shown", seconds=seconds)
        return
    say("built in {seconds} s, {pages}", seconds=seconds, pages=count(outcome.rendered, "page"))


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(message("{text} is not a port", text=text).text(translate))
    return int(text)
