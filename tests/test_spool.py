"""Texts that wait on disk."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from newsgen.model import Body, Heading
from newsgen.spool import Spool, Ticket


def test_what_is_put_in_comes_out_in_any_order(tmp_path: Path) -> None:
    spool: Spool[Body] = Spool(tmp_path)
    bodies = [Body(f"<p>第{n}篇</p>" * n, (Heading(2, "a", "甲"),)) for n in range(20)]
    tickets = [spool.put(body) for body in bodies]
    assert [spool.get(ticket) for ticket in reversed(tickets)] == bodies[::-1]


def test_a_text_can_be_read_as_soon_as_it_is_put(tmp_path: Path) -> None:
    spool: Spool[str] = Spool(tmp_path)
    assert spool.get(spool.put("甲")) == "甲"
    assert Spool[str](tmp_path).get(spool.put("乙")) == "乙"


def _put(folder: Path, tickets: multiprocessing.SimpleQueue[Ticket]) -> None:
    tickets.put(Spool[str](folder).put("another process"))


def test_another_process_writes_a_file_of_its_own(tmp_path: Path) -> None:
    spool: Spool[str] = Spool(tmp_path)
    mine = spool.put("mine")
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    process = context.Process(target=_put, args=(tmp_path, queue))
    process.start()
    ticket = queue.get()
    process.join()
    assert ticket.file != mine.file
    assert (spool.get(ticket), spool.get(mine)) == ("another process", "mine")
