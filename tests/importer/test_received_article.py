"""The fields of an article, of what was found in a received text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from newsgen.importer.extracted import Extracted
from newsgen.importer.received_article import ReceivedArticle
from newsgen.yamlfile.write import Value

_DAY = datetime(2026, 3, 2, tzinfo=UTC)


def _article(body: str = "園區揭牌。", **values: Value) -> ReceivedArticle:
    return ReceivedArticle(Extracted(values=dict(values)), _DAY, "", body, {"file": "a.txt"})


def test_fields_stand_in_the_order_of_their_table() -> None:
    article = _article(source="示例日報", tags=("園區",), title="揭牌", date="2026-03-02")
    assert list(article.fields(draft=False)) == ["title", "date", "source", "tags", "imported"]
    assert article.fields(draft=False)["date"] == date(2026, 3, 2)
    assert article.fields(draft=False)["tags"] == "園區"


@pytest.mark.parametrize(("received", "draft", "said"), [
    ("", False, None),
    ("published", False, None),
    ("scheduled", False, "scheduled"),
    ("scheduled", True, "draft"),
    ("", True, "draft"),
])  # fmt: skip
def test_a_draft_says_so_whatever_was_received(received: str, draft: bool, said: str | None) -> None:
    assert _article(status=received, date="2026-03-02").fields(draft).get("status") == said


def test_what_is_missing_is_known() -> None:
    article = _article("甲\n\n![](a.png)\n\n![園門](b.png)", title="揭牌", date="2026-03-02")
    assert article.missing == ("source",)
    assert article.undescribed == 1
