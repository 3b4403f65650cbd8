"""The entries of a live report."""

from __future__ import annotations

from datetime import UTC, datetime

from newsgen.model import Body, Heading
from newsgen.render.live import live_entries


def test_an_entry_is_told_as_it_reads() -> None:
    html = '<h2 id="a">09:30 開始</h2>\n<p>甲&amp;乙<strong>5</strong>%。</p>\n<p>完。</p>'
    body = Body(html, (Heading(2, "a", "09:30 開始"),))
    shown, (entry,) = live_entries(body, datetime(2026, 1, 2, 8, tzinfo=UTC))
    assert (entry.title, entry.text) == ("開始", "甲&乙5%。 完。")
    assert '<time datetime="2026-01-02T09:30:00+00:00">09:30</time> 開始' in shown
