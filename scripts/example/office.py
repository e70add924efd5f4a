"""Looks shared by the made workbooks, and bytes that are the same on every run."""

import io
import re
import zipfile
from datetime import datetime

import openpyxl
import xlsxwriter

MADE = datetime(2024, 12, 31, 8, 0, 0)
INVENTED = "Ghi chú: số liệu chi tiết trong biểu là số liệu minh họa, không phải số liệu thật."
FONT = "Times New Roman"


class Book:
    """A workbook written by XlsxWriter, with formats made on demand."""

    def __init__(self, path, title):
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties({"title": title, "author": "", "created": MADE, "comments": INVENTED})
        self._formats = {}

    def sheet(self, name, widths, landscape=True, repeat=None):
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.8, right=0.4, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&\"Times New Roman\"&P/&N")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, self.look())
        if repeat:
            sheet.repeat_rows(*repeat)
        return sheet

    def look(self, **what):
        key = tuple(sorted(what.items()))
        if key not in self._formats:
            base = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
            self._formats[key] = self.book.add_format(base | what)
        return self._formats[key]

    def cell(self, bold=False, number=None, align=None, italic=False, size=12):
        what = {"border": 1, "bold": bold, "italic": italic, "font_size": size, "text_wrap": number is None}
        if number:
            what["num_format"] = number
        if align:
            what["align"] = align
        return self.look(**what)

    def head(self, size=12):
        return self.look(bold=True, border=1, text_wrap=True, align="center", font_size=size)

    def close(self):
        self.book.close()


def masthead(book, sheet, left, right, title, subtitles, last, wide=3):
    """Agency left, form number right, centred title and italic lines; the next free row is returned."""
    centre = book.look(bold=True, align="center")
    for row, text in enumerate(left):
        sheet.merge_range(row, 0, row, wide - 1, text, centre)
    if right:
        sheet.merge_range(0, max(wide, last - 2), 0, last, right, book.look(bold=True, align="right"))
    row = len(left) + 1
    for i, line in enumerate(title.split("\n")):
        sheet.merge_range(row, 0, row, last, line, book.look(bold=True, align="center", font_size=14))
        row += 1
    for line in subtitles:
        sheet.merge_range(row, 0, row, last, line, book.look(italic=True, align="center"))
        row += 1
    return row


def signatures(book, sheet, row, spans, place):
    """Place and date over the last block, then the posts and '(Ký, họ tên)'."""
    first, last, _, _ = spans[-1]
    sheet.merge_range(row, first, row, last, place, book.look(italic=True, align="center"))
    for first, last, post, hint in spans:
        sheet.merge_range(row + 1, first, row + 1, last, post, book.look(bold=True, align="center"))
        sheet.merge_range(row + 2, first, row + 2, last, hint, book.look(italic=True, align="center"))


def letters(column):
    """0 → A, 26 → AA."""
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def height(text, width, line=16.5, size=12):
    """A row height that shows the wrapped text in a column of this width."""
    per_line = max(1, width * 12 / size * 1.12)
    return line * max(1, -(-len(text) // int(per_line)))


def steady(path):
    """Rewrites a zip package with fixed times, so that the same figures give the same bytes."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ")
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info.filename)
            if info.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), data)
            fixed = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            new.writestr(fixed, data)
    path.write_bytes(out.getvalue())


def save_openpyxl(book, path):
    """Saves an openpyxl workbook with fixed times."""
    book.properties.created = book.properties.modified = MADE
    book.properties.creator = ""
    book.properties.description = INVENTED
    book.save(path)
    steady(path)


def new_openpyxl():
    """An empty openpyxl workbook."""
    return openpyxl.Workbook()
