"""One function over many items, in this process or in others; the results are the same."""

from newsgen.parallel.mapping import Pool, Processes, Remote, chunks

__all__ = ["Pool", "Processes", "Remote", "chunks"]
