"""The same functions as a real Prefect flow: once, because a server takes half a minute to start."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Command
from small_pdf import report

from flows.configuration import verify_share
from flows.documents import Options
from flows.store import Store


@pytest.mark.slow
def test_as_a_flow_the_result_is_the_same_and_every_batch_is_a_task(ita: Command, tmp_path: Path) -> None:
    import flows.harvest as harvest

    folder = tmp_path / "reports"
    folder.mkdir()
    for year in (2565, 2566, 2567):
        (folder / f"{year}.pdf").write_bytes(report(year=year))
    assert ita("ingest", folder).code == 0

    from prefect.testing.utilities import prefect_test_harness

    seen: list[str] = []
    with prefect_test_harness(server_startup_timeout=180), pytest.MonkeyPatch.context() as patch:
        patch.setattr(harvest, "BATCH", 2)
        options = Options(1, verify=verify_share())  # as the command: the version of a reading tells them apart
        results = harvest.ingest_as_flow([folder], Store(tmp_path / "flow"), None, None, options, lambda r: seen.append(r.status))
        tasks = _task_runs()
    assert seen == ["loaded"] * 3
    assert [r.scores for r in results] == [10, 10, 10]
    assert tasks == ["COMPLETED"] * 3  # two batches read, one load

    from warehouse.same import dump_views

    assert dump_views(tmp_path / "flow") == dump_views(ita.data_dir)


def _task_runs() -> list[str]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return [str(run.state_type.value) for run in client.read_task_runs() if run.state_type]
