"""An article, or a week of them, as a letter: what mail programs show, and what the sender needs."""

from __future__ import annotations

import email
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from newsgen.export import Sender, Story, email_message
from newsgen.model import Outlet

if TYPE_CHECKING:
    from conftest import SiteFolder
    from export.conftest import Take

SENDER = Sender(
    "贛江觀察 <news@news.example>",
    datetime(2026, 6, 30, 8, tzinfo=UTC),
    ("https://news.example/leave", "mailto:leave@news.example"),
)


def _read(raw: bytes) -> tuple[EmailMessage, str, str]:
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return message, plain.get_content(), html.get_content()


def test_a_letter_has_the_article_twice_and_says_how_to_leave(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.EMAIL)
    raw, problems = email_message([story], SENDER, newsroom.folder, digest=False)
    message, plain, html = _read(raw)
    assert problems == []
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["Subject"] == "超過三十家企業簽約"
    assert message["From"] == "贛江觀察 <news@news.example>"
    assert message["To"] is None
    assert message["Content-Language"] == "zh-Hant"
    assert message["List-Unsubscribe"] == "<https://news.example/leave>, <mailto:leave@news.example>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for words in ("超過三十家企業簽約", "摘要在此。", "乙乙乙", "註腳甲", "條目內", story.notice[0]):
        assert words in plain
        assert words in html
    assert "取消訂閱：https://news.example/leave" in plain
    assert 'href="https://news.example/leave"' in html


def test_html_is_what_mail_programs_keep(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.EMAIL)
    raw, _ = email_message([story], SENDER, newsroom.folder, digest=False)
    _, _, html = _read(raw)
    page = lxml_html.fromstring(html)
    names = {str(element.tag) for element in page.iter() if isinstance(element.tag, str)}
    assert not names & {"script", "link", "iframe", "svg", "video", "form", "figure", "section", "details"}
    assert "var(" not in html
    assert "position:" not in html
    [style] = page.iter("style")
    assert style.text.count("@media") == 2
    assert "@media (prefers-color-scheme: dark)" in style.text
    assert "#14181b !important" in style.text  # the theme's dark paper
    cells = [cell for table in page.iter("table") if not table.get("role") for cell in table.iter("td", "th")]
    assert len(cells) == 6
    assert all("border:" in cell.get("style", "") for cell in cells)
    widths = [int(image.get("width", "0")) for image in page.iter("img")]
    assert widths
    assert all(0 < width <= 600 for width in widths)
    tables = [table for table in page.iter("table") if table.get("role") == "presentation"]
    assert [table.get("width") for table in tables] == ["100%", "600"]
    assert all(link.get("href", "").startswith(("https:", "mailto:")) for link in page.iter("a"))


def test_a_digest_has_the_summaries_and_what_every_notice_says(newsroom: SiteFolder, take: Take) -> None:
    stories = [take(name, Outlet.EMAIL)[0] for name in ("all", "reprint")]
    raw, _ = email_message(stories, SENDER, newsroom.folder, digest=True)
    message, plain, html = _read(raw)
    assert message["Subject"] == "贛江觀察 新聞摘要 2026年6月30日"
    for words in ("超過三十家企業簽約", "摘要在此。", "轉載文章", "轉載摘要。", "https://daily.example/1"):
        assert words in plain
        assert words in html
    assert "條目甲" not in plain + html
    assert "轉載正文" not in plain + html
    shared = [line for line in stories[0].notice if line in stories[1].notice]
    assert shared
    assert all(line in html for line in shared)


def test_without_a_way_out_no_field_speaks_of_one(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.EMAIL)
    sender = replace(SENDER, unsubscribe=())
    message, _, _ = _read(email_message([story], sender, newsroom.folder, digest=False)[0])
    assert message["List-Unsubscribe"] is None
    assert message["List-Unsubscribe-Post"] is None
    only_mail = replace(SENDER, unsubscribe=("mailto:leave@news.example",))
    message, _, _ = _read(email_message([story], only_mail, newsroom.folder, digest=False)[0])
    assert message["List-Unsubscribe-Post"] is None


def test_a_letter_that_gmail_would_clip_is_warned_of(newsroom: SiteFolder, take: Take) -> None:
    story, _ = take("all", Outlet.EMAIL)
    long = replace(story, body=story.body + "<p>字</p>" * 3_000)
    _, (problem,) = email_message([long], SENDER, newsroom.folder, digest=False)
    assert "Gmail shows the first 102 kB" in problem.text()


@pytest.mark.parametrize("title", ["一行\n兩行", "長" * 300, '引號"與<標籤>'])
def test_any_title_makes_a_field(newsroom: SiteFolder, take: Take, title: str) -> None:
    story: Story = replace(take("all", Outlet.EMAIL)[0], title=title)
    raw, _ = email_message([story], SENDER, newsroom.folder, digest=False)
    message, _, html = _read(raw)
    assert message["Subject"] == " ".join(title.split())
    assert "<標籤>" not in html
    assert email_message([story], SENDER, newsroom.folder, digest=False)[0] == raw
