"""What operators ask after a harvest: which office has which year, who has been silent, what the checks ask about what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.ledger import Ledger
from flows.memory import LISTED_ON
from flows.sources import Source
from normalizers.errors import InputError

MOST_FINDINGS = 500
OFFICES = """
WITH years AS (SELECT DISTINCT fiscal_year_be FROM documents WHERE fiscal_year_be IS NOT NULL AND status = 'loaded'),
held AS (
    SELECT office_id, fiscal_year_be, count(*) AS documents FROM documents
    WHERE status = 'loaded' AND office_id IS NOT NULL AND fiscal_year_be IS NOT NULL GROUP BY ALL
)
SELECT
    o.office_id, o.abbr_th AS office,
    coalesce(string_agg(y.fiscal_year_be::VARCHAR, ' ' ORDER BY y.fiscal_year_be) FILTER (h.documents IS NOT NULL), '') AS years,
    coalesce(string_agg(y.fiscal_year_be::VARCHAR, ' ' ORDER BY y.fiscal_year_be) FILTER (
        h.documents IS NULL AND y.fiscal_year_be IS NOT NULL
        AND y.fiscal_year_be BETWEEN coalesce(o.valid_from_be, 0) AND coalesce(o.valid_to_be, 9999)
    ), '') AS missing,
    coalesce(sum(h.documents), 0)::BIGINT AS documents
FROM offices AS o
LEFT JOIN years AS y ON true
LEFT JOIN held AS h ON h.office_id = o.office_id AND h.fiscal_year_be = y.fiscal_year_be
GROUP BY o.office_id, o.abbr_th, o.valid_to_be
HAVING o.valid_to_be IS NULL OR sum(h.documents) > 0
ORDER BY o.office_id
"""
FINDINGS = """
SELECT finding_id, rule, severity, office_id, fiscal_year_be, message FROM findings
WHERE state <> 'absent' AND sha256 IN ({digests}) ORDER BY severity, finding_id LIMIT {most}
"""


def office_coverage(data_dir: Path) -> list[dict[str, Any]]:
    """Return a row per office: the years of which a report is loaded, and those of which other offices have one and it has none.

    Raises:
        InputError: There is no warehouse yet.
    """
    return _rows(data_dir, OFFICES)


def findings_of(data_dir: Path, digests: Sequence[str]) -> list[dict[str, Any]]:
    """Return what the checks ask about these documents, at most 500 rows."""
    if not digests:
        return []
    listed = ", ".join(f"'{d}'" for d in digests if d.isalnum())
    return _rows(data_dir, FINDINGS.format(digests=listed, most=MOST_FINDINGS))


def _rows(data_dir: Path, query: str) -> list[dict[str, Any]]:
    from warehouse.query import run_sql

    answer = run_sql(data_dir, query)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@dataclass(slots=True)
class Silence:
    """When a source last gave a document.

    Attributes:
        answered_at: Last time that it did, ISO 8601; '' for never.
        asked_at: Last time that it was asked.
        outcome / reason: What came of the last time.
    """

    answered_at: str = ""
    asked_at: str = ""
    outcome: str = "never asked"
    reason: str = ""

    def days(self, now: datetime) -> int | None:
        """Return for how many days nothing came; None for never."""
        if not self.answered_at:
            return None
        return max(0, (now - datetime.fromisoformat(self.answered_at).astimezone(UTC)).days)


def silences(data_dir: Path, sources: Sequence[Source]) -> list[tuple[Source, Silence]]:
    """Return for each source when it last gave a document, by the ledger."""
    found = {s.url: Silence() for s in sources}
    for sighting in Ledger(data_dir).read():
        for url in {sighting.url, dict(sighting.headers).get(LISTED_ON, sighting.url)} & found.keys():
            known = found[url]
            known.asked_at, known.outcome, known.reason = sighting.seen_at, sighting.outcome, sighting.reason
            if sighting.sha256:
                known.answered_at = max(known.answered_at, sighting.seen_at)
    return [(s, found[s.url]) for s in sources]


def not_heard_since(data_dir: Path, sources: Sequence[Source], day: str) -> list[Source]:
    """Keep the sources that gave nothing on or after a day.

    Raises:
        InputError: That is no date.
    """
    try:
        datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(f"--since {day!r} is no date. Write it like 2026-01-31.") from error
    return [source for source, silence in silences(data_dir, sources) if silence.answered_at < day]
