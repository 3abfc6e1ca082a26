"""The real pages over HTTP: one demo data folder, one server, one Chromium for the whole suite."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ITA = Path(sys.executable).with_name("ita")


def serve(data_dir: Path, *words: str):
    """Start `ita web` on a free port; return the process and its address."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ITA_")} | {"ITA_ACTOR": "สมศรี"}
    process = subprocess.Popen(
        [ITA, "--data", data_dir, "web", "--port", "0", *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    )
    line = process.stderr.readline().decode()
    found = re.match(r"http://\S+:\d+", line)
    assert found, line
    return process, found.group()


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    subprocess.run([ITA, "demo", "-q"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "demo-data"


@pytest.fixture(scope="session")
def desk(demo_data):
    process, address = serve(demo_data)
    yield address
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser, desk):
    """A page whose every refused script, style or request fails the test."""
    context = browser.new_context(base_url=desk)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield opened
    context.close()
    assert said == []
