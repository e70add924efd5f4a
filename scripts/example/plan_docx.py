"""ke-hoach.docx from the plan's text: real paragraphs and headings, as a word processor would hold them."""

import re

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .office import MADE, steady


def paragraphs(text):
    """Lines of the text; a sentence cut by a page break is joined again."""
    out = []
    for line in (part.strip() for part in text.splitlines()):
        if not line:
            continue
        if out and re.match(r"[a-zà-ỹđ]", line) and not re.search(r"[.;:!?]$|^-", out[-1]):
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def write(cell_or_document, text, align=None, bold=False, italic=False, size=13, indent=False, after=4):
    paragraph = cell_or_document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    if indent:
        paragraph.paragraph_format.first_line_indent = Cm(1.0)
    for i, part in enumerate(re.split(r"\*+", text)):  # *…* in the text marks italics
        if part:
            run = paragraph.add_run(part)
            run.bold, run.italic, run.font.size = bold, italic or i % 2 == 1, Pt(size)
    return paragraph


def heading(document, text, level):
    paragraph = document.add_heading(level=level)
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = "Times New Roman", Pt(13), True
    run.font.color.rgb = RGBColor(0, 0, 0)
    run._element.rPr.rFonts.set(qn("w:ascii"), "Times New Roman")
    run._element.rPr.rFonts.set(qn("w:hAnsi"), "Times New Roman")
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.first_line_indent = Cm(1.0)


def first_row(document, number, place):
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Cm(6.3), Cm(9.9)
    for cell, lines in (
        (left, [("ỦY BAN NHÂN DÂN", True, False), ("TỈNH BẮC GIANG", True, False), (number, False, False)]),
        (right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False), ("Độc lập - Tự do - Hạnh phúc", True, False), (place, False, True)]),
    ):
        cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)
        for text, bold, italic in lines:
            write(cell, text, ALIGN.CENTER, bold, italic, 12, after=2)


def signature(document, lines):
    """Nơi nhận on the left, the signer on the right."""
    start = next(i for i, line in enumerate(lines) if line.startswith("Nơi nhận"))
    end = next(i for i, line in enumerate(lines) if line.startswith("**TM."))
    document.add_paragraph()
    table = document.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    for cell in (left, right):
        cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)
    write(left, lines[start], None, True, True, 12, after=0)
    for line in lines[start + 1:end]:
        write(left, line, None, False, False, 11, after=0)
    for line in lines[end:-1]:
        write(right, line.replace("*", ""), ALIGN.CENTER, True, size=13, after=0)
    for _ in range(4):
        write(right, " ", after=0)
    write(right, lines[-1], ALIGN.CENTER, True)
    return start


def make(path, text):
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "Kế hoạch thực hiện Thỏa thuận hợp tác", ""
    properties.created = properties.modified = MADE
    lines = paragraphs(text)
    first_row(document, lines[0], lines[1])
    document.add_paragraph()
    write(document, lines[2], ALIGN.CENTER, True, size=14)
    write(document, lines[3], ALIGN.CENTER, True, size=13)
    body = lines[4:]
    stop = next(i for i, line in enumerate(body) if line.startswith("Nơi nhận"))
    part = ""
    for line in body[:stop]:
        if re.match(r"[IVX]+\. ", line):
            part = line.split(".")[0]
            heading(document, line, 1)
        elif part in ("I", "II") and re.match(r"\d+\. ", line):
            heading(document, line, 2)
        else:
            write(document, line, ALIGN.JUSTIFY, indent=True)
    signature(document, lines)
    document.save(path)
    steady(path)
