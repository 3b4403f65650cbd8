"""`python -m newsgen` is `newsgen`."""

import sys

from newsgen.cli import main

sys.exit(main())
