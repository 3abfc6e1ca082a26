"""`ita export`: take the warehouse elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from flows.cli import configuration, new_app

if TYPE_CHECKING:
    from warehouse.export_tables import Takeout

app = new_app("Take the warehouse elsewhere: xlsx, csv, parquet, sqlite, sarif, datapackage, site, report.")
FORMATS = ("xlsx", "csv", "parquet", "sqlite", "sarif", "datapackage", "site", "report")
OF_TABLES = ("xlsx", "csv", "parquet", "sqlite", "datapackage")


@app.command()
def export(
    ctx: typer.Context,
    form: str = typer.Argument(..., metavar="|".join(FORMATS), help="What to write."),
    output: Path = typer.Option(
        ..., "-o", "--output", metavar="PATH", help="File (a report: .html or .pdf); a folder for csv, parquet, datapackage and site."
    ),
    table: list[str] = typer.Option(None, "--table", metavar="NAME", help="Only this table (may be given again); else all."),
    no_bom: bool = typer.Option(False, "--no-bom", help="CSV without the byte-order mark, for programs."),
    office: str = typer.Option(None, "--office", metavar="ID", help="The office that a report is about."),
    lang: str = typer.Option("th", "--lang", metavar="th|en", help="Language of a report."),
) -> int:
    """Take the warehouse elsewhere: xlsx, csv, parquet, sqlite, sarif, datapackage, site, report."""
    from flows.arguments import check_choice
    from normalizers.errors import UsageError
    from warehouse.export_tables import NAMES, open_takeout

    check_choice("FORMAT", form, FORMATS)
    check_choice("--lang", lang, ("th", "en"))
    for name in table or ():
        check_choice("--table", name, NAMES)
    if table and form not in OF_TABLES:
        raise UsageError(f"--table belongs to {', '.join(OF_TABLES)}; {form} has its own contents.")
    if (form == "report") != (office is not None):
        raise UsageError("A report is about one office: ita export report --office ID -o report.pdf. Other formats take no --office.")
    settings = configuration(ctx)
    if form in ("site", "report"):
        _write_pages(settings.data_dir, output, office, lang)
    else:
        with open_takeout(settings.data_dir) as takeout:
            _write_tables(takeout, form, tuple(dict.fromkeys(table)) if table else NAMES, output, not no_bom)
    if not settings.quiet:
        typer.echo(f"{output} · ข้อสังเกตเป็นคำถามให้คนตรวจ ไม่ใช่การกล่าวหา · findings are questions for a person", err=True)
    return 0


def _write_tables(takeout: Takeout, form: str, names: tuple[str, ...], output: Path, bom: bool) -> None:
    if form == "xlsx":
        from review.export.xlsx import write_xlsx

        write_xlsx(takeout, names, output)
    elif form == "csv":
        from review.export.csv import write_csv

        write_csv(takeout, names, output, bom)
    elif form == "parquet":
        from review.export.parquet import write_parquet

        write_parquet(takeout, names, output)
    elif form == "sqlite":
        from review.export.sqlite import write_sqlite

        write_sqlite(takeout, names, output)
    elif form == "datapackage":
        from review.export.datapackage import write_datapackage

        write_datapackage(takeout, names, output)
    else:
        from review.export.sarif import write_sarif

        write_sarif(takeout, output)


def _write_pages(data_dir: Path, output: Path, office: str | None, lang: str) -> None:
    from flows.store import Store
    from review.pictures import Pictures
    from warehouse.web_reader import Desk

    store = Store(data_dir)
    with Desk(data_dir) as desk, Pictures(data_dir, store.pdf_path) as pictures:
        if office is None:
            from review.export.site import write_site

            write_site(desk, pictures, store.pdf_path, output)
        else:
            from review.export.report import write_report

            write_report(desk, pictures, office, output, lang)
