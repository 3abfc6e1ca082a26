"""Telling somebody: a command that gets the words on its standard input, or a web hook that gets them as JSON."""

from __future__ import annotations

import os
import shlex
import subprocess

COMMAND, WEB_HOOK = "ITA_NOTIFY_COMMAND", "ITA_NOTIFY_URL"
SECONDS = 30


def notify(subject: str, text: str) -> list[str]:
    """Tell whoever the environment names (ITA_NOTIFY_COMMAND, ITA_NOTIFY_URL).

    Returns:
        What went wrong with the telling, in words: a message that fails must not hide what it was about.
    """
    problems = []
    if command := os.environ.get(COMMAND):
        try:
            given = os.environ | {"ITA_SUBJECT": subject}
            done = subprocess.run(shlex.split(command), input=f"{subject}\n\n{text}\n", text=True, env=given, timeout=SECONDS, check=False)
            if done.returncode:
                problems.append(f"{COMMAND} ended with {done.returncode}")
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            problems.append(f"{COMMAND}: {error}")
    if url := os.environ.get(WEB_HOOK):
        import httpx

        try:
            httpx.post(url, json={"subject": subject, "text": text}, timeout=SECONDS).raise_for_status()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            problems.append(f"{WEB_HOOK}: {type(error).__name__}")  # the address may hold a password
    return problems
