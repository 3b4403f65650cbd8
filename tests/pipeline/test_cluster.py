"""Stages run by executors of other kinds, and by a real scheduler with workers: the same site."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from local_cluster import local_cluster
from newsgen.parallel import Processes
from newsgen.pipeline import BuildOptions, build, cluster, pages
from newsgen.pipeline.cluster import Cluster, ClusterRefused, connected
from newsgen.problems import BuildFailed

if TYPE_CHECKING:
    from conftest import SiteFolder, Tree

_ARTICLES = 40


@pytest.fixture
def newsroom(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site with everything that a page may need from elsewhere: links, pictures, templates of its own."""
    monkeypatch.setattr(pages, "MANY", 10)
    for n in range(_ARTICLES):
        body = f"第{n}篇：國家發展委員會參與製造。\n\n[前一篇](a{max(n - 1, 0)}.md)，[關於](/about/)。"
        site.article(f"a{n}", title=f"第{n}篇", body=body, tags="[基金, 製造]")
    site.write("content/pages/about.md", "---\ntitle: 關於\n---\n\n我們。\n")
    site.write("templates/partials/head_extra.html", "<!-- 本站 -->\n")
    return site


def _built(site: SiteFolder, tree: Tree, name: str, **options: Any) -> dict[str, bytes]:
    output = site.folder.parent / name
    build(BuildOptions(site.folder, output, **options))
    return {path: text for path, text in tree(output).items() if path != ".newsgen-output"}


def _use(monkeypatch: pytest.MonkeyPatch, used: Cluster) -> None:
    @contextmanager
    def connected(_address: str, _here: Processes) -> Iterator[Cluster]:
        yield used

    monkeypatch.setattr(cluster, "connected", connected)


def _watch_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets a word for each part that a cluster did not do."""
    done: list[str] = []

    original = cluster._here

    def watched(work: Any, part: Any) -> Any:
        done.extend(type(item).__name__ for item in part)
        return original(work, part)

    monkeypatch.setattr(cluster, "_here", watched)
    return done


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow) for kind in (ThreadPoolExecutor, ProcessPoolExecutor)]
)
def test_any_executor_gives_the_same_site(
    kind: Callable[[int], Executor], newsroom: SiteFolder, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _built(newsroom, tree, "here")
    here = _watch_here(monkeypatch)
    with kind(2) as executor:
        _use(monkeypatch, Cluster(executor, 2, Processes()))
        assert _built(newsroom, tree, "there", cluster="any", cache=False) == expected
        assert not here
        # After an edit of a template all articles are known; every page is made anew, by the executor too.
        newsroom.write("templates/partials/head_extra.html", "<!-- 新 -->\n")
        edited = _built(newsroom, tree, "there", cluster="any")
        assert not here
    assert edited == _built(newsroom, tree, "clean", cache=False) != expected


class _Unwilling(Executor):
    """An executor that takes nothing, or drops what it takes."""

    def __init__(self, outcome: BaseException | None) -> None:
        self._outcome = outcome

    def submit(self, *_args: Any, **_kwargs: Any) -> Future[Any]:
        if self._outcome is None:
            raise RuntimeError("closed")
        future: Future[Any] = Future()
        if not isinstance(self._outcome, TimeoutError):
            future.set_exception(self._outcome)
        return future


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(None, marks=pytest.mark.slow),
        OSError("killed"),
        pytest.param(TimeoutError(), marks=pytest.mark.slow),
    ],
    ids=["closed", "lost", "silent"],
)
def test_what_a_cluster_does_not_do_is_done_here(
    outcome: BaseException | None, newsroom: SiteFolder, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _built(newsroom, tree, "here")
    here = _watch_here(monkeypatch)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.01)
    _use(monkeypatch, Cluster(_Unwilling(outcome), 2, Processes(), alive=lambda: False))
    assert _built(newsroom, tree, "there", cluster="any", cache=False) == expected
    assert {"ArticleTask", "int"} == set(here)


def test_a_file_that_cannot_be_read_is_a_problem_as_it_is_here(
    newsroom: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom.folder / "content/articles/dangling.md").symlink_to("nowhere.md")
    (newsroom.folder / "content/articles/broken.md").write_bytes(b"\xff\xfe\x00")
    said = []
    with ThreadPoolExecutor(2) as executor:
        _use(monkeypatch, Cluster(executor, 2, Processes()))
        for where in ("", "any"):
            with pytest.raises(BuildFailed) as failed:
                newsroom.publish(cluster=where, cache=False)
            said.append([problem.text() for problem in failed.value.problems])
    assert said[0] == said[1]


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers."""
    with local_cluster(tmp_path / "cluster") as found:
        yield found


def test_two_workers_give_the_same_site(
    scheduler: tuple[str, list[Any]], newsroom: SiteFolder, tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = _watch_here(monkeypatch)
    there = _built(newsroom, tree, "there", cluster=scheduler[0])
    assert not here
    assert there == _built(newsroom, tree, "here", cache=False)


@pytest.mark.parametrize(
    ("killed", "stage"), [(1, "reading"), pytest.param(2, "writing", marks=pytest.mark.slow)]
)
def test_a_killed_worker_costs_time_only(
    killed: int,
    stage: str,
    scheduler: tuple[str, list[subprocess.Popen[bytes]]],
    newsroom: SiteFolder,
    tree: Tree,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address, workers = scheduler
    monkeypatch.setattr(cluster, "_PATIENCE", 2)

    def kill(now: str, done: int, _total: int) -> None:
        if now == stage and done == 1:
            for worker in workers[:killed]:
                worker.send_signal(signal.SIGKILL)

    there = _built(newsroom, tree, "there", cluster=address, progress=kill)
    assert [worker.poll() is not None for worker in workers] == [True] * killed + [False] * (2 - killed)
    assert there == _built(newsroom, tree, "here", cache=False)


def test_a_cluster_that_cannot_be_used_is_said_in_one_line(newsroom: SiteFolder) -> None:
    command = [sys.executable, "-m", "newsgen", "build", "--site", str(newsroom.folder)]
    command += ["--cluster", "tcp://127.0.0.1:9"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    assert run.returncode == 1
    assert run.stderr == (
        "--cluster: no scheduler answers at tcp://127.0.0.1:9\n1 problem\nnothing was published\n"
    )


def test_a_scheduler_without_workers_is_refused(tmp_path: Path) -> None:
    with (
        local_cluster(tmp_path / "empty", workers=0) as (address, _),
        pytest.raises(ClusterRefused, match="has no workers"),
        connected(address, Processes()),
    ):
        pass


def test_workers_of_another_version_are_refused(
    scheduler: tuple[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsgen.pipeline.cluster.version_digest", lambda: str(os.getpid()).encode())
    with (
        pytest.raises(ClusterRefused, match="of another version on tcp://"),
        connected(scheduler[0], Processes()),
    ):
        pass


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ClusterRefused, match=r"pip install 'newsgen\[cluster\]'"),
        connected("tcp://h:9", Processes()),
    ):
        pass
