"""Every kind of pages. A new one is a module here, and a line in the list: docs/adding-a-page-kind.md."""

from newsgen.render.kinds.archive import Archive
from newsgen.render.kinds.article import ArticlePage, OwnPage
from newsgen.render.kinds.author import AuthorList
from newsgen.render.kinds.card import Card
from newsgen.render.kinds.corrections import Corrections, CorrectionsFeed
from newsgen.render.kinds.data import Data, RecordPage
from newsgen.render.kinds.data_files import DataCsv, DataJson, DataPackage, DataSchema, DataSqlite
from newsgen.render.kinds.feeds import Atom, JsonFeed, Rss
from newsgen.render.kinds.feeds_page import FeedsPage
from newsgen.render.kinds.home import Home
from newsgen.render.kinds.industry import IndustryList
from newsgen.render.kinds.kept import KeptPage, ServiceWorker
from newsgen.render.kinds.kind import PageKind
from newsgen.render.kinds.lists import ChartedKind
from newsgen.render.kinds.news_sitemap import NewsSitemap
from newsgen.render.kinds.not_found import NotFound
from newsgen.render.kinds.redirect import Redirect
from newsgen.render.kinds.region import RegionList
from newsgen.render.kinds.reservations import LicenceFile, ReservationFile
from newsgen.render.kinds.robots import Robots
from newsgen.render.kinds.search import OpenSearch, SearchPage
from newsgen.render.kinds.search_files import SearchCards, SearchLabels
from newsgen.render.kinds.section import SectionList
from newsgen.render.kinds.series import SeriesList
from newsgen.render.kinds.sitemap import Sitemap
from newsgen.render.kinds.source import SourceList
from newsgen.render.kinds.tag import TagList
from newsgen.render.kinds.terms import Terms
from newsgen.render.kinds.tombstone import Tombstone
from newsgen.render.kinds.topic import TopicList
from newsgen.render.kinds.web_manifest import WebManifest

# The order in which they are planned, and in which a sitemap has their pages, but that the home page comes
# first there: it and feeds are planned of lists.
_IN_ORDER: tuple[PageKind, ...] = (
    ArticlePage(),
    OwnPage(),
    SectionList(),
    RegionList(),
    IndustryList(),
    TagList(),
    SourceList(),
    AuthorList(),
    SeriesList(),
    TopicList(),
    Archive(),
    Home(),
    Data(),
    RecordPage(),
    Terms(),
    FeedsPage(),
    SearchPage(),
    OpenSearch(),
    KeptPage(),
    NotFound(),
    Tombstone(),
    Corrections(),
    CorrectionsFeed(),
    WebManifest(),
    Atom(),
    Rss(),
    JsonFeed(),
    DataCsv(),
    DataJson(),
    DataSqlite(),
    DataSchema(),
    DataPackage(),
    Card(),
    Redirect(),
    Robots(),
    ServiceWorker(),
    Sitemap(),
    LicenceFile(),
    ReservationFile(),
    NewsSitemap(),
    SearchCards(),
    SearchLabels(),
)

#: The kinds by name, as pages name them.
KINDS: dict[str, PageKind] = {kind.name: kind for kind in _IN_ORDER}

#: The templates that they are rendered with.
TEMPLATES = tuple(sorted({kind.template for kind in _IN_ORDER if kind.template}))

#: The kinds of lists whose first pages have charts of records.
CHARTED = frozenset(kind.name for kind in _IN_ORDER if isinstance(kind, ChartedKind))

__all__ = ["CHARTED", "KINDS", "TEMPLATES", "PageKind"]
