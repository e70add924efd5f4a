//! The .xlsx and .xlsm reader: one pass over every part, rows given away as they are read.

mod comments;
mod shared;
mod sheet;
mod strings;
mod styles;

use super::error::Error;
use super::package::{Package, Relation};
use super::sink::{Sink, Tally, check_length};
use super::xml::Token;
use crate::sheet::{Format, Visibility};
use crate::words::Bilingual;
use sheet::{Context, Worksheet};
use styles::Styles;

/// A sheet as the workbook part lists it.
struct Listed {
    name: String,
    visibility: Visibility,
    relation: String,
}

/// What the workbook part says.
#[derive(Default)]
struct Book {
    sheets: Vec<Listed>,
    names: Vec<(String, String)>,
    date_1904: bool,
}

/// Reads the workbook whose main part is `main`.
///
/// # Errors
/// What breaks the format or a limit, with the part or cell.
pub fn read(package: &mut Package<'_>, main: &str, sink: &mut dyn Sink) -> Result<(), Error> {
    let mut tally = Tally::default();
    let relations = package.relations(main)?;
    let book = book(package, main)?;
    sink.begin(Format::Xlsx, book.date_1904)?;
    let related = |word: &str| relations.iter().find(|r| r.is(word)).map(|r| r.target.clone());
    let styles = match part_or(package, related("styles"), "xl/styles.xml") {
        Some(path) => match package.xml(&path)? {
            Some(mut xml) => Styles::read(&mut xml)?,
            None => Styles::plain(),
        },
        None => Styles::plain(),
    };
    let strings = match part_or(package, related("sharedStrings"), "xl/sharedStrings.xml") {
        Some(path) => match package.xml(&path)? {
            Some(mut xml) => strings::read(&mut xml, sink)?,
            None => strings::Shared::default(),
        },
        None => strings::Shared::default(),
    };
    for (name, refers_to) in &book.names {
        tally.item(main)?;
        tally.text(main, name.len() + refers_to.len())?;
        sink.name(name, refers_to)?;
    }
    properties(package, sink, &mut tally)?;
    let context = Context { styles: &styles, strings: &strings, date_1904: book.date_1904 };
    for (number, listed) in book.sheets.iter().enumerate() {
        tally.sheet()?;
        sink.sheet(&listed.name, listed.visibility)?;
        let Some((path, worksheet)) = sheet_part(package, &relations, listed, number) else {
            return Err(missing_sheet(&listed.name));
        };
        if !worksheet {
            continue;
        }
        let own = package.relations(&path)?;
        if let Some(xml) = package.xml(&path)? {
            Worksheet::read(xml, &context, sink, &mut tally, &listed.name)
                .map_err(|error| within(error, &listed.name))?;
        }
        comments::read(package, &own, &listed.name, sink, &mut tally)?;
    }
    sink.end()
}

/// Puts the sheet's name beside a part's path in an error.
fn within(error: Error, sheet: &str) -> Error {
    let mut details = super::error::Details::from(error);
    match &mut details.part {
        Some(part) if !part.contains(sheet) => *part = format!("{sheet} ({part})"),
        _ => {}
    }
    details.into()
}

/// The related part if it is there, else the usual path if that is.
fn part_or(package: &Package<'_>, related: Option<String>, usual: &str) -> Option<String> {
    related.filter(|path| package.has(path)).or_else(|| package.has(usual).then(|| usual.to_owned()))
}

/// Where a listed sheet stands, and whether it is a worksheet.
fn sheet_part(package: &Package<'_>, relations: &[Relation], listed: &Listed, number: usize) -> Option<(String, bool)> {
    let related = relations.iter().find(|r| r.id == listed.relation);
    if let Some(relation) = related
        && package.has(&relation.target)
    {
        return Some((relation.target.clone(), relation.is("worksheet")));
    }
    if related.is_some_and(|r| !r.is("worksheet")) {
        return Some((String::new(), false));
    }
    // Some writers forget the relationships; the usual name in the usual order then serves.
    let usual = format!("xl/worksheets/sheet{}.xml", number + 1);
    (relations.is_empty() && package.has(&usual)).then_some((usual, true))
}

fn book(package: &mut Package<'_>, main: &str) -> Result<Book, Error> {
    let mut book = Book::default();
    let Some(mut xml) = package.xml(main)? else { return Err(no_book(main)) };
    loop {
        match xml.next()? {
            Token::Start(tag) | Token::Empty(tag) if tag.name() == "sheet" => {
                let visibility = match tag.attribute("state").as_deref() {
                    Some("hidden") => Visibility::Hidden,
                    Some("veryHidden") => Visibility::VeryHidden,
                    _ => Visibility::Visible,
                };
                // `id` with a prefix is the relationship; `sheetId` is a number of its own.
                let relation = tag.attribute("id").unwrap_or_default().into_owned();
                let name = tag.attribute("name").unwrap_or_default().into_owned();
                check_length(main, &name)?;
                book.sheets.push(Listed { name, visibility, relation });
                if book.sheets.len() > super::limits::SHEETS {
                    return Err(Error::sheets(book.sheets.len()));
                }
            }
            Token::Start(tag) | Token::Empty(tag) if tag.name() == "workbookPr" => {
                book.date_1904 = tag.flag("date1904");
            }
            Token::Start(tag) if tag.name() == "definedName" => {
                let name = tag.attribute("name").unwrap_or_default().into_owned();
                let mut refers_to = String::new();
                xml.text(&mut refers_to)?;
                check_length(main, &refers_to)?;
                book.names.push((name, refers_to));
            }
            Token::Eof => break,
            _ => {}
        }
    }
    if book.sheets.is_empty() { Err(no_sheets(main)) } else { Ok(book) }
}

/// The custom properties, from the package's own relationships.
fn properties(package: &mut Package<'_>, sink: &mut dyn Sink, tally: &mut Tally) -> Result<(), Error> {
    let relations = package.relations("")?;
    let related = relations.into_iter().find(|r| r.is("custom-properties")).map(|r| r.target);
    let Some(path) = part_or(package, related, "docProps/custom.xml") else { return Ok(()) };
    let Some(mut xml) = package.xml(&path)? else { return Ok(()) };
    let mut name = String::new();
    let mut value = String::new();
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name() == "property" => {
                name = tag.attribute("name").unwrap_or_default().into_owned();
                value.clear();
            }
            Token::Text(text) => value.push_str(&text),
            Token::End(end) if end.name() == "property" => {
                check_length(&path, &name)?;
                check_length(&path, &value)?;
                tally.item(&path)?;
                tally.text(&path, name.len() + value.len())?;
                sink.property(&name, value.trim())?;
            }
            Token::Eof => return Ok(()),
            _ => {}
        }
        if value.len() > super::limits::TEXT * 4 {
            return check_length(&path, &value);
        }
    }
}

fn no_book(main: &str) -> Error {
    Error::damaged(main, Bilingual::new("thiếu phần workbook", "its workbook part is missing"))
}

fn no_sheets(main: &str) -> Error {
    Error::damaged(main, Bilingual::new("danh sách sheet trống (cần ít nhất 1)", "it lists 0 sheets (1 needed)"))
}

fn missing_sheet(name: &str) -> Error {
    Error::damaged(
        name,
        Bilingual::new(
            "sheet được khai báo nhưng không có dữ liệu trong tệp",
            "the sheet is listed, but its data is not in the file",
        ),
    )
}
