"""build(options): a site's folder in, a published site out."""

from newsgen.pipeline.build import build
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts, Progress, clock, unwatched

__all__ = ["BuildOptions", "BuildResult", "Counts", "Progress", "build", "clock", "unwatched"]
