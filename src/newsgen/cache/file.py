"""Finished results of earlier builds, by what they were made from; in one SQLite file.

A result's key is a digest of everything that it depends on, so a result that is found is right, whatever
has happened since. Besides there are notes, by name: what the last build leaves for the next.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from newsgen.cache.values import CacheLost, CacheRefused
from newsgen.lock import lock_folder, unlock
from newsgen.problems import reason_of, said_elsewhere

#: What the cache is called in its folder.
CACHE_FILE = "cache.sqlite"

_FORMAT = 1  # of the file; another one is thrown away
_CHECK = 8  # bytes of checksum before each value
_PAGE = 65_536  # bytes, the most that SQLite takes: notes of megabytes are read and written by pages
_MANY = 500  # results between two commits: readers in other processes wait for a commit to end
_PATIENCE = 60  # seconds
_SWEEP = 1_000  # results that may be left over before anybody looks

_SCHEMA = f"""
PRAGMA page_size = {_PAGE};
PRAGMA user_version = {_FORMAT};
CREATE TABLE IF NOT EXISTS results (key BLOB NOT NULL UNIQUE, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Cache:
    """Results in a file. One process at a time may write to it, any number may read.

    Methods raise CacheLost when the file is damaged, or when the system refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._pending = 0

    def __reduce__(self) -> tuple[type[Cache], tuple[Path]]:
        return type(self), (self.path,)

    def get(self, key: bytes) -> bytes | None:
        """Return a result, or None."""
        with self._trouble():
            row = self._db.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
        return None if row is None else _checked(key, row[0][:_CHECK], row[0][_CHECK:])

    def need(self, key: bytes) -> bytes:
        """Return a result that was put there before; CacheLost when it is gone."""
        value = self.get(key)
        if value is None:
            raise CacheLost("something is missing in it")
        return value

    def hold(self) -> None:
        """Read from now on what is there now, in a fraction of the time; until `commit` or `close`, during
        which no other process can write."""
        with self._trouble():
            if not self._db.in_transaction:
                self._db.execute("BEGIN")

    def put(self, results: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep results; others see them after `commit` at the latest."""
        with self._trouble():
            self._begin()
            rows = [(key, _sealed(key, value)) for key, value in results]
            self._db.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
            self._pending += len(rows)
        if self._pending >= _MANY:
            self.commit()

    def note(self, name: str) -> bytes | None:
        """Return a note, or None."""
        with self._trouble(), self._noted(name) as note:
            return _checked(name.encode(), note.read(_CHECK), note.read()) if note else None

    def seal(self, name: str) -> bytes:
        """Return what tells a note from any other that may have its name: in no time, however long it is."""
        with self._trouble(), self._noted(name) as note:
            return note.read(_CHECK) if note else b""

    def need_note(self, name: str) -> bytes:
        """Return a note that was left before; CacheLost when it is gone."""
        value = self.note(name)
        if value is None:
            raise CacheLost("something is missing in it")
        return value

    def leave(self, notes: Iterable[tuple[str, bytes]]) -> None:
        """Write notes over those of the same names, all of them or none."""
        with self._trouble():
            self._begin()
            rows = [(name, _sealed(name.encode(), value)) for name, value in notes]
            self._db.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", rows)
        self.commit()

    def commit(self) -> None:
        """Let other processes, and later builds, see what was put."""
        with self._trouble():
            if self._db.in_transaction:
                self._db.execute("COMMIT")
        self._pending = 0

    def crowded(self, used: int) -> bool:
        """Whether most of what is kept is not used any longer, when `used` results are."""
        with self._trouble():
            (count,) = self._db.execute("SELECT count(*) FROM results").fetchone()
        return bool(count > 2 * used + _SWEEP)

    def sweep(self, used: Iterable[bytes]) -> None:
        """Forget all results but these."""
        with self._trouble():
            self._begin()
            self._db.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            self._db.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((key,) for key in used))
            self._db.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
            self._db.execute("DROP TABLE used")
        self.commit()

    def close(self) -> None:
        """Close the file, until it is used again; what was not committed is lost.

        To be called before processes are forked: SQLite would think that the child holds its parent's locks.
        """
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _begin(self) -> None:
        if not self._db.in_transaction:
            # What is put between two commits stays in memory: else readers would be locked out. Those who
            # only read, many at a time, need no such room.
            self._db.execute("PRAGMA cache_size = -32000")
            self._db.execute("BEGIN IMMEDIATE")

    @contextmanager
    def _noted(self, name: str) -> Iterator[sqlite3.Blob | None]:
        """Open a note, some of which are long: as a value of a row each would be copied twice more."""
        row = self._db.execute("SELECT rowid FROM notes WHERE name = ?", (name,)).fetchone()
        if row is None:
            yield None
            return
        with self._db.blobopen("notes", "value", row[0], readonly=True) as note:
            yield note

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection of this process: SQLite's must not be carried across a fork."""
        if self._connection is None or self._process != os.getpid():
            self._connection = sqlite3.connect(
                self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            self._process = os.getpid()
            # After a power failure the file may be damaged, which is noticed; nothing in it is precious.
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("PRAGMA journal_mode = TRUNCATE")
        return self._connection

    def prepare(self, version: bytes) -> None:
        """Make the tables where they are missing; CacheLost when the file is of another version."""
        with self._trouble():
            (found,) = self._db.execute("PRAGMA user_version").fetchone()
            if found not in (0, _FORMAT):
                raise CacheLost("it is of another version of newsgen")
            self._db.executescript(_SCHEMA)
        written = self.note("version")
        if written not in (None, version):
            raise CacheLost("it is of another version of newsgen")
        self.leave([("version", version)])

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise CacheRefused(
                "{folder}: {reason}", folder=str(self.path.parent), reason=said_elsewhere(str(error))
            ) from error
        except sqlite3.Error as error:
            raise CacheLost("{reason}", reason=said_elsewhere(str(error))) from error


@contextmanager
def open_cache(folder: Path, version: bytes, *, fresh: bool = False) -> Iterator[Cache]:
    """Open the cache in a folder, and hold it against other builds; a `fresh` one is empty.

    Raises CacheLost when what is in it cannot be used: it is damaged, or of another version (whatever
    makes results different counts); CacheRefused when the system does not let it be used at all.
    """
    cache = Cache(folder / CACHE_FILE)
    with _held(folder):
        try:
            if fresh:
                _discard(cache.path)
            cache.prepare(version)
            yield cache
        except CacheRefused:
            with suppress(CacheRefused):
                cache.close()
                # What cannot be used once may never be; and a full disk needs the room.
                _discard(cache.path)
            raise
        finally:
            cache.close()


def _discard(path: Path) -> None:
    """Remove a cache file with what SQLite has left beside it."""
    try:
        for file in (path, path.with_name(f"{path.name}-journal")):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise CacheRefused("{folder}: {reason}", folder=str(path.parent), reason=reason_of(error)) from error


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Lock a cache's folder, made where it is missing."""
    try:
        folder.mkdir(exist_ok=True)
        lock = lock_folder(folder)
    except BlockingIOError:
        raise CacheRefused("another build is using it") from None
    except OSError as error:
        raise CacheRefused("{folder}: {reason}", folder=str(folder), reason=reason_of(error)) from error
    try:
        ignore = folder / ".gitignore"
        with suppress(OSError):  # the folder may be read-only, or the disk full
            if not ignore.exists() or not ignore.stat().st_size:
                ignore.write_text("*\n", encoding="ascii")  # what is in here is made anew anywhere
        yield
    finally:
        unlock(lock)


def _sealed(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=_CHECK).digest() + value


def _checked(key: bytes, seal: bytes, value: bytes) -> bytes:
    if blake2b(value, key=key, digest_size=_CHECK).digest() != seal:
        raise CacheLost("it is damaged")
    return value
