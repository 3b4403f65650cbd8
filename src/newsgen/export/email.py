"""Articles as a letter: HTML that mail programs keep, and the same as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from css_inline import CSSInliner
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from newsgen.export.clean import cleaned
from newsgen.export.notes import note_line, numbered
from newsgen.export.story import Story
from newsgen.export.text import plain_text, summary_text
from newsgen.export.theme_css import dark_css, sheet, tokens_css
from newsgen.problems import Problem, Severity

#: Gmail shows no more of a letter's HTML than this, in bytes.
GMAIL_CLIPS_AT = 102_000

_WIDEST = 552  # pixels: a column of 600 with its margins
_ENCODING = "base64"  # a Han character takes four letters, by the other one nine
_LINE = 72  # columns of the plain text


class Sender(Struct, frozen=True):
    """Who sends a letter, when, and where readers unsubscribe: https: addresses, mailto: ones, or none."""

    address: str
    moment: datetime
    unsubscribe: tuple[str, ...] = ()


class _Letter(Struct, frozen=True):
    html: Markup
    notes: tuple[str, ...]


def email_message(
    stories: Sequence[Story], sender: Sender, site: Path, *, digest: bool
) -> tuple[bytes, list[Problem]]:
    """Return one article, or the summaries of several as a digest, as a letter without recipients (RFC 5322),
    and a warning where mail programs would not show all of it; `site` has the look.

    Whoever sends it fills in `To`. `List-Unsubscribe` (RFC 2369) has every way out that the sender names, and
    with an https: one `List-Unsubscribe-Post` says that one click is enough (RFC 8058).
    """
    first = stories[0]
    day = f"{sender.moment.year}年{sender.moment.month}月{sender.moment.day}日"
    subject = f"{first.site} {first.words['digest']} {day}" if digest else first.title
    html = _html(stories, subject, sender, site, digest)
    message = EmailMessage(policy=SMTP)
    message["From"] = sender.address
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(sender.moment)
    if sender.unsubscribe:
        message["List-Unsubscribe"] = ", ".join(f"<{way}>" for way in sender.unsubscribe)
        if any(way.startswith("https:") for way in sender.unsubscribe):
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_text(stories, subject, sender, digest), cte=_ENCODING)
    message.add_alternative(html, subtype="html", cte=_ENCODING)
    message["Content-Language"] = first.edition
    message.set_boundary(f"=_{blake2b(html.encode(), digest_size=16).hexdigest()}")
    return message.as_bytes(), list(_too_long(first, html))


def _html(stories: Sequence[Story], subject: str, sender: Sender, site: Path, digest: bool) -> str:
    first = stories[0]
    environment = Environment(
        loader=PackageLoader("newsgen.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("email.html").render(
        lang=first.edition,
        subject=subject,
        opening=first.summary,
        home=first.home,
        site=first.site,
        stories=stories,
        digest=digest,
        body=_Letter(Markup(""), ()) if digest else _body(first),
        notice=_notice(stories, digest),
        unsubscribe=next(iter(sender.unsubscribe), ""),
    )
    css = tokens_css(site, first.edition) + sheet("email.css")
    inliner = CSSInliner(extra_css=css, resolve_css_variables=True, load_remote_stylesheets=False)
    styled = inliner.inline(page)
    return styled.replace("</head>", f"<style>\n{dark_css(site, first.edition)}</style>\n</head>", 1)


def _body(story: Story) -> _Letter:
    """Return a text of which mail programs lose nothing: pictures no wider than the column, footnotes as
    notes at the end, as many programs follow no link within a letter."""
    soup = cleaned(story.body, story.url)
    notes = numbered(soup, lambda number: _mark(soup, number), lambda url: not url.startswith("#"))
    for image in soup.find_all("img"):
        given = str(image.get("width") or "")
        width = min(int(given), _WIDEST) if given.isdecimal() and int(given) else _WIDEST
        shown = {name: str(image.get(name) or "") for name in ("src", "alt")}
        image.attrs = {**shown, "width": str(width)}
    for name, kind in (("figcaption", "caption"), ("caption", "caption")):
        for tag in soup.find_all(name):
            tag.attrs = {"class": kind}
    for tag in soup.find_all(["figure", "figcaption", "section", "aside"]):
        tag.name = "p" if tag.name == "figcaption" else "div"
    for tag in soup.find_all(True):
        align = str(tag.get("align") or "")
        for attribute in ("id", "class", "loading", "decoding", "scope", "role", "headers"):
            if attribute != "class" or tag.get("class") != "caption":
                del tag[attribute]
        if align in ("right", "center"):
            tag["class"] = align
    html = Markup(str(soup))  # noqa: S704 - sanitized by the markup stage
    return _Letter(html, tuple(note_line(number, note) for number, note in enumerate(notes, 1)))


def _mark(soup: BeautifulSoup, number: int) -> Tag:
    mark = soup.new_tag("sup")
    mark.string = f"[{number}]"
    return mark


def _notice(stories: Sequence[Story], digest: bool) -> tuple[str, ...]:
    """Return the notice of an article; in a digest, what every one of them says."""
    if not digest:
        return stories[0].notice
    return tuple(line for line in stories[0].notice if all(line in story.notice for story in stories))


def _text(stories: Sequence[Story], subject: str, sender: Sender, digest: bool) -> str:
    parts = [subject, *(summary_text(story, _LINE) for story in stories)] if digest else []
    parts += ["\n".join(_notice(stories, digest))] if digest else [plain_text(stories[0], _LINE).rstrip()]
    ways = [
        f"{stories[0].words['unsubscribe']}{stories[0].words['colon']}{way}" for way in sender.unsubscribe
    ]
    return "\n\n".join(filter(None, [*parts, "\n".join(ways)])) + "\n"


def _too_long(story: Story, html: str) -> Iterable[Problem]:
    size = len(html.encode())
    if size > GMAIL_CLIPS_AT:
        yield Problem(
            story.path,
            0,
            "the letter has {size} kB of HTML, and Gmail shows the first 102 kB of one",
            "send a digest: `--since`, or a part of the text with a link",
            severity=Severity.WARNING,
            values=(("size", str(size // 1000)),),
        )
