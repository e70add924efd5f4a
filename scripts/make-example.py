#!/usr/bin/env python3
"""Makes the files of budgets/bac-giang-xay-som-bun-2021-2025 from scripts/example/figures.py.

make-example.py            writes the files (the plan's text ke-hoach.txt stands there already)
make-example.py --check    reads the made files again, proves every sum against expected.toml, and
                           that making them anew gives the same bytes

Needs Python 3.11, openpyxl, XlsxWriter, xlwt, python-docx.
"""

import sys
import tempfile
from pathlib import Path

from example import check, decisions, detail, estimates, plan_docx, spending

FOLDER = Path(__file__).resolve().parent.parent / "budgets" / "bac-giang-xay-som-bun-2021-2025"


def make(folder):
    """Writes every made file into a folder."""
    plan_docx.make(folder / "ke-hoach.docx", (FOLDER / "ke-hoach.txt").read_text(encoding="utf-8"))
    detail.make(folder / "bieu-chi-tiet.xlsx")
    estimates.foreign_affairs(folder / "de-nghi-2022-so-ngoai-vu.xlsx")
    estimates.agriculture(folder / "de-nghi-2022-so-nong-nghiep.xlsx")
    estimates.health(folder / "de-nghi-2022-so-y-te.xls")
    estimates.others(folder / "de-nghi-2022-co-quan-khac.xlsx")
    estimates.interior(folder / "du-toan-2024-so-noi-vu.xlsx")
    decisions.appraisal(folder / "tham-dinh-2022.xlsx")
    decisions.approval(folder / "phe-duyet-2022.xlsx")
    for year in (2022, 2023, 2024):
        decisions.granted(folder / f"giao-{year}.xlsx", year)
    return {"chi-2022-2023.xlsx": spending.workbook(folder / "chi-2022-2023.xlsx"), "chi-2024.csv": spending.text(folder / "chi-2024.csv")}


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    if not sys.argv[1:]:
        for file, cells in make(FOLDER).items():
            print(file, *(f"{why}@{cell}" for why, cell in cells.items()))
        return
    with tempfile.TemporaryDirectory() as again:
        make(Path(again))
        check.same_bytes(FOLDER, Path(again))
    check.prove(FOLDER)


if __name__ == "__main__":
    main()
