"""`ita ingest`: local PDFs and folders."""

from __future__ import annotations

from pathlib import Path

import typer

from flows.cli import configuration, new_app

ENGINE_HELP = "reference: pdfplumber on pdfminer, to compare with; it is slower and reads some files less well (docs/engines.md)."
app = new_app("Read, load and audit local PDFs and folders.")


@app.command()
def ingest(
    ctx: typer.Context,
    paths: list[Path] = typer.Argument(..., metavar="PATH...", help="PDF files, or folders to search."),
    office: str = typer.Option(None, "--office", metavar="ID", help="Whose reports these are, where that is known."),
    year: int = typer.Option(None, "--year", metavar="BE", help="Fiscal year of the documents (Buddhist Era)."),
    jobs: int = typer.Option(None, "--jobs", min=1, help="Reading processes at once (default: the processors, at most 8)."),
    output: str = typer.Option("table", "--format", metavar="table|jsonl", help="jsonl: one object per document on stdout."),
    engine: str = typer.Option("fast", "--engine", metavar="fast|reference", help=ENGINE_HELP),
    verify: bool = typer.Option(False, "--verify", help="Read every score cell a second time from the picture."),
    reference: Path = typer.Option(None, "--reference", metavar="DIR", help="Own reference tables."),
    checks: Path = typer.Option(None, "--checks", metavar="DIR", help="Own checks beside the built-in ones."),
    prefect: bool = typer.Option(False, "--prefect", help="Run as a Prefect flow."),
) -> int:
    """Read, load and audit local PDFs and folders."""
    from extractors.sandbox_nursery import nursery
    from flows.arguments import check_choice, check_office, check_year
    from flows.configuration import jobs_default, verify_share
    from flows.doctor import check_ocr
    from flows.pipeline import Options, find_pdfs, ingest_files
    from flows.report import Reporter
    from flows.store import Store, pdf_folder

    settings = configuration(ctx)
    check_choice("--format", output, ("table", "jsonl"))
    check_choice("--engine", engine, ("fast", "reference"))
    if verify:
        check_ocr()
    check_office(office, reference)
    check_year(year)
    found = find_pdfs(paths, pdf_folder(settings.data_dir))
    options = Options(jobs or min(jobs_default(), len(found.files)), engine, reference, checks, verify_share(verify))
    store = Store(settings.data_dir)
    with nursery(), Reporter(output, settings.quiet, len(found.files)) as reporter:
        if prefect or _server_is_set():
            from flows.harvest import ingest_as_flow

            results = ingest_as_flow(paths, store, office, year, options, reporter.progress)
        else:
            results = ingest_files(found.files, store, office, year, options, reporter.progress)
        code = reporter.finish(results)
    for problem in found.problems:
        typer.echo(f"ita: {problem}", err=True)
    return 4 if found.problems else code


def _server_is_set() -> bool:
    import os

    return bool(os.environ.get("PREFECT_API_URL"))
