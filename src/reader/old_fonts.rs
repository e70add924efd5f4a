//! Text of before Unicode (TCVN3 in .VnTime, VNI in VNI-Times) made readable: by the font of a run where a cell
//! has several, by the font of a cell and the evidence of the whole sheet else. What is Unicode already stays,
//! word by word. Each sheet says once how much of it was decoded.

use super::odd;
use crate::finding::Finding;
use crate::sheet::{CellRef, Sheet, Value, Workbook};
use crate::words::legacy::{self, Encoding, Survey};
use arcstr::ArcStr;
use std::collections::HashMap;

/// A run of a rich text decoded by its own font; `None` where it stays as it is.
pub fn run(text: &str, font: &str) -> Option<String> {
    legacy::font_encoding(font)?;
    let encoding = legacy::detect(text, font)?;
    let made = legacy::convert(text, encoding);
    (made != text).then_some(made)
}

/// What was decoded on one sheet.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    /// Cells.
    pub cells: u64,
    /// The first of them, its text before and after.
    pub first: Option<(CellRef, String, String)>,
    /// The encoding met first.
    pub encoding: Option<Encoding>,
}

impl Decoded {
    /// Counts a cell.
    pub fn count(&mut self, at: CellRef, before: &str, after: &str, encoding: Option<Encoding>) {
        self.cells += 1;
        if self.first.is_none() {
            self.first = Some((at, short(before), short(after)));
            self.encoding = encoding;
        }
    }

    /// Says it once for the sheet.
    pub fn finding(&self, sheet: &str) -> Option<Finding> {
        let (at, before, after) = self.first.as_ref()?;
        let name = self.encoding.map_or("TCVN3/VNI", Encoding::name);
        Some(odd::legacy_text(sheet, &at.to_string(), self.cells, name, before, after))
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect::<String>().trim().to_owned()
}

/// Texts looked at per font before the evidence counts as complete.
const LOOKED_AT: usize = 4_000;

/// Whether a text could be of before Unicode at all: characters Unicode Vietnamese hardly uses, or Latin-1
/// letters without any letter beyond. Cheap enough for every cell.
fn could_be(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut beyond, mut letters, mut signs) = (0u32, 0u32, 0u32);
    for c in text.chars() {
        match c {
            '«' | '»' | '°' | '·' | '\u{a0}' => {}
            '\u{a1}'..='\u{bf}' | '×' | '÷' => signs += 1,
            '\u{c0}'..='\u{ff}' => letters += 1,
            // Most letters of Vietnamese, without looking them up.
            '\u{1ea0}'..='\u{1ef9}' => beyond += 1,
            c if c > '\u{ff}' && c.is_alphabetic() => beyond += 1,
            _ => {}
        }
    }
    signs > 0 || beyond == 0 && letters > 0
}

/// Decodes every text of a workbook that is of before Unicode. `known`: findings that runs gave already.
pub fn decode(workbook: &mut Workbook, findings: &mut Vec<Finding>) {
    let mut survey = Survey::default();
    let mut seen: HashMap<ArcStr, usize> = HashMap::new();
    let mut any = false;
    for sheet in &workbook.sheets {
        for (text, font) in texts(sheet) {
            let named = legacy::font_encoding(font).is_some();
            if !named && !could_be(text) {
                continue;
            }
            any = true;
            let count = match seen.get_mut(font) {
                Some(count) => count,
                None => seen.entry(ArcStr::clone(font)).or_insert(0),
            };
            *count += 1;
            if *count <= LOOKED_AT {
                survey.add(text, font);
            }
        }
    }
    if !any {
        return;
    }
    let encodings: HashMap<ArcStr, Option<Encoding>> =
        seen.keys().map(|font| (ArcStr::clone(font), survey.encoding(font))).collect();
    for sheet in &mut workbook.sheets {
        let decoded = decode_sheet(sheet, &encodings);
        let earlier = findings.iter().position(|f| odd::is_legacy_of(f, &sheet.name));
        match (earlier, decoded.cells) {
            (_, 0) => {}
            (Some(at), more) => {
                if let Some(finding) = findings.get_mut(at) {
                    odd::legacy_more(finding, more);
                }
            }
            (None, _) => findings.extend(decoded.finding(&sheet.name)),
        }
    }
}

/// The texts of a sheet with their fonts.
fn texts(sheet: &Sheet) -> impl Iterator<Item = (&ArcStr, &ArcStr)> {
    sheet.rows.iter().flat_map(|r| &r.cells).filter_map(|cell| match &cell.value {
        Value::Text(text) => Some((text, &sheet.style(cell)?.font)),
        _ => None,
    })
}

fn decode_sheet(sheet: &mut Sheet, encodings: &HashMap<ArcStr, Option<Encoding>>) -> Decoded {
    let mut out = Decoded::default();
    // Equal texts of one font are decoded once.
    let mut made: HashMap<(ArcStr, u32), Option<ArcStr>> = HashMap::new();
    for row in &mut sheet.rows {
        for cell in &mut row.cells {
            let Value::Text(text) = &cell.value else { continue };
            let style = usize::try_from(cell.style).unwrap_or(0);
            let font = sheet.styles.get(style).map_or("", |s| s.font.as_ref());
            if legacy::font_encoding(font).is_none() && !could_be(text) {
                continue;
            }
            let key = (ArcStr::clone(text), cell.style);
            let after = match made.get(&key) {
                Some(after) => after.clone(),
                None => {
                    let encoding = encodings.get(font).copied().flatten().or_else(|| legacy::detect(text, font));
                    let after = encoding
                        .map(|e| legacy::convert(text, e))
                        .filter(|after| **after != **text)
                        .map(|after| ArcStr::from(after.as_str()));
                    made.insert(key, after.clone());
                    after
                }
            };
            if let Some(after) = after {
                let encoding = encodings.get(font).copied().flatten().or_else(|| legacy::detect(text, font));
                out.count(CellRef::new(row.index, cell.column), text, &after, encoding);
                cell.value = Value::Text(after);
            }
        }
    }
    for (_, text) in &mut sheet.notes {
        if could_be(text)
            && let Some(encoding) = legacy::detect(text, "")
        {
            *text = legacy::convert(text, encoding);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Format, Row, Style};

    fn book(cells: &[(&str, &str)]) -> Workbook {
        let mut sheet = Sheet { name: "S".to_owned(), styles: vec![Style::default()], ..Sheet::default() };
        for (row, (text, font)) in (0u32..).zip(cells) {
            let style = u32::try_from(sheet.styles.len()).unwrap();
            sheet.styles.push(Style { font: ArcStr::from(*font), ..Style::default() });
            let cell = Cell { column: 0, style, value: Value::Text(ArcStr::from(*text)), formula: None };
            sheet.rows.push(Row { index: row, hidden: false, cells: vec![cell] });
        }
        Workbook {
            format: Format::Xlsx,
            sheets: vec![sheet],
            names: Vec::new(),
            properties: Vec::new(),
            date_1904: false,
        }
    }

    fn read(cells: &[(&str, &str)]) -> (Vec<String>, Vec<Finding>) {
        let mut workbook = book(cells);
        let mut findings = Vec::new();
        decode(&mut workbook, &mut findings);
        let texts = workbook.sheets[0].rows.iter().map(|r| r.cells[0].value.raw()).collect();
        (texts, findings)
    }

    #[test]
    fn by_font_and_by_evidence() {
        let (texts, findings) = read(&[
            ("Tæng sè", ".VnTime"),
            ("chi th\u{ad}êng xuyªn", ".VnTimeH"),
            ("Tổng số", "Times New Roman"),
            ("Kinh phÝ ®µo t¹o c¸n bé", "Times New Roman"),
            ("STT", ".VnTime"),
        ]);
        assert_eq!(texts, ["Tổng số", "CHI THƯỜNG XUYÊN", "Tổng số", "Kinh phí đào tạo cán bộ", "STT"]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].data["cells"], 3);
    }

    #[test]
    fn unicode_in_an_old_font_and_other_languages_stay() {
        let (texts, findings) = read(&[
            ("Tổng số", ".VnTime"),
            ("Chi thường xuyên", ".VnTime"),
            ("Financement public – opération à Bruxelles", "Arial"),
            ("Bénéficiaire", "Arial"),
            ("Größe über alles", "Arial"),
            ("Cà phê", "Arial"),
        ]);
        let wanted = [
            "Tổng số",
            "Chi thường xuyên",
            "Financement public – opération à Bruxelles",
            "Bénéficiaire",
            "Größe über alles",
            "Cà phê",
        ];
        assert_eq!(texts, wanted);
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn vni_by_evidence() {
        let (texts, _) = read(&[
            ("Noäi dung", "VNI-Times"),
            ("Toång soá", "Arial"),
            ("Chi thöôøng xuyeân", "Arial"),
            ("Ñôn vò tính: trieäu ñoàng", "Arial"),
        ]);
        assert_eq!(texts, ["Nội dung", "Tổng số", "Chi thường xuyên", "Đơn vị tính: triệu đồng"]);
    }

    #[test]
    fn runs_by_their_own_font() {
        assert_eq!(run("tæng sè", ".VnTimeH").as_deref(), Some("TỔNG SỐ"));
        assert_eq!(run("Tổng số", ".VnTime"), None);
        assert_eq!(run("Tæng sè", "Arial"), None);
    }
}
