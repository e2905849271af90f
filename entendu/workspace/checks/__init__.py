"""Edge: what `entendu check` looks at here. Each function yields findings.

Other folders add theirs in a `checks.py` with `CHECKS`.
"""

from entendu.workspace.checks.database import database
from entendu.workspace.checks.surroundings import (
    address,
    debugging,
    frameworks_own,
    home,
    mail,
    room,
    translations,
)  # fmt: skip

CHECKS = [home, room, database, address, debugging, mail, translations, frameworks_own]
