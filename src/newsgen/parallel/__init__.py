"""One function over many items, in this process or in several; the results are the same."""

from newsgen.parallel.mapping import chunks, map_in_order, map_in_runs

__all__ = ["chunks", "map_in_order", "map_in_runs"]
