"""What is decided is written at once, reads as chosen, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.problems import BuildFailed
from newsgen.review.decide import Review
from newsgen.review.file_change import FileChange, Refused
from newsgen.review.queue import read_queue

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_BODY = "这个药，清咽利喉，说明书说了两遍：清咽利喉。"
_KEPT = "content/reviewed.yaml"
_NAMES = "content/names.yaml"


def _review(site: SiteFolder) -> Review:
    return Review(read_queue(site.folder, jobs=1))


def _read(site: SiteFolder, path: str) -> str:
    return (site.folder / path).read_text("utf-8")


def _page(site: SiteFolder, edition: str = "") -> str:
    return (site.publish() / edition / "articles/a/index.html").read_text("utf-8")


def test_what_is_accepted_is_kept_for_every_edition_asked(site: SiteFolder) -> None:
    config = _read(site, "newsgen.yaml")
    site.write("newsgen.yaml", config.replace("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hant-HK, zh-Hans]"))
    site.article("a", body=_BODY)
    review = _review(site)
    review.accept(*review.questions())
    assert review.questions() == _review(site).questions() == ()
    assert _read(site, _KEPT).splitlines()[-1] == "- {context: 清【咽】利喉, zh-Hant: 咽, zh-Hant-HK: 咽}"


def test_a_name_is_written_and_settles_what_it_covers_everywhere(site: SiteFolder) -> None:
    site.write(_NAMES, "# 名\n- {zh-Hans: 甲乙, zh-Hant: 甲乙, kind: place}\n")
    site.article("a", body=_BODY)
    site.article("b", body="还有这个：清咽利喉，另外，清咽热痛。")
    review = _review(site)
    [about] = [each for each in review.questions() if each.context == "清【咽】利喉"]
    forms = review.suggest(about, "清咽利喉", "嚥")
    assert forms == {"zh-Hans": "清咽利喉", "zh-Hant": "清嚥利喉"}
    review.name(about, "清咽利喉", forms, "brand")
    assert _read(site, _NAMES).splitlines()[1:] == [
        "- {zh-Hans: 甲乙, zh-Hant: 甲乙, kind: place}",
        "- {zh-Hans: 清咽利喉, zh-Hant: 清嚥利喉, kind: brand}",
    ]
    assert [each.context for each in review.questions()] == ["清【咽】热痛"]
    assert review.questions() == _review(site).questions()
    page = _page(site)
    assert page.count("清嚥利喉") >= 2
    assert "清咽利喉" not in page


def test_a_rule_is_written_at_the_very_place_and_the_rest_is_asked_again(site: SiteFolder) -> None:
    path = site.article("a", title="药", body="`清咽利喉` 这个药，清咽利喉，说明书说了两遍：清咽利喉。")
    before = path.read_text("utf-8")
    review = _review(site)
    [question] = review.questions()
    review.rule(question, "嚥")
    rule = "-{zh-Hans:咽; zh-Hant:嚥}-"
    assert path.read_text("utf-8") == before.replace("药，清咽利喉", f"药，清{rule}利喉")
    [left] = review.questions()
    assert (left.context, left.places) == ("清【咽】利喉", 1)
    assert _review(site).questions() == (left,)
    assert "這個藥，清嚥利喉，說明書說了兩遍：清咽利喉。" in _page(site)
    assert "这个药，清咽利喉，说明书说了两遍：清咽利喉。" in _page(site, "zh-hans")


def test_a_rule_keeps_line_ends_and_what_other_editions_have(site: SiteFolder) -> None:
    config = _read(site, "newsgen.yaml")
    site.write("newsgen.yaml", config.replace("[zh-Hant, zh-Hans]", "[zh-Hant-TW, zh-Hant-HK]"))
    path = site.article("a", title="这根制的长度", body="没什么。\n\n这些药。")
    raw = "\ufeff" + path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(raw.encode())
    review = _review(site)
    [question] = review.questions()
    review.rule(question, "製")
    after = raw.replace("这根制的", "这根-{zh-Hans:制; zh-Hant:製}-的")
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("fields", "form", "message"),
    [
        ({"tags": "[药, 清咽]"}, "嚥", "has no place in a list of words"),
        ({"body": "## 清咽利喉的药\n\n没什么。"}, "嚥", "would change its address"),
        ({"image": "{src: a.png, alt: 清咽利喉的药}"}, "嚥", "would not read as it should"),
        ({"body": "药，清&#21693;利喉。"}, "嚥", "the place was not found"),
        ({"body": _BODY}, "嚥;x", "made of characters only"),
        ({"body": _BODY}, "", "made of characters only"),
    ],
)
def test_a_rule_that_would_not_do_is_refused_and_nothing_changes(
    site: SiteFolder, tree: Tree, fields: dict[str, str], form: str, message: str
) -> None:
    site.article("a", **{"title": "药", "body": "没什么这样的药。", **fields})
    review = _review(site)
    before = tree(site.folder / "content")
    questions = review.questions()
    with pytest.raises(Refused) as refused:
        review.rule(questions[0], form)
    assert message in str(refused.value)
    assert tree(site.folder / "content") == before
    assert review.questions() == questions


def test_a_name_that_does_not_stand_there_or_would_not_help_is_refused(site: SiteFolder, tree: Tree) -> None:
    site.article("a", body=_BODY)
    review = _review(site)
    before = tree(site.folder / "content")
    [question] = review.questions()
    for typed in ("", "利喉", "清咽利喉的", "说明书"):
        with pytest.raises(Refused):
            review.suggest(question, typed, "嚥")
    with pytest.raises(Refused, match="would not read"):
        review.name(question, "清咽利喉", {"zh-Hans": "清嗓利喉", "zh-Hant": "清嗓利喉"})
    assert tree(site.folder / "content") == before


def test_decisions_are_taken_back_one_by_one(site: SiteFolder, tree: Tree) -> None:
    site.article("a", body=f"{_BODY}用绳他制的。三【杰】说制长。")
    review = _review(site)
    assert not review.undo()
    start, asked = tree(site.folder / "content"), review.questions()
    by_context = {each.context: each for each in asked}
    review.accept(by_context["绳他【制】的"])
    review.rule(by_context["清【咽】利喉"], "嚥")
    left = review.questions()
    [first] = [each for each in left if each.context == "清【咽】利喉"]
    review.name(first, "清咽利喉", {"zh-Hans": "清咽利喉", "zh-Hant": "清嚥利喉"})
    assert review.undo()
    assert review.questions() == left
    assert review.undo()
    assert review.undo()
    assert tree(site.folder / "content") == start
    assert review.questions() == asked
    assert not review.undo()


def test_a_file_that_somebody_else_changes_is_not_overwritten(site: SiteFolder) -> None:
    path = site.article("a", body=_BODY)
    review = _review(site)
    [question] = review.questions()
    review.accept(question)
    site.write(_KEPT, "# mine\n")
    with pytest.raises(Refused, match="changed meanwhile"):
        review.undo()
    assert _read(site, _KEPT) == "# mine\n"
    path.write_text(path.read_text("utf-8").replace("咽", "喉"), encoding="utf-8")
    with pytest.raises(Refused, match="changed meanwhile"):
        review.rule(question, "嚥")
    path.unlink()
    with pytest.raises(Refused, match="cannot be read"):
        review.rule(question, "嚥")


def test_an_article_edited_meanwhile_is_changed_at_the_right_place(site: SiteFolder) -> None:
    path = site.article("a", title="药", body=_BODY)
    review = _review(site)
    [question] = review.questions()
    path.write_text(path.read_text("utf-8").replace("这个药，", "这里先说些别的，"), encoding="utf-8")
    review.rule(question, "嚥")
    assert "别的，清-{zh-Hans:咽; zh-Hant:嚥}-利喉" in path.read_text("utf-8")


def test_a_damaged_file_of_decisions_is_not_written_over(site: SiteFolder) -> None:
    site.article("a", body=_BODY)
    queue = read_queue(site.folder, jobs=1)
    site.write(_KEPT, "- 只\n")
    with pytest.raises(BuildFailed):
        Review(queue)
    assert _read(site, _KEPT) == "- 只\n"


def test_a_change_follows_links_and_keeps_the_mode(tmp_path: Path) -> None:
    file = tmp_path / "real.yaml"
    file.write_bytes(b"1")
    file.chmod(0o640)
    (tmp_path / "link.yaml").symlink_to(file)
    FileChange(tmp_path / "link.yaml", b"1", b"2").make()
    assert (tmp_path / "link.yaml").is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"2", 0o640)
    with pytest.raises(Refused, match="changed meanwhile"):
        FileChange(file, b"1", b"3").make()
    FileChange(file, b"2", None).make()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml"]
    with pytest.raises(Refused, match="cannot be written"):
        FileChange(tmp_path / "none" / "a", None, b"1").make()
