"""`ita show`: the page of a fact or finding with its box drawn."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app

app = new_app("Write the page of a score, measure or finding with its box drawn.")

# Of a fact, the first box is its own; the others are what it was read together with. Of a finding all are evidence.
BOXES = """
SELECT sha256, page, x0, top, x1, bottom, row_number() OVER (ORDER BY seq) = 1 AS own FROM evidence WHERE fact_id = $1
UNION ALL
SELECT e.sha256, e.page, e.x0, e.top, e.x1, e.bottom, true
FROM (SELECT unnest(evidence) AS e FROM findings WHERE finding_id = $1 OR (length($1) >= 6 AND starts_with(finding_id, $1)))
"""
TURNS = "SELECT sha256, page, rotation FROM pages WHERE sha256 IN (SELECT unnest(?::VARCHAR[]))"
Corners = tuple[float, float, float, float]


@app.command()
def show(
    ctx: typer.Context,
    identity: str = typer.Argument(..., metavar="ID", help="A score_id, measure_id, fact_id or finding_id."),
    output: Path = typer.Option(Path("page.png"), "-o", "--output", help="Where the picture goes; further pages get -2, -3."),
    scale: float = typer.Option(2.0, "--scale", min=0.5, max=6.0, help="Pixels per point."),
) -> int:
    """Write the page of a score, measure or finding with its box drawn."""
    from extractors.sandbox import Workers
    from extractors.sandbox_tasks import RenderTask
    from flows.store import Store
    from normalizers.errors import InputError, UsageError
    from warehouse.query import connect

    data_dir = configuration(ctx).data_dir
    with connect(data_dir) as connection:
        rows = connection.execute(BOXES, [identity]).fetchall()
        turned = connection.execute(TURNS, [[r[0] for r in rows]]).fetchall()
    if not rows:
        raise UsageError(f"Nothing has the id '{identity}'. Ids are in the columns score_id, measure_id, fact_id and finding_id.")
    turns = {(sha256, page): rotation for sha256, page, rotation in turned}
    pages: dict[tuple[str, int], dict[bool, list[Corners]]] = {}
    for sha256, page, x0, top, x1, bottom, own in rows:
        pages.setdefault((sha256, page), {True: [], False: []})[own].append((x0, top, x1, bottom))
    store = Store(data_dir)
    with Workers(1) as workers:
        for number, ((sha256, page), boxes) in enumerate(pages.items(), 1):
            task = RenderTask(
                str(store.pdf_path(sha256)), page, turns.get((sha256, page), 0), tuple(boxes[True]), scale, tuple(boxes[False])
            )
            outcome = workers.run("extractors.sandbox_tasks.render_task", task)
            if outcome.value is None:
                raise InputError(f"Page {page} of {sha256[:12]} cannot be drawn: {outcome.error}")
            target = output if number == 1 else output.with_name(f"{output.stem}-{number}{output.suffix}")
            try:
                target.write_bytes(outcome.value)
            except OSError as error:
                raise InputError(f"{target} cannot be written: {error.strerror}. Name another with -o.") from error
            typer.echo(f"{target}: page {page} of {sha256[:12]}, {len(boxes[True]) + len(boxes[False])} box(es)")
    return 0
