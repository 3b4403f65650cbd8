"""What is said of an article's rights."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs
from msgspec.structs import replace

from newsgen.config import Config, Contact
from newsgen.model import (
    Article,
    Attribution,
    EditionArticle,
    Forms,
    Indexing,
    Licence,
    Notices,
    Rights,
    RightsClass,
    Script,
    Searching,
    Source,
)
from newsgen.rights import indexing, searching, state_rights

_ZONE = ZoneInfo("Asia/Shanghai")
_CONFIG = Config(
    title=Forms(everywhere="站"),
    description=Forms(everywhere=""),
    base_url="https://news.example/",
    timezone=_ZONE,
    editions=("zh-Hant", "zh-Hans"),
    operator="watch",
    contact=Contact("desk@news.example", "", Forms((("zh-Hans", "南昌"), ("zh-Hant", "南昌市")))),
)
_OPERATOR = Source("watch", Forms((("zh-Hans", "赣江观察"), ("zh-Hant", "贛江觀察"))))
_DAILY = Source("daily", Forms((("zh-Hans", "示例日报"), ("zh-Hant", "示例日報"))))
_ARTICLE = Article(
    path="content/articles/a.md",
    key="articles/a",
    kind="article",
    script=Script.HANT,
    title="標題",
    date=datetime(2019, 12, 31, 23, 30, tzinfo=_ZONE),
    source=Attribution("示例日報", ("daily",)),
)


_VALUES = "contact={contact};credit={credit};holder={holder};operator={operator};source={source};year={year}"


def _clause(name: str, values: str = "") -> Forms:
    return Forms((("zh-Hans", f"{name}简{values}"), ("zh-Hant", f"{name}繁{values}")))


_NOTICES = Notices(
    own=(_clause("operator"), _clause("own"), _clause("licensee")),
    licensed=(_clause("operator"), _clause("licensed", _VALUES)),
    reprinted=(_clause("operator"), _clause("reprinted", _VALUES)),
    complaints=(_clause("complaints", "{contact}"),),
)


def _words(key: str, **values: object) -> str:
    """Show the key of a word, and the values that it is given."""
    shown = ",".join(f"{name}={value}" for name, value in sorted(values.items()) if value)
    return f"{key}({shown})" if shown else key


def _state(
    rights_class: RightsClass,
    source: Source | None = _DAILY,
    article: Article = _ARTICLE,
    edition: str = "zh-Hans",
) -> Rights:
    # An unregistered or a third party's label stands converted in the article's edition.
    item = EditionArticle(article, edition, article.title, "", source=f"{article.source.typed}*")
    return state_rights(item, rights_class, source, _OPERATOR, _CONFIG, _NOTICES, edition, _words)


@pytest.mark.parametrize(
    ("rights_class", "clauses"),
    [
        (RightsClass.OWN, ["operator", "own", "licensee"]),
        (RightsClass.LICENSED, ["operator", "licensed"]),
        (RightsClass.REPRINTED, ["operator", "reprinted"]),
        (RightsClass.UNKNOWN, []),
    ],
)
def test_each_class_has_its_clauses(rights_class: RightsClass, clauses: list[str]) -> None:
    source = _OPERATOR if rights_class is RightsClass.OWN else _DAILY
    rights = _state(rights_class, source)
    assert rights.rights_class is rights_class
    assert [clause.split("简")[0] for clause in rights.clauses] == clauses
    assert [clause.split("简")[0] for clause in rights.complaints] == ["complaints"] * bool(clauses)
    assert not rights.verbatim
    assert rights.language == ("zh-Hans" if clauses else "")


def test_a_clause_has_the_names_of_the_edition() -> None:
    for edition, operator, daily, place in (
        ("zh-Hans", "赣江观察", "示例日报", "南昌"),
        ("zh-Hant", "贛江觀察", "示例日報", "南昌市"),
    ):
        clause = _state(RightsClass.LICENSED, edition=edition).clauses[1]
        letter = "简" if edition == "zh-Hans" else "繁"
        assert clause == (
            f"licensed{letter}contact=emailcolondesk@news.examplename_separatoraddresscolon{place};"
            f"credit=;holder={daily};operator={operator};source={daily};year=2019"
        )


def test_a_clause_that_has_nothing_to_say_in_an_edition_is_left_out() -> None:
    notices = Notices(own=(Forms((("zh-Hans", "{credit}"), ("zh-Hant", "第一條"))), _clause("own")))
    for edition, clauses in (("zh-Hans", ("own简",)), ("zh-Hant", ("第一條", "own繁"))):
        item = EditionArticle(_ARTICLE, edition, "", "")
        rights = state_rights(item, RightsClass.OWN, _OPERATOR, _OPERATOR, _CONFIG, notices, edition, _words)
        assert rights.clauses == clauses
        assert rights.complaints == ()


def test_values_are_never_taken_for_placeholders() -> None:
    braces = replace(_DAILY, name=Forms(everywhere="{year}"))
    assert "source={year};year=2019" in _state(RightsClass.REPRINTED, braces).clauses[1]


@pytest.mark.parametrize(
    ("rights_class", "source"),
    [
        (RightsClass.OWN, "示例日报"),
        (RightsClass.REPRINTED, "示例日报"),
        (RightsClass.LICENSED, "source_licensed"),
        (RightsClass.UNKNOWN, "source_unknown"),
    ],
)
def test_the_byline_says_what_the_source_is(rights_class: RightsClass, source: str) -> None:
    licensed = replace(_DAILY, licence=Licence("L"))
    rights = _state(rights_class, licensed)
    assert rights.source.split("(")[0] == source


def test_a_source_that_is_not_registered_is_named_as_typed() -> None:
    article = replace(_ARTICLE, source=Attribution("新華社"))
    rights = _state(RightsClass.REPRINTED, None, article)
    assert (rights.source, rights.source_name) == ("新華社*", "新華社*")
    assert "source=新華社*" in rights.clauses[1]
    assert (rights.holder, rights.copyright_line) == ("", "")


def test_the_label_of_a_third_party_is_named_whole_and_its_holder_is_not_the_operator() -> None:
    label = Attribution("贛江觀察（某社供圖）", ("watch",), third_party=True)
    stated = replace(_OPERATOR, holder=Forms(everywhere="贛江觀察社"))
    rights = _state(RightsClass.REPRINTED, stated, replace(_ARTICLE, source=label))
    assert (rights.source, rights.source_name) == ("贛江觀察（某社供圖）*", "贛江觀察（某社供圖）*")
    assert (rights.holder, rights.copyright_line, rights.licence_url) == ("", "", "")
    assert "source=贛江觀察（某社供圖）*" in rights.clauses[1]


def test_the_year_is_that_of_the_article_in_the_zone_of_the_site() -> None:
    rights = _state(RightsClass.OWN, _OPERATOR)
    assert rights.copyright_line.startswith("copyright_line(")
    assert "year=2019" in rights.copyright_line
    assert rights.year == 2019


def test_an_article_without_a_date_has_no_copyright_line() -> None:
    rights = _state(RightsClass.OWN, _OPERATOR, replace(_ARTICLE, date=None))
    assert (rights.copyright_line, rights.year) == ("", None)
    assert rights.clauses


@pytest.mark.parametrize("rights_class", [RightsClass.OWN, RightsClass.LICENSED])
def test_who_holds_the_rights_is_the_source_where_nothing_else_is_stated(rights_class: RightsClass) -> None:
    assert _state(rights_class).holder == "示例日报"
    stated = replace(_DAILY, holder=Forms(everywhere="示例報社"))
    assert _state(rights_class, stated).holder == "示例報社"


def test_a_reprint_names_a_holder_only_where_one_is_stated() -> None:
    assert (_state(RightsClass.REPRINTED).holder, _state(RightsClass.REPRINTED).copyright_line) == ("", "")
    stated = _state(RightsClass.REPRINTED, replace(_DAILY, holder=Forms(everywhere="示例報社")))
    assert stated.holder == "示例報社"
    assert "holder=示例報社" in stated.copyright_line


@pytest.mark.parametrize("source", [None, _DAILY, replace(_DAILY, holder=Forms(everywhere="示例報社"))])
@pytest.mark.parametrize("own_wording", ["", "© 示例日報"])
def test_for_an_unknown_source_nothing_is_claimed(source: Source | None, own_wording: str) -> None:
    rights = _state(RightsClass.UNKNOWN, source, replace(_ARTICLE, copyright=own_wording))
    assert rights == replace(
        Rights(RightsClass.UNKNOWN, "source_unknown", "示例日報"),
        holder="",
        credit="",
        clauses=(),
        complaints=(),
        copyright_line="",
        indexing=Indexing.NONE,
    )


@pytest.mark.parametrize("rights_class", [RightsClass.OWN, RightsClass.LICENSED, RightsClass.REPRINTED])
@pytest.mark.parametrize("edition", ["zh-Hans", "zh-Hant"])
def test_the_wording_of_the_author_replaces_the_clauses_letter_by_letter(
    rights_class: RightsClass, edition: str
) -> None:
    own = "版權屬於國際在線，轉載請註明「來源」。\n\n第二條 {operator}"
    article = replace(_ARTICLE, script=Script.HANS, copyright=own, copyright_script=Script.HANT)
    rights = _state(rights_class, article=article, edition=edition)
    assert rights.clauses == ("版權屬於國際在線，轉載請註明「來源」。", "第二條 {operator}")
    assert rights.verbatim
    assert rights.language == "zh-Hant", "the notice is not converted"
    assert [clause[:10] for clause in rights.complaints] == ["complaints"]


def test_the_credit_is_the_wording_of_the_licence_and_for_licensed_articles_only() -> None:
    credit = Forms((("zh-Hans", "经许可"), ("zh-Hant", "經許可")))
    source = replace(_DAILY, licence=Licence("L", credit=credit, expires=date(2027, 1, 1)))
    assert _state(RightsClass.LICENSED, source).credit == "经许可"
    assert _state(RightsClass.LICENSED, source, edition="zh-Hant").credit == "經許可"
    assert _state(RightsClass.REPRINTED, source).credit == ""
    assert _state(RightsClass.LICENSED).credit == ""


def test_the_address_of_a_licence_is_given_with_what_it_covers_only() -> None:
    source = replace(_DAILY, licence=Licence("L", url="https://daily.example/l"))
    assert _state(RightsClass.LICENSED, source).licence_url == "https://daily.example/l"
    assert _state(RightsClass.REPRINTED, source).licence_url == ""
    assert _state(RightsClass.LICENSED, source).source_name == "示例日报"


@pytest.mark.parametrize(
    ("rights_class", "asked", "licence", "expected"),
    [
        (RightsClass.OWN, None, None, Indexing.ALL),
        (RightsClass.OWN, Indexing.NONE, None, Indexing.NONE),
        (RightsClass.LICENSED, None, Indexing.ALL, Indexing.ALL),
        (RightsClass.LICENSED, Indexing.NO_NEWS, Indexing.ALL, Indexing.NO_NEWS),
        (RightsClass.LICENSED, Indexing.ALL, Indexing.NONE, Indexing.NONE),
        (RightsClass.REPRINTED, None, None, Indexing.NO_NEWS),
        (RightsClass.REPRINTED, Indexing.ALL, None, Indexing.NO_NEWS),
        (RightsClass.REPRINTED, Indexing.NONE, None, Indexing.NONE),
        (RightsClass.UNKNOWN, Indexing.ALL, None, Indexing.NONE),
    ],
)
def test_of_the_class_and_the_source_the_stricter_one_holds(
    rights_class: RightsClass, asked: Indexing | None, licence: Indexing | None, expected: Indexing
) -> None:
    terms = Licence("L", indexing=licence) if licence else None
    source = replace(_DAILY, indexing=asked, licence=terms)
    assert indexing(rights_class, source) is expected
    assert _state(rights_class, source).indexing is expected


@pytest.mark.parametrize(
    ("rights_class", "asked", "licence", "expected"),
    [
        (RightsClass.OWN, None, None, Searching.FULL),
        (RightsClass.REPRINTED, None, None, Searching.FULL),
        (RightsClass.REPRINTED, Searching.EXCERPT, Searching.NONE, Searching.EXCERPT),
        (RightsClass.LICENSED, None, Searching.EXCERPT, Searching.EXCERPT),
        (RightsClass.LICENSED, Searching.NONE, Searching.EXCERPT, Searching.NONE),
        (RightsClass.LICENSED, Searching.FULL, Searching.NONE, Searching.NONE),
        (RightsClass.UNKNOWN, Searching.FULL, None, Searching.NONE),
    ],
)
def test_the_stricter_of_source_and_licence_says_what_is_searched(
    rights_class: RightsClass, asked: Searching | None, licence: Searching | None, expected: Searching
) -> None:
    terms = Licence("L", search=licence) if licence else None
    assert searching(rights_class, replace(_DAILY, search=asked, licence=terms)) is expected


def test_a_source_that_is_not_registered_has_the_indexing_of_its_class() -> None:
    assert indexing(RightsClass.REPRINTED, None) is Indexing.NO_NEWS


def test_a_site_without_contact_says_none() -> None:
    bare = structs.replace(_CONFIG, contact=Contact())
    item = EditionArticle(_ARTICLE, "zh-Hans", "", "")
    rights = state_rights(item, RightsClass.REPRINTED, _DAILY, _OPERATOR, bare, _NOTICES, "zh-Hans", _words)
    assert rights.complaints == ("complaints简",)


@pytest.mark.parametrize("own", list(Indexing))
@pytest.mark.parametrize("asked", [None, *Indexing])
def test_the_stricter_of_what_an_article_and_its_source_ask_for_holds(
    own: Indexing, asked: Indexing | None
) -> None:
    source = replace(_OPERATOR, indexing=asked)
    strictness = list(Indexing)
    expected = max(own, asked or Indexing.ALL, key=strictness.index)
    assert indexing(RightsClass.OWN, source, own) is expected
    item = EditionArticle(replace(_ARTICLE, indexing=own), "zh-Hans", "", "")
    stated = state_rights(item, RightsClass.OWN, source, _OPERATOR, _CONFIG, _NOTICES, "zh-Hans", _words)
    assert stated.indexing is expected
