"""A clock that was set back is told to the operator: the order of runs is kept, but times in the ledger are then wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from flows.store import Ledger, Store

WORTH_SAYING = timedelta(minutes=2)


def warn_of_clock(store: Store, say: Callable[[str], None]) -> None:
    """Say so when this machine's clock is behind the newest run of the data folder."""
    behind = Ledger(store.data_dir).behind()
    if behind > WORTH_SAYING:
        say(
            f"this machine's clock is {str(behind).partition('.')[0]} behind the newest run in {store.data_dir}/ledger. Set it right: "
            "runs keep their order, but the times noted now are too early."
        )
