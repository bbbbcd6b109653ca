"""What one run works with."""

from __future__ import annotations

import msgspec

from flows.one_file import Desk
from flows.progress import Watcher
from flows.workers import Workers


class Bench(msgspec.Struct, frozen=True):
    """What one run works with: kept results, worker processes, who is told."""

    desk: Desk
    workers: Workers
    watch: Watcher
