"""Reports in a folder, and a real S3-compatible server on loopback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.pipeline import Options, ingest_files
from flows.store import Store
from tests.flows.small_pdf import SCORES, report

OFFICES = ("สพป.มุกดาหาร", "สพป.สุโขทัย เขต 1", "สพป.ตรัง เขต 2", "สพป.ลำปาง เขต 1")


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for number, office in enumerate(OFFICES):
        (folder / f"{number}.pdf").write_bytes(report(office, 2566, (f"9{number}.00", *SCORES[1:])))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    return folder


@pytest.fixture(scope="session")
def alone(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of one machine that nothing disturbed."""
    folder = tmp_path_factory.mktemp("alone")
    ingest_files([reports], Store(folder, ""), None, None, Options(1), lambda _: None)
    return folder


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty bucket."""
    moto = pytest.importorskip("moto.server", reason="the development packages are not installed")
    s3fs = pytest.importorskip("s3fs", reason="the extra 'scale' is not installed")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in (("ENDPOINT_URL", f"http://{host}:{port}"), ("ACCESS_KEY_ID", "key"), ("SECRET_ACCESS_KEY", "secret")):
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    bucket = f"reports-{port}"  # the server's buckets outlive it in this process
    s3fs.S3FileSystem(skip_instance_cache=True).mkdir(bucket)
    yield f"s3://{bucket}/ita"
    server.stop()
