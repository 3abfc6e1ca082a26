"""A listing page to the links that are reports: chosen by what they say, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urldefrag, urljoin, urlsplit

from normalizers.numbers import arabic_digits

META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
LEGACY = {"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "x-windows-874"}

WANTED = (
    (re.compile(r"(?<![A-Za-z0-9])[OoＯ0]\s*-?\s*(42|43|34|35|25|26)(?!\d)"), "OIT item O{0}"),
    (re.compile(r"มาตรการ(?:และแนวทาง)?(?:ใน)?(?:การ)?(?:ส่งเสริม)?(?:ภายใน|คุณธรรม|ป้องกัน)"), "says มาตรการ"),
    (re.compile(r"รายงานผลการดำเนิน|ผลการดำเนินการ(?:ตามมาตรการ|เพื่อส่งเสริม)"), "says รายงานผล"),
    (re.compile(r"ผลการประเมิน|คุณธรรมและความโปร่งใส|(?<![A-Za-z])ITA(?![A-Za-z])"), "speaks of ITA results"),
)
UNWANTED = re.compile(r"แผนปฏิบัติราชการ|จัดซื้อจัดจ้าง|ราคากลาง|ประกาศรับสมัคร|ย้าย|ปฏิทิน|คู่มือ(?!.*ITA)")
DRIVE_HOSTS = ("drive.google.com", "docs.google.com")
NEXT = re.compile(r"^(?:ถัดไป|หน้าถัดไป|next|›|»|>|older posts)\s*[›»>]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link worth following.

    Attributes:
        url: Absolute address.
        text: What the link says.
        reason: Why it was chosen.
        fiscal_year_be: Year named in the text or address, None when none is.
        kind: 'pdf', 'share' (a share service's page) or 'next' (the next page of the list).
    """

    url: str
    text: str
    reason: str
    fiscal_year_be: int | None
    kind: str


def decode_page(body: bytes, content_type: str) -> str:
    """Decode a page: header, then meta, then the Thai guess that makes sense."""
    named = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", content_type or "", re.IGNORECASE)
    meta = META_CHARSET.search(body[:4096])
    for name in (named.group(1) if named else None, meta.group(1).decode("ascii") if meta else None, "utf-8"):
        if name is None:
            continue
        codec = "cp874" if name.lower() in LEGACY else name
        try:
            return body.decode(codec)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("cp874", errors="replace")


def find_links(page: str, base: str, share_hosts: tuple[str, ...] = DRIVE_HOSTS) -> list[Link]:
    """Choose the links of a page that lead to ITA reports.

    Args:
        page: Decoded HTML.
        base: The page's own address.
        share_hosts: Hosts that answer as the share service does.

    Returns:
        Links in page order, each once; the reason says why each was chosen.
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    base_tag = tree.css_first("base[href]")
    root = urljoin(base, base_tag.attributes.get("href") or "") if base_tag else base
    found: dict[str, Link] = {}
    for node in tree.css("a[href]"):
        url = _absolute(root, (node.attributes.get("href") or "").strip())
        if url is None:
            continue
        text = " ".join((node.text() or node.attributes.get("title") or "").split())
        around = " ".join((node.parent.text() if node.parent else "").split())[:300]
        link = choose(url, text, around, node.attributes.get("rel") or "", share_hosts)
        if link is not None and url not in found and url != base:
            found[url] = link
    return list(found.values())


def choose(url: str, text: str, around: str, rel: str = "", share_hosts: tuple[str, ...] = DRIVE_HOSTS) -> Link | None:
    """Decide about one link; None when nothing speaks for it."""
    name = readable_name(url)
    if "next" in rel.split() or NEXT.match(text):
        return Link(url, text, "next page of the list", None, "next")
    kind = (
        "share"
        if is_share(url, share_hosts)
        else "pdf"
        if name.lower().endswith(".pdf") or re.search(r"download|getfile|attach", url, re.IGNORECASE)
        else None
    )
    if kind is None:
        return None
    said = arabic_digits(f"{text} {name}")
    if UNWANTED.search(said):
        return None
    for words, where in ((said, ""), (arabic_digits(around), " (beside the link)")):
        for pattern, reason in WANTED:
            match = pattern.search(words)
            if match:
                return Link(url, text, reason.format(*match.groups()) + where, year_in(words), kind)
    return None


def _absolute(base: str, href: str) -> str | None:
    """Return a link's whole address, always in the same spelling; None for what leads to no web address."""
    try:
        url = urldefrag(urljoin(base, href))[0]
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            return None
    except ValueError:  # brackets that are no IPv6 address
        return None
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~-._")


def readable_name(url: str) -> str:
    """Return the file name in an address as a person reads it, from UTF-8 or the old Thai code page.

    >>> readable_name("http://a.example/%C3%D2%C2%A7%D2%B9.pdf")
    'รายงาน.pdf'
    """
    raw = unquote_to_bytes(urlsplit(url).path.rsplit("/", 1)[-1])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp874", errors="replace")


def year_in(text: str) -> int | None:
    """Return the one Buddhist-Era year that a text names; None for none or several."""
    years = {int(y) for y in re.findall(r"(?<!\d)(25[5-9]\d)(?!\d)", text)}
    return years.pop() if len(years) == 1 else None


_FILE = re.compile(r"/(?:file/)?d/([A-Za-z0-9_-]{10,})|[?&]id=([A-Za-z0-9_-]{10,})")
_FOLDER = re.compile(r"/folders/([A-Za-z0-9_-]{10,})")


def is_share(url: str, hosts: tuple[str, ...] = DRIVE_HOSTS) -> bool:
    """Return whether an address belongs to the share service."""
    parts = urlsplit(url)
    return (parts.hostname or "") in hosts or parts.netloc in hosts


def download_address(url: str) -> str:
    """Turn a share link of a file into the address that gives its bytes, of a folder into its plain list.

    >>> download_address("https://drive.google.com/file/d/1AbCdEfGhIjK/view?usp=sharing")
    'https://drive.google.com/uc?export=download&id=1AbCdEfGhIjK'
    >>> download_address("https://drive.google.com/drive/folders/1AbCdEfGhIjK")
    'https://drive.google.com/embeddedfolderview?id=1AbCdEfGhIjK'
    """
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}"
    folder = _FOLDER.search(url)
    if folder:
        return f"{root}/embeddedfolderview?id={folder.group(1)}"
    file = _FILE.search(url)
    if file:
        return f"{root}/uc?export=download&id={file.group(1) or file.group(2)}"
    return url


def confirmation_address(page: str, base: str) -> str | None:
    """Read the address behind the "can't scan for viruses" page of a large shared file."""
    from urllib.parse import urlencode

    from selectolax.lexbor import LexborHTMLParser

    form = LexborHTMLParser(page).css_first("form#download-form, form#downloadForm, form[action*=download]")
    if form is None:
        return None
    fields = {n.attributes.get("name") or "": n.attributes.get("value") or "" for n in form.css("input[type=hidden]")}
    action = urljoin(base, form.attributes.get("action") or "")
    return f"{action}{'&' if '?' in action else '?'}{urlencode(fields)}"


def folder_links(page: str, base: str) -> list[Link]:
    """Read the files of a shared folder's plain list."""
    from selectolax.lexbor import LexborHTMLParser

    found = []
    for node in LexborHTMLParser(page).css("a[href]"):
        url = urljoin(base, node.attributes.get("href") or "")
        text = " ".join(node.text().split())
        if _FILE.search(url) and "folders" not in url:
            found.append(Link(url, text, "file of the shared folder", year_in(text), "share"))
    return found
