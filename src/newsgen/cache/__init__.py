"""Finished results of earlier builds, by what they were made from."""

from newsgen.cache.file import CACHE_FILE, Cache, open_cache
from newsgen.cache.values import CacheLost, CacheRefused, decoded, digest, encoded

__all__ = ["CACHE_FILE", "Cache", "CacheLost", "CacheRefused", "decoded", "digest", "encoded", "open_cache"]
