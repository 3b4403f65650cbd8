"""What every stage of a build has at hand."""

from __future__ import annotations

from msgspec import Struct

from newsgen.cache import Cache
from newsgen.parallel import Pool
from newsgen.pipeline.build_state import BuildState
from newsgen.pipeline.inputs import Inputs
from newsgen.pipeline.options import BuildOptions


class BuildContext(Struct, frozen=True):
    """What every stage of a build has at hand.

    `options` tell what is asked for, `inputs` which files there are; the `cache` has results of earlier
    builds, and new ones are made in the `pool`. `state` is what the build before has left, None where there
    was none.
    """

    options: BuildOptions
    inputs: Inputs
    cache: Cache
    pool: Pool
    state: BuildState | None
