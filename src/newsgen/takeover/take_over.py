"""A site of another generator -> the content of a new site, and a report of what is not in it."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path
from posixpath import basename
from zoneinfo import ZoneInfo

from msgspec import Struct

from newsgen.article_file.compose import article_text
from newsgen.article_file.source_entry import proposed_source
from newsgen.article_file.taken_addresses import TakenAddresses
from newsgen.config.pictures import NO_ALTERNATIVE
from newsgen.files import CONFIG_FILE
from newsgen.library import find_content, read_article, sound_settings
from newsgen.library.fields import ARTICLE
from newsgen.model import SourceFile, Status
from newsgen.problems import Problem, Severity, Translate, message
from newsgen.takeover.files import Files
from newsgen.takeover.lines import joined
from newsgen.takeover.links import LinkRewriter, lists_of
from newsgen.takeover.log import Log
from newsgen.takeover.old_site import OldSite
from newsgen.takeover.report import REPORT, report_text
from newsgen.takeover.sections import frequent, ids_of, known_as
from newsgen.takeover.site_files import site_settings
from newsgen.takeover.taken_text import Index, TakenText
from newsgen.takeover.texts import SiteTexts
from newsgen.textfile import conflict_lines
from newsgen.yamlfile.write import NotWritable, Value

_ABOUT = "content/pages/about.md"
_SOURCES = "content/sources.yaml"
_PICTURE_LINE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*)\]\(<?([^<>()\s]*)>?(?:\s+\"((?:[^\"\\]|\\.)*)\")?\)\s*")
#: What hid a text from readers, who would see it now.
_HIDES = re.compile(r"hidden$|style=\"[^\"]{0,200}(?:display|visibility|opacity|font-size)")
_TOO_LONG = 230  # bytes of a word that is a part of an address


class TakenOver(Struct, frozen=True):
    """What came of it: how many texts and files came over, how many of the articles are `drafts`, how many
    things are told in the report, pictures without alternative text, and what a build would still say."""

    articles: int
    pages: int
    drafts: int
    files: int
    told: int
    undescribed: int
    problems: tuple[Problem, ...]
    paths: tuple[str, ...]


def take_over(site: OldSite, new: Path, source: str, now: datetime, translate: Translate = str) -> TakenOver:
    """Write the content of an old site into the folder of a new one, as `newsgen init` has made it.

    `source` is that of every article that names none; without it they are drafts. `now` tells which dates
    lie ahead. The old site is only read.
    """
    return _Takeover(site, new, source.strip(), now, translate).run()


class _Takeover:
    def __init__(self, site: OldSite, new: Path, source: str, now: datetime, translate: Translate) -> None:
        self._site, self._new, self._source = site, new, source
        self._now, self._translate = now, translate
        self._log = Log()
        self._files = Files(site, self._log)
        self._config = sound_settings(new).config
        self._zone = _zone(site.about.timezone) or self._config.timezone
        self._sections: dict[str, str] = {}  # names by the forms in which they are compared
        self._ids: dict[str, str] = {}  # ids of sections by their names
        self._written: list[str] = []
        self._undescribed: list[tuple[str, int, str]] = []

    def run(self) -> TakenOver:
        """Take everything over."""
        about = self._new / _ABOUT
        spare = about.read_bytes() if about.is_file() else b""
        about.unlink(missing_ok=True)
        places = TakenAddresses(self._new)
        texts = SiteTexts(self._site, places, self._zone, self._log)
        read = texts.placed(text for old in self._site.texts if (text := texts.read(old)) is not None)
        if spare and not places.has("about"):
            about.write_bytes(spare)
        articles = [text for text in read if text.kind == "article"]
        self._sections = frequent(text.fields.categories for text in articles)
        self._ids = ids_of(self._sections.values())
        shown = [text for text in articles if not self._is_draft(text)]
        tags = {tag for text in shown for tag in self._sorted(text)[1]}
        names = {name: self._ids[name] for text in shown if (name := self._sorted(text)[0])}
        links = LinkRewriter(
            self._site, Index(read), self._files, self._log, self._config.base_url, lists_of(names, tags)
        )
        bodies = [(text, self._written_text(text, links, texts)) for text in read]
        self._files.take_shared()
        self._settle(links)
        problems = self._write(bodies)
        for place, file in self._files.copies.items():
            target = self._new / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            self._written.append(place)
        return self._told(read, problems)

    def _is_draft(self, text: TakenText) -> bool:
        return text.draft or not (self._source or text.fields.values.get("source"))

    def _sorted(self, text: TakenText) -> tuple[str, list[str]]:
        """Return the section of an article, by its name, and its tags."""
        known = [self._sections.get(known_as(name), "") for name in text.fields.categories]
        section = next(filter(None, known), "")
        others = [name for name in text.fields.categories if known_as(name) != known_as(section)]
        tags = {known_as(tag): tag for tag in reversed((*text.fields.tags, *others))}
        return section, [tag for tag in reversed(tags.values()) if len(tag.encode()) <= _TOO_LONG]

    def _written_text(self, text: TakenText, links: LinkRewriter, texts: SiteTexts) -> str:
        """Return the text of an article's file."""
        body = _no_conflict(links.rewrite(text, joined(text.lines)))
        image, body = self._image(text, links, body)
        values: dict[str, Value] = {"title": text.title} | dict(text.fields.values)
        values["title"] = text.title
        if text.date is not None:
            values["date"] = text.date if text.has_time else text.date.date()
        section, tags = self._sorted(text)
        if text.kind == "article":
            values["source"] = str(values.get("source") or self._source)
            values["section"] = self._ids.get(section, "")
        values["tags"] = tags
        values["summary"] = str(values.get("summary") or text.summary)
        values["image"] = image
        values["aliases"] = list(text.aliases)
        values |= self._moments(text, texts)
        draft = self._is_draft(text) if text.kind == "article" else text.draft
        if draft:
            values["status"] = Status.DRAFT.value
            values.pop("publish_at", None)
        fields = {name: values[name] for name in ARTICLE if values.get(name)}
        fields = {
            name: value.replace("-{", "- {") if isinstance(value, str) else value
            for name, value in fields.items()
        }
        try:
            return article_text(fields, body, self._zone)
        except NotWritable as refused:
            self._log.record(
                text.old.path, 0, "a character that no file can hold (U+{code})", code=refused.code
            )
            return article_text({"title": text.title or "-", "status": Status.DRAFT.value}, body, self._zone)

    def _moments(self, text: TakenText, texts: SiteTexts) -> dict[str, Value]:
        """Return the further dates of a text, where they mean something here."""
        found: dict[str, Value] = {}
        for name, written in text.fields.moments.items():
            moment = None if name == "date" else texts.moment(str(written.value))
            if name == "date":
                continue
            if moment is None:
                self._log.record(
                    text.old.path, written.line, "a date that cannot be read", str(written.value)
                )
            elif name == "updated" and text.date and moment < text.date:
                self._log.record(text.old.path, written.line, "an update before the date", str(written.value))
            elif name == "publish_at" and moment <= self._now:
                self._log.record(
                    text.old.path,
                    written.line,
                    "a field that is not carried over",
                    f"{written.key}: {written.value}",
                )
            else:
                found[name] = moment
        ahead = found.get("publish_at") or text.date
        if isinstance(ahead, datetime) and ahead > self._now and text.kind == "article":
            found |= {"status": Status.SCHEDULED.value, "publish_at": ahead}
        return found

    def _image(self, text: TakenText, links: LinkRewriter, body: str) -> tuple[dict[str, Value], str]:
        """Return the picture of an article, and its text without a repeat of it."""
        given = text.fields.image
        if not given:
            return {}, body
        target = links.target(given["src"], text, shown=True)
        if target is None:
            self._log.record(text.old.path, 0, "a picture that is not there", given["src"])
            return {}, body
        image: dict[str, Value] = {
            "src": target,
            **{key: value for key, value in given.items() if key != "src"},
        }
        for line in body.split("\n"):
            found = _PICTURE_LINE.fullmatch(line)
            if found and (found[2] == target or basename(found[2]) == basename(target)):
                body = body.replace(f"{line}\n", "", 1) if f"{line}\n" in body else body.replace(line, "", 1)
                image.setdefault("alt", found[1]) if found[1] else None
                image.setdefault("caption", found[3]) if found[3] else None
                break
        return image, body

    def _settle(self, links: LinkRewriter) -> None:
        """Write what the site has fixed once, so that articles can be read by it."""
        file = self._new / CONFIG_FILE
        used = {name: self._ids[name] for name in self._sections.values()}
        settings = site_settings(
            file.read_text("utf-8"),
            self._config.editions,
            sections=used,
            timezone=str(self._zone),
            description=self._site.about.description,
            hosts={kind: sorted(hosts) for kind, hosts in links.hosts.items()},
            waiting=True,
        )
        file.write_text(settings, "utf-8", newline="\n")
        known = sound_settings(self._new)
        self._config = known.config
        if entry := proposed_source(self._source, known.config, known.registries):
            sources = self._new / _SOURCES
            sources.write_text(f"{sources.read_text('utf-8').rstrip()}\n\n{entry}", "utf-8", newline="\n")

    def _write(self, bodies: list[tuple[TakenText, str]]) -> list[Problem]:
        """Write the articles, and return what a build would say of them."""
        settings = sound_settings(self._new)
        problems: list[Problem] = []
        for text, written in bodies:
            target = self._new / text.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(written, "utf-8", newline="\n")
            self._written.append(text.path)
            (file,) = find_content([text.path])
            source = SourceFile(text.path, written)
            for problem in read_article(source, file.kind, settings.config, settings.registries).problems:
                if problem.message == NO_ALTERNATIVE:
                    self._undescribed.append((text.path, problem.line, str(dict(problem.values)["src"])))
                elif problem.severity is Severity.ERROR or _HIDES.match(
                    str(dict(problem.values).get("tag", ""))
                ):
                    problems.append(problem)
        return problems

    def _told(self, read: list[TakenText], problems: list[Problem]) -> TakenOver:
        articles = [text for text in read if text.kind == "article"]
        drafts = sum(map(self._is_draft, articles))
        pages = len(read) - len(articles)
        counts = (
            message("articles: {count}", count=str(len(articles))),
            message("of these drafts: {count}", count=str(drafts)),
            message("pages: {count}", count=str(pages)),
            message("pictures and other files: {count}", count=str(len(self._files.copies))),
        )
        text = report_text(self._log, self._site.root, counts, self._undescribed, problems, self._translate)
        (self._new / REPORT).write_text(text, "utf-8", newline="\n")
        told = sum(self._log.counts().values())
        paths = (*self._written, REPORT)
        return TakenOver(
            len(articles),
            pages,
            drafts,
            len(self._files.copies),
            told,
            len(self._undescribed),
            tuple(problems),
            paths,
        )


def _no_conflict(body: str) -> str:
    """Return a text in which no line looks as if a merge had left it: a space goes before it."""
    lines = body.split("\n")
    for number in conflict_lines(body):
        lines[number - 1] = f" {lines[number - 1]}"
    return "\n".join(lines)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None
