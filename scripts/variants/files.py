"""Grids to files: .xlsx by two libraries, .xls, .csv, HTML; others by LibreOffice."""

import csv
import io
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

import openpyxl
import openpyxl.styles
import openpyxl.utils
import xlsxwriter
import xlwt


def by_openpyxl(path, grids):
    """Formulas are written without results, as this library leaves them."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for (row, column), cell in grid.cells.items():
            target = sheet.cell(row + 1, column + 1, cell.formula or cell.value)
            target.font = openpyxl.styles.Font(name=cell.font, size=12, bold=cell.bold)
            target.number_format = cell.number
        for top, left, bottom, right in grid.merges:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for column, width in grid.wide().items():
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].width = width
        if grid.hidden:
            sheet.sheet_state = "hidden"
    book.save(path)


def by_xlsxwriter(path, grids):
    """Formulas carry their results."""
    book = xlsxwriter.Workbook(str(path))
    looks = {}
    for grid in grids:
        sheet = book.add_worksheet(grid.name)
        for top, left, bottom, right in grid.merges:
            sheet.merge_range(top, left, bottom, right, "")
        for (row, column), cell in grid.cells.items():
            key = (cell.bold, cell.number, cell.font)
            if key not in looks:
                looks[key] = book.add_format({"bold": cell.bold, "num_format": cell.number, "font_name": cell.font, "font_size": 12})
            if cell.formula:
                sheet.write_formula(row, column, cell.formula, looks[key], cell.value)
            elif isinstance(cell.value, str):
                sheet.write_string(row, column, cell.value, looks[key])
            else:
                sheet.write_number(row, column, cell.value, looks[key])
        for column, width in grid.wide().items():
            sheet.set_column(column, column, width)
        if grid.hidden:
            sheet.hide()
    first = next(i for i, grid in enumerate(grids) if not grid.hidden)
    book.worksheets()[first].activate()
    book.worksheets()[first].set_first_sheet()
    book.close()


def by_xlwt(path, grids):
    """Excel 97; values only, since this library gives formulas the result 0."""
    book = xlwt.Workbook(encoding="utf-8")
    looks = {}
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        joined = {(top, left): (bottom, right) for top, left, bottom, right in grid.merges}
        for (row, column), cell in grid.cells.items():
            key = (cell.bold, cell.number, cell.font)
            if key not in looks:
                looks[key] = xlwt.easyxf(f"font: name {cell.font}, bold {cell.bold}, height 240", num_format_str=cell.number)
            if (row, column) in joined:
                bottom, right = joined[row, column]
                sheet.write_merge(row, bottom, column, right, cell.value, looks[key])
            else:
                sheet.write(row, column, cell.value, looks[key])
        for column, width in grid.wide().items():
            sheet.col(column).width = 256 * width
    book.save(str(path))


def rows(grid):
    last, right = max(r for r, _ in grid.cells), max(c for _, c in grid.cells)
    for row in range(last + 1):
        yield [grid.cells[row, c].value if (row, c) in grid.cells else None for c in range(right + 1)]


def by_csv(path, grid, delimiter, bom, number):
    """Separated text; `number` says how amounts are written."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows(grid):
        writer.writerow(["" if v is None else v if isinstance(v, str) else str(v) if v < 3000 and v == int(v) and v > 2000 else number(v) for v in row])
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + out.getvalue().encode())


def by_html(path, grid):
    """A web page's table, often named .xls."""
    covered = {(r, c): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.merges for r, c in [(top, left)]}
    inside = {(r, c) for top, left, bottom, right in grid.merges for r in range(top, bottom + 1) for c in range(left, right + 1)} - set(covered)
    out = ['<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><table border="1">']
    for r, row in enumerate(rows(grid)):
        out.append("<tr>")
        for c, value in enumerate(row):
            if (r, c) in inside:
                continue
            tall, wide = covered.get((r, c), (1, 1))
            text = "" if value is None else escape(value) if isinstance(value, str) else f"{value:,}".replace(",", ".")
            spans = (f' rowspan="{tall}"' if tall > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
            bold = (r, c) in grid.cells and grid.cells[r, c].bold
            out.append(f"<td{spans}>{'<b>' if bold else ''}{text}{'</b>' if bold else ''}</td>")
        out.append("</tr>")
    out.append("</table></body></html>")
    path.write_text("\n".join(out), encoding="utf-8")


def by_xml2003(path, grid):
    """SpreadsheetML 2003, often named .xls."""
    covered = {(top, left): (bottom - top, right - left) for top, left, bottom, right in grid.merges}
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<?mso-application progid="Excel.Sheet"?>',
           '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
           '<Styles><Style ss:ID="b"><Font ss:Bold="1"/></Style></Styles>', f'<Worksheet ss:Name="{escape(grid.name)}"><Table>']
    for r in range(max(r for r, _ in grid.cells) + 1):
        cells = sorted((c, cell) for (row, c), cell in grid.cells.items() if row == r)
        if not cells:
            continue
        out.append(f'<Row ss:Index="{r + 1}">')
        for c, cell in cells:
            down, across = covered.get((r, c), (0, 0))
            spans = (f' ss:MergeDown="{down}"' if down else "") + (f' ss:MergeAcross="{across}"' if across else "")
            kind = "String" if isinstance(cell.value, str) else "Number"
            style = ' ss:StyleID="b"' if cell.bold else ""
            out.append(f'<Cell ss:Index="{c + 1}"{style}{spans}><Data ss:Type="{kind}">{escape(str(cell.value))}</Data></Cell>')
        out.append("</Row>")
    out.append("</Table></Worksheet></Workbook>")
    path.write_text("\n".join(out), encoding="utf-8")


def by_office(source, target, kind):
    """LibreOffice saves `source` again in another format; false when there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run([program, profile, "--headless", "--convert-to", kind, "--outdir", folder, str(source)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        made = Path(folder) / f"{source.stem}.{kind.split(':')[0]}"
        if not made.exists():  # this LibreOffice came without that filter
            return False
        shutil.move(made, target)
    return True
