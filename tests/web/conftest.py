"""The real pages over HTTP: one demo data folder, one server, one Chromium for the whole suite."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from served import ITA, served


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    subprocess.run([ITA, "demo", "-q"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder / "demo-data"


@pytest.fixture(scope="session")
def desk(demo_data):
    with served(demo_data) as address:
        yield address


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
