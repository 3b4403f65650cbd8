"""`newsgen export`: an article for WeChat, a newsletter, news agencies, print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from newsgen.cli.arguments import add_jobs, add_now, add_site
from newsgen.cli.reading_options import reading_options
from newsgen.cli.report import problem_text, report
from newsgen.cli.speech import progress, say, show, warn
from newsgen.config import Config, is_sender, is_way_out
from newsgen.export import (
    ExportForbidden,
    ExportRequest,
    Sender,
    Story,
    docx_file,
    email_message,
    plain_text,
    take_stories,
    wechat_html,
)
from newsgen.model import Outlet
from newsgen.pipeline import clock
from newsgen.problems import Explained, Problem, reason_of, sentence

_WEEK = timedelta(days=7)


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsgen export`."""
    command.add_argument(
        "article",
        nargs="?",
        default="",
        metavar="ARTICLE",
        help="its file, its address, or a part of its title",
    )
    outlets = command.add_mutually_exclusive_group(required=True)
    for outlet, about in (
        (Outlet.WECHAT, sentence("HTML to be pasted into the editor of a WeChat account")),
        (Outlet.EMAIL, sentence("a letter (.eml), to be sent as a newsletter")),
        (Outlet.TEXT, sentence("plain text, for news agencies")),
        (Outlet.DOCX, sentence("a Word file, for colleagues who print")),
    ):
        outlets.add_argument(f"--{outlet}", dest="outlet", action="store_const", const=outlet, help=about)
    command.add_argument("--edition", default="", metavar="TAG", help="the edition (default: the first)")
    command.add_argument(
        "--output", type=Path, metavar="FILE", help="the file to write (default: standard output)"
    )
    command.add_argument(
        "--draft", action="store_true", help="export a draft too, or what is scheduled for later"
    )
    command.add_argument(
        "--week", action="store_true", help="with --email: a digest of what came out in the last seven days"
    )
    command.add_argument(
        "--since", metavar="DATE", help="with --email: a digest of what has come out since a day"
    )
    command.add_argument(
        "--from",
        dest="sender",
        default="",
        metavar="ADDRESS",
        help="with --email: the sender (default: `newsletter` in newsgen.yaml, else the address for readers)",
    )
    command.add_argument(
        "--unsubscribe",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="with --email: where readers leave, https: or mailto:; may be said twice"
        " (default: `newsletter` in newsgen.yaml)",
    )
    command.add_argument(
        "--width",
        type=int,
        default=0,
        metavar="COLUMNS",
        help="with --text: the columns of a line, of which a Han character takes two"
        " (default: a paragraph is a line)",
    )
    add_site(command)
    add_jobs(command)
    add_now(command)


def run(chosen: argparse.Namespace) -> int:
    """Write the export; return the exit code: 0 done, 1 nothing may go out, 2 wrong usage."""
    digest = bool(chosen.week or chosen.since)
    if digest and (chosen.outlet is not Outlet.EMAIL or chosen.article):
        warn("--week and --since make a digest: they go with --email, and without an article")
        return 2
    if not digest and not chosen.article:
        warn("name an article: its file, its address, or a part of its title")
        return 2
    if chosen.outlet is Outlet.DOCX and not chosen.output and sys.stdout.isatty():
        warn("a Word file is not for a terminal: name one to write with --output")
        return 2
    now = chosen.now or clock()
    try:
        with progress() as watch:
            options = reading_options(chosen.site, watch, drafts=chosen.draft, jobs=chosen.jobs, now=now)
            wanted = ExportRequest(
                chosen.outlet, chosen.edition, chosen.article, _since(chosen, now) if digest else None
            )
            stories, said, config = take_stories(options, wanted)
        if not stories:
            warn("nothing has come out since then")
            return 1
        raw, more = _written(chosen, stories, config, now, digest)
    except ExportForbidden as refused:
        report([refused.problem])
        return 1
    for problem in (*said, *more):
        show(problem_text(problem), error=True)
    return _put(chosen.output, raw)


def _since(chosen: argparse.Namespace, now: datetime) -> datetime:
    if chosen.week:
        return now - _WEEK
    from zoneinfo import ZoneInfo

    from newsgen.library import sound_settings
    from newsgen.yamlfile import NotADate, read_date

    zone = sound_settings(chosen.site).config.timezone
    try:
        return read_date(chosen.since, zone or ZoneInfo("UTC"))
    except NotADate as error:
        raise Explained(error.message, name="--since", value=chosen.since, **error.values) from error


def _written(
    chosen: argparse.Namespace, stories: Sequence[Story], config: Config, now: datetime, digest: bool
) -> tuple[bytes, Sequence[Problem]]:
    story = stories[0]
    if chosen.outlet is Outlet.WECHAT:
        return f"{wechat_html(story, chosen.site)}\n".encode(), ()
    if chosen.outlet is Outlet.TEXT:
        return plain_text(story, max(chosen.width, 0)).encode(), ()
    if chosen.outlet is Outlet.DOCX:
        return docx_file(story, chosen.site)
    address = chosen.sender or config.newsletter.sender or config.contact.email
    if not address:
        raise Explained(
            "nobody is named who sends this: name an address with --from, or at `newsletter` in newsgen.yaml"
        )
    if not is_sender(address):
        raise Explained(
            "`{address}` is no address of a sender: name one with --from, or at `newsletter` in newsgen.yaml",
            address=address,
        )
    ways = tuple(chosen.unsubscribe) or config.newsletter.unsubscribe
    for way in ways:
        if not is_way_out(way):
            raise Explained("nobody can unsubscribe at `{address}`: it is https: or mailto:", address=way)
    if not ways:
        warn(
            "note: the letter does not say how to unsubscribe: --unsubscribe, or `newsletter` in newsgen.yaml"
        )
    sender = Sender(address, now.astimezone(config.timezone), ways)
    return email_message(stories, sender, chosen.site, digest=digest)


def _put(output: Path | None, raw: bytes) -> int:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.flush()
        return 0
    try:
        output.write_bytes(raw)
    except OSError as error:
        warn("{path} cannot be written: {reason}", path=str(output), reason=reason_of(error))
        return 1
    say("{path}", path=str(output))
    return 0
