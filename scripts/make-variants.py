#!/usr/bin/env python3
"""Writes one allocation (100 task-years of the example plan) as some 30 files nobody would call alike.

make-variants.py OUTDIR

OUTDIR/expected.csv  task,year,amount: what every file holds, whole đồng
OUTDIR/files.csv     file, unit, what is odd about it
Try them: dutoan import --plan budgets/bac-giang-xay-som-bun-2021-2025/ke-hoach.txt --as planned --json FILE

Needs Python 3.11, openpyxl, XlsxWriter, xlwt; LibreOffice for .ods and the converted ones (left out without it).
"""

import csv
import sys
from pathlib import Path

from example.figures import TASKS, YEARS, planned
from variants import files, layouts
from variants.grid import english, nfd, tcvn3, vietnamese
from variants.layouts import BILLION, DONG, MILLION, THOUSAND

VN_FONT = ".VnTime"


def legacy(grid):
    """The grid in TCVN3 with an old font."""
    for cell in grid.texts(tcvn3).cells.values():
        cell.font = VN_FONT
    return grid


def all_variants():
    """(file, unit, what is odd, writer)."""
    x, o, w = files.by_xlsxwriter, files.by_openpyxl, files.by_xlwt
    lay = layouts
    return [
        ("years-million.xlsx", MILLION, "total last, sums on section rows", lambda p: x(p, [lay.years(MILLION)])),
        ("years-dong-first.xlsx", DONG, "total first, no section sums, agency column", lambda p: x(p, [lay.years(DONG, agency=True, total="first", sums=False)])),
        ("years-no-results.xlsx", THOUSAND, "formulas without results", lambda p: o(p, [lay.years(THOUSAND)])),
        ("years-billion.xlsx", BILLION, "unit in every heading", lambda p: x(p, [lay.years(BILLION, unit_line=False, row_total=False)])),
        ("years-typed.xlsx", MILLION, "typed sums, codes as numbers", lambda p: o(p, [lay.years(MILLION, formulas=False, code_of=float)])),
        ("text-vietnamese.xlsx", MILLION, "amounts are text, 1.234,5", lambda p: x(p, [lay.years(MILLION, show=vietnamese)])),
        ("text-english.xlsx", DONG, "amounts are text, 1,234,500", lambda p: x(p, [lay.years(DONG, show=english, row_total=False)])),
        ("text-nfd.xlsx", MILLION, "decomposed text", lambda p: x(p, [lay.years(MILLION, agency=True).texts(nfd)])),
        ("bold-only.xlsx", MILLION, "no codes; sections are only bold", lambda p: x(p, [lay.years(MILLION, codes=False, agency=True)])),
        ("roman-restart.xlsx", MILLION, "I, 1, 2 …; dashes for nil; label row", lambda p: o(p, [lay.roman(MILLION)])),
        ("by-agency.xlsx", DONG, "grouped by agency, plan number in its own column", lambda p: o(p, [lay.by_agency(DONG)])),
        ("sources-merged.xlsx", THOUSAND, "years over two sources", lambda p: x(p, [lay.sources(THOUSAND, True)])),
        ("sources-repeated.xlsx", DONG, "years over two sources, year repeated", lambda p: o(p, [lay.sources(DONG, False)])),
        ("sheet-per-year.xlsx", DONG, "a sheet a year and a cover", lambda p: x(p, lay.sheets_per_year(DONG))),
        ("long-list.xlsx", DONG, "a row for each task, year and source; no total", lambda p: o(p, [lay.long_list(DONG)])),
        ("untidy.xlsx", MILLION, "header again, blank rows, memo rows, scratch numbers", lambda p: o(p, [lay.untidy(MILLION)])),
        ("stacked-heads.xlsx", THOUSAND, "headings of three stacked cells", lambda p: o(p, [lay.stacked(THOUSAND)])),
        ("misspelt.xlsx", DONG, "no numbers, shuffled, misspelt partner, amounts before words", lambda p: o(p, [lay.misspelt(DONG)])),
        ("hidden-draft.xlsx", DONG, "an older draft in a hidden sheet", lambda p: x(p, [lay.older(lay.years(DONG)), lay.years(DONG, name="Chinh thuc")])),
        ("old-excel.xls", DONG, "Excel 97", lambda p: w(p, [lay.years(DONG, formulas=False, agency=True)])),
        ("old-font.xls", MILLION, "TCVN3 text in .VnTime", lambda p: w(p, [legacy(lay.years(MILLION, formulas=False))])),
        ("html-named.xls", DONG, "a web page named .xls", lambda p: files.by_html(p, lay.sources(DONG, True))),
        ("xml2003-named.xls", DONG, "SpreadsheetML 2003 named .xls", lambda p: files.by_xml2003(p, lay.by_agency(DONG))),
        ("long-list-semicolon.csv", DONG, "; BOM, 1.234.500", lambda p: files.by_csv(p, lay.long_list(DONG, bare=True), ";", True, vietnamese)),
        ("long-list-comma.csv", DONG, ", quoted 1,234,500", lambda p: files.by_csv(p, lay.long_list(DONG, bare=True), ",", False, english)),
        ("years-plain.csv", DONG, ", plain digits with title rows", lambda p: files.by_csv(p, lay.years(DONG, formulas=False), ",", True, str)),
        ("years-tab.tsv", THOUSAND, "tab, plain digits", lambda p: files.by_csv(p, lay.years(THOUSAND, formulas=False, row_total=False), "\t", False, str)),
    ]


# file, made from, LibreOffice's name of the format, what is odd
CONVERTED = [
    ("calc-years.ods", "years-million.xlsx", "ods", "OpenDocument with formulas"),
    ("calc-sources.ods", "sources-merged.xlsx", "ods", "OpenDocument with merged headings"),
    ("calc-years.xls", "years-dong-first.xlsx", "xls:MS Excel 97", "Excel 97 with formulas, by LibreOffice"),
    ("calc-roman.xlsx", "roman-restart.xlsx", "xlsx:Calc MS Excel 2007 XML", "saved again by LibreOffice"),
]


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    units = {}
    for name, unit, odd, write in all_variants():
        write(folder / name)
        units[name] = unit
        rows.append((name, layouts.UNIT[unit], odd))
    for name, source, kind, odd in CONVERTED:
        if files.by_office(folder / source, folder / name, kind):
            rows.append((name, layouts.UNIT[units[source]], odd))
    with (folder / "files.csv").open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("file", "unit", "odd"), *rows])
    amounts = [(code, year, planned(code, year)) for code in TASKS for year in YEARS if planned(code, year)]
    assert len(amounts) == 100 and sum(amount for *_, amount in amounts) == 33_400_000_000
    with (folder / "expected.csv").open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("task", "year", "amount"), *amounts])
    print(f"{len(rows)} files in {folder}")


if __name__ == "__main__":
    main()
