"""The review's routes: a page, and what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from newsgen.review.web import routes

if TYPE_CHECKING:
    from conftest import SiteFolder
    from review.conftest import Asking

_BODY = "这个药，清咽利喉，说明书说了两遍：清咽利喉。"


@pytest.fixture
def app(site: SiteFolder) -> Starlette:
    """A server's application with nothing but the review."""
    site.article("a", title="新药", body=f"{_BODY}用绳他制的。")
    return Starlette(routes=[Mount("/review", routes=routes(site.folder, str))])


def _decide(asking: Asking, **asked: Any) -> tuple[int, Any]:
    return asking("decide", asked)


def test_the_queue_is_told_and_decisions_are_carried_out(asking: Asking, site: SiteFolder) -> None:
    status, said = asking("queue", {})
    assert (status, said["total"], said["left"]) == (200, 2, 2)
    first, second = said["questions"]
    assert (first["context"], second["context"]) == ("绳他【制】的", "清【咽】利喉")
    status, said = _decide(asking, action="accept", key=first["key"])
    assert (status, said["total"]) == (200, 1)
    assert "绳他【制】的" in (site.folder / "content/reviewed.yaml").read_text("utf-8")
    status, said = _decide(asking, action="suggest", key=second["key"], typed="清咽利喉", form="嚥")
    assert (status, said) == (200, {"forms": {"zh-Hans": "清咽利喉", "zh-Hant": "清嚥利喉"}})
    name = {"action": "name", "key": second["key"], "typed": "清咽利喉", "kind": "brand", **said}
    assert _decide(asking, **name)[1]["total"] == 0
    assert "清嚥利喉, kind: brand" in (site.folder / "content/names.yaml").read_text("utf-8")
    assert _decide(asking, action="undo")[1]["total"] == 1
    assert _decide(asking, action="rule", key=second["key"], form="嚥")[1]["total"] == 1
    assert "-{zh-Hans:咽; zh-Hant:嚥}-" in (site.folder / "content/articles/a.md").read_text("utf-8")


def test_what_is_skipped_is_left_out_but_counted(asking: Asking) -> None:
    key = asking("queue", {})[1]["questions"][0]["key"]
    _, said = asking("queue", {"skipped": [key]})
    assert (said["total"], said["left"], len(said["questions"])) == (2, 1, 1)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"action": "accept", "key": "no"}, "this has been decided meanwhile"),
        ({"action": "undo"}, "there is nothing to undo"),
        ({"action": "burn"}, "this has been decided meanwhile"),
        ({"action": ["accept"], "key": {}}, "this has been decided meanwhile"),
    ],
)
def test_what_cannot_be_done_is_said(asking: Asking, asked: dict[str, object], message: str) -> None:
    assert asking("decide", asked) == (409, {"message": message})


def test_a_wrong_site_is_said(asking: Asking, site: SiteFolder) -> None:
    site.write("content/reviewed.yaml", "- 只\n")
    status, said = asking("queue", {})
    assert status == 409
    assert said["message"].startswith("content/reviewed.yaml:1: an entry has a context")


def test_only_a_request_of_the_page_changes_anything(asking: Asking, site: SiteFolder) -> None:
    asking("queue", {})
    assert asking("decide", [1])[0] == 400
    assert asking("decide", None)[0] == 405, "a link changes nothing"
    assert not (site.folder / "content/reviewed.yaml").exists()


def test_the_page_loads_nothing_from_elsewhere(asking: Asking) -> None:
    status, page = asking("", None)
    assert status == 200
    assert "://" not in page
    for name in ("review.js", "review.css"):
        status, text = asking(name, None)
        assert status == 200
        assert "://" not in text


@pytest.fixture
def translated(app: Starlette, site: SiteFolder) -> None:
    """Mount the review in another language."""
    app.routes[:] = [
        Mount("/review", routes=routes(site.folder, lambda text: f"«{text}»", "secret", "zh-Hans"))
    ]


@pytest.mark.usefixtures("translated")
def test_the_words_of_the_page_are_translated_and_the_token_is_in_it(asking: Asking) -> None:
    _, page = asking("", None)
    assert '<html lang="zh-Hans">' in page
    assert "«Skip»" in page
    assert 'content="secret"' in page
