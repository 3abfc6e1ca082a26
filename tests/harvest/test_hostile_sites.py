"""Every way in which a site lies, breaks or blocks has its outcome; nothing of it passes for a document."""

from __future__ import annotations

import gzip
import hashlib
import socket
import ssl
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import httpcore
import pytest
import trustme

from flows.fetch import Fetcher
from tests.flows.small_pdf import report
from tests.harvest.site import Request, Site, running

PDF = report()
Make = Callable[..., Fetcher]
LONG = timedelta(hours=2)


def drip(request: Request) -> None:
    request.head(Content_Length=str(len(PDF)))
    for at in range(len(PDF)):
        request.wfile.write(PDF[at : at + 1])
        time.sleep(0.05)


def dropped(stated: bool) -> Callable[[Request], None]:
    def answer(request: Request) -> None:
        request.head(**({"Content_Length": str(len(PDF))} if stated else {}))
        request.wfile.write(PDF[: len(PDF) // 2])
        request.close_connection = True

    return answer


def cut_chunks(request: Request) -> None:
    request.head(Transfer_Encoding="chunked")
    request.wfile.write(b"%x\r\n%s\r\n" % (1000, PDF[:1000]))
    request.close_connection = True


def left(parts: Path) -> list[Path]:
    return list(parts.glob("*"))


def test_a_pdf_comes_with_its_digest_and_what_it_said_of_itself(site: Site, fetcher: Make) -> None:
    site.pages["/a.pdf"] = lambda r: r.give(PDF, ETag='"one"', Last_Modified="Wed, 01 Jan 2025 00:00:00 GMT")
    answer = fetcher().fetch(site.url("/a.pdf"))
    assert (answer.outcome, answer.sha256, answer.bytes) == ("pdf", hashlib.sha256(PDF).hexdigest(), len(PDF))
    assert answer.path is not None
    assert answer.path.read_bytes() == PDF
    assert (answer.header("etag"), answer.header("last-modified")) == ('"one"', "Wed, 01 Jan 2025 00:00:00 GMT")
    assert "contact: someone" in site.asked[-1].headers["user-agent"]


def test_an_unchanged_document_is_not_modified_by_its_tag_or_by_its_date(site: Site, fetcher: Make) -> None:
    def by_tag(request: Request) -> None:
        request.head(304) if request.headers.get("If-None-Match") == '"one"' else request.give(PDF)

    def by_date(request: Request) -> None:
        request.head(304) if request.headers.get("If-Modified-Since") else request.give(PDF)

    site.pages |= {"/tag.pdf": by_tag, "/date.pdf": by_date}
    one = fetcher()
    assert one.fetch(site.url("/tag.pdf"), {"etag": '"one"'}).outcome == "not_modified"
    assert one.fetch(site.url("/tag.pdf"), {"etag": '"other"'}).outcome == "pdf"
    assert one.fetch(site.url("/date.pdf"), {"last-modified": "Wed, 01 Jan 2025 00:00:00 GMT"}).outcome == "not_modified"


@pytest.mark.parametrize("dated", [False, True], ids=["seconds", "date"])
def test_too_many_requests_are_tried_again_when_the_host_says_so_and_not_before(site: Site, fetcher: Make, dated: bool) -> None:
    def answer(request: Request) -> None:
        if site.count("/a.pdf") > 1:
            request.give(PDF)
            return
        # The host's clock is two hours off: the wait is counted on its own clock.
        there = datetime.now(UTC) + LONG
        request.server_version, request.sys_version = "x", ""
        request.send_response_only(429)
        request.send_header("Date", format_datetime(there, usegmt=True))
        request.send_header("Retry-After", format_datetime(there + timedelta(seconds=1), usegmt=True) if dated else "1")
        request.send_header("Content-Length", "0")
        request.end_headers()

    site.pages["/a.pdf"] = answer
    assert fetcher().fetch(site.url("/a.pdf")).outcome == "pdf"
    first, second = (a.at for a in site.asked if a.path == "/a.pdf")
    assert 0.9 <= second - first < 3


def test_a_host_that_asks_to_be_left_alone_for_long_is_left_alone(site: Site, fetcher: Make) -> None:
    site.pages["/a.pdf"] = lambda r: r.give(b"", status=503, Retry_After="7200")
    site.pages["/b.pdf"] = PDF
    one = fetcher()
    assert one.fetch(site.url("/a.pdf")).outcome == "retry_later"
    after = one.fetch(site.url("/b.pdf"))
    assert after.outcome == "retry_later"
    assert "left alone" in after.reason
    assert (site.count("/a.pdf"), site.count("/b.pdf")) == (1, 0)


def test_503_without_a_word_is_tried_again(site: Site, fetcher: Make) -> None:
    site.pages["/a.pdf"] = lambda r: r.give(PDF) if site.count("/a.pdf") > 1 else r.give(b"", status=503)
    assert fetcher().fetch(site.url("/a.pdf")).outcome == "pdf"
    assert site.count("/a.pdf") == 2


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (drip, "deadline"),
        (dropped(stated=True), "cut_off"),
        (dropped(stated=False), "cut_off"),
        (cut_chunks, "cut_off"),
        (lambda r: r.give("<html><title>รายงาน</title><p>สวัสดี</p></html>", Content_Type="application/pdf"), "html_instead_of_pdf"),
        (lambda r: r.give("<html><form>รหัสผ่าน <input name=p type='password'></form></html>"), "login_page"),
        (lambda r: r.give("<html><title>404 - ไม่พบหน้าที่ต้องการ</title></html>"), "soft_404"),
        (lambda r: r.give("<html><h1>ไม่พบเอกสาร</h1></html>"), "soft_404"),
        (lambda r: r.give(b"PK\x03\x04 something else"), "not_a_pdf"),
        (lambda r: r.give(b""), "empty_body"),
        (lambda r: r.give(b"gone", status=410), "http_410"),
        (lambda r: r.give(PDF, Content_Encoding="br"), "encoding_unknown"),
        (lambda r: r.give(b"\x1f\x8b not gzip", Content_Encoding="gzip"), "damaged_encoding"),
        (lambda r: r.give(gzip.compress(PDF)[:-40], Content_Encoding="gzip"), "cut_off"),
        (lambda r: r.head(302, Location="/a.pdf", Content_Length="0"), "redirect_loop"),
        (lambda r: r.head(302, Location="ftp://127.0.0.1/a.pdf", Content_Length="0"), "address_refused"),
        (lambda r: r.head(302, Location="http://[bad/a.pdf", Content_Length="0"), "address_refused"),
        (lambda r: r.head(302, Location="http://169.254.169.254/latest", Content_Length="0"), "private_address"),
        (lambda r: r.head(302, Location="http://10.0.0.7/a.pdf", Content_Length="0"), "private_address"),
        (lambda r: r.head(302, Location="http://[::1]/a.pdf", Content_Length="0"), "private_address"),
        (lambda r: r.head(302, Location=r.server.url("/b.pdf", "localhost"), Content_Length="0"), "private_address"),
    ],
    ids=[
        "slow drip", "dropped", "dropped without length", "cut chunks", "HTML as PDF", "login page", "soft 404", "soft 404 in a heading",
        "another kind of file", "empty", "gone", "unknown encoding", "damaged gzip", "gzip cut off", "redirect to itself",
        "redirect to another protocol", "redirect to no address", "redirect to link-local", "redirect to private", "redirect to IPv6 loopback",
        "redirect to a name of this machine",
    ],
)  # fmt: skip
def test_what_is_no_whole_document_is_refused_with_its_reason(
    site: Site, fetcher: Make, tmp_path: Path, answer: Callable[[Request], None], outcome: str
) -> None:
    site.pages |= {"/a.pdf": answer, "/b.pdf": PDF}
    start = time.monotonic()
    got = fetcher().fetch(site.url("/a.pdf"))
    assert got.outcome == outcome, got
    assert got.reason
    assert time.monotonic() - start < 6
    assert site.count("/b.pdf") == 0
    if got.path is not None:  # a page is kept for the caller to look into
        got.path.unlink()
    assert left(tmp_path / "parts") == []


def test_a_redirect_is_followed_a_few_times_and_a_long_chain_is_not(site: Site, fetcher: Make) -> None:
    for number in range(12):
        site.pages[f"/{number}"] = lambda r, n=number: r.head(301, Location=f"/{n + 1}", Content_Length="0")
    site.pages["/3"] = PDF
    one = fetcher()
    found = one.fetch(site.url("/0"))
    assert (found.outcome, found.url) == ("pdf", site.url("/3"))
    site.pages["/3"] = lambda r: r.head(301, Location="/4", Content_Length="0")
    assert one.fetch(site.url("/0")).outcome == "redirect_loop"
    assert site.count("/11") == 0


def test_a_compressed_pdf_is_the_pdf(site: Site, fetcher: Make) -> None:
    site.pages["/a.pdf"] = lambda r: r.give(gzip.compress(PDF), Content_Encoding="gzip")
    assert fetcher().fetch(site.url("/a.pdf")).sha256 == hashlib.sha256(PDF).hexdigest()


def test_a_gzip_bomb_is_stopped_at_the_limit_without_taking_memory(site: Site, fetcher: Make, tmp_path: Path) -> None:
    import zlib

    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = packer.compress(b"%PDF-1.7\n") + b"".join(packer.compress(bytes(10_000_000)) for _ in range(20)) + packer.flush()
    assert len(bomb) < 300_000
    site.pages["/a.pdf"] = lambda r: r.give(bomb, Content_Encoding="gzip")
    one = fetcher(deadline_seconds=20.0)
    tracemalloc.start()
    got = one.fetch(site.url("/a.pdf"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert got.outcome == "too_large"
    assert peak < 20_000_000
    assert left(tmp_path / "parts") == []


@pytest.mark.parametrize("stated", [True, False])
def test_a_body_of_60_mb_is_refused_and_not_taken_whole(site: Site, fetcher: Make, tmp_path: Path, stated: bool) -> None:
    piece = bytes(1_000_000)

    def answer(request: Request) -> None:
        request.head(**({"Content_Length": "60000000"} if stated else {}))
        for number in range(60):
            request.wfile.write(b"%PDF-1.7" + piece[8:] if number == 0 else piece)
            site.sent += len(piece)

    site.pages["/a.pdf"] = answer
    got = fetcher(deadline_seconds=20.0).fetch(site.url("/a.pdf"))
    assert got.outcome == "too_large"
    if stated:
        assert "60,000,000" in got.reason
        assert site.sent < 20_000_000  # what fits into the line's buffers
    assert left(tmp_path / "parts") == []


def test_a_long_page_that_is_no_pdf_is_refused_early(site: Site, fetcher: Make) -> None:
    site.pages["/a"] = lambda r: r.give(b"<html>" + b"x" * 12_000_000)
    assert fetcher(deadline_seconds=20.0).fetch(site.url("/a"), want="any").outcome == "too_large"


def test_a_host_that_never_answers_is_given_up(fetcher: Make) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{closed.getsockname()[1]}"
        one = fetcher(tries=1)
        assert [one.fetch(f"{base}/{n}.pdf").outcome for n in range(6)] == ["network_error"] * 4 + ["host_silent"] * 2


def test_a_private_address_is_refused_before_anything_is_sent(site: Site, fetcher: Make) -> None:
    site.pages["/a.pdf"] = PDF
    got = fetcher(allowed=()).fetch(site.url("/a.pdf"))
    assert got.outcome == "private_address"
    assert "--allow-host 127.0.0.1" in got.reason
    assert site.asked == []


def test_a_name_that_changes_to_a_private_address_is_dialled_only_where_it_was_checked(
    site: Site, fetcher: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    dialled: list[str] = []
    public = "93.184.216.34"

    def resolve(host: str, port: int, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (public if len(asked) == 1 else "127.0.0.1", port))]

    def dial(self: object, host: str, *_: object, **__: object) -> None:
        dialled.append(host)
        raise httpcore.ConnectError("this test does not leave the machine")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", dial)
    site.pages["/a.pdf"] = PDF
    one = fetcher(tries=1)
    assert one.fetch(site.url("/a.pdf", "rebinding.example")).outcome == "network_error"
    assert (asked, dialled) == (["rebinding.example"], [public])  # one resolution, and its own address is dialled
    assert one.fetch(site.url("/a.pdf", "rebinding.example")).outcome == "private_address"
    assert dialled == [public]
    assert site.asked == []


def test_a_name_with_one_private_address_among_its_addresses_is_refused(fetcher: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "192.168.1.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert fetcher().fetch("http://mixed.example/a.pdf").outcome == "private_address"


@pytest.fixture
def unknown_authority() -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.mark.parametrize(("mode", "outcome"), [("strict", "certificate_refused"), ("legacy", "certificate_refused"), ("unverified", "pdf")])
def test_a_wrong_certificate_is_refused_unless_the_sources_file_allows_it(
    unknown_authority: ssl.SSLContext, fetcher: Make, mode: str, outcome: str
) -> None:
    with running(unknown_authority) as secure:
        secure.pages["/a.pdf"] = PDF
        got = fetcher(modes={"127.0.0.1": mode}).fetch(secure.url("/a.pdf"))
        assert got.outcome == outcome
        if outcome != "pdf":
            assert "tls=unverified" in got.reason
            assert secure.asked == []


@pytest.mark.parametrize(("name", "outcome"), [("127.0.0.1", "pdf"), ("another.example", "certificate_refused")])
def test_a_certificate_must_be_of_a_known_authority_and_of_this_very_host(
    fetcher: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, outcome: str
) -> None:
    authority, context = trustme.CA(), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with running(context) as secure:
        secure.pages["/a.pdf"] = PDF
        assert fetcher().fetch(secure.url("/a.pdf")).outcome == outcome


def test_robots_are_read_once_and_obeyed(site: Site, fetcher: Make) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nDisallow: /closed/\n", "/closed/a.pdf": PDF, "/open.pdf": PDF}
    one = fetcher()
    assert one.fetch(site.url("/closed/a.pdf")).outcome == "robots_forbid"
    assert one.fetch(site.url("/open.pdf")).outcome == "pdf"
    assert (site.count("/robots.txt"), site.count("/closed/a.pdf")) == (1, 0)


def test_a_redirect_into_what_robots_forbid_is_not_followed(site: Site, fetcher: Make) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nDisallow: /closed/\n", "/closed/a.pdf": PDF}
    site.pages["/a.pdf"] = lambda r: r.head(302, Location="/closed/a.pdf", Content_Length="0")
    assert fetcher().fetch(site.url("/a.pdf")).outcome == "robots_forbid"
    assert site.count("/closed/a.pdf") == 0


def test_a_server_that_cannot_give_its_robots_is_not_asked_for_more(site: Site, fetcher: Make) -> None:
    site.pages |= {"/robots.txt": lambda r: r.give(b"", status=503), "/a.pdf": PDF}
    assert fetcher().fetch(site.url("/a.pdf")).outcome == "robots_forbid"
    assert site.count("/a.pdf") == 0


def test_the_pause_that_robots_ask_for_is_kept(site: Site, fetcher: Make) -> None:
    site.pages |= {"/robots.txt": "User-agent: *\nCrawl-delay: 0.5\n", "/a.pdf": PDF, "/b.pdf": PDF}
    one = fetcher()
    one.fetch(site.url("/a.pdf"))
    one.fetch(site.url("/b.pdf"))
    first, second = (a.at for a in site.asked if a.path.endswith(".pdf"))
    assert second - first >= 0.45


def test_a_file_name_in_the_old_thai_code_page_is_read(site: Site, fetcher: Make) -> None:
    def answer(request: Request) -> None:
        name = "attachment; filename=รายงาน.pdf".encode("cp874").decode("latin-1")
        request.give(PDF, Content_Disposition=name)

    site.pages["/get"] = answer
    assert fetcher().fetch(site.url("/get")).header("content-disposition") == "attachment; filename=รายงาน.pdf"


def test_a_redirect_to_a_thai_name_in_the_old_code_page_arrives(site: Site, fetcher: Make) -> None:
    name = "/รายงาน.pdf".encode("cp874")
    quoted = "/" + "".join(f"%{b:02X}" for b in name[1:-4]) + ".pdf"
    site.pages |= {"/a": lambda r: r.head(302, Location=name.decode("latin-1"), Content_Length="0"), quoted: PDF}
    assert fetcher().fetch(site.url("/a")).outcome == "pdf"
