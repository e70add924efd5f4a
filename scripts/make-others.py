#!/usr/bin/env python3
"""Tables of the other four example budgets: figures invented for the examples, one layout each.

    python3 scripts/make-others.py

Kon Tum - Nam Lào 2022-2027: an estimate by norms. Khánh Hòa 2022: an estimate by field for the people's council.
Kon Tum, foreign affairs 2022: delegations within the granted estimate. Kon Tum, anniversaries 2022: one-off cost
sheets. Needs Python 3.11, XlsxWriter, openpyxl, xlwt.
"""

import csv
from pathlib import Path

import xlwt
from example.office import INVENTED, Book, height, masthead, steady

ROOT = Path(__file__).resolve().parent.parent / "budgets"
MONEY = "#,##0"


def write(path, name, left, form, title, subtitles, unit, widths, header, labels, rows, sums, wide=3):
    """One sheet: rows are lists of values; `sums` maps a row to {column: rows it adds}; bold rows have no number."""
    book = Book(path, title.replace("\n", " "))
    sheet = book.sheet(name, widths)
    last = len(widths) - 1
    row = masthead(book, sheet, left, form, title, subtitles, last, wide)
    sheet.write(row, last, unit, book.look(italic=True, align="right"))
    row += 1
    top = row
    for line in header:
        for column, text in enumerate(line):
            if text is not None:
                sheet.write(row, column, text, book.head())
        row += 1
    for (r1, c1, r2, c2, text) in labels.get("merge", []):
        sheet.merge_range(top + r1, c1, top + r2, c2, text, book.head())
    if labels.get("row"):
        for column, text in enumerate(labels["row"]):
            sheet.write(row, column, text, book.cell(italic=True, align="center"))
        row += 1
    sheet.freeze_panes(row, 0)
    first = row
    values = {}

    def worth(at, column):
        """The figure of a cell, whatever stands above or below it."""
        if (at, column) not in values:
            made = sums.get(at, {}).get(column)
            value = rows[at][column + 1]
            if made is not None:
                kind, parts = made
                if kind == "product":
                    value = 1
                    for part in parts:
                        value *= worth(at, part)
                elif kind == "across":
                    value = sum(worth(at, part) for part in parts)
                else:
                    value = sum(worth(p, column) for p in (range(parts[0], parts[1] + 1) if kind == "span" else parts))
            values[(at, column)] = value if isinstance(value, (int, float)) else 0
        return values[(at, column)]

    def name(at, column):
        return f"{chr(65 + column)}{first + at + 1}"

    for at, line in enumerate(rows):
        bold = line[0] == "B"
        tall = [height(v, widths[c]) for c, v in enumerate(line[1:]) if isinstance(v, str)]
        sheet.set_row(first + at, max(tall, default=16.5))
        for column, value in enumerate(line[1:]):
            made = sums.get(at, {}).get(column)
            if made is not None:
                kind, parts = made
                if kind == "span":
                    text = f"=SUM({name(parts[0], column)}:{name(parts[1], column)})"
                elif kind == "sum":
                    text = "=" + "+".join(name(p, column) for p in parts)
                else:
                    text = "=" + ("*" if kind == "product" else "+").join(name(at, c) for c in parts)
                if worth(at, column) or kind == "product":
                    sheet.write_formula(first + at, column, text, book.cell(bold=bold, number=MONEY), worth(at, column))
                else:
                    sheet.write_blank(first + at, column, None, book.cell(bold=bold))
            elif value is None:
                sheet.write_blank(first + at, column, None, book.cell(bold=bold))
            elif isinstance(value, (int, float)):
                sheet.write_number(first + at, column, value, book.cell(bold=bold, number=MONEY))
            else:
                sheet.write_string(first + at, column, value, book.cell(bold=bold))
    sheet.write(first + len(rows) + 1, 1, INVENTED, book.look(italic=True))
    book.close()
    steady(path)


def norms(folder):
    """Quantity × days × norm under each task; a task of two leads has lines of each."""
    rows, sums = [], {}

    def task(code, text, lead, details):
        head = len(rows)
        rows.append(["B", code, text, lead, None, None, None, None, None])
        for text, unit, count, days, norm in details:
            at = len(rows)
            rows.append(["", "-", text, None, unit, count, days, norm, None])
            sums[at] = {7: ("product", [4, 5, 6])}
        sums[head] = {7: ("span", (head + 1, len(rows) - 1))}
        return head

    heads = [
        task("2.8", "Tổ chức lớp tập huấn nghiệp vụ an ninh, cảnh sát cho cán bộ, chiến sỹ Công an tỉnh Ất-ta-pư, Sê Kông",
             "Công an tỉnh", [("Tiền ăn học viên", "người", 30, 10, 180_000), ("Tiền ở học viên", "người", 30, 10, 250_000),
                              ("Thù lao giảng viên kể cả phiên dịch", "buổi", 20, 1, 1_500_000)]),
        task("4.1", "Tiếp nhận cán bộ, học sinh tỉnh Nam Lào theo diện học bổng toàn phần chương trình đại học",
             "Sở Giáo dục và Đào tạo", [("Học bổng, sinh hoạt phí", "người-tháng", 30, 4, 3_630_000),
                                        ("Trang cấp ban đầu", "người", 30, 1, 4_800_000)]),
        task("4.2", "Tổ chức các lớp đào tạo chuyên môn, đào tạo nghề ngắn hạn; bồi dưỡng ngắn hạn về chính trị, hành chính",
             "Trường Chính trị tỉnh", [("Lớp bồi dưỡng cho cán bộ tỉnh Sa-la-van: tiền ăn, ở", "người", 25, 7, 430_000),
                                       ("Thù lao giảng viên", "buổi", 10, 1, 1_200_000)]),
        task("4.2", "Tổ chức các lớp đào tạo nghề ngắn hạn tại tỉnh Ất-ta-pư, Sê Kông",
             "Trường Cao đẳng Cộng đồng Kon Tum", [("Giáo viên dạy nghề: công tác phí", "người", 4, 60, 900_000),
                                                   ("Vật tư thực hành", "lớp", 2, 1, 45_000_000)]),
        task("4.3", "Cử 06 cán bộ, học sinh tỉnh Kon Tum sang học tiếng Lào tại các cơ sở đào tạo tại Lào",
             "Sở Nội vụ", [("Vé xe, làm thủ tục", "người", 6, 2, 1_350_000), ("Bảo hiểm", "người", 6, 1, 1_100_000)]),
        task("5.1", "Khám chữa bệnh, cấp thuốc miễn phí; phòng chống bệnh truyền nhiễm lây lan qua biên giới",
             "Sở Y tế", [("Thuốc, vật tư y tế", "đợt", 2, 1, 180_000_000), ("Công tác phí đoàn khám", "người", 24, 5, 450_000)]),
        task("5.3", "Giao lưu văn hóa văn nghệ, thể dục thể thao luân phiên nhân các ngày lễ lớn của hai nước",
             "Sở Văn hóa, Thể thao và Du lịch", [("Đón đoàn nghệ thuật tỉnh bạn: ăn, ở", "người", 40, 3, 950_000),
                                                 ("Dàn dựng, âm thanh, ánh sáng", "chương trình", 1, 1, 120_000_000)]),
    ]
    total = len(rows)
    rows.append(["B", None, "Tổng cộng", None, None, None, None, None, None])
    sums[total] = {7: ("sum", heads)}
    header = [["STT", "Nội dung chi", "Cơ quan thực hiện", "Đơn vị tính", "Số lượng", "Số ngày (lần)", "Định mức", "Thành tiền"]]
    write(folder / "du-toan-2024.xlsx", "Du toan 2024", ["ỦY BAN NHÂN DÂN", "TỈNH KON TUM"], "Biểu số 02",
          "DỰ TOÁN KINH PHÍ NĂM 2024\nTHỰC HIỆN KẾ HOẠCH HỢP TÁC VỚI CÁC TỈNH NAM LÀO",
          ["(Mức chi theo Nghị quyết số 91/2022/NQ-HĐND ngày 12 tháng 12 năm 2022)"], "Đơn vị tính: đồng",
          [6, 52, 26, 13, 10, 10, 14, 18], header, {"row": ["A", "B", "C", "D", "1", "2", "3", "4=1x2x3"]}, rows, sums)


GRANTED = [  # decision, date, task, agency, amount
    ("142/QĐ-UBND", "05/03/2024", "2.8", "Công an tỉnh", 150_000_000),
    ("142/QĐ-UBND", "05/03/2024", "4.1", "Sở Giáo dục và Đào tạo", 560_000_000),
    ("142/QĐ-UBND", "05/03/2024", "4.2", "Trường Chính trị tỉnh", 85_000_000),
    ("142/QĐ-UBND", "05/03/2024", "4.2", "Trường Cao đẳng Cộng đồng Kon Tum", 300_000_000),
    ("142/QĐ-UBND", "05/03/2024", "4.3", "Sở Nội vụ", 22_000_000),
    ("142/QĐ-UBND", "05/03/2024", "5.1", "Sở Y tế", 410_000_000),
    ("318/QĐ-UBND", "28/06/2024", "5.3", "Sở Văn hóa, Thể thao và Du lịch", 230_000_000),
]
SPENT = [  # date, voucher, task, what, agency, amount
    ("20/05/2024", "UNC 31", "2.8", "Tiền ăn, ở lớp tập huấn cảnh sát tỉnh Ất-ta-pư", "Công an tỉnh", 118_400_000),
    ("14/06/2024", "UNC 57", "4.1", "Học bổng, sinh hoạt phí lưu học sinh Lào quý II", "Sở Giáo dục và Đào tạo", 217_800_000),
    ("18/09/2024", "UNC 88", "4.1", "Học bổng, sinh hoạt phí lưu học sinh Lào quý III", "Sở Giáo dục và Đào tạo", 217_800_000),
    ("02/07/2024", "GRDT 12", "4.2", "Lớp bồi dưỡng cán bộ tỉnh Sa-la-van", "Trường Chính trị tỉnh", 84_250_000),
    ("30/10/2024", "GRDT 40", "4.2", "Công tác phí giáo viên dạy nghề tại Sê Kông", "Trường Cao đẳng Cộng đồng Kon Tum", 196_300_000),
    ("11/08/2024", "UNC 71", "5.1", "Đợt khám chữa bệnh, cấp thuốc tháng 8", "Sở Y tế", 201_750_000),
    ("05/12/2024", "UNC 102", "5.3", "Đón đoàn nghệ thuật tỉnh bạn, dàn dựng chương trình", "Sở Văn hóa, Thể thao và Du lịch", 228_900_000),
]


def lists(folder):
    with (folder / "giao-2024.csv").open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["Số quyết định", "Ngày", "Mục KH", "Nội dung", "Cơ quan", "Số tiền giao (đồng)"])
        for decision, date, task, agency, amount in GRANTED:
            out.writerow([decision, date, task, f"Kinh phí thực hiện nhiệm vụ {task}", agency, f"{amount:,}".replace(",", ".")])
    with (folder / "chi-2024.csv").open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["Ngày", "Số chứng từ", "Mục KH", "Nội dung", "Cơ quan", "Số tiền (đồng)"])
        for date, voucher, task, text, agency, amount in SPENT:
            out.writerow([date, voucher, task, text, agency, f"{amount:,}".replace(",", ".")])


def by_field(folder):
    """Fields as headings, two sources as columns, total first, thousands of đồng."""
    fields = [
        ("I", "Ngoại vụ", [("5", "Đoàn công tác của Sở Ngoại vụ đi tiền trạm, xúc tiến ký kết bản ghi nhớ hợp tác với tỉnh Chămpasăc, Ất-ta-pư", "Sở Ngoại vụ", 285_000, None),
                           ("3", "Công tác bảo hộ công dân Việt Nam tại Lào, thực hiện Hiệp định kiều dân và Hiệp định lãnh sự", "Sở Ngoại vụ", 40_000, None)]),
        ("II", "Tư pháp", [("12", "Ký kết Bản Ghi nhớ hợp tác giữa Sở Tư pháp Khánh Hòa với Sở Tư pháp tỉnh Ăt-ta-pư", "Sở Tư pháp", 60_000, None),
                           ("13", "Đoàn công tác của Sở Tư pháp trao đổi chuyên môn với Sở Tư pháp tỉnh Ăt-ta-pư và Chămpa-sắc", "Sở Tư pháp", 148_500, None)]),
        ("III", "Công đoàn", [("14", "Đoàn công tác đi Lào triển khai chương trình hợp tác giữa công đoàn tỉnh Khánh Hòa và tỉnh Chăm-pa-sắc", "Liên đoàn Lao động tỉnh", None, 180_000)]),
        ("IV", "Y tế", [("15", "Đào tạo và bồi dưỡng nghiệp vụ cho cán bộ y tế của tỉnh Ất-ta-pư, Lào", "Sở Y tế", 320_000, None),
                        ("16", "Khám chữa bệnh, phát thuốc miễn phí và tặng quà cho người dân tại các địa phương của Lào", "Sở Y tế", 450_000, 120_000)]),
        ("V", "Văn hóa, thể thao và du lịch", [("9", "Tổ chức hoạt động văn hóa và thể thao giao lưu với các đối tác Lào", "Sở Văn hóa và Thể thao", 260_000, None),
                                              ("11", "Nghiên cứu, xúc tiến mở đường bay từ Lào đến Khánh Hòa và ngược lại", "Sở Du lịch", 95_000, 55_000)]),
        ("VI", "Giáo dục và đào tạo", [("24", "Tiếp nhận, đào tạo và quản lý lưu học sinh Lào tại trường Đại học Nha Trang", "Trường Đại học Nha Trang", None, 1_150_000)]),
        ("VII", "Thương mại", [("25", "Tìm đối tác phân phối sản phẩm từ Yến, tham gia hội chợ thương mại tại Lào", "Công ty TNHH Nhà nước MTV Yến Sào Khánh Hòa", None, 640_000)]),
    ]
    rows, sums = [["B", None, "TỔNG CỘNG", None, None, None, None]], {}
    heads = []
    for number, name, tasks in fields:
        head = len(rows)
        heads.append(head)
        rows.append(["B", number, name, None, None, None, None])
        for code, text, agency, state, other in tasks:
            at = len(rows)
            rows.append(["", code, text, agency, None, state, other])
            sums[at] = {3: ("across", [4, 5])}
        sums[head] = {c: ("span", (head + 1, len(rows) - 1)) for c in (3, 4, 5)}
    sums[0] = {c: ("sum", heads) for c in (3, 4, 5)}
    header = [["STT", "Lĩnh vực, nội dung", "Đơn vị thực hiện", None, None, None],
              [None, None, None, "Tổng số", "Ngân sách tỉnh", "Nguồn khác của đơn vị"]]
    merges = {"merge": [(0, 0, 1, 0, "STT"), (0, 1, 1, 1, "Lĩnh vực, nội dung"), (0, 2, 1, 2, "Đơn vị thực hiện"),
                        (0, 3, 0, 5, "Dự toán năm 2022")]}
    write(folder / "du-toan-theo-linh-vuc-2022.xlsx", "Bieu 1", ["SỞ TÀI CHÍNH", "TỈNH KHÁNH HÒA"], "Phụ lục I",
          "TỔNG HỢP DỰ TOÁN KINH PHÍ HỢP TÁC VỚI CÁC ĐỊA PHƯƠNG LÀO NĂM 2022",
          ["(Trình Hội đồng nhân dân tỉnh)"], "ĐVT: nghìn đồng", [6, 60, 34, 15, 15, 17], header, merges, rows, sums)
    return fields


def council(folder, fields):
    """What the people's council decided, as the old Excel of an office: codes typed as numbers, no fields."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Giao du toan")
    bold = xlwt.easyxf("font: name Times New Roman, bold on; align: wrap on, horiz center; borders: left thin, right thin, top thin, bottom thin")
    plain = xlwt.easyxf("font: name Times New Roman; align: wrap on; borders: left thin, right thin, top thin, bottom thin")
    money = xlwt.easyxf("font: name Times New Roman; borders: left thin, right thin, top thin, bottom thin", num_format_str="#,##0")
    title = xlwt.easyxf("font: name Times New Roman, bold on, height 280; align: horiz center")
    note = xlwt.easyxf("font: name Times New Roman, italic on; align: horiz right")
    sheet.write_merge(0, 0, 0, 3, "GIAO DỰ TOÁN BỔ SUNG NĂM 2022", title)
    sheet.write_merge(1, 1, 0, 3, "(Kèm theo Quyết định số 2105/QĐ-UBND ngày 12 tháng 8 năm 2022)", note)
    sheet.write(2, 3, "Đơn vị tính: triệu đồng", note)
    for column, text in enumerate(["STT", "Đơn vị", "Nhiệm vụ", "Số tiền"]):
        sheet.write(3, column, text, bold)
    row, total = 4, 0
    for _, _, tasks in fields:
        for code, text, agency, state, _ in tasks:
            if not state:
                continue
            granted = round(state * 0.9 / 1000, 1)
            sheet.write(row, 0, int(code), plain)
            sheet.write(row, 1, agency, plain)
            sheet.write(row, 2, text, plain)
            sheet.write(row, 3, granted, money)
            total += granted
            row += 1
    sheet.write(row, 1, "Cộng", bold)
    sheet.write(row, 3, round(total, 1), money)
    sheet.write(row + 2, 1, INVENTED, note)
    for column, width in enumerate([8, 30, 70, 16]):
        sheet.col(column).width = width * 256
    book.save(str(folder / "giao-2022.xls"))


def delegations(folder):
    """Delegations out and in, two blocks with their own sums, million đồng, the task in its own column."""
    out = [("Đoàn đại biểu cấp cao của tỉnh thăm, làm việc tại tỉnh Ất-ta-pư và Sê Kông", "Lào", "10/2", "Sở Ngoại vụ", 12, 5, 310),
           ("Đoàn công tác đánh giá kết quả hợp tác với tỉnh Ubon Ratchathani", "Thái Lan", "10/2", "Sở Ngoại vụ", 8, 4, 245),
           ("Đoàn xúc tiến đầu tư, du lịch tại thành phố Iksan", "Hàn Quốc", "10/2", "Sở Kế hoạch và Đầu tư", 6, 5, 420)]
    into = [("Đoàn đại biểu tỉnh Chăm Pa Sắc sang thăm, làm việc", "Lào", "10/1", "Văn phòng Ủy ban nhân dân tỉnh", 15, 3, 165),
            ("Đoàn chuyên gia, phóng viên báo chí nước ngoài tác nghiệp tại địa phương", "nhiều nước", "5/4", "Sở Thông tin và Truyền thông", 9, 4, 72),
            ("Hội nghị tập huấn công tác đối ngoại, nghiệp vụ lễ tân", None, "12/1", "Sở Ngoại vụ", 60, 2, 96)]
    rows, sums, heads = [], {}, []
    for number, name, list_ in (("A", "ĐOÀN RA", out), ("B", "ĐOÀN VÀO, HỘI NGHỊ", into)):
        head = len(rows)
        heads.append(head)
        rows.append(["B", number, name, None, None, None, None, None, None])
        for at, (text, country, task, agency, people, days, money) in enumerate(list_, 1):
            rows.append(["", str(at), text, country, task, agency, people, days, money])
        sums[head] = {7: ("span", (head + 1, len(rows) - 1))}
    total = len(rows)
    rows.append(["B", None, "TỔNG CỘNG (A+B)", None, None, None, None, None, None])
    sums[total] = {7: ("sum", heads)}
    header = [["TT", "Tên đoàn, nội dung", "Nước", "Mục KH", "Cơ quan chủ trì", "Số người", "Số ngày", "Kinh phí"]]
    write(folder / "doan-ra-doan-vao-2022.xlsx", "PL1", ["SỞ NGOẠI VỤ", "TỈNH KON TUM"], "Phụ lục 1",
          "KẾ HOẠCH ĐOÀN RA, ĐOÀN VÀO NĂM 2022",
          ["(Kinh phí cân đối trong dự toán chi thường xuyên đã giao năm 2022)"], "Đơn vị: triệu đồng",
          [6, 62, 14, 10, 30, 10, 10, 16], header, {}, rows, sums)


def cost_sheets(folder):
    """One sheet an activity, then what Finance appraised and the chairman approved."""
    path = folder / "du-tru-kinh-phi-2022.xlsx"
    book = Book(path, "Dự trù kinh phí các hoạt động kỷ niệm")
    activities = [
        ("Hoi dam 2.2", "2.2. Đoàn cán bộ cao cấp tỉnh Ất-ta-pư, Sê-kông, Sa-la-van và Chăm-pa-sắc tham dự Hội đàm cấp cao tại tỉnh Kon Tum",
         "Sở Ngoại vụ", [("Tiền ở", 48, 2, 900_000), ("Tiền ăn", 48, 3, 600_000), ("Phiên dịch", 4, 2, 1_800_000),
                         ("Hội trường, trang trí", 1, 1, 45_000_000), ("Quà tặng đối ngoại", 48, 1, 500_000)]),
        ("Giao luu 3.2", "3.2. Hoạt động văn hóa, văn nghệ, giao lưu với các lưu học sinh Lào, Campuchia đang học tập tại tỉnh",
         "Phân hiệu Đại học Đà Nẵng tại Kon Tum", [("Dàn dựng chương trình", 1, 1, 60_000_000), ("Giải thưởng thể thao", 12, 1, 1_000_000),
                                                   ("Tiền ăn đại biểu", 120, 1, 150_000)]),
        ("Tham hoi 5.2", "5.2. Thăm hỏi gặp gỡ các gia đình liệt sĩ, thương binh, chiến sĩ tình nguyện đã chiến đấu tại Lào và Campuchia",
         "Bộ Chỉ huy Quân sự tỉnh", [("Quà thăm hỏi", 150, 1, 1_000_000), ("Thuê xe", 3, 5, 2_500_000), ("Nước uống, hoa", 10, 1, 700_000)]),
    ]
    for name, title, agency, details in activities:
        sheet = book.sheet(name, [6, 46, 12, 12, 16, 18])
        row = masthead(book, sheet, [agency.upper()], "Mẫu 01", "DỰ TRÙ KINH PHÍ", ["Năm 2022"], 5, wide=2)
        sheet.merge_range(row, 0, row, 5, f"Nội dung: {title}", book.look(text_wrap=True))
        sheet.write(row + 1, 5, "Đơn vị tính: đồng", book.look(italic=True, align="right"))
        row += 2
        for column, text in enumerate(["STT", "Khoản chi", "Số lượng", "Số ngày", "Đơn giá", "Thành tiền"]):
            sheet.write(row, column, text, book.head())
        head = row + 1
        code, text = title.split(". ", 1)
        total = sum(a * b * c for _, a, b, c in details)
        sheet.set_row(row - 2, height(title, 100))
        sheet.set_row(head, height(text, 46))
        for column, value in enumerate([code, text, None, None, None]):
            sheet.write(head, column, value, book.cell(bold=True))
        sheet.write_formula(head, 5, f"=SUM(F{head + 2}:F{head + 1 + len(details)})", book.cell(bold=True, number=MONEY), total)
        for at, (text, count, days, price) in enumerate(details, 1):
            for column, value in enumerate([at, text, count, days, price]):
                sheet.write(head + at, column, value, book.cell(number=MONEY if column > 1 else None))
            sheet.write_formula(head + at, 5, f"=C{head + at + 1}*D{head + at + 1}*E{head + at + 1}", book.cell(number=MONEY), count * days * price)
        last = head + len(details) + 1
        for column, value in enumerate([None, "Cộng", None, None, None]):
            sheet.write(last, column, value, book.cell(bold=True))
        sheet.write_formula(last, 5, f"=F{head + 1}", book.cell(bold=True, number=MONEY), total)
        sheet.write(last + 2, 1, INVENTED, book.look(italic=True))
    book.close()
    steady(path)
    totals = {title.split(".", 2)[0] + "." + title.split(".", 2)[1]: sum(a * b * c for _, a, b, c in details)
              for _, title, _, details in activities}
    rows, sums = [], {}
    appraised = {code: int(total * 0.92) // 100_000 * 100_000 for code, total in totals.items()}
    for _, title, agency, _ in activities:
        code, text = title.split(". ", 1)
        rows.append(["", code, text, agency, totals[code], appraised[code], None, "Giảm mức chi theo quy định"])
        sums[len(rows) - 1] = {}
        rows[-1][6] = appraised[code] - totals[code]
    rows.append(["B", None, "Tổng cộng", None, None, None, None, None])
    sums[len(rows) - 1] = {c: ("span", (0, len(rows) - 2)) for c in (3, 4, 5)}
    header = [["STT", "Nội dung", "Cơ quan chủ trì", "Đề nghị", "Thẩm định", "Chênh lệch (thẩm định - đề nghị)", "Ý kiến"]]
    write(folder / "tham-dinh-2022.xlsx", "Tham dinh", ["SỞ TÀI CHÍNH", "TỈNH KON TUM"], "Biểu số 01",
          "THẨM ĐỊNH DỰ TRÙ KINH PHÍ TỔ CHỨC CÁC HOẠT ĐỘNG KỶ NIỆM NĂM 2022", ["(Kèm theo Công văn số 1960/STC-HCSN)"],
          "Đơn vị tính: đồng", [6, 60, 30, 17, 17, 20, 28], header, {}, rows, sums)
    return appraised


def main():
    nam_lao, khanh_hoa = ROOT / "kon-tum-nam-lao-2022-2027", ROOT / "khanh-hoa-lao-2022"
    norms(nam_lao)
    lists(nam_lao)
    council(khanh_hoa, by_field(khanh_hoa))
    delegations(ROOT / "kon-tum-doi-ngoai-2022")
    print(cost_sheets(ROOT / "kon-tum-ky-niem-2022"))


if __name__ == "__main__":
    main()
