"""Listing pages and share links as offices write them: what is followed, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from flows.fetch import Fetcher
from flows.ledger import Ledger
from flows.memory import Memory
from flows.one_source import Gatherer, Item
from flows.sources import Source
from flows.store import Store
from tests.flows.small_pdf import SCORES, report
from tests.harvest.site import Request, Site

Gather = Callable[..., list[Item]]
ID = "1AbCdEfGhIjKlMnOp"
SHARING = "localhost"  # the share service stands under another name of this machine


def pdf(year: int = 2566) -> bytes:
    return report(year=year, scores=("80.01", *SCORES[1:]))


@pytest.fixture
def gather(site: Site, fetcher: Callable[..., Fetcher], tmp_path: Path) -> Gather:
    """Gather one source as the first or a later harvest of the same data folder does."""

    def run(path: str, kind: str = "page", host: str = "127.0.0.1") -> list[Item]:
        store = Store(tmp_path / "data")
        services = (f"{SHARING}:{site.server_address[1]}",)
        gatherer = Gatherer(store, fetcher(("127.0.0.1", SHARING)), Memory(store), Ledger(store.data_dir), services, everything=True)
        return list(gatherer.source(Source(2, "pesao-mukdahan", None, site.url(path, host), kind, "")))

    return run


def came(items: list[Item]) -> list[tuple[str, str]]:
    return [(i.url.rsplit("/", 1)[-1], i.outcome) for i in items]


def links(*pairs: tuple[str, str]) -> str:
    return "<html><body>" + "".join(f"<p><a href='{href}'>{text}</a></p>" for href, text in pairs) + "</body></html>"


def test_a_listing_in_tis_620_is_read_and_its_report_links_are_followed_with_the_reason(site: Site, gather: Gather) -> None:
    page = links(("a.pdf", "O42 รายงานผลการดำเนินการ ปี 2566"), ("b.pdf", "ประกาศรับสมัครลูกจ้าง"), ("c.html", "มาตรการภายใน"))
    site.pages |= {"/list": lambda r: r.give(page.encode("cp874"), Content_Type="text/html; charset=tis-620"), "/a.pdf": pdf()}
    (item,) = gather("/list")
    assert (item.outcome, item.fiscal_year_be, item.office_id) == ("stored", 2566, "pesao-mukdahan")
    assert item.reason == "OIT item O42: O42 รายงานผลการดำเนินการ ปี 2566"
    assert site.count("/b.pdf") + site.count("/c.html") == 0


@pytest.mark.parametrize("declared", ["<meta charset='windows-874'>", ""], ids=["by meta", "not at all"])
def test_a_listing_whose_header_says_nothing_is_read_by_its_meta_or_by_what_makes_sense(site: Site, gather: Gather, declared: str) -> None:
    page = declared + links(("a.pdf", "มาตรการส่งเสริมคุณธรรม"))
    site.pages |= {"/list": lambda r: r.give(page.encode("cp874"), Content_Type="text/html"), "/a.pdf": pdf()}
    (item,) = gather("/list")
    assert item.reason.startswith("says มาตรการ")


@pytest.mark.parametrize(
    "href",
    ["รายงาน O42.pdf", quote("รายงาน O42.pdf"), quote("รายงาน O42.pdf".encode("cp874"))],
    ids=["plain", "UTF-8 escapes", "TIS-620 escapes"],
)
def test_thai_file_names_are_asked_for_with_their_own_bytes(site: Site, gather: Gather, href: str) -> None:
    path = "/" + (href if "%" in href else quote(href))
    site.pages |= {"/list": links((href, "เอกสาร")).encode(), path: pdf()}
    (item,) = gather("/list")
    assert item.outcome == "stored"
    assert site.count(path) == 1


def test_the_pages_of_a_list_are_followed_and_a_circle_of_pages_ends(site: Site, gather: Gather) -> None:
    site.pages |= {
        "/list": links(("1.pdf", "ITA 2565"), ("/list2", "ถัดไป")),
        "/list2": links(("2.pdf", "ITA 2566"), ("/list", "หน้าถัดไป »")),
        "/1.pdf": pdf(2565),
        "/2.pdf": pdf(2566),
    }
    assert came(gather("/list")) == [("1.pdf", "stored"), ("2.pdf", "stored")]
    assert (site.count("/list"), site.count("/list2")) == (1, 1)


def test_a_next_page_on_another_site_is_not_followed(site: Site, gather: Gather) -> None:
    site.pages |= {"/list": links(("1.pdf", "ITA 2565"), ("http://127.0.0.2/list2", "ถัดไป")), "/1.pdf": pdf()}
    assert came(gather("/list")) == [("1.pdf", "stored")]


def test_a_list_without_a_report_says_so(site: Site, gather: Gather) -> None:
    site.pages["/list"] = links(("b.pdf", "ราคากลาง"))
    (item,) = gather("/list")
    assert (item.sha256, item.outcome) == (None, "nothing_listed")


def test_a_log_in_box_beside_a_list_does_not_hide_it(site: Site, gather: Gather) -> None:
    site.pages |= {"/list": "<form><input type=password></form>" + links(("1.pdf", "ITA 2565")), "/1.pdf": pdf()}
    assert came(gather("/list")) == [("1.pdf", "stored")]


def share(request: Request) -> None:
    """Answer as the share service does: a small file at once, a large one behind a page with a form, a folder as a plain list."""
    site = request.server
    query = request.path.partition("?")[2]
    if request.path.startswith("/embeddedfolderview"):
        names = [(f"/file/d/{ID}0/view?usp=drive_web", "O42 ปี 2565.pdf"), (f"/file/d/{ID}1/view?usp=drive_web", "O43 ปี 2566.pdf")]
        request.give(links(*names))
    elif f"id={ID}9" in query and "confirm=t" not in query:
        fields = (
            f"<input type=hidden name=id value={ID}9><input type=hidden name=export value=download><input type=hidden name=confirm value=t>"
        )
        request.give(f"<html><form id=download-form action='{site.url('/download', SHARING)}' method=get>{fields}</form></html>")
    elif f"id={ID}8" in query:
        request.give("<html><title>Sign in</title><input type=password></html>")
    else:
        request.give(pdf(2560 + int(query.partition(ID)[2][:1])))


@pytest.fixture
def drive(site: Site) -> Site:
    site.pages |= dict.fromkeys(("/uc", "/download", "/embeddedfolderview"), share)
    return site


def test_a_shared_file_is_fetched_from_its_download_address(drive: Site, gather: Gather) -> None:
    (item,) = gather(f"/file/d/{ID}0/view?usp=sharing", "pdf", SHARING)
    assert item.outcome == "stored"
    assert item.url.endswith("view?usp=sharing")  # the ledger names what the office published
    assert drive.count("/uc") == 1


def test_a_large_shared_file_is_fetched_through_its_confirmation_page(drive: Site, gather: Gather) -> None:
    (item,) = gather(f"/open?id={ID}9", "pdf", SHARING)
    assert item.outcome == "stored"
    assert (drive.count("/uc"), drive.count("/download")) == (1, 1)


def test_a_shared_folder_gives_its_files_with_their_years(drive: Site, gather: Gather) -> None:
    items = gather(f"/drive/folders/{ID}", "page", SHARING)
    assert [(i.outcome, i.fiscal_year_be) for i in items] == [("stored", 2565), ("stored", 2566)]
    assert items[0].reason.startswith("file of the shared folder: O42")


def test_a_shared_file_that_is_not_public_is_a_login_page(drive: Site, gather: Gather) -> None:
    (item,) = gather(f"/file/d/{ID}8/view", "pdf", SHARING)
    assert (item.sha256, item.outcome) == (None, "login_page")


def test_a_share_link_in_a_list_is_followed(drive: Site, gather: Gather) -> None:
    drive.pages["/list"] = links((drive.url(f"/file/d/{ID}6/view", SHARING), "O42 รายงานผล ปี 2566"))
    (item,) = gather("/list")
    assert (item.outcome, item.fiscal_year_be) == ("stored", 2566)


def test_what_happened_to_an_address_is_told_apart(site: Site, gather: Gather) -> None:
    site.pages |= {"/list": links(("1.pdf", "ITA 2565"), ("2.pdf", "ITA 2566"), ("3.pdf", "ITA 2567"))}
    site.pages |= {f"/{n}.pdf": pdf(2564 + n) for n in (1, 2, 3)}
    assert came(gather("/list")) == [("1.pdf", "stored"), ("2.pdf", "stored"), ("3.pdf", "stored")]
    site.pages["/list"] = links(("1.pdf", "ITA 2565"), ("2.pdf", "ITA 2566"), ("moved/3.pdf", "ITA 2567"))
    site.pages |= {"/2.pdf": pdf(2569), "/moved/3.pdf": pdf(2567)}
    del site.pages["/1.pdf"]
    again = gather("/list")
    assert came(again) == [("1.pdf", "http_404"), ("2.pdf", "new_version"), ("3.pdf", "known_elsewhere"), ("3.pdf", "not_listed")]
    assert again[2].sha256 == again[3].sha256  # the moved document is the same bytes
    assert came(gather("/list"))[:3] == [("1.pdf", "http_404"), ("2.pdf", "unchanged"), ("3.pdf", "unchanged")]


def test_a_list_that_cannot_be_read_is_no_reason_to_call_its_documents_gone(site: Site, gather: Gather) -> None:
    site.pages |= {"/list": links(("1.pdf", "ITA 2565")), "/1.pdf": pdf()}
    gather("/list")
    site.pages["/list"] = lambda r: r.give(b"", status=500)
    assert came(gather("/list")) == [("list", "retry_later")]


def test_a_list_that_suddenly_lists_nothing_keeps_what_was_stored(site: Site, gather: Gather, tmp_path: Path) -> None:
    site.pages |= {"/list": links(("1.pdf", "ITA 2565")), "/1.pdf": pdf()}
    (first,) = gather("/list")
    site.pages["/list"] = "<html>under construction</html>"
    assert came(gather("/list")) == [("list", "nothing_listed")]
    assert first.sha256 is not None
    assert Store(tmp_path / "data").pdf_path(first.sha256).exists()


def test_a_url_whose_stored_bytes_were_lost_is_fetched_whole_again(site: Site, gather: Gather, tmp_path: Path) -> None:
    def tagged(request: Request) -> None:
        request.head(304) if request.headers.get("If-None-Match") else request.give(pdf(), ETag='"a"')

    site.pages["/1.pdf"] = tagged
    (first,) = gather("/1.pdf", "pdf")
    assert came(gather("/1.pdf", "pdf")) == [("1.pdf", "not_modified")]
    assert first.sha256 is not None
    Store(tmp_path / "data").pdf_path(first.sha256).unlink()
    assert came(gather("/1.pdf", "pdf")) == [("1.pdf", "stored")]
