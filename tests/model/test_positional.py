"""Records come back from a pickle as they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsgen.model import (
    Article,
    Attribution,
    Body,
    Credit,
    EditionArticle,
    Heading,
    Link,
    Role,
    Script,
    Status,
)

_ARTICLE = Article(
    path="content/articles/a.md",
    key="articles/a",
    kind="article",
    script=Script.HANT,
    title="標題",
    date=datetime(2025, 6, 30, 9, 30, tzinfo=UTC),
    source=Attribution("示例日報", ("daily",), third_party=True),
    credits=(Credit("甲某", Role.EDITOR, "示例日報"),),
    status=Status.SCHEDULED,
    links=(Link("/a/", 7),),
    lines={"title": 2},
)


@pytest.mark.parametrize(
    "record",
    [
        _ARTICLE,
        EditionArticle(_ARTICLE, "zh-Hans", "标题", ""),
        Body("<p>文</p>", (Heading(2, "a", "甲"),), (Link("/a/", 7),), {"title": 2}),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_comes_back_as_it_was(record: Article | EditionArticle | Body) -> None:
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - made just now
    assert copy.copy(record) == record


def test_a_pickle_does_not_name_the_fields() -> None:
    assert b"copyright_script" not in pickle.dumps(_ARTICLE)
    assert pickle.dumps(replace(_ARTICLE, title="別的")) != pickle.dumps(_ARTICLE)
