"""How often Python looks for records that nothing refers to but themselves."""

import gc

# A build makes hundreds of thousands of records that stay until its end, and hardly any rubbish that refers
# to itself. By default the collector looks for such after every 700 new records.
_RECORDS = 200_000


def collect_rarely() -> None:
    """Let this process, and those that it forks, look for such rubbish as rarely as suits a build."""
    gc.set_threshold(_RECORDS)
