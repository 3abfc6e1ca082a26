"""Every saved query answers its question rightly; docs/queries.md names them all."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from sample_truth import EVERY_SCORE, OFFICES, PRINTED, SCORES, TOTALS, UNITS, abbr, mean, measures_of, recomputed, year_of

from warehouse.query import run_sql
from warehouse.saved import read_saved, saved_queries

DOCS = Path(__file__).parents[2] / "docs" / "queries.md"
CENT = 0.0051  # two decimals, rounded either way


def ask(data: Path, name: str) -> list[dict]:
    answer = run_sql(data, read_saved(name))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def rows(found: list[dict], *names: str) -> list[tuple]:
    return sorted(tuple(row[name] for name in names) for row in found)


def test_coverage_counts_offices_with_and_without_a_report(samples):
    reports = Counter(year_of(name) for name in PRINTED)
    assert rows(ask(samples, "coverage"), "fiscal_year_be", "offices", "with_report", "without_report") == [
        (year, 245, number, 245 - number) for year, number in sorted(reports.items())
    ]


def test_offices_by_year_gives_every_printed_total(samples):
    found = {(row["office"], row["fiscal_year_be"], row["score"]) for row in ask(samples, "offices_by_year")}
    assert found == {(abbr(office), year, score) for (office, year), score in TOTALS.items()}


def test_indicator_means_are_over_the_values_that_documents_agree_on(samples):
    expected: dict[tuple, list] = {}
    for (_, year, number), score in SCORES.items():
        expected.setdefault((year, number), []).append(score)
    found = {(row["fiscal_year_be"], row["indicator_no"]): row for row in ask(samples, "indicator_means")}
    assert set(found) == set(expected)
    for key, scores in expected.items():
        assert (found[key]["offices"], found[key]["lowest"], found[key]["highest"]) == (len(scores), min(scores), max(scores))
        assert float(found[key]["mean_score"]) == pytest.approx(mean(scores), abs=CENT)


def test_weakest_indicators_of_each_office(samples):
    expected = set()
    for office, year in {key[:2] for key in SCORES}:
        own = {i: score for (o, y, i), score in SCORES.items() if (o, y) == (office, year)}
        expected |= {(abbr(office), year, i, score) for i, score in own.items() if score == min(own.values())}
    assert {(r["office"], r["fiscal_year_be"], r["indicator_no"], r["score"]) for r in ask(samples, "weakest_indicators")} == expected


def test_score_changes_are_differences_of_two_printed_scores(samples):
    expected = sorted(
        (abbr(office), year, i, SCORES[office, year - 1, i], score)
        for (office, year, i), score in SCORES.items()
        if (office, year - 1, i) in SCORES
    )
    found = ask(samples, "score_changes")
    assert rows(found, "office", "fiscal_year_be", "indicator_no", "score_before", "score") == expected
    assert all(row["change"] == row["score"] - row["score_before"] for row in found)
    assert [row["change"] for row in found] == sorted(row["change"] for row in found), "the largest fall stands first"


def test_disputed_scores_shows_both_values_with_their_places(samples):
    expected = sorted((abbr(o), y, i, score) for (o, y, i), scores in EVERY_SCORE.items() if len(scores) > 1 for score in scores)
    found = ask(samples, "disputed_scores")
    assert expected
    assert rows(found, "office", "fiscal_year_be", "indicator_no", "score") == expected
    assert all(len(row["sha256"]) == 64 and row["page"] and row["places"] == 1 for row in found)


def test_measures_of_weak_indicators_meet_the_measures_of_the_next_year(samples):
    expected = Counter()
    for (office, year, number), score in SCORES.items():
        if score < 85:
            expected[abbr(office), year, number] = max(1, measures_of(office, year + 1, number))
    found = ask(samples, "measures_of_weak_indicators")
    assert expected
    assert Counter((row["office"], row["year_of_score"], row["indicator_no"]) for row in found) == expected
    assert all(row["measure"] is None or row["year_of_measure"] == row["year_of_score"] + 1 for row in found)


def test_findings_by_rule_counts_what_was_planted(samples):
    planted = Counter(finding["rule"] for report in PRINTED.values() for finding in report["findings"])
    found = {row["rule"]: row for row in ask(samples, "findings_by_rule")}
    assert {rule: row["findings"] for rule, row in found.items() if row["severity"] != "info"} == planted
    assert found["level_disagrees_with_score"]["decided"] == 1


def test_open_findings_leaves_out_what_is_decided_and_puts_errors_first(samples):
    found = ask(samples, "open_findings")
    (every,) = run_sql(samples, "SELECT count(*) FROM findings").rows[0]
    assert len(found) == every - 2
    assert not {"level_disagrees_with_score", "foreign_office_named"} & {row["rule"] for row in found}
    severities = [row["severity"] for row in found]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def test_verdicts_by_rule_tells_confirmed_from_false(samples):
    found = {row["rule"]: row for row in ask(samples, "verdicts_by_rule")}
    assert (found["level_disagrees_with_score"]["confirmed"], found["level_disagrees_with_score"]["confirmed_percent"]) == (1, 100.0)
    assert (found["foreign_office_named"]["false_positive"], found["foreign_office_named"]["confirmed_percent"]) == (1, 0.0)
    assert found["rank_disagrees_with_score"]["undecided"] == 1
    assert found["rank_disagrees_with_score"]["confirmed_percent"] is None


def test_rank_in_region_is_by_printed_total(samples):
    expected = []
    for (office, year), total in TOTALS.items():
        region = OFFICES[office].region
        others = [t for (o, y), t in TOTALS.items() if y == year and OFFICES[o].region == region]
        expected.append((year, region, 1 + sum(t > total for t in others), len(others), abbr(office), total))
    found = rows(ask(samples, "rank_in_region"), "fiscal_year_be", "region", "rank_in_region", "offices_with_total", "office", "total")
    assert found == sorted(expected)


def test_most_improved_stands_first(samples):
    changes = sorted(
        (
            (total - TOTALS[office, year - 1], abbr(office), year)
            for (office, year), total in TOTALS.items()
            if (office, year - 1) in TOTALS
        ),
        reverse=True,
    )
    found = [(row["change"], row["office"], row["fiscal_year_be"]) for row in ask(samples, "most_improved")]
    assert found == changes


def test_weakest_by_province_is_the_lowest_mean_of_its_offices(samples):
    scores: dict[tuple, dict[int, list]] = {}
    for (office, year, number), score in SCORES.items():
        for province in OFFICES[office].provinces:
            scores.setdefault((province, year), {}).setdefault(number, []).append(score)
    for row in ask(samples, "weakest_by_province"):
        means = {number: mean(values) for number, values in scores.pop((row["province"], row["fiscal_year_be"])).items()}
        assert row["indicator_no"] == min(means, key=means.__getitem__)
        assert float(row["mean_score"]) == pytest.approx(min(means.values()), abs=CENT)
    assert scores == {}, "every province and year has its row"


def test_totals_that_do_not_add_up_are_those_planted(samples):
    expected = {
        (abbr(o), y) for (o, y), parts in recomputed().items() if (o, y) in TOTALS and abs(float(TOTALS[o, y]) - parts["total"]) > 0.015
    }
    found = ask(samples, "totals_that_do_not_add_up")
    assert {(row["office"], row["fiscal_year_be"]) for row in found} == expected
    assert len(expected) == 2


def test_instruments_by_region_are_means_of_recomputed_instruments(samples):
    expected: dict[tuple, list] = {}
    for (office, year), parts in recomputed().items():
        expected.setdefault((OFFICES[office].region, year), []).append(parts)
    found = {(row["region"], row["fiscal_year_be"]): row for row in ask(samples, "instruments_by_region")}
    assert set(found) == set(expected)
    for key, offices in expected.items():
        assert found[key]["offices"] == len(offices)
        for column, name in (("mean_iit", "IIT"), ("mean_eit", "EIT"), ("mean_oit", "OIT"), ("mean_total", "total")):
            assert float(found[key][column]) == pytest.approx(sum(p[name] for p in offices) / len(offices), abs=CENT)


def test_responsible_units_count_their_measures(samples):
    assert {row["unit"]: row["measures"] for row in ask(samples, "responsible_units")} == UNITS


def test_where_lowest_scores_stand_leads_to_the_printed_characters(samples):
    found = ask(samples, "where_lowest_scores_stand")
    every = sorted(Decimal(f"{row['score']:.2f}") for report in PRINTED.values() for row in report["scores"])
    assert [row["score"] for row in found] == every[:100]
    for row in found:
        (office,) = (o for o in {key[0] for key in EVERY_SCORE} if abbr(o) == row["office"])
        assert row["score"] in EVERY_SCORE[office, row["fiscal_year_be"], row["indicator_no"]]
        assert str(row["score"]).rstrip("0").rstrip(".") in row["quote"]
        assert row["url"].startswith("http")
        assert row["seen_at"]
        assert row["x0"] < row["x1"]


def test_below_pass_mark_gives_offices_weak_in_total_or_in_one_instrument(small, samples):
    assert rows(ask(small, "below_pass_mark"), "office", "total_printed", "total_recomputed", "eit") == [
        ("สพป.มุกดาหาร", Decimal("84.20"), None, None),
        ("สพม.น่าน", Decimal("91.70"), Decimal("91.7000"), Decimal("84.0000")),
    ]
    weak = {(abbr(o), y) for (o, y), p in recomputed().items() if min(p.values()) < 85}
    assert {(r["office"], r["fiscal_year_be"]) for r in ask(samples, "below_pass_mark")} == weak


def test_documents_to_look_at_are_those_without_bytes_or_text(small):
    found = ask(small, "documents_to_look_at")
    assert rows(found, "status", "reason") == [("failed", "http_404"), ("quarantined", "encrypted")]
    assert {row["url"] or row["seen_at_url"] for row in found} == {"https://example.org/gone.pdf", "https://example.org/old.pdf"}


def test_changed_between_harvests_compares_addresses_and_values(small):
    assert rows(ask(small, "changed_between_harvests"), "change", "url", "scores_changed") == [
        ("new address", "https://example.org/gone.pdf", 0),
        ("not seen again", "https://example.org/old.pdf", 0),
        ("other content", "https://example.org/o43.pdf", 1),
    ]


def test_score_of_gives_one_value_and_nothing_where_documents_disagree(samples):
    asked = "SELECT score_of('pesao-lampang-1', 2565, 4), score_of('pesao-chaiyaphum-3', 2566, 5), score_of('sesao-nan', 2560, 1)"
    assert [tuple(map(str, row)) for row in run_sql(samples, asked).rows] == [("95.21", "None", "None")]


def test_the_docs_name_every_query_with_both_questions():
    text = DOCS.read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \d+ \| `(\w+)` \| (.*?) \|", text, re.MULTILINE))
    assert listed == saved_queries()
    assert len(listed) == 20


def test_every_query_has_a_test_here():
    asked = set(re.findall(r'ask\(\w+, "(\w+)"\)', Path(__file__).read_text(encoding="utf-8")))
    assert asked == set(saved_queries())
