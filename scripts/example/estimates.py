"""The agencies' estimate files: five senders, five layouts."""

import openpyxl.styles as st
import xlwt

from .figures import BAO, CAN, CTH, DHN, GDDT, HPN, LNG, NGV, NNO, NVU, SUPPLEMENT_2022, TASKS, TR, VHO, YTE
from .office import FONT, INVENTED, Book, height, masthead, new_openpyxl, save_openpyxl, signatures

DONG = '#,##0;-#,##0;"-"'

# Sở Ngoại vụ's costs of 2022: what, unit, quantity, days (or None), price in đồng.
COSTS_2022 = {
    "2.1": [
        ("Vé máy bay khứ hồi Hà Nội - Viêng Chăn", "người", 7, None, 9_500_000), ("Thuê xe ô tô tại Lào", "xe", 2, 5, 5_500_000),
        ("Tiền ở", "người", 7, 4, 2_100_000), ("Tiền ăn, tiêu vặt", "người", 7, 5, 1_400_000), ("Phiên dịch", "người", 1, 5, 1_500_000),
        ("Tặng phẩm", "suất", 10, None, 2_000_000), ("Bảo hiểm, lệ phí, chi khác", "đoàn", 1, None, 13_200_000)],
    "2.2": [
        ("Tiền ăn", "người", 12, 4, 1_200_000), ("Tiền ở", "người", 12, 4, 1_600_000), ("Thuê xe đưa đón", "xe", 2, 4, 4_500_000),
        ("Phiên dịch", "người", 1, 4, 3_200_000), ("Tặng phẩm", "suất", 12, None, 1_000_000), ("Chiêu đãi", "buổi", 1, None, 14_800_000)],
    "2.3": [
        ("Vé máy bay khứ hồi", "người", 8, None, 9_500_000), ("Thuê xe ô tô tại Lào", "xe", 1, 6, 5_500_000), ("Tiền ở", "người", 8, 4, 1_100_000),
        ("Tiền ăn, tiêu vặt", "người", 8, 5, 700_000), ("Phiên dịch", "người", 1, 5, 1_000_000), ("Chi khác", "đoàn", 1, None, 2_800_000)],
    "2.4": [
        ("Vé máy bay khứ hồi", "người", 5, None, 9_500_000), ("Tiền ở", "người", 5, 3, 1_500_000), ("Tiền ăn, tiêu vặt", "người", 5, 4, 1_100_000),
        ("Thuê xe ô tô tại Lào", "xe", 1, 4, 5_500_000), ("Chi khác", "đoàn", 1, None, 6_000_000)],
    "3.4": [
        ("Tiền ăn", "người", 18, 7, 450_000), ("Tiền ở", "người", 18, 7, 500_000), ("Thuê xe đi các mô hình", "xe", 1, 7, 6_000_000),
        ("Phiên dịch", "người", 1, 7, 1_600_000), ("Tài liệu", "bộ", 18, None, 200_000), ("Hội thảo trao đổi kinh nghiệm", "buổi", 2, None, 8_000_000),
        ("Chi khác", "đoàn", 1, None, 7_500_000)],
    "8.3": [
        ("Họp trực tuyến với đầu mối tỉnh Xay Sôm Bun", "buổi", 8, None, 2_500_000), ("Biên dịch tài liệu", "trang", 80, None, 150_000),
        ("Chi khác", "năm", 1, None, 8_000_000)],
}

# Sở Nội vụ's cost sheet of 2.6 in 2024: what, unit, quantity, times, price.
COSTS_26 = [
    ("Tiền ăn", "người", 10, 10, 800_000), ("Tiền ở", "người", 10, 10, 700_000), ("Thuê xe ô tô", "ngày", 10, None, 4_500_000),
    ("Phiên dịch (10 ngày x 8 giờ)", "giờ", 10, 8, 400_000), ("Báo cáo viên các chuyên đề", "buổi", 10, None, 2_000_000),
    ("Hội trường, thiết bị", "ngày", 10, None, 1_300_000), ("Tặng phẩm", "suất", 10, None, 1_000_000), ("Chi khác", "đoàn", 1, None, 10_000_000)]


def cost(item):
    return item[2] * (item[3] or 1) * item[4]


def foreign_affairs(path):
    """Sở Ngoại vụ, 2022: đồng; quantity × days × price under every task; total at the end."""
    book = Book(path, "Dự toán bổ sung năm 2022 - Sở Ngoại vụ (số liệu minh họa)")
    sheet = book.sheet("DT bo sung 2022", [6, 46, 9, 9, 9, 14, 17, 26], repeat=(6, 7))
    row = masthead(book, sheet, ["UBND TỈNH BẮC GIANG", "SỞ NGOẠI VỤ"], "Phụ lục I", "DỰ TOÁN KINH PHÍ BỔ SUNG NĂM 2022\nTHỰC HIỆN THỎA THUẬN HỢP TÁC VỚI TỈNH XAY SÔM BUN (LÀO)",
                   ["(Kèm theo Công văn số 512/SNgV-VP ngày 06/9/2022 của Sở Ngoại vụ)"], 7, wide=2)
    sheet.merge_range(row, 5, row, 7, "ĐVT: đồng", book.look(italic=True, align="right"))
    row += 1
    for column, text in enumerate(("STT", "Nội dung chi", "Đơn vị tính", "Số lượng", "Số ngày", "Đơn giá", "Thành tiền", "Ghi chú")):
        sheet.write(row, column, text, book.head())
    sheet.set_row(row, 34)
    for column, text in enumerate(("A", "B", "C", "1", "2", "3", "4=1x2x3", "D")):
        sheet.write_string(row + 1, column, text, book.cell(italic=True, align="center", size=10))
    sheet.freeze_panes(row + 2, 2)
    row += 2
    heads, total = [], 0
    for code, items in COSTS_2022.items():
        wrap, bold = book.cell(), book.cell(True)
        amount = sum(map(cost, items))
        total += amount
        heads.append(row + 1)
        sheet.write_string(row, 0, code, book.cell(True, align="center"))
        sheet.write_string(row, 1, TASKS[code][0], bold)
        for column in range(2, 6):
            sheet.write_blank(row, column, None, bold)
        sheet.write_formula(row, 6, f"=SUM(G{row + 2}:G{row + 1 + len(items)})", book.cell(True, DONG), amount)
        sheet.write_string(row, 7, "Đã đi tháng 02/2022, đề nghị hoàn kinh phí" if code == "2.3" else "", wrap)
        sheet.set_row(row, height(TASKS[code][0], 46) + 3)
        for item in items:
            row += 1
            what, unit, quantity, days, price = item
            sheet.write_string(row, 0, "-", book.cell(align="center"))
            sheet.write_string(row, 1, what, wrap)
            sheet.write_string(row, 2, unit, book.cell(align="center"))
            sheet.write_number(row, 3, quantity, book.cell(number="#,##0"))
            sheet.write(row, 4, days, book.cell(number="#,##0"))
            sheet.write_number(row, 5, price, book.cell(number=DONG))
            formula = f"=D{row + 1}*F{row + 1}" if days is None else f"=D{row + 1}*E{row + 1}*F{row + 1}"
            sheet.write_formula(row, 6, formula, book.cell(number=DONG), cost(item))
            sheet.write_blank(row, 7, None, wrap)
        row += 1
    sheet.merge_range(row, 0, row, 1, "TỔNG CỘNG", book.cell(True, align="center"))
    for column in range(2, 6):
        sheet.write_blank(row, column, None, book.cell(True))
    sheet.write_formula(row, 6, "=" + "+".join(f"G{r}" for r in heads), book.cell(True, DONG), total)
    sheet.write_blank(row, 7, None, book.cell())
    sheet.merge_range(row + 1, 0, row + 1, 7, "Bằng chữ: Một tỷ, không trăm hai mươi triệu đồng chẵn.", book.look(italic=True))
    sheet.merge_range(row + 2, 0, row + 2, 7, INVENTED, book.look(italic=True, font_size=11))
    signatures(book, sheet, row + 4, [(0, 1, "NGƯỜI LẬP", "(Ký, họ tên)"), (4, 7, "GIÁM ĐỐC", "(Ký, họ tên, đóng dấu)")], "Bắc Giang, ngày 06 tháng 9 năm 2022")
    book.close()


def agriculture(path):
    """Sở Nông nghiệp, 2022: nghìn đồng, no codes, its own column order, total at the end, typed values only."""
    book = new_openpyxl()
    sheet = book.active
    sheet.title = "Sheet1"
    line = st.Side(style="thin")
    box = st.Border(left=line, right=line, top=line, bottom=line)

    def put(at, value, bold=False, italic=False, align="left", border=True, number=None):
        cell = sheet[at]
        cell.value = value
        cell.font = st.Font(name=FONT, size=12, bold=bold, italic=italic)
        cell.alignment = st.Alignment(horizontal=align, vertical="center", wrap_text=border)
        if border:
            cell.border = box
        if number:
            cell.number_format = number

    for column, width in zip("ABCDE", (24, 52, 13, 18, 36)):
        sheet.column_dimensions[column].width = width
    for at, text, to in (("A1", "SỞ NÔNG NGHIỆP VÀ PTNT BẮC GIANG", "B1"), ("A3", "NHU CẦU KINH PHÍ BỔ SUNG NĂM 2022", "E3"),
                         ("A4", "Thực hiện Thỏa thuận hợp tác với tỉnh Xay Sôm Bun (Lào)", "E4")):
        sheet.merge_cells(f"{at}:{to}")
        put(at, text, True, align="center", border=False)
    put("E6", "Đơn vị: nghìn đồng", italic=True, align="right", border=False)
    for column, text in zip("ABCDE", ("Đơn vị thực hiện", "Nội dung", "Thời gian", "Kinh phí đề nghị", "Thuyết minh")):
        put(f"{column}7", text, True, align="center")
    rows = [
        ("Chi cục Thủy lợi", "Khảo sát, đánh giá dự án “Công trình thủy lợi Nậm Mang, huyện Thà Thôm”", "Quý IV", 215_000, "Đoàn 08 người, 06 ngày"),
        ("Trung tâm Khuyến nông", "Cử 02 công chức, viên chức làm chuyên gia nông nghiệp tại tỉnh Xay Sôm Bun", "Quý IV", 160_000, "02 người x 3 tháng"),
        ("Chi cục Chăn nuôi và Thú y", "Tập huấn kỹ thuật về chăn nuôi thú y, phòng, chống dịch bệnh và nâng cao năng suất lúa", "Tháng 11", "200.000", "02 lớp x 100 triệu đồng"),
        ("", "Hỗ trợ xây dựng mô hình nông nghiệp năm 2022, trong đó có:", "", 1_400_000, ""),
        ("Trung tâm Giống", "Mô hình cải tạo đàn bò thịt tại 3 huyện", "Quý IV", 815_000, "20 con bò đực giống"),
        ("Trung tâm Giống", "Mô hình nhân giống cải tạo đàn dê trong 02 huyện", "Quý IV", 585_000, "20 con dê đực giống"),
    ]
    for at, (who, what, when, amount, why) in enumerate(rows, 8):
        head = not who
        put(f"A{at}", who or None, head)
        put(f"B{at}", what, head)
        put(f"C{at}", when or None, align="center")
        put(f"D{at}", amount, head, align="right", number="#,##0")
        put(f"E{at}", why or None)
        sheet.row_dimensions[at].height = 36
    put("A14", None)
    put("B14", "Cộng", True, align="center")
    put("C14", None)
    put("D14", 1_975_000, True, align="right", number="#,##0")
    put("E14", None)
    sheet.merge_cells("A15:E15")
    put("A15", INVENTED, italic=True, border=False)
    put("E17", "Bắc Giang, ngày 05 tháng 9 năm 2022", italic=True, align="center", border=False)
    put("E18", "KT. GIÁM ĐỐC", True, align="center", border=False)
    put("E19", "PHÓ GIÁM ĐỐC", True, align="center", border=False)
    put("A18", "Người lập biểu", True, align="center", border=False)
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    save_openpyxl(book, path)


def health(path):
    """Sở Y tế, 2022: an old .xls, two sheets: the estimate, and the price quotes it rests on."""
    book = xlwt.Workbook(encoding="utf-8")

    def style(bold=False, align="left", border=True, number="General", italic=False, wrap=True):
        return xlwt.easyxf(f"font: name {FONT}, height 240, bold {bold}, italic {italic}; align: horiz {align}, vert centre, wrap {wrap}"
                           + ("; borders: left thin, right thin, top thin, bottom thin" if border else ""), num_format_str=number)

    def table(sheet, widths, rows, start, look):
        for column, width in enumerate(widths):
            sheet.col(column).width = 256 * width
        for r, row in enumerate(rows, start):
            for c, value in enumerate(row):
                sheet.write(r, c, value, look(r - start, c, value))
        sheet.portrait = False
        sheet.paper_size_code = 9
        sheet.fit_num_pages, sheet.fit_width_to_pages, sheet.fit_height_to_pages = 1, 1, 0

    cache = {}

    def cached(**what):
        key = tuple(sorted(what.items()))
        return cache.setdefault(key, style(**what))

    sheet = book.add_sheet("Du toan")
    sheet.write_merge(0, 0, 0, 1, "SỞ Y TẾ TỈNH BẮC GIANG", cached(bold=True, align="center", border=False))
    sheet.write_merge(2, 2, 0, 6, "DỰ TOÁN KINH PHÍ ĐỀ NGHỊ BỔ SUNG NĂM 2022", cached(bold=True, align="center", border=False))
    sheet.write_merge(3, 3, 0, 6, "(Nhiệm vụ 6.2 Kế hoạch hợp tác với tỉnh Xay Sôm Bun, Lào)", cached(italic=True, align="center", border=False))
    sheet.write_merge(4, 4, 4, 6, "Đơn vị tính: đồng", cached(italic=True, align="right", border=False))
    rows = [["STT", "Nội dung", "ĐVT", "Số lượng", "Đơn giá", "Thành tiền", "Ghi chú"],
            ["6.2", "Hỗ trợ thiết bị y tế cho một số bệnh viện của tỉnh Xay Sôm Bun", "Bộ", 21, 55 * TR, 1155 * TR, "Giá trung bình 03 báo giá"]]
    for name, count in (("Bệnh viện tỉnh Xay Sôm Bun", 5), ("Bệnh viện huyện A-nu-vông", 4), ("Bệnh viện huyện Thà Thôm", 4),
                        ("Bệnh viện huyện Long Chẹng", 4), ("Bệnh viện huyện Hôm", 4)):
        rows.append(["+", f"Bộ tiểu phẫu - {name}", "Bộ", count, 55 * TR, count * 55 * TR, ""])
    rows.append(["", "Tổng cộng", "", 21, "", 1155 * TR, ""])

    def look(r, c, value):
        return cached(bold=r in (0, 1, len(rows) - 1), align="center" if r == 0 or c in (0, 2) else "right" if isinstance(value, int) else "left",
                      number="#,##0" if isinstance(value, int) else "General")

    table(sheet, (6, 48, 8, 10, 16, 18, 26), rows, 5, look)
    for row in (5, 6):
        sheet.row(row).height_mismatch, sheet.row(row).height = True, 680
    sheet.write_merge(14, 14, 0, 6, INVENTED, cached(italic=True, border=False))
    sheet.write_merge(16, 16, 4, 6, "GIÁM ĐỐC", cached(bold=True, align="center", border=False))
    quotes = book.add_sheet("Bao gia")
    quotes.write_merge(0, 0, 0, 4, "TỔNG HỢP BÁO GIÁ BỘ TIỂU PHẪU (đồng/bộ)", cached(bold=True, align="center", border=False))
    prices = [["TT", "Nhà cung cấp", "Xuất xứ", "Đơn giá", "Ngày báo giá"], [1, "Công ty A", "Đức", 57_000_000, "22/8/2022"],
              [2, "Công ty B", "Nhật Bản", 55_000_000, "23/8/2022"], [3, "Công ty C", "Pakistan", 53_000_000, "25/8/2022"]]
    table(quotes, (6, 30, 14, 16, 16), prices, 2, lambda r, c, v: cached(bold=r == 0, align="center" if r == 0 else "left", number="#,##0" if isinstance(v, int) else "General"))
    book.save(str(path))


OTHERS = (BAO, GDDT, CAN, LNG, HPN, CTH, DHN, VHO)


def others(path):
    """The other agencies, 2022: one list made by a collector, triệu đồng, agency column first."""
    book = Book(path, "Tổng hợp đề nghị bổ sung năm 2022 (số liệu minh họa)")
    sheet = book.sheet("TH de nghi", [6, 34, 12, 62, 18], repeat=(4, 4))
    sheet.merge_range(0, 0, 0, 4, "TỔNG HỢP ĐỀ NGHỊ BỔ SUNG DỰ TOÁN NĂM 2022 CỦA CÁC CƠ QUAN, ĐƠN VỊ", book.look(bold=True, align="center", font_size=14))
    sheet.merge_range(1, 0, 1, 4, "(Chưa gồm: Sở Ngoại vụ, Sở Nông nghiệp và PTNT, Sở Y tế gửi riêng)", book.look(italic=True, align="center"))
    row = 3
    for column, text in enumerate(("STT", "Cơ quan, đơn vị", "Mục trong Kế hoạch", "Nội dung", "Số tiền đề nghị\n(triệu đồng)")):
        sheet.write(row, column, text, book.head())
    sheet.set_row(row, 50)
    first = row + 1
    codes = [code for code in SUPPLEMENT_2022 if TASKS[code][1] in OTHERS]
    for n, code in enumerate(codes, 1):
        row += 1
        content, agency, _ = TASKS[code]
        sheet.write_number(row, 0, n, book.cell(align="center"))
        sheet.write_string(row, 1, agency, book.cell())
        sheet.write_string(row, 2, code, book.cell(align="center"))
        sheet.write_string(row, 3, content, book.cell())
        sheet.write_number(row, 4, SUPPLEMENT_2022[code][0], book.cell(number="#,##0"))
        sheet.set_row(row, max(height(content, 62), height(agency, 34)) + 3)
    total = sum(SUPPLEMENT_2022[code][0] for code in codes)
    row += 1
    sheet.merge_range(row, 0, row, 3, "Tổng số", book.cell(True, align="center"))
    sheet.write_formula(row, 4, f"=SUM(E{first + 1}:E{row})", book.cell(True, "#,##0"), total)
    sheet.merge_range(row + 1, 0, row + 1, 4, INVENTED, book.look(italic=True, font_size=11))
    book.close()


def interior(path):
    """Sở Nội vụ, 2024: the cost sheet of one task, task 2.6, with its total first."""
    book = Book(path, "Thuyết minh dự toán năm 2024 - Sở Nội vụ (số liệu minh họa)")
    sheet = book.sheet("Thuyet minh", [6, 44, 10, 10, 12, 15, 17, 22])
    row = masthead(book, sheet, ["UBND TỈNH BẮC GIANG", "SỞ NỘI VỤ"], "", "THUYẾT MINH DỰ TOÁN NĂM 2024\nĐón đoàn cán bộ tỉnh Xay Sôm Bun (10 người, 10 ngày)", [], 7, wide=2)
    sheet.merge_range(row, 5, row, 7, "Đơn vị tính: đồng", book.look(italic=True, align="right"))
    row += 1
    for column, text in enumerate(("STT", "Nội dung", "ĐVT", "Số lượng", "Số ngày (giờ)", "Định mức, đơn giá", "Thành tiền", "Căn cứ")):
        sheet.write(row, column, text, book.head())
    sheet.set_row(row, 34)
    row += 1
    sheet.write_string(row, 0, "2.6", book.cell(True, align="center"))
    sheet.write_string(row, 1, TASKS["2.6"][0], book.cell(True))
    for column in (2, 3, 4, 5, 7):
        sheet.write_blank(row, column, None, book.cell(True))
    sheet.write_formula(row, 6, f"=SUM(G{row + 2}:G{row + 1 + len(COSTS_26)})", book.cell(True, DONG), sum(map(cost, COSTS_26)))
    sheet.set_row(row, height(TASKS["2.6"][0], 44) + 3)
    for n, item in enumerate(COSTS_26, 1):
        row += 1
        what, unit, quantity, times, price = item
        sheet.write_number(row, 0, n, book.cell(align="center"))
        sheet.write_string(row, 1, what, book.cell())
        sheet.write_string(row, 2, unit, book.cell(align="center"))
        sheet.write_number(row, 3, quantity, book.cell(number="#,##0"))
        sheet.write(row, 4, times, book.cell(number="#,##0"))
        sheet.write_number(row, 5, price, book.cell(number=DONG))
        sheet.write_formula(row, 6, f"=D{row + 1}*F{row + 1}" if times is None else f"=D{row + 1}*E{row + 1}*F{row + 1}", book.cell(number=DONG), cost(item))
        sheet.write_string(row, 7, "Giá thực tế tại địa phương" if n == 3 else "", book.cell())
    sheet.merge_range(row + 1, 0, row + 1, 7, "Bằng chữ: Hai trăm tám mươi triệu đồng chẵn.", book.look(italic=True))
    sheet.merge_range(row + 2, 0, row + 2, 7, INVENTED, book.look(italic=True, font_size=11))
    signatures(book, sheet, row + 4, [(0, 1, "NGƯỜI LẬP", "(Ký, họ tên)"), (4, 7, "GIÁM ĐỐC", "(Ký, họ tên, đóng dấu)")], "Bắc Giang, ngày 12 tháng 7 năm 2023")
    book.close()
