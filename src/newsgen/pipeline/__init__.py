"""build(options): a site's folder in, a published site out."""

from newsgen.pipeline.build import build, read_newsroom
from newsgen.pipeline.options import BuildOptions, BuildResult, Counts, Progress, unwatched

__all__ = ["BuildOptions", "BuildResult", "Counts", "Progress", "build", "read_newsroom", "unwatched"]
