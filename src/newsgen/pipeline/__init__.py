"""build(options): a site's folder in, a published site out."""

from newsgen.pipeline.build import build
from newsgen.pipeline.options import BuildOptions, BuildResult, Progress, clock, unwatched

__all__ = ["BuildOptions", "BuildResult", "Progress", "build", "clock", "unwatched"]
