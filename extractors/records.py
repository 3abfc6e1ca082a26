"""The types that flow from extraction to the warehouse.

A fact is a printed value with its meaning and at least one citation. The warehouse stores each fact type in one table
whose columns have the names of the fields (`warehouse/schema.sql`), so a field added here is a column added there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extractors.printed import Box, PageRecord

__all__ = [
    "AgencyRef", "Box", "Budget", "Citation", "Claim", "Difference", "Extraction", "Fact", "IndicatorScore", "Measure",
    "MeasureResult", "OfficeGuess", "OfficeMention", "PageRecord", "Passage", "RowFinding", "Section", "Sighting", "TableRecord",
    "Total", "YearMention",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value is printed, and the exact characters that stand there.

    Attributes:
        sha256: Digest of the PDF's bytes; names the file in the store.
        page: Page number as a reader counts, from 1.
        box: The cell or paragraph, in points from the displayed page's top-left, rounded to 0.1.
        quote: Verbatim text of the box, never repaired.
    """

    sha256: str
    page: int
    box: Box
    quote: str


@dataclass(frozen=True, slots=True)
class AgencyRef:
    """A body that is no area office: a school, hospital, municipality.

    Attributes:
        agency_id: Stable id, e.g. 'school-<hash of normalised type, name, province>'.
        agency_type: 'school', 'hospital', 'municipality', 'other'.
        name: Repaired name as printed.
        province: Thai province name, or None.
    """

    agency_id: str
    agency_type: str
    name: str
    province: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries.

    Attributes:
        fact_id: Unique in the warehouse and stable for the same bytes and extractor: f'{sha256[:16]}-{kind}{n}'.
        citations: Where it is printed; the first is the one in the fact's own row of SQL (of a score, the score cell).
    """

    fact_id: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore(Fact):
    """A printed score of one of the ten indicators.

    Attributes:
        office_id: Office named in the row or column heading; None means "the document's office", filled at load.
        agency: Set when the row belongs to a school or other agency: then it goes to agency_scores, never to scores.
        fiscal_year_be: Buddhist-Era year the value belongs to.
        year_basis: 'column', 'caption', 'heading' or 'sentence'.
        indicator_no: 1-10.
        indicator_name: Official name.
        instrument: 'IIT', 'EIT' or 'OIT'.
        score: Two decimals, 0-100 unless the print says otherwise (then a finding stands beside it).
        score_printed: Bare repaired digits as printed ('100', '94.40', '๙๔.๔๐').
        level_printed: 'A', 'ผ่านดี', ...; None when not printed.
        rank_printed: Rank as printed, None when there is no rank column.
        remark_printed: 'ผ่าน', ...; None when not printed.
        number_printed: Indicator number as printed, None when only the name is.
        name_printed: Indicator name as printed (repaired), None when only the number is.
        table_id: The table it stands in, None in prose.
        place: 'table' or 'prose'.
        reading: 'text', 'ocr' or 'reconciled'.
    """

    office_id: str | None
    agency: AgencyRef | None = None
    fiscal_year_be: int
    year_basis: str
    indicator_no: int
    indicator_name: str
    instrument: str
    score: Decimal
    score_printed: str
    level_printed: str | None = None
    rank_printed: int | None = None
    remark_printed: str | None = None
    number_printed: str | None = None
    name_printed: str | None = None
    table_id: str | None = None
    place: str = "table"
    reading: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Fact):
    """A printed total or instrument score.

    Attributes:
        scope: 'total', 'IIT', 'EIT' or 'OIT'.
        score: On 0-100; None when only the weighted value is printed.
        weighted_score: Out of the instrument's weight (30 or 40), when printed.
        row_key: Ties the total to the row it was read with (an office or agency in a ranking), else None.
        Others as in IndicatorScore.
    """

    office_id: str | None
    agency: AgencyRef | None = None
    fiscal_year_be: int
    year_basis: str
    scope: str
    score: Decimal | None
    score_printed: str
    weighted_score: Decimal | None = None
    level_printed: str | None = None
    rank_printed: int | None = None
    remark_printed: str | None = None
    table_id: str | None = None
    place: str = "table"
    reading: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """One numbered measure.

    Attributes:
        office_id: None means the document's office.
        fiscal_year_be: Year the measure is for, None when nothing says.
        indicator_no: 1-10, None when the measure names no indicator.
        seq: Running number inside its group (one indicator's cell or list), from 1.
        seq_printed: Number as printed ('1', '๑', '-').
        text: Repaired, unwrapped text without its number.
        responsible: Units, in print order.
        period_start / period_end: Dates, None when not printed.
        period_printed: The printed period.
        section: Heading it stands under.
        table_id: Table it stands in, None in prose.
    """

    office_id: str | None
    fiscal_year_be: int | None
    indicator_no: int | None
    seq: int
    seq_printed: str
    text: str
    responsible: tuple[str, ...] = ()
    period_start: date | None = None
    period_end: date | None = None
    period_printed: str | None = None
    section: str = ""
    table_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult(Fact):
    """One row or item of a results table, matched to a measure where the texts agree."""

    office_id: str | None
    measure_id: str | None
    fiscal_year_be: int | None
    indicator_no: int | None
    seq: int
    measure_text: str
    result_text: str
    outcome_text: str
    period_start: date | None = None
    period_end: date | None = None
    period_printed: str | None = None
    section: str = ""
    table_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Fact):
    """One budget statement.

    Attributes:
        amount_baht: In digits; None when none is printed (then `amount_printed` says what is).
        amount_words_baht: From Thai number words, when printed.
        is_total: True for a total over other budget rows of the same table or list.
        group_id: Ties items to their total (the table or section), None for a single statement.
        source_printed: Where the money comes from ('งบพัฒนาของสพป...').
        obstacle / suggestion: Repaired text, None when the statement has none.
    """

    office_id: str | None
    fiscal_year_be: int | None
    indicator_no: int | None
    amount_baht: Decimal | None
    amount_printed: str | None
    amount_words_baht: Decimal | None = None
    is_total: bool = False
    group_id: str | None = None
    source_printed: str | None = None
    obstacle: str | None = None
    suggestion: str | None = None
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMention(Fact):
    """One printed office name.

    Attributes:
        printed: Repaired, unwrapped name as printed.
        office_id: Only when status is 'resolved'.
        status: 'resolved', 'ambiguous' or 'unknown'.
        candidates: Office ids in order (ambiguous) or nearest names' ids (unknown).
        reason: Why it is ambiguous or unknown, in words.
        level: 'primary', 'secondary' or None: which level word is printed.
        section: 'title', 'header', 'body', 'table', 'budget', 'signature', ...
        weight: How much it says about whose report this is.
        cited: True where the sentence cites another office as such (host, example, neighbour, list).
        table_id: Table it stands in, else None.
    """

    printed: str
    office_id: str | None
    status: str
    candidates: tuple[str, ...]
    reason: str
    level: str | None
    section: str
    weight: float
    cited: bool = False
    table_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Fact):
    """One checkable sentence.

    Attributes:
        kind: 'weakest', 'strongest', 'improved', 'declined', 'increase', 'total', 'rank', 'threshold', 'weak',
            'indicator_named' (number and name together in prose).
        indicator_no: The indicator it speaks of, None for the total.
        number_printed / name_printed: As printed, for number-against-name checks.
        name_indicator_no: The indicator its printed name means, None when no name or unclear.
        fiscal_year_be: Year it speaks of, None when nothing says.
        value: Printed value (threshold, increase, rank), else None.
        text: Repaired sentence.
        scope: 'all', 'IIT', 'EIT', 'OIT': among which indicators the claim is made.
        table_id: Table it speaks of when that is certain, else None.
    """

    kind: str
    indicator_no: int | None
    fiscal_year_be: int | None
    value: Decimal | None
    text: str
    number_printed: str | None = None
    name_printed: str | None = None
    name_indicator_no: int | None = None
    scope: str = "all"
    table_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMention(Fact):
    """One printed fiscal year, with what stands around it (every fiscal year of the document)."""

    fiscal_year_be: int
    printed: str
    section: str
    role: str  # 'title', 'heading', 'caption', 'claim', 'body', 'period', 'legal' (of an act or plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Fact):
    """One heading and what kind of section it opens."""

    kind: str  # 'analysis', 'scores', 'measures', 'results', 'budget', 'follow_up', 'signature', 'other'
    title: str
    indicator_no: int | None = None
    fiscal_year_be: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Fact):
    """A passage of 200 characters or more, for finding copied text.

    Attributes:
        section: 'measures', 'results', 'analysis', ...
        text: Repaired, unwrapped text.
        masked: Its consonants and digits without office names, provinces and years: what copies are looked for by.
    """

    section: str
    text: str
    masked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRecord(Fact):
    """A table that was recognised (or looked like one), so that checks can ask about the table as a whole.

    Attributes:
        table_id: f'{sha256[:16]}-t{n}'.
        layout: Name of the layout module, '' when none fits.
        kind: 'indicator', 'instrument', 'ranking', 'measures', 'results', 'budget', 'scale', 'questions', 'oit',
            'other'.
        caption: Repaired caption or nearest heading.
        fiscal_year_be: Year of the table when it has one year.
        claims_all_ten: Heading, prose, ranks or rows say that all ten indicators stand here.
        in_score_order: Caption or heading says the table is in order of score.
        pass_threshold: Printed threshold for ผ่าน that this table is judged by, else None.
        n_rows: Data rows read.
    """

    table_id: str
    layout: str
    kind: str
    caption: str
    fiscal_year_be: int | None
    claims_all_ten: bool = False
    in_score_order: bool = False
    pass_threshold: Decimal | None = None
    n_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Fact):
    """A printed difference between two years' scores of one row.

    Attributes:
        indicator_no: 1-10, None for a total (then scope says which).
        difference: Signed value as printed.
    """

    office_id: str | None
    indicator_no: int | None
    scope: str
    fiscal_year_be_from: int
    fiscal_year_be_to: int
    score_from: Decimal | None
    score_to: Decimal | None
    difference: Decimal
    difference_printed: str
    table_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFinding(Fact):
    """A finding that extraction itself makes because a value was not loaded or not certain.

    Attributes:
        rule: A rule of the contract (`value_without_year`, `table_not_recognised`, `page_not_readable`,
            `indicator_number_disagrees_with_name`, `score_out_of_range`, `reading_disputed`, `reading_reconciled`...).
        subject: What the finding is about in one token ('indicator:9', 'page:3', 'table:2'); never a box or an order.
        judged: The normalised values judged, which the fingerprint hashes.
        message_th / message_en: What, where, what to do.
    """

    rule: str
    subject: str
    judged: str
    message_th: str
    message_en: str
    indicator_no: int | None = None
    fiscal_year_be: int | None = None
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeGuess:
    """What the document itself says about whose report it is.

    Attributes:
        office_id: Certain office, None when the evidence conflicts or there is none.
        basis: 'printed', 'conflicting' or 'none' ('source' is decided at load).
        distribution: (office_id or printed unknown name, weight), heaviest first.
    """

    office_id: str | None
    basis: str
    distribution: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time a document was seen or tried: a line of the ledger, which is never changed.

    Attributes:
        sighting_id: Unique, sortable by time.
        run_id: The ingest or harvest run that saw it.
        sha256: Digest of the bytes; None when there were none (outcome says why).
        url: Where it was seen: http(s) address, or 'file:' and the absolute path.
        office_id / fiscal_year_be: What the source list or the operator claims; None when nothing.
        seen_at: ISO 8601, UTC, seconds.
        outcome: 'stored', 'unchanged', 'not_modified', or why there are no new bytes ('http_404', 'not_a_pdf', ...).
        reason: In words, '' when all is well.
        bytes: Size of the body, None when there was none.
        headers: The response headers that matter (etag, last-modified, content-type, ...).
    """

    sighting_id: str
    run_id: str
    sha256: str | None
    url: str
    office_id: str | None
    fiscal_year_be: int | None
    seen_at: str
    outcome: str
    reason: str = ""
    bytes: int | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one PDF: same bytes and extractor in, same Extraction out.

    No time, host, path, office or year given from outside is in it.

    Attributes:
        status: 'loaded' or 'quarantined'.
        reason: Why it is quarantined or what was left out, in words; '' otherwise.
        doc_type: 'office', 'group', 'school' or 'other'.
        fiscal_year_be: The document's own year as printed, None when nothing certain says.
        oit_item: 'O42' and the like, None when not printed.
        text: Repaired text per page, for search and the review desk.
    """

    sha256: str
    extractor: str
    status: str
    reason: str
    size_bytes: int
    producer: str = ""
    title: str = ""
    text_layer: str = "text"
    doc_type: str = "other"
    doc_type_reason: str = ""
    fiscal_year_be: int | None = None
    oit_item: str | None = None
    office: OfficeGuess = OfficeGuess(None, "none")
    agency: AgencyRef | None = None
    pages: tuple[PageRecord, ...] = ()
    text: tuple[str, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    scores: tuple[IndicatorScore, ...] = ()
    totals: tuple[Total, ...] = ()
    differences: tuple[Difference, ...] = ()
    measures: tuple[Measure, ...] = ()
    results: tuple[MeasureResult, ...] = ()
    budgets: tuple[Budget, ...] = ()
    mentions: tuple[OfficeMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    years: tuple[YearMention, ...] = ()
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    findings: tuple[RowFinding, ...] = field(default=())
