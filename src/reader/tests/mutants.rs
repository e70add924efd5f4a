use super::*;

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// A workbook another program writes, with most of what the reader reads.
fn sample() -> Vec<u8> {
    use rust_xlsxwriter::{Format, Formula, Note, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (bold, date) = (Format::new().set_bold().set_indent(1), Format::new().set_num_format("dd/mm/yyyy"));
    sheet.merge_range(0, 0, 0, 4, "BẢNG TỔNG HỢP", &bold).unwrap();
    for row in 1..40u32 {
        sheet.write_string(row, 0, format!("Nhiệm vụ {row}")).unwrap();
        sheet.write_number(row, 1, f64::from(row) * 1.5).unwrap();
        sheet.write_number_with_format(row, 2, 44_562.0 + f64::from(row), &date).unwrap();
        sheet
            .write_formula(row, 3, Formula::new(format!("=B{}*2", row + 1)).set_result((row * 3).to_string()))
            .unwrap();
        sheet.write_boolean(row, 4, row % 2 == 0).unwrap();
    }
    sheet.insert_note(3, 1, &Note::new("ghi chú")).unwrap();
    sheet.set_column_hidden(7).unwrap();
    sheet.set_row_hidden(5).unwrap();
    book.define_name("Tổng", "=Sheet1!$B$2:$B$40").unwrap();
    book.save_to_buffer().unwrap()
}

/// The parts of a zip, inflated.
fn parts_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|number| {
            let mut file = zip.by_index(number).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut all = Vec::new();
            file.read_to_end(&mut all).unwrap();
            (name, all)
        })
        .collect()
}

#[test]
fn what_another_program_writes_is_read_back() {
    let (book, findings) = parse::workbook(&sample()).unwrap();
    assert!(findings.is_empty());
    let sheet = &book.sheets[0];
    assert_eq!(sheet.rows.len(), 40);
    let row: Vec<String> = sheet.rows[1].cells.iter().map(|c| c.value.raw()).collect();
    assert_eq!(row, ["Nhiệm vụ 1", "1.5", "2022-01-02", "3", "FALSE"]);
    assert_eq!(sheet.rows[1].cells[3].formula.as_deref(), Some("B2*2"));
    assert!(sheet.rows[5].hidden && sheet.hidden_columns == [(7, 7)]);
    assert_eq!(sheet.notes, [(CellRef::new(3, 1), "Author:\nghi chú".to_owned())]);
    assert_eq!(book.names, [("Tổng".to_owned(), "Sheet1!$B$2:$B$40".to_owned())]);
}

#[test]
fn mutants_of_a_file_never_break_the_reader() {
    let whole = sample();
    let mut random = Random(1);
    for _ in 0..200 {
        let mut bytes = whole.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).unwrap();
        }
        if let Err(error) = parse::workbook(&bytes) {
            assert!(crate::reader::CODES.contains(&error.code));
        }
    }
    for cut in 1..50 {
        let error = parse::workbook(&whole[..whole.len() * cut / 50]).unwrap_err();
        assert!(["file-truncated", "file-damaged", "not-a-workbook"].contains(&error.code), "{cut}: {error}");
    }
}

#[test]
fn mutants_of_its_parts_never_break_the_reader() {
    let parts = parts_of(&sample());
    let mut random = Random(2);
    let bits: [&[u8]; 12] =
        [b"<", b">", b"\"", b"/", b"&", b"<c r=\"A1\">", b"</c>", b"4294967296", b"-1", b"<v>", b" r=\"ZZZ1\"", b"]]>"];
    let (mut read, mut refused) = (0, 0);
    for round in 0..400 {
        let mut mutant = parts.clone();
        let number = round % mutant.len();
        let part = &mut mutant[number].1;
        for _ in 0..=random.below(2) {
            let at = random.below(part.len());
            match random.below(4) {
                0 => part[at] = u8::try_from(random.below(256)).unwrap(),
                1 => {
                    part.splice(at..at, bits[random.below(bits.len())].iter().copied());
                }
                2 => {
                    let end = (at + random.below(30)).min(part.len());
                    part.drain(at..end);
                }
                _ => {
                    let end = (at + random.below(200)).min(part.len());
                    let copy = part[at..end].to_vec();
                    part.splice(at..at, copy);
                }
            }
            if part.is_empty() {
                break;
            }
        }
        let list: Vec<(&str, &[u8])> = mutant.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        match parse::workbook(&zip_of(&list)) {
            Ok((book, _)) => {
                read += 1;
                for row in book.sheets.iter().flat_map(|sheet| &sheet.rows) {
                    assert!(row.cells.is_sorted_by(|a, b| a.column < b.column));
                }
            }
            Err(error) => {
                refused += 1;
                assert!(crate::reader::CODES.contains(&error.code));
                assert!(!error.text.vi.is_empty() && !error.next.vi.is_empty());
            }
        }
    }
    assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
}
