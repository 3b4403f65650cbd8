"""What is asked: every unsure conversion, grouped, titles first, and nothing twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsgen.library import ContentFile, sound_settings
from newsgen.problems import BuildFailed
from newsgen.review import title_doubts
from newsgen.review.examiner import Examiner, ReviewedFile
from newsgen.review.questions import Question
from newsgen.review.queue import Queue, read_queue

if TYPE_CHECKING:
    from conftest import SiteFolder

_BODY = "这个药，清咽利喉，说明书说了两遍：清咽利喉。"


def _asked(site: SiteFolder, *, everything: bool = False) -> tuple[Question, ...]:
    return read_queue(site.folder, everything=everything, jobs=1).questions()


def _told(questions: tuple[Question, ...]) -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(each.context, each.chosen, each.editions, each.places) for each in questions]


def test_a_doubt_has_its_place_both_sentences_and_the_candidates(site: SiteFolder) -> None:
    path = site.article("2026/a", title="新药", body="第一句话。\n\n这个药，清**咽**利喉。还有一句。")
    [question] = _asked(site)
    [doubt] = question.doubts
    text = path.read_text("utf-8")
    assert (doubt.path, doubt.line, doubt.field) == ("content/articles/2026/a.md", 8, "text")
    assert text[doubt.offset] == "咽"
    assert (doubt.before, doubt.given, doubt.after) == ("这个药，清", "咽", "利喉。")
    assert (doubt.before_chosen, doubt.chosen, doubt.after_chosen) == ("這個藥，清", "咽", "利喉。")
    assert (doubt.candidates, doubt.decided, doubt.edition) == (("咽", "嚥"), "default", "zh-Hant")
    assert 0 < question.confidence < 0.9


def test_labels_of_a_chart_are_asked_at_the_line_that_asks_for_it(site: SiteFolder) -> None:
    data = site.write("content/articles/a.csv", "药品,销量\n咳嗽药,12\n清咽利喉的药,30\n")
    site.article("a", title="新药", body="第一句话。\n\nchart: a.csv 各药的销量\n\n第三句话。")
    [question] = _asked(site)
    [doubt] = question.doubts
    assert (doubt.path, doubt.line, doubt.before, doubt.given) == ("content/articles/a.md", 8, "清", "咽")
    data.write_text("药品,销量\n咳嗽药,12\n", "utf-8")
    assert _asked(site) == ()


def test_what_records_say_is_asked_at_its_own_line(site: SiteFolder) -> None:
    records = "\n  - kind: 项目\n    id: herbs\n    name: 药厂\n    note: 生产清咽利喉的药"
    site.article("a", title="新药", records=records)
    [question] = _asked(site)
    [doubt] = question.doubts
    assert (doubt.path, doubt.line, doubt.given) == ("content/articles/a.md", 9, "咽")


def test_places_with_the_same_context_are_one_question(site: SiteFolder) -> None:
    site.article("a", body=_BODY)
    site.article("b", body="药能“清咽利喉”吗？这说法不新。")
    assert _told(_asked(site)) == [("清【咽】利喉", "咽", ("zh-Hant",), 3)]


def test_editions_that_read_the_same_are_asked_together(site: SiteFolder) -> None:
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    site.write("newsgen.yaml", config.replace("[zh-Hant, zh-Hans]", "[zh-Hant, zh-Hant-HK, zh-Hans]"))
    site.article("a", body=_BODY)
    assert _told(_asked(site)) == [("清【咽】利喉", "咽", ("zh-Hant", "zh-Hant-HK"), 2)]


def test_titles_come_first_then_the_least_sure(site: SiteFolder) -> None:
    site.article("a", title="药", body="用绳他制的授权，清咽利喉的药，以及杰的说法。")
    site.article("b", title="这根制的长度", body="没什么。")
    asked = _asked(site)
    assert asked[0].in_title
    assert asked[0].context == "这根【制】的长"
    rest = [question.confidence for question in asked[1:]]
    assert rest == sorted(rest)
    assert len(rest) >= 2


def test_what_was_accepted_is_not_asked_again_but_another_context_is(site: SiteFolder) -> None:
    site.article("a", body="这个药，清咽利喉，清咽热痛，说明书这么说。")
    site.write("content/reviewed.yaml", "- {context: 清【咽】利喉, zh-Hant: 咽}\n")
    assert _told(_asked(site)) == [("清【咽】热痛", "咽", ("zh-Hant",), 1)]
    site.write("content/reviewed.yaml", "- {context: 清【咽】利喉, zh-Hant: 嚥}\n")
    assert len(_asked(site)) == 2, "another form was accepted than the one that stands there now"


def test_names_and_rules_leave_nothing_to_ask(site: SiteFolder) -> None:
    site.article("a", body="这个药，-{清咽利喉}-。")
    site.article("b", body=_BODY)
    site.article("c", title="-{H|zh-Hans:清咽痛; zh-Hant:清咽痛}-药", body="这个药，清咽痛。")
    assert {doubt.path for each in _asked(site) for doubt in each.doubts} == {"content/articles/b.md"}
    site.write("content/names.yaml", "- {zh-Hans: 清咽利喉, zh-Hant: 清咽利喉}\n")
    assert _asked(site) == ()


def test_a_regional_word_is_asked_once_wherever_it_stands(site: SiteFolder) -> None:
    config = (site.folder / "newsgen.yaml").read_text("utf-8")
    config = config.replace("[zh-Hant, zh-Hans]", "[zh-Hant-TW, zh-Hans]")
    site.write("newsgen.yaml", f"{config}vocabulary: [zh-Hant-TW]\n")
    site.article("a", title="软件", body="这些软件卖得好。那个软件卖得不好。")
    [question] = [each for each in _asked(site) if each.given == "软件"]
    assert (question.context, question.chosen, question.places) == ("【软件】", "軟體", 3)


def test_all_shows_what_was_decided_for_good_reason_too(site: SiteFolder) -> None:
    site.article("a", body="头发发展。")
    assert _asked(site) == ()
    assert {question.given for question in _asked(site, everything=True)} == {"发"}


def test_every_text_of_an_article_is_looked_at_drafts_and_own_pages_too(site: SiteFolder) -> None:
    site.write("content/pages/about.md", "---\ntitle: 关于药\n---\n说说清咽利喉。\n")
    site.article(
        "a",
        title="药",
        status="draft",
        summary="摘要说咽。",
        corrections="[{date: 2026-01-03, text: 更正说咽长}]",
        image="{src: a.png, alt: 图说他制的药, caption: 说明}",
        body="## 标题说咽喉炎\n\n没什么。",
    )
    fields = {(doubt.path, doubt.field, doubt.line) for each in _asked(site) for doubt in each.doubts}
    article = "content/articles/a.md"
    assert {
        ("content/pages/about.md", "text", 4),
        (article, "summary", 6),
        (article, "corrections", 7),
        (article, "image", 8),
    } <= fields


def test_a_summary_that_nobody_wrote_is_not_asked_beside_its_text(site: SiteFolder) -> None:
    site.article("a", body=_BODY)
    [question] = _asked(site)
    assert [doubt.field for doubt in question.doubts] == ["text", "text"]


def test_a_file_that_cannot_be_read_hides_no_other(site: SiteFolder) -> None:
    site.article("a", body=_BODY)
    site.write("content/articles/b.md", "no fence\n")
    (site.folder / "content/articles/c.md").write_bytes("---\ntitle: 藥\n".encode("big5"))
    queue = read_queue(site.folder, jobs=1)
    assert queue.unread == ("content/articles/b.md", "content/articles/c.md")
    assert len(queue.questions()) == 1


def test_a_wrong_registry_is_reported(site: SiteFolder) -> None:
    site.write("content/reviewed.yaml", "- 只\n")
    with pytest.raises(BuildFailed) as failed:
        read_queue(site.folder)
    assert [problem.path for problem in failed.value.problems] == ["content/reviewed.yaml"]


def _examined(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which files are converted by a review."""
    seen: list[str] = []
    doubts = Examiner.doubts

    def watched(self: Examiner, read: ReviewedFile) -> object:
        seen.append(read.file.path)
        return doubts(self, read)

    with monkeypatch.context() as patched:
        patched.setattr(Examiner, "doubts", watched)
        read_queue(site.folder, jobs=1)
    return sorted(Path(path).stem for path in seen)


def test_results_are_kept_and_only_what_can_differ_is_converted(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.article("a", body=_BODY)
    site.article("b", body="用绳他制的药。")
    assert _examined(site, monkeypatch) == ["a", "b"]
    first = _told(_asked(site))
    assert _examined(site, monkeypatch) == []
    site.article("b", body="硬件捆绑着药。")
    assert _examined(site, monkeypatch) == ["b"]
    site.write("content/names.yaml", "- {zh-Hans: 清咽利喉, zh-Hant: 清咽利喉}\n")
    assert _examined(site, monkeypatch) == ["a"], "only a has the name"
    assert _told(_asked(site)) != first
    (site.folder / ".newsgen/review/cache.sqlite").write_bytes(b"damaged")
    assert _examined(site, monkeypatch) == ["a", "b"]


def test_a_site_whose_cache_cannot_be_written_is_reviewed_all_the_same(site: SiteFolder) -> None:
    site.article("a", body=_BODY)
    site.write(".newsgen", "a file in the way")
    assert len(_asked(site)) == 1


def test_processes_give_the_same(site: SiteFolder) -> None:
    for number in range(70):
        site.article(f"{number}", body=f"第{number}篇说这个药，清咽利喉。")
    assert read_queue(site.folder, jobs=2).questions() == _asked(site)


def _titles(site: SiteFolder) -> list[tuple[str, int, str]]:
    settings = sound_settings(site.folder)
    queue: Queue = read_queue(site.folder, jobs=1)
    assert queue.unread == ()
    examiner = Examiner(settings)
    articles = []
    for file in settings.files():
        read = examiner.read(ContentFile(file.path, file.kind), (site.folder / file.path).read_bytes())
        assert read is not None
        articles.append(read.article)
    return [
        (problem.path, problem.line, problem.text().partition(": ")[2].partition("\n")[0])
        for problem in title_doubts(settings, articles)
    ]


def test_titles_are_told_to_other_commands(site: SiteFolder) -> None:
    site.article("a", title="这根制的长度", body="没什么。")
    site.article("b", title="那根制的长度", body="-{H|zh-Hans:那根制; zh-Hant:那根制}-没什么。")
    site.article("c", title="长度", body="这根制。")
    said = "warning: unsure in the title: 制 became 制 (zh-Hant), and could be 製"
    assert _titles(site) == [("content/articles/a.md", 2, said)]
    site.write("content/reviewed.yaml", "- {context: 这根【制】的长, zh-Hant: 制}\n")
    assert _titles(site) == []
