"""newsgen.yaml -> a frozen Config."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Struct
from msgspec.structs import replace

from newsgen.config.analytics import Analytics, read_analytics
from newsgen.config.appearance import Appearance, read_appearance
from newsgen.config.checks import CheckLevel, read_checks
from newsgen.config.crawlers import MachineUse, read_machine_use
from newsgen.config.csp import read_load_from
from newsgen.config.embeds import Embeds, read_embeds
from newsgen.config.fields import ID, SITE
from newsgen.config.filings import Filing, read_filings
from newsgen.config.forms import read_forms
from newsgen.config.home import HomePage, read_home
from newsgen.config.newsletter import Newsletter, read_newsletter
from newsgen.config.pictures import PictureRules, read_pictures
from newsgen.config.reading import Reading, read_reading
from newsgen.config.site_values import check_base_url, check_editions
from newsgen.config.typography import Typography, read_typography
from newsgen.files import CONFIG_FILE
from newsgen.model import Forms
from newsgen.problems import Report, nearest
from newsgen.textfile import read_text
from newsgen.yamlfile import FieldReader, read_fields

# Zones by what people call them. All of China has the one of its east.
_SPOKEN_ZONES = {
    "Asia/Taipei": re.compile("[臺台]北|[臺台][灣湾]|taiwan", re.IGNORECASE),
    "Asia/Hong_Kong": re.compile("香港|hong ?kong|^hkt$", re.IGNORECASE),
    "Asia/Macau": re.compile("澳[門门]|macao", re.IGNORECASE),
    "Asia/Shanghai": re.compile(
        "北京|上海|中[國国]|東八|东八|^asia/(?:beijing|peking)$|^(?:utc|gmt)? ?[+]0?8(?::?00)?$",
        re.IGNORECASE,
    ),
}
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Section(Struct, frozen=True):
    """A part of the paper: `id` stands in URLs, `name` in the navigation."""

    id: str
    name: Forms


class Contact(Struct, frozen=True):
    """Where readers and rights holders reach the operator; empty where not given."""

    email: str = ""
    phone: str = ""
    address: Forms | None = None


class Config(Struct, frozen=True):
    """What holds for the whole site.

    `editions` has the default edition first, `vocabulary` those in which regional words are exchanged;
    `operator` is the id of a source; `base_url` ends with a slash; `rights_page` and `licensing_page` are
    paths of the site, or addresses, that tell what may be used and how a licence is had. `cards` of the
    newest articles in each edition have a picture for previews; the line is 0 where nobody said so.
    `load_from` has the sources that are added to directives of the pages' Content Security Policy, `checks`
    what `newsgen check` looks for, `pictures` those that are settled in bulk,
    `newsletter` who sends letters; `embeds` are the hosts whose films and maps an article may hold.
    `currency` (ISO 4217) is that of 元 in records. With `noindex`, which a build is told and newsgen.yaml is
    not, search engines are asked to show no page.
    """

    title: Forms
    description: Forms
    base_url: str
    timezone: ZoneInfo
    editions: tuple[str, ...]
    operator: str
    sections: tuple[Section, ...] = ()
    contact: Contact = Contact()
    filings: tuple[Filing, ...] = ()
    machines: MachineUse | None = None
    rights_page: str = ""
    licensing_page: str = ""
    page_size: int = 20
    feed_size: int = 20
    cards: int = 200
    search: bool = True
    vocabulary: tuple[str, ...] = ()
    typography: Typography = Typography()
    operator_line: int = 0
    cards_line: int = 0
    load_from: tuple[tuple[str, tuple[str, ...]], ...] = ()
    noindex: bool = False
    embeds: Embeds = Embeds()
    currency: str = "CNY"
    appearance: Appearance = Appearance()
    home: HomePage = HomePage()
    reading: Reading = Reading()
    analytics: Analytics | None = None
    checks: tuple[CheckLevel, ...] = ()
    pictures: PictureRules = PictureRules()
    newsletter: Newsletter = Newsletter()

    @property
    def default_edition(self) -> str:
        """The edition at the root of the site."""
        return self.editions[0]

    def on_pages(self) -> Config:
        """Return it without what no page depends on: places in the file, and what editors alone see."""
        return replace(
            self,
            operator_line=0,
            cards_line=0,
            home=self.home.without_lines(),
            checks=(),
            pictures=PictureRules(),
            newsletter=Newsletter(),
        )

    @property
    def base_path(self) -> str:
        """The path of `base_url`: `/` or `/REPO/`."""
        return urlsplit(self.base_url).path


def read_config(site: Path, report: Report, base_url: str = "") -> Config | None:
    """Read the site's newsgen.yaml; `base_url`, when given, replaces the one in the file.

    Where a field is wrong, `report` says so and a default stands in, so that the rest of the site can be
    checked in the same run; None when there is nothing to read.
    """
    if not (site / CONFIG_FILE).exists():
        report.error(0, "this file is missing", "go to the site's folder, or name it: --site DIR")
        return None
    text = read_text(site / CONFIG_FILE, report)
    fields = None if text is None else read_fields(text, report)
    if fields is None:
        return None
    reader = FieldReader(fields, report, SITE)
    editions = _editions(reader, "editions") or tuple(SITE["editions"].default.split(", "))
    sections = _sections(reader, editions)
    address = check_base_url(base_url or reader.url("base_url"), reader.line("base_url"), report)
    config = Config(
        title=read_forms(reader, "title", editions) or Forms(everywhere=""),
        description=read_forms(reader, "description", editions) or Forms(everywhere=""),
        base_url=address,
        timezone=_timezone(reader),
        editions=editions,
        operator=reader.text("operator"),
        operator_line=reader.line("operator"),
        sections=sections,
        contact=_contact(reader, editions),
        filings=read_filings(reader),
        machines=read_machine_use(reader),
        rights_page=reader.text("rights_page"),
        licensing_page=reader.text("licensing_page"),
        page_size=reader.whole_number("page_size"),
        feed_size=reader.whole_number("feed_size"),
        cards=reader.whole_number("cards"),
        cards_line=reader.line("cards") if "cards" in reader.fields.key_lines else 0,
        search=reader.flag("search"),
        vocabulary=_editions(reader, "vocabulary"),
        typography=read_typography(reader),
        load_from=read_load_from(reader),
        embeds=read_embeds(reader, editions, address),
        currency=reader.choice("currency"),
        appearance=read_appearance(reader, editions, site),
        home=read_home(reader, editions, tuple(section.id for section in sections)),
        reading=read_reading(reader),
        analytics=read_analytics(reader, address),
        checks=read_checks(reader),
        pictures=read_pictures(reader),
        newsletter=read_newsletter(reader),
    )
    reader.finish()
    return config


def _editions(reader: FieldReader, name: str) -> tuple[str, ...]:
    return check_editions(reader.texts(name), reader.line(name), reader.report)


def _timezone(reader: FieldReader) -> ZoneInfo:
    name = reader.text("timezone")
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # not a key, or a folder or nothing at that key
        pass
    if name:
        spoken = next((zone for zone, found in _SPOKEN_ZONES.items() if found.search(name)), "")
        close = [spoken] if spoken else nearest(name, sorted(available_timezones()))
        reader.report.error(
            reader.line("timezone"),
            "`{name}` is not a time zone",
            "did you mean `{close}`?" if close else "for example Asia/Shanghai",
            name=name,
            close="".join(close),
        )
    return ZoneInfo("UTC")


def _sections(reader: FieldReader, editions: tuple[str, ...]) -> tuple[Section, ...]:
    sections: dict[str, Section] = {}
    for entry in reader.mappings("sections"):
        section_id = entry.text("id")
        name = read_forms(entry, "name", editions)
        entry.finish()
        if section_id and not re.fullmatch(ID, section_id):
            entry.report.error(
                entry.line("id"),
                "an id has small letters, digits and hyphens only, not `{id}`",
                "for example `capital-market`",
                id=section_id,
            )
        elif section_id in sections:
            entry.report.error(entry.line("id"), "two sections have the id `{id}`", id=section_id)
        elif section_id and name:
            sections[section_id] = Section(section_id, name)
    return tuple(sections.values())


def _contact(reader: FieldReader, editions: tuple[str, ...]) -> Contact:
    entry = reader.mapping("contact")
    if entry is None:
        return Contact()
    contact = Contact(entry.text("email"), entry.text("phone"), read_forms(entry, "address", editions))
    if contact.email and not _MAIL.fullmatch(contact.email):
        entry.report.warning(
            entry.line("email"),
            "`{typed}` is no address for mail, and every page tells readers to write there",
            "for example desk@example.org",
            typed=contact.email,
        )
    entry.finish()
    return contact
