"""build(options): a site's folder in, a published site out."""

from newsgen.pipeline.build import BuildOptions, BuildResult, build, read_newsroom

__all__ = ["BuildOptions", "BuildResult", "build", "read_newsroom"]
