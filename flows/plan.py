"""What a scheduled harvest is to do: plain values that a server can keep, and no secret among them."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.configuration import verify_share
from flows.harvesting import HarvestOptions
from flows.pipeline import Options


@dataclass(frozen=True, slots=True)
class Plan:
    """A scheduled harvest.

    Attributes:
        data_dir: The data folder.
        sources: The sources file.
        allow_hosts: Hosts with private addresses that the operator allows.
        seconds_between: Pause between two requests to one host.
        contact: Address that the user agent names.
        jobs: Worker processes that read.
        desk: Address of the review desk, '' for none.
        wait_seconds: How long to wait for another process that holds the warehouse.
    """

    data_dir: str
    sources: str
    allow_hosts: tuple[str, ...] = ()
    seconds_between: float = 2.0
    contact: str = "operator"
    jobs: int = 2
    desk: str = ""
    wait_seconds: float = 600.0

    def as_parameters(self) -> dict[str, Any]:
        """Return the plan as the parameters of the flow."""
        return asdict(self) | {"allow_hosts": list(self.allow_hosts)}

    def options(self) -> HarvestOptions:
        """Return how the harvest behaves; a proxy comes from the environment, because its address may hold a password."""
        return HarvestOptions(
            tuple(self.allow_hosts), self.seconds_between, self.contact, os.environ.get("ITA_PROXY") or None,
            reading=Options(self.jobs, verify=verify_share()), wait_seconds=self.wait_seconds,
        )  # fmt: skip

    @property
    def folder(self) -> Path:
        return Path(self.data_dir)
