#!/usr/bin/env python3
"""ke-hoach.docx of the example plans, made with LibreOffice Writer from their extracted texts.

    python3 scripts/make-plans.py [FOLDER ...]

Tab-separated rows become one table (a row that a page break cut in two is joined again), `**…**` and `#` become bold
and headings, a footnote becomes a footnote. Needs only Python and soffice (Debian: libreoffice-writer-nogui).
"""

import html
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "budgets"
FOLDERS = ["kon-tum-nam-lao-2022-2027", "khanh-hoa-lao-2022", "kon-tum-doi-ngoai-2022", "kon-tum-ky-niem-2022"]
NOTES = "¹²³⁴"
STYLE = (
    "@page{size:21cm 29.7cm;margin:2cm} body{font-family:'Times New Roman';font-size:13pt}"
    "p{text-align:justify;margin:0 0 6pt 0} p.c{text-align:center}"
    "table{border-collapse:collapse;width:100%} td{border:1px solid #000;padding:2pt;vertical-align:top}"
)


def inline(text: str, notes: dict[str, int]) -> str:
    """Text with its own tags kept, everything else escaped."""
    text = re.sub(r"</?p>", "", text)
    parts = re.split(r"(</?i>)", text)
    out = "".join(p if re.fullmatch(r"</?i>", p) else html.escape(p, quote=False) for p in parts)
    out = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", out)
    out = re.sub(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)", r"<i>\1</i>", out)
    for sign, number in notes.items():
        anchor = (
            f'<a class="sdfootnoteanc" name="sdfootnote{number}anc" href="#sdfootnote{number}sym"><sup>{number}</sup></a>'
        )
        out = out.replace(sign, anchor)
    return out


def rows_of(lines: list[str]) -> list[list[str]]:
    """Rows of a table; one without a number that only continues its neighbour is joined to it."""
    rows: list[list[str]] = []
    width = max(line.count("\t") for line in lines) + 1
    for line in lines:
        cells = [c.strip() for c in line.split("\t")]
        if rows and not cells[0] and any(cells[1:]):
            rows[-1] = [" ".join(x for x in (a, b) if x) for a, b in zip(rows[-1], cells + [""] * width)]
        else:
            rows.append((cells + [""] * width)[:width])
    return rows


def table(lines: list[str], notes: dict[str, int]) -> str:
    out = ['<table border="1" cellspacing="0" cellpadding="4">']
    for row in rows_of(lines):
        filled = [c for c in row if c]
        if len(filled) == 1 and row[0]:
            out.append(f'<tr><td colspan="{len(row)}"><b>{inline(row[0], notes)}</b></td></tr>')
        else:
            out.append("<tr>" + "".join(f"<td><p>{inline(c, notes) or '&nbsp;'}</p></td>" for c in row) + "</tr>")
    return "\n".join(out + ["</table>"])


def page(text: str) -> str:
    lines = [line.rstrip("\n") for line in text.split("\n")]
    found = [line for line in lines if line[:1] in NOTES and line[:1]]
    notes = {line[0]: n for n, line in enumerate(found, 1)}
    body: list[str] = []
    held: list[str] = []

    def flush() -> None:
        if held:
            body.append(table(held, notes))
            held.clear()

    for line in lines:
        if "\t" in line:
            held.append(line)
            continue
        if not line.strip() or line in found:
            continue
        if held and not re.match(r"#|[IVX]+\.|\*\*", line) and re.match(r"\d+\. [A-ZĐ ,ÀÁẢÃẠĂÂÊÔƠƯ-]+", line):
            held.append(line + "\t")
            continue
        # "Tích cực tham gia …": a second paragraph of the cell above
        if held and not re.match(r"#|[IVX]+\. |\*\*", line):
            held.append("\t" + line)
            continue
        flush()
        mark = re.match(r"(#+) ?(.*)", line)
        if mark:
            body.append(f"<p><b>{inline(mark.group(2).replace('**', ''), notes)}</b></p>")
        elif line.strip().isupper() and len(line) < 60:
            body.append(f'<p class="c"><b>{inline(line, notes)}</b></p>')
        elif body and body[-1][-5:-4].isalpha() and line[:1].islower():
            # a paragraph that a page break cut in two
            body[-1] = f"{body[-1][:-4]} {inline(line.strip(), notes)}</p>"
        else:
            body.append(f"<p>{inline(line.strip(), notes)}</p>")
    flush()
    for line, number in zip(found, range(1, 9)):
        body.append(
            f'<div id="sdfootnote{number}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote{number}sym" '
            f'href="#sdfootnote{number}anc">{number}</a>{html.escape(line[1:].strip())}</p></div>'
        )
    head = f'<html><head><meta charset="utf-8"><style>{STYLE}</style></head><body>'
    return head + "\n".join(body) + "</body></html>"


def main() -> None:
    for name in sys.argv[1:] or FOLDERS:
        folder = ROOT / Path(name).name
        source = page((folder / "ke-hoach.txt").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as temp:
            made = Path(temp) / "ke-hoach.html"
            made.write_text(source, encoding="utf-8")
            subprocess.run(
                [
                    "soffice", f"-env:UserInstallation=file://{temp}/profile", "--headless",
                    "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", temp, str(made),
                ],
                check=True, stdout=subprocess.DEVNULL,
            )
            (folder / "ke-hoach.docx").write_bytes((Path(temp) / "ke-hoach.docx").read_bytes())
        print(folder / "ke-hoach.docx")


main()
