"""The lists of spending: 2022-2023 as a workbook, 2024 as separated text out of an accounting program."""

import csv
import io
from datetime import datetime, time

from .office import INVENTED, Book, height
from .payments import vouchers

COLUMNS = ("Ngày chứng từ", "Số chứng từ", "Năm NS", "Mục KH", "Nội dung chi", "Đơn vị", "Nguồn kinh phí", "Hình thức", "Số hợp đồng", "Số tiền", "Ghi chú")
CSV_COLUMNS = ("Ngày chứng từ", "Số chứng từ", "Mục KH", "Nội dung chi", "Đơn vị", "Nguồn kinh phí", "Hình thức", "Số hợp đồng", "Số tiền", "Ghi chú")


def workbook(path):
    """chi-2022-2023.xlsx; gives the cells of the lines that are wrong on purpose."""
    book = Book(path, "Danh sách chứng từ chi 2022-2023 (số liệu minh họa)")
    sheet = book.sheet("Chi 2022-2023", [6, 13, 15, 9, 9, 48, 32, 22, 20, 18, 18, 24], repeat=(3, 3))
    sheet.merge_range(0, 0, 0, 11, "DANH SÁCH CHỨNG TỪ CHI QUA KHO BẠC NHÀ NƯỚC NĂM 2022 VÀ NĂM 2023", book.look(bold=True, align="center", font_size=14))
    sheet.merge_range(1, 0, 1, 11, INVENTED, book.look(italic=True, align="center", font_size=11))
    sheet.merge_range(2, 9, 2, 11, "Đơn vị tính: đồng", book.look(italic=True, align="right"))
    for column, text in enumerate(("STT", *COLUMNS)):
        sheet.write(3, column, text, book.head())
    sheet.set_row(3, 34)
    sheet.freeze_panes(4, 3)
    row, total, wrong = 3, 0, {}
    for year in (2022, 2023):
        for when, number, task, what, agency, source, kind, contract, amount, note, odd in vouchers(year):
            row += 1
            total += amount
            if odd:
                wrong[odd] = f"K{row + 1}"
            sheet.write_number(row, 0, row - 3, book.cell(align="center"))
            sheet.write_datetime(row, 1, datetime.combine(when, time()), book.cell(number="dd/mm/yyyy", align="center"))
            sheet.write_number(row, 3, year, book.cell(number="0", align="center"))
            for column, value in ((2, number), (4, task), (5, what), (6, agency), (7, source), (8, kind), (9, contract), (11, note)):
                sheet.write_string(row, column, value, book.cell(align="center" if column in (2, 4) else None))
            sheet.write_number(row, 10, amount, book.cell(number="#,##0"))
            sheet.set_row(row, max(height(what, 48), height(agency, 32), height(note, 24)) + 3)
    row += 1
    sheet.merge_range(row, 0, row, 9, "Tổng cộng", book.cell(True, align="center"))
    sheet.write_formula(row, 10, f"=SUM(K5:K{row})", book.cell(True, "#,##0"), total)
    sheet.write_blank(row, 11, None, book.cell())
    book.close()
    return wrong


def text(path):
    """chi-2024.csv: `;`, BOM, CRLF, dotted thousands; gives the cells that are wrong on purpose."""
    out, wrong = io.StringIO(newline=""), {}
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row, (when, number, task, what, agency, source, kind, contract, amount, note, odd) in enumerate(vouchers(2024), 2):
        if odd:
            wrong[odd] = f"I{row}"
        writer.writerow((f"{when:%d/%m/%Y}", number, task, what, agency, source, kind, contract, f"{amount:,}".replace(",", "."), note))
    path.write_bytes(b"\xef\xbb\xbf" + out.getvalue().encode())
    return wrong
