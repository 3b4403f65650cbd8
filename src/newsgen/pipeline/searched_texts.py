"""The stage that folds: what is searched of each article, and where the cache has it."""

from __future__ import annotations

from functools import partial

from newsgen.cache import digest
from newsgen.memo import Memo
from newsgen.pipeline.article_store import ArticleStore
from newsgen.render import Newsroom, Searched
from newsgen.search import FoldedTexts


class SearchedTexts:
    """Makes what is searched of an article: by readers, or by the desk, which searches the `whole` of it.

    As a stage: a task is an article's key, and where the cache is to have it.
    """

    def __init__(self, newsroom: Newsroom, store: ArticleStore, *, whole: bool = False) -> None:
        self._newsroom = newsroom
        self._store = store
        self._searched = Searched(newsroom, store.body, whole=whole)
        strings = newsroom.registries.strings
        said = [strings[word].by_edition for word in ("source_licensed", "source_unknown")]
        self._said = repr(said).encode("utf-8", "surrogateescape")

    def __call__(self, task: tuple[str, bytes], memo: Memo) -> None:
        """Make the texts of an article, named by its key and their row, unless the cache has them."""
        self._recalled(*task, memo)

    def of(self, key: str, memo: Memo) -> FoldedTexts:
        """Return what is searched of an article, made where it is not kept."""
        return self._recalled(key, self.row(key), memo)

    def _recalled(self, key: str, row: bytes, memo: Memo) -> FoldedTexts:
        return memo.recall(row, FoldedTexts, partial(self._searched, key))

    def row(self, key: str) -> bytes:
        """Return where the cache has, or is to have, the texts of an article: a digest of what they are made
        from."""
        entry = self._store.entries[key]
        outline, classes = entry.outline, self._newsroom.classes
        assert outline is not None, key  # noqa: S101 - what could not be read is not shown
        sources = [self._newsroom.registries.sources[source] for source in outline.source.candidates]
        there = [each for each in entry.editions if key in classes.get(each.edition, ())]
        named = repr(([(each.edition, classes[each.edition][key]) for each in there], sources))
        texts = [part for each in there for part in (each.item, each.body)]
        text = b"with text" if self._searched.has_text(outline) else b"without"
        return digest(b"searched", text, self._said, named.encode("utf-8", "surrogateescape"), *texts)
