"""bieu-chi-tiet.xlsx: the plan's detailed table, years × two sources, million đồng."""

from .figures import MODELS, OTHER, PLAN_WORDS, SECTIONS, STATE, TASKS, TR, YEARS, planned
from .office import INVENTED, Book, height, letters, masthead, signatures

SHEET = "Biểu chi tiết"
NUMBER, DECIMAL = '#,##0;-#,##0;"-"', '#,##0.0##;-#,##0.0##;"-"'
FIRST = 6  # column of 2022's total: TT, Nội dung, Cơ quan, three totals, then three columns a year
NOTES = {
    "2.3": "Đã thực hiện tháng 02/2022",
    "3.3": "08 mô hình: 2022: 02; 2023: 04; 2024: 02",
    "4.4": "Doanh nghiệp tự bảo đảm",
    "5.2": "Nhà trường hỗ trợ ký túc xá",
    "6.2": "21 bộ x 50 triệu đồng",
    "7.3": "Doanh nghiệp tự bảo đảm",
    "8.2": "Giải ngân ra nước ngoài theo quy định",
}


def tr(dong):
    """đồng → million, whole where it is whole."""
    return dong // TR if dong % TR == 0 else dong / TR


class Table:
    """Row by row, keeping every row's values so that formulas carry their results."""

    def __init__(self, book, sheet, row):
        self.book, self.sheet, self.row, self.values = book, sheet, row, {}

    def number(self, column, value, bold, formula=None):
        look = self.book.cell(bold, NUMBER if value % TR == 0 else DECIMAL, size=11)
        if formula:
            self.sheet.write_formula(self.row, column, formula, look, tr(value))
        else:
            self.sheet.write_number(self.row, column, tr(value), look)

    def texts(self, code, content, agency, note, bold=False, italic=False):
        size = 11
        number_code = code.startswith("2.")  # a typist who entered 2.1 as a number
        look = self.book.cell(bold, align="center", size=size)
        if number_code:
            self.sheet.write_number(self.row, 0, float(code), self.book.cell(bold, "General", "center", size=size))
        else:
            self.sheet.write_string(self.row, 0, code, look)
        wrap = self.book.cell(bold, italic=italic, size=size)
        self.sheet.write_string(self.row, 1, content, wrap)
        self.sheet.write_string(self.row, 2, agency, wrap)
        self.sheet.write_string(self.row, FIRST + 12, note, wrap)
        need = max(height(content, 40, 15, 11), height(agency, 20, 15, 11), height(note, 17, 15, 11))
        self.sheet.set_row(self.row, need + 3)

    def sums(self, values, bold):
        """The three totals and each year's total, as formulas over the row's own cells."""
        excel = self.row + 1
        for offset, part in enumerate((None, STATE, OTHER)):
            parts = [f"{letters(FIRST + 3 * y + offset)}{excel}" for y in range(4)]
            self.number(3 + offset, sum(values[y, part] for y in YEARS), bold, "=" + "+".join(parts))
        for y, year in enumerate(YEARS):
            left = FIRST + 3 * y
            formula = f"={letters(left + 1)}{excel}+{letters(left + 2)}{excel}"
            self.number(left, values[year, None], bold, formula)

    def leaf(self, code, content, agency, note, values, italic=False):
        """A row with typed amounts; years without money stay blank."""
        self.texts(code, content, agency, note, italic=italic)
        self.sums(values, False)
        for y, year in enumerate(YEARS):
            for offset, part in ((1, STATE), (2, OTHER)):
                column, value = FIRST + 3 * y + offset, values[year, part]
                if code == "7.4" and year == 2023 and part == STATE:  # typed as text, as happens
                    self.sheet.write_string(self.row, column, str(tr(value)), self.book.cell(align="right", size=11))
                elif value:
                    self.number(column, value, False)
                else:
                    self.sheet.write_blank(self.row, column, None, self.book.cell(size=11))
        return self.keep(values)

    def group(self, code, content, agency, note, values, rows, bold):
        """A row that adds the given rows; adjacent ones with SUM, others with +."""
        self.texts(code, content, agency, note, bold=bold)
        self.sums(values, bold)
        for y, year in enumerate(YEARS):
            for offset, part in ((1, STATE), (2, OTHER)):
                letter = letters(FIRST + 3 * y + offset)
                adjacent = rows == list(range(rows[0], rows[-1] + 1)) and code != "7"
                formula = f"=SUM({letter}{rows[0] + 1}:{letter}{rows[-1] + 1})" if adjacent else "=" + "+".join(f"{letter}{r + 1}" for r in rows)
                self.number(FIRST + 3 * y + offset, values[year, part], bold, formula)
        return self.keep(values)

    def keep(self, values):
        self.values[self.row] = values
        self.row += 1
        return self.row - 1


def add(*many):
    """Adds dictionaries of (year, source) → đồng."""
    return {key: sum(one[key] for one in many) for key in many[0]}


def of_task(code):
    return {(year, part): planned(code, year, part) for year in YEARS for part in (None, STATE, OTHER)}


def of_model(year, thousand):
    return {(y, part): thousand * 1000 if y == year and part != OTHER else 0 for y in YEARS for part in (None, STATE, OTHER)}


def header(book, sheet, row, last):
    head = book.head(11)
    for column, text in enumerate(("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì")):
        sheet.merge_range(row, column, row + 2, column, text, head)
    sheet.merge_range(row, 3, row + 1, 5, "Tổng kinh phí thực hiện", head)
    sheet.merge_range(row, FIRST, row, FIRST + 11, "Chia theo năm", head)
    for y, year in enumerate(YEARS):
        sheet.merge_range(row + 1, FIRST + 3 * y, row + 1, FIRST + 3 * y + 2, f"Năm {year}", head)
    for block in range(5):
        for offset, text in enumerate(("Tổng số", "Ngân sách nhà nước", "Nguồn hợp pháp khác")):
            sheet.write(row + 2, 3 + 3 * block + offset, text, head)
    sheet.merge_range(row, last, row + 2, last, "Ghi chú", head)
    sheet.set_row(row + 2, 48)
    labels = ["A", "B", "C", "1=4+7+10+13", "2=5+8+11+14", "3=6+9+12+15"]
    for n in range(4, 16):
        labels.append(f"{n}={n + 1}+{n + 2}" if n % 3 == 1 else str(n))
    look = book.cell(align="center", italic=True, size=9)
    for column, text in enumerate([*labels, "D"]):
        sheet.write_string(row + 3, column, text, look)
    sheet.set_row(row + 3, 26)


def make(path):
    book = Book(path, "Biểu chi tiết kinh phí thực hiện Kế hoạch (số liệu minh họa)")
    widths = [5, 40, 20, 11.5, 11.5, 10.5, *([10.5, 10.5, 9.5] * 4), 17]
    last = FIRST + 12
    sheet = book.sheet(SHEET, widths, repeat=(8, 11))
    sheet.set_paper(8)
    title = ("BIỂU CHI TIẾT KINH PHÍ THỰC HIỆN THỎA THUẬN HỢP TÁC GIỮA UBND TỈNH BẮC GIANG\n"
             "VÀ CHÍNH QUYỀN TỈNH XAY SÔM BUN (LÀO) GIAI ĐOẠN 2021-2025")
    row = masthead(book, sheet, ["UBND TỈNH BẮC GIANG", "SỞ TÀI CHÍNH"], "Biểu số 01", title,
                   ["(Kèm theo Kế hoạch số        /KH-UBND ngày       tháng 8 năm 2022 của UBND tỉnh Bắc Giang)"], last)
    row += 1
    sheet.merge_range(row, last - 3, row, last, "Đơn vị tính: triệu đồng", book.look(italic=True, align="right"))
    row += 1
    header(book, sheet, row, last)
    sheet.freeze_panes(row + 4, 2)
    total_row = row + 4
    table = Table(book, sheet, total_row + 1)
    section_rows = []
    for code, title in SECTIONS:
        tasks = [task for task in TASKS if task.split(".")[0] == code]
        at, task_rows, below = table.row, [], table.row + 1
        for task in tasks:  # where each task's row will stand, to write the section's formula first
            task_rows.append(below)
            below += 1 + (len(MODELS) if task == "3.3" else 0)
        section_rows.append(at)
        table.group(code, title.upper(), "", "", add(*map(of_task, tasks)), task_rows, True)
        for task in tasks:
            content, agency, _ = TASKS[task]
            if task == "3.3":
                rows = list(range(table.row + 1, table.row + 1 + len(MODELS)))
                table.group(task, content, agency, NOTES[task], of_task(task), rows, False)
                for model, year, thousand in MODELS:
                    table.leaf("-", model, "", "", of_model(year, thousand), italic=True)
            else:
                table.leaf(task, content, agency, NOTES.get(task, ""), of_task(task))
    end = table.row
    table.row = total_row
    whole = add(*map(of_task, TASKS))
    table.group("", "TỔNG CỘNG", "", "", whole, section_rows, True)
    row = end
    sheet.merge_range(row, 0, row, last, f"Bằng chữ: {PLAN_WORDS}.", book.look(bold=True, italic=True))
    sheet.merge_range(row + 1, 0, row + 1, last, INVENTED, book.look(italic=True, font_size=11))
    signatures(book, sheet, row + 3, [
        (0, 2, "NGƯỜI LẬP BIỂU", "(Ký, họ tên)"), (6, 10, "TRƯỞNG PHÒNG", "(Ký, họ tên)"),
        (last - 5, last, "GIÁM ĐỐC", "(Ký, họ tên, đóng dấu)")], "Bắc Giang, ngày      tháng 8 năm 2022")
    book.close()
