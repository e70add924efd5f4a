"""Finance's appraisal table, the approval, and the lists of grants."""

from datetime import datetime, time

from .figures import ADJUST, APPROVAL_2022, SECTIONS, SUPPLEMENT_2022, TASKS, TR, grants
from .office import INVENTED, Book, height, letters, masthead, signatures

NUMBER = '#,##0;[Red]-#,##0;"-"'


def appraisal(path):
    """Biểu thẩm định 2022: asked, appraised, difference, opinion; triệu đồng; sections as sums."""
    book = Book(path, "Biểu thẩm định dự toán bổ sung năm 2022 (số liệu minh họa)")
    sheet = book.sheet("Tham dinh", [6, 56, 30, 14, 14, 16, 44], repeat=(7, 9))
    row = masthead(book, sheet, ["UBND TỈNH BẮC GIANG", "SỞ TÀI CHÍNH"], "Biểu số 02", "BIỂU THẨM ĐỊNH DỰ TOÁN KINH PHÍ BỔ SUNG NĂM 2022\nTHỰC HIỆN KẾ HOẠCH HỢP TÁC VỚI TỈNH XAY SÔM BUN (LÀO)",
                   ["(Kèm theo Tờ trình số 2215/TTr-STC ngày 28/9/2022 của Sở Tài chính)"], 6)
    sheet.write(row, 6, "Đơn vị tính: triệu đồng", book.look(italic=True, align="right"))
    row += 1
    for column, text in enumerate(("STT", "Nội dung", "Cơ quan, đơn vị")):
        sheet.merge_range(row, column, row + 1, column, text, book.head())
    sheet.merge_range(row, 3, row, 5, "Dự toán bổ sung năm 2022", book.head())
    for column, text in ((3, "Đơn vị đề nghị"), (4, "Sở Tài chính thẩm định"), (5, "Chênh lệch (thẩm định - đề nghị)")):
        sheet.write(row + 1, column, text, book.head())
    sheet.set_row(row + 1, 50)
    sheet.merge_range(row, 6, row + 1, 6, "Ý kiến thẩm định", book.head())
    for column, text in enumerate(("A", "B", "C", "1", "2", "3=2-1", "D")):
        sheet.write_string(row + 2, column, text, book.cell(italic=True, align="center", size=10))
    sheet.freeze_panes(row + 3, 2)
    total_row, row = row + 3, row + 4
    heads = []

    def amounts(row, asked, appraised, bold, formula=None):
        for column, value in ((3, asked), (4, appraised)):
            if formula:
                sheet.write_formula(row, column, formula(letters(column)), book.cell(bold, NUMBER), value)
            else:
                sheet.write_number(row, column, value, book.cell(bold, NUMBER))
        sheet.write_formula(row, 5, f"=E{row + 1}-D{row + 1}", book.cell(bold, NUMBER), appraised - asked)

    for code, title in SECTIONS:
        tasks = [task for task in SUPPLEMENT_2022 if task.split(".")[0] == code]
        heads.append(row)
        first, last = row + 2, row + 1 + len(tasks)
        asked, appraised = (sum(SUPPLEMENT_2022[task][i] for task in tasks) for i in (0, 1))
        sheet.write_string(row, 0, code, book.cell(True, align="center"))
        sheet.write_string(row, 1, title, book.cell(True))
        sheet.write_blank(row, 2, None, book.cell())
        amounts(row, asked, appraised, True, lambda letter: f"=SUM({letter}{first}:{letter}{last})")
        sheet.write_blank(row, 6, None, book.cell())
        sheet.set_row(row, height(title, 54) + 3)
        for task in tasks:
            row += 1
            content, agency, _ = TASKS[task]
            asked, appraised, why = SUPPLEMENT_2022[task]
            sheet.write_string(row, 0, task, book.cell(align="center"))
            sheet.write_string(row, 1, content, book.cell())
            sheet.write_string(row, 2, agency, book.cell())
            amounts(row, asked, appraised, False)
            sheet.write_string(row, 6, why, book.cell())
            sheet.set_row(row, max(height(content, 56), height(agency, 30), height(why, 44)) + 3)
        row += 1
    sheet.write_blank(total_row, 0, None, book.cell())
    sheet.write_string(total_row, 1, "TỔNG CỘNG", book.cell(True))
    sheet.write_blank(total_row, 2, None, book.cell())
    asked, appraised = (sum(v[i] for v in SUPPLEMENT_2022.values()) for i in (0, 1))
    amounts(total_row, asked, appraised, True, lambda letter: "=" + "+".join(f"{letter}{r + 1}" for r in heads))
    sheet.write_blank(total_row, 6, None, book.cell())
    sheet.merge_range(row, 0, row, 6, "Bằng chữ (số thẩm định): Bốn tỷ, năm trăm sáu mươi chín triệu đồng chẵn.", book.look(italic=True))
    sheet.merge_range(row + 1, 0, row + 1, 6, INVENTED, book.look(italic=True, font_size=11))
    signatures(book, sheet, row + 3, [(0, 1, "NGƯỜI THẨM ĐỊNH", "(Ký, họ tên)"), (2, 4, "TRƯỞNG PHÒNG", "(Ký, họ tên)"), (5, 6, "GIÁM ĐỐC", "(Ký, họ tên, đóng dấu)")],
               "Bắc Giang, ngày 28 tháng 9 năm 2022")
    book.close()


def approval(path):
    """Phê duyệt 2022: by agency, numbering that restarts, đồng, total at the end."""
    number, day = APPROVAL_2022
    book = Book(path, "Phê duyệt dự toán bổ sung năm 2022 (số liệu minh họa)")
    sheet = book.sheet("Phe duyet", [7, 78, 14, 22], landscape=False, repeat=(5, 5))
    sheet.merge_range(0, 0, 0, 3, "DANH MỤC NHIỆM VỤ VÀ DỰ TOÁN BỔ SUNG NĂM 2022 ĐƯỢC PHÊ DUYỆT", book.look(bold=True, align="center", font_size=14))
    sheet.merge_range(1, 0, 1, 3, "Thực hiện Thỏa thuận hợp tác với tỉnh Xay Sôm Bun (Lào)", book.look(bold=True, align="center"))
    sheet.merge_range(2, 0, 2, 3, f"(Kèm theo Quyết định số {number} ngày {day:%d/%m/%Y} của Chủ tịch UBND tỉnh)", book.look(italic=True, align="center"))
    sheet.merge_range(4, 2, 4, 3, "Đơn vị tính: đồng", book.look(italic=True, align="right"))
    row = 5
    for column, text in enumerate(("STT", "Cơ quan, nội dung nhiệm vụ", "Mục trong Kế hoạch", "Dự toán được phê duyệt")):
        sheet.write(row, column, text, book.head())
    sheet.set_row(row, 50)
    sheet.freeze_panes(6, 0)
    romans, heads, total = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], [], 0
    by_agency = {}
    for task, (_, appraised, _) in SUPPLEMENT_2022.items():
        if appraised:
            by_agency.setdefault(TASKS[task][1], []).append(task)
    for roman, (agency, tasks) in zip(romans, by_agency.items()):
        row += 1
        heads.append(row + 1)
        amount = sum(SUPPLEMENT_2022[task][1] for task in tasks) * TR
        total += amount
        sheet.write_string(row, 0, roman, book.cell(True, align="center"))
        sheet.write_string(row, 1, agency, book.cell(True))
        sheet.write_blank(row, 2, None, book.cell())
        sheet.write_formula(row, 3, f"=SUM(D{row + 2}:D{row + 1 + len(tasks)})", book.cell(True, NUMBER), amount)
        for n, task in enumerate(tasks, 1):
            row += 1
            sheet.write_number(row, 0, n, book.cell(align="center"))
            sheet.write_string(row, 1, TASKS[task][0], book.cell())
            sheet.write_string(row, 2, task, book.cell(align="center"))
            sheet.write_number(row, 3, SUPPLEMENT_2022[task][1] * TR, book.cell(number=NUMBER))
            sheet.set_row(row, height(TASKS[task][0], 78) + 3)
    row += 1
    sheet.merge_range(row, 0, row, 2, "TỔNG CỘNG", book.cell(True, align="center"))
    sheet.write_formula(row, 3, "=" + "+".join(f"D{r}" for r in heads), book.cell(True, NUMBER), total)
    sheet.merge_range(row + 1, 0, row + 1, 3, "Bằng chữ: Bốn tỷ, năm trăm sáu mươi chín triệu đồng chẵn.", book.look(italic=True))
    sheet.merge_range(row + 2, 0, row + 2, 3, INVENTED, book.look(italic=True, font_size=11))
    book.close()


def granted(path, year):
    """A year's grants as a list: decision, date, task, content, agency, source, kind, amount in đồng."""
    book = Book(path, f"Danh sách giao dự toán năm {year} (số liệu minh họa)")
    sheet = book.sheet(f"Giao {year}", [6, 16, 13, 9, 58, 32, 22, 15, 18, 26], repeat=(3, 3))
    sheet.merge_range(0, 0, 0, 9, f"DANH SÁCH GIAO DỰ TOÁN NĂM {year} THỰC HIỆN KẾ HOẠCH HỢP TÁC VỚI TỈNH XAY SÔM BUN", book.look(bold=True, align="center", font_size=14))
    sheet.merge_range(1, 0, 1, 9, INVENTED, book.look(italic=True, align="center", font_size=11))
    sheet.merge_range(2, 7, 2, 9, "Đơn vị tính: đồng", book.look(italic=True, align="right"))
    row = 3
    for column, text in enumerate(("STT", "Số quyết định, văn bản", "Ngày", "Mục KH", "Nội dung", "Cơ quan, đơn vị", "Nguồn kinh phí", "Loại", "Số tiền", "Ghi chú")):
        sheet.write(row, column, text, book.head())
    sheet.set_row(row, 34)
    sheet.freeze_panes(4, 2)
    total = 0
    for n, (document, day, task, agency, source, kind, amount) in enumerate(grants(year), 1):
        row += 1
        total += amount
        note = ""
        if kind == ADJUST:
            note = "Chuyển 200 triệu đồng từ 8.2 sang 2.4"
        for column, value in ((1, document), (3, task), (4, TASKS[task][0]), (5, agency), (6, source), (7, kind), (9, note)):
            sheet.write_string(row, column, value, book.cell(align="center" if column in (1, 3, 7) else None))
        sheet.write_number(row, 0, n, book.cell(align="center"))
        sheet.write_datetime(row, 2, datetime.combine(day, time()), book.cell(number="dd/mm/yyyy", align="center"))
        sheet.write_number(row, 8, amount, book.cell(number=NUMBER))
        sheet.set_row(row, max(height(TASKS[task][0], 58), height(agency, 32), height(note, 26)) + 3)
    row += 1
    sheet.merge_range(row, 0, row, 7, "Cộng", book.cell(True, align="center"))
    sheet.write_formula(row, 8, f"=SUM(I5:I{row})", book.cell(True, NUMBER), total)
    sheet.write_blank(row, 9, None, book.cell())
    book.close()
