"""The texts of an old site -> each at its place in the new one, with its fields, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from newsgen.article_file.slugs import slug_of
from newsgen.article_file.taken_addresses import TakenAddresses
from newsgen.files import CONTENT
from newsgen.model import EDITIONS
from newsgen.pages.paths import LISTS, RESERVED
from newsgen.readers.dates import has_time, tidy_date
from newsgen.readers.notations import Written
from newsgen.takeover.fields import TakenFields, read_fields
from newsgen.takeover.log import Log
from newsgen.takeover.markdown import rewrite_text, without_heading
from newsgen.takeover.old_site import AddressParts, OldSite, OldText
from newsgen.takeover.taken_text import TakenText, bare_words
from newsgen.takeover.text_file import read_document
from newsgen.yamlfile import NotADate, read_date

_SLUG = re.compile(r"[^a-z0-9]+")
_DATED_NAME = re.compile(r"(?:^|/)(\d{4})[-/](\d\d)[-/](\d\d)(?=[-_/.]|$)")
_MARKS = re.compile(r"[*_`]{1,3}|!?\[([^\[\]]*)\]\([^()]*\)|</?[a-z][^<>]*>|\{[#:][^{}]*\}")
_UNFIT = re.compile(r"[\s?#\\%]|(?:^|/)\.{1,2}(?:/|$)")
_LONGEST_PART = 200  # bytes of a part of an address
# Folders that fill with pages of newsgen's own, whatever a site has; and addresses that it may need.
_FILLED = frozenset(
    ("articles", "page", "assets", *map(str.lower, EDITIONS), *(path.rstrip("/") for path in LISTS))
)
_RESERVED = RESERVED | _FILLED | {"404"}


class SiteTexts:
    """Reads the texts of a site and finds places for them; `zone` is where their clocks are."""

    def __init__(self, site: OldSite, places: TakenAddresses, zone: ZoneInfo, log: Log) -> None:
        self._site, self._places, self._zone, self._log = site, places, zone, log

    def read(self, old: OldText) -> TakenText | None:
        """Read a text; None where it cannot be read, or nothing is in it."""
        document = read_document(self._site, old, self._log)
        if document is None:
            return None
        own = {entry.key.casefold() for entry in document.entries}
        inherited = [Written(key, value, 0) for key, value in old.fields.items() if key.casefold() not in own]
        fields = read_fields((*document.entries, *inherited), self._site.spaced, old.path, self._log)
        fields.categories += [each for each in old.categories if each not in fields.categories]
        rewritten = rewrite_text(document.body, document.body_line, self._site, old.path, self._log)
        if not rewritten.lines and (old.kind != "article" or not fields.values.get("title")):
            self._log.record(old.path, 0, "a file without a text: lists are made by newsgen itself")
            return None
        title, is_heading = self._title(old, fields, rewritten.heading)
        date, has_time = self._date(old, fields)
        kind = old.kind if old.kind != "dated" else "article" if date else "page"
        if kind == "article" and date is None:
            date = self._changed(old)
        stated = next((str(each.value) for each in document.entries if each.key.casefold() == "slug"), "")
        slug = stated or old.slug or PurePosixPath(old.path).stem
        written = {entry.key: entry.value for entry in (*inherited, *document.entries)}
        known = AddressParts(old, written, title, date, old.slug or slug, tuple(fields.categories))
        return TakenText(
            old,
            fields,
            title,
            kind,
            date,
            has_time,
            slug,
            addresses=tuple(dict.fromkeys(self._site.addresses(known))),
            lines=tuple(without_heading(rewritten.lines) if is_heading else rewritten.lines),
            ids=rewritten.ids,
            summary=rewritten.lead,
            draft=old.draft or fields.draft or self._ends_before(date, old, fields),
        )

    def _ends_before(self, date: datetime | None, old: OldText, fields: TakenFields) -> bool:
        """Whether a text was to go before its date, so that the old site never showed it."""
        written = fields.moments.get("expires")
        end = self.moment(str(written.value)) if written else None
        if written is None or end is None or date is None or end > date:
            return False
        self._log.record(old.path, written.line, "an end that is not after the date", str(written.value))
        return True

    def _title(self, old: OldText, fields: TakenFields, heading: str) -> tuple[str, bool]:
        """Return the title, and whether the heading that the text begins with says just that."""
        given = str(fields.values.get("title", ""))
        said = " ".join(_MARKS.sub(lambda found: found[1] or "", heading).split())
        name = PurePosixPath(old.path)
        stem = (
            name.parent.name if name.stem.lower() in ("index", "readme") and name.parent.name else name.stem
        )
        title = given or said or self._site.titles.get(old.path, "") or old.slug.rpartition("/")[2] or stem
        return title, bool(said) and bare_words(said) == bare_words(title)

    def _date(self, old: OldText, fields: TakenFields) -> tuple[datetime | None, bool]:
        written = fields.moments.get("date")
        if written is not None:
            if (date := self.moment(str(written.value))) is not None:
                return date, has_time(str(written.value))
            self._log.record(old.path, written.line, "a date that cannot be read", str(written.value))
        found = _DATED_NAME.search(old.date or old.path)
        typed = old.date or ("-".join(found.groups()) if found else "")
        return self.moment(typed) if typed else None, False

    def moment(self, typed: str) -> datetime | None:
        """Return a date as generators take it; None where it is none."""
        typed = re.sub(r"(?<!\s)\s++[A-Z]{3,4}$", "", typed.strip())
        tidy = tidy_date(re.sub(r"\b(\d):", r"0\1:", typed)) or tidy_date(typed)
        try:
            return (
                read_date(tidy, self._zone) if tidy else parsedate_to_datetime(typed).astimezone(self._zone)
            )
        except (NotADate, ValueError, TypeError, OverflowError):
            return None

    def _changed(self, old: OldText) -> datetime:
        """Return when a file last changed, to the minute: the date of an article that states none."""
        moment = datetime.fromtimestamp((self._site.root / old.path).stat().st_mtime, UTC).astimezone(
            self._zone
        )
        self._log.record(old.path, 0, "an article without a date: it has that of its file")
        return moment.replace(second=0, microsecond=0)

    def placed(self, texts: Iterable[TakenText]) -> list[TakenText]:
        """Return texts with their places and their old addresses; the first to claim an address has it, pages
        before articles."""
        texts = list(texts)
        paths = {text: self._page(text) for text in texts if text.kind == "page"}
        paths |= {text: self._article(text) for text in texts if text.kind == "article"}
        texts = [replace(text, path=paths[text]) for text in texts]
        return [replace(text, aliases=tuple(self._aliases(text))) for text in texts]

    def _article(self, text: TakenText) -> str:
        """Return the path of an article, in the folder of its year."""
        year = text.date.year if text.date else 1970
        name = text.slug.strip("/").rpartition("/")[2]
        slug = _SLUG.sub("-", name.lower()).strip("-") if name.isascii() else ""
        slug = (slug or slug_of(text.title or name))[:80].strip("-")
        return f"{CONTENT}/articles/{year:04}/{self._places.take(f'articles/{year:04}', slug)}.md"

    def _page(self, text: TakenText) -> str:
        """Return the path of a page: where it was, if that is free."""
        address = text.addresses[0] if text.addresses else f"/{text.slug}/"
        parts = [part for part in address.removesuffix(".html").split("/") if part]
        parts = [_fit(part) for part in parts] or ["index"]
        *folder, name = parts
        prefix = "/".join(folder)
        if not folder and name in _RESERVED:
            name = f"{name}-page"
        if folder and folder[0] in _FILLED:
            prefix = "/".join(("pages", *folder))
        slug = self._places.take(prefix, name)
        return f"{CONTENT}/pages/{f'{prefix}/' if prefix else ''}{slug}.md"

    def _aliases(self, text: TakenText) -> Iterable[str]:
        key = text.path.removeprefix(f"{CONTENT}/").removeprefix("pages/").removesuffix(".md")
        for typed in (*text.addresses, *text.fields.aliases):
            address = re.sub(r"^https?://[^/]+", "", typed).partition("#")[0]
            address = address.removesuffix("index.html")
            bare = address.strip("/")
            if not bare or bare == key:
                continue
            long = any(len(part.encode()) > _LONGEST_PART for part in bare.split("/"))
            folder, _, name = bare.rpartition("/")
            if (
                _UNFIT.search(bare)
                or long
                or bare in _RESERVED
                or bare.split("/")[0] in _FILLED
                or not self._claim(bare, folder, name)
            ):
                self._log.record(text.old.path, 0, "an old address that cannot lead here", address)
                continue
            yield f"/{bare}" if address.startswith("/") and not address.endswith("/") else f"/{bare}/"

    def _claim(self, bare: str, folder: str, name: str) -> bool:
        """Take an address, unless somebody has it."""
        return not self._places.has(bare) and self._places.take(folder, name) == name


def _fit(part: str) -> str:
    """Return a part of an address as a file's name."""
    fit = re.sub(r"[\s?#\\%:*\"<>|]+", "-", part).strip("-.") or "page"
    while len(fit.encode()) > _LONGEST_PART:
        fit = fit[:-1]
    return fit
