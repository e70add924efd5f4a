//! The columns of one table: header paths through merges, what each column holds, what its figures are.

use super::grid::{Grid, is_blank, year_like};
use super::header::classify;
use super::names::{currency_of_heading, is_document, is_office, is_source, unit_of_heading};
use super::numbers::{self, StyleVotes, TextCell};
use super::seams::{Norm, unit_in};
use super::vocabulary::{Field, SOURCES};
use super::{ColumnHint, Role, codes, kinds, years};
use crate::money::{Kind, Unit};
use crate::sheet::{Cell, Value};

/// One level of a column's header path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its words.
    pub text: String,
    /// First column it stands over.
    pub first: u32,
    /// Last column it stands over.
    pub last: u32,
}

/// Why an amount column gives no lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unused {
    /// The sum of other columns.
    Sum,
    /// The same money as other columns, split another way.
    Alternative,
    /// A part of another column, told for information (trong đó).
    PartOf,
    /// A difference of two others.
    Difference,
    /// Repeats earlier periods.
    Cumulative,
    /// The whole investment of a project, over all its years, beside the amounts of some.
    Lifetime,
    /// Foreign money beside đồng.
    Foreign,
}

/// What stands in a column below the header.
#[derive(Clone, Debug, Default)]
pub struct Stat {
    /// Figures, text figures included.
    pub figures: u32,
    /// Words.
    pub words: u32,
    /// Letters of the words together.
    pub letters: u64,
    /// Year-like whole numbers.
    pub years: u32,
    /// Whole numbers 1 to 12.
    pub months: u32,
    /// Texts or numbers that read as row numbers.
    pub codes: u32,
    /// Dashes alone.
    pub signs: u32,
    /// Dates.
    pub dates: u32,
    /// Texts that are money units.
    pub units: u32,
    /// Texts that begin with a source of funds.
    pub sources: u32,
    /// Texts that name an office.
    pub offices: u32,
    /// Texts that name an operation.
    pub operations: u32,
    /// Texts that are the words of a total.
    pub totals: u32,
    /// Numbers shown as percent.
    pub percents: u32,
    /// Numbers shown in thousands by their format.
    pub scaled: u32,
    /// Non-zero figures.
    pub nonzero: u32,
    /// Figures above 1000.
    pub large: u32,
    /// Figures between 0 and 1.
    pub shares: u32,
    /// Error values.
    pub errors: u32,
    /// Style votes of the text figures.
    pub votes: StyleVotes,
    /// Pointed numbers, 1.1.
    pub pointed: super::pointed::Pointed,
}

/// A column as far as it is understood.
#[derive(Clone, Debug)]
pub struct Col {
    /// 0-based column.
    pub column: u32,
    /// Header path, outermost first.
    pub parts: Vec<Part>,
    /// What it holds.
    pub field: Field,
    /// The role of the contract.
    pub role: Role,
    /// The kind its heading states.
    pub kind: Option<Kind>,
    /// A kind its heading may state or may not.
    pub doubted: Option<Kind>,
    /// The year its heading states.
    pub year: Option<i32>,
    /// The month its heading states.
    pub month: Option<u8>,
    /// The source its heading states.
    pub source: Option<String>,
    /// The decision its heading states.
    pub document: Option<String>,
    /// The office its heading names, where the columns are offices.
    pub agency: Option<String>,
    /// Holds an earlier year's estimate, told for comparison.
    pub history: bool,
    /// Its figures are decreases.
    pub negative: bool,
    /// A unit of its own.
    pub unit: Option<Unit>,
    /// Foreign money.
    pub currency: Option<&'static str>,
    /// The whole path.
    pub label: String,
    /// Columns it is the sum of.
    pub sum_of: Vec<u32>,
    /// Why it gives no lines, for an amount column.
    pub unused: Option<Unused>,
    /// Hidden in the sheet.
    pub hidden: bool,
    /// What stands below.
    pub stat: Stat,
    /// Decided by hand.
    pub hinted: bool,
    /// Its label in the label row.
    pub tag: Option<String>,
}

impl Col {
    /// Money that may give lines.
    pub fn is_amount(&self) -> bool {
        self.role == Role::Amount
    }

    /// Money that gives lines.
    pub fn is_leaf(&self) -> bool {
        self.role == Role::Amount && self.unused.is_none()
    }

    /// The quarter or month the heading names.
    pub fn part_of_year(&self) -> Option<u8> {
        part_of_year(&self.parts)
    }

    /// The innermost words.
    pub fn leaf_text(&self) -> &str {
        self.parts.last().map_or("", |p| p.text.as_str())
    }
}

/// Whether a heading's brackets say that it counts percent: "Ước thực hiện/Dự toán năm (tỷ lệ %)".
fn in_percent(leaf: &str) -> bool {
    let mut bracketed = leaf.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    bracketed.any(|inside| inside.contains('%') && !inside.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a text stands on one line already, without doubled or foreign spaces.
pub fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.windows(2).any(|w| w == b"  ")
        && !bytes.iter().any(|b| *b < b' ' || *b == 0xc2 || *b == 0xe2 || *b == 0xe3)
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

/// Words of a heading on one line.
pub fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Looks at one cell under the header.
pub fn observe(grid: &Grid<'_>, stat: &mut Stat, cell: &Cell) {
    match &cell.value {
        Value::Empty | Value::Bool(_) => {}
        Value::Error(_) => stat.errors += 1,
        Value::Date(_) => stat.dates += 1,
        Value::Number(x) => {
            stat.figures += 1;
            stat.pointed.number(*x);
            if *x != 0.0 {
                stat.nonzero += 1;
            }
            if x.abs() >= 1000.0 {
                stat.large += 1;
            }
            if year_like(*x).is_some() {
                stat.years += 1;
            }
            if *x > 0.0 && *x < 1.0 {
                stat.shares += 1;
            }
            if x.fract() == 0.0 && (1.0..=12.0).contains(x) {
                stat.months += 1;
            }
            if x.fract() == 0.0 && (1.0..=999.0).contains(x) || x.fract() != 0.0 && *x < 100.0 && *x > 0.0 {
                stat.codes += 1;
            }
            if let Some(style) = grid.sheet.style(cell) {
                let format = style.number_format.as_str();
                if format.contains('%') {
                    stat.percents += 1;
                } else if scaled_format(format) {
                    stat.scaled += 1;
                }
            }
        }
        Value::Text(text) => {
            if is_blank(&cell.value) {
                return;
            }
            if text.len() <= 12 {
                stat.pointed.text(text);
            }
            if numbers::looks_numeric(text)
                && let TextCell::Number(number) = numbers::text_cell(text)
            {
                stat.figures += 1;
                stat.votes.count(text, &number);
                let value = number.vi.or(number.en).unwrap_or(0);
                if value != 0 {
                    stat.nonzero += 1;
                }
                if value.abs() >= 1000 * numbers::SCALE {
                    stat.large += 1;
                }
                if value % numbers::SCALE == 0 && (1990..=2100).contains(&(value / numbers::SCALE)) && !number.marked {
                    stat.years += 1;
                }
                if text.trim().len() <= 8 && codes::parse(text).is_some() {
                    stat.codes += 1;
                }
                return;
            }
            if text.len() <= 8 && matches!(numbers::text_cell(text), TextCell::Nil | TextCell::Mark) {
                stat.signs += 1;
                return;
            }
            stat.words += 1;
            stat.letters += u64::try_from(text.len()).unwrap_or(0);
            if text.len() <= 12 && (stat.words > 3_000 || codes::parse(text).is_some()) && stat.codes < stat.words {
                stat.codes += u32::from(stat.words <= 3_000 || stat.codes * 10 > stat.words * 8);
            }
            // A look at the wording of the first few hundred is enough.
            if stat.words <= 300 {
                let norm = Norm::head(text, 40);
                if norm.len() < 25 && unit_in(text).is_some() {
                    stat.units += 1;
                }
                if SOURCES.iter().any(|s| norm.starts(s)) {
                    stat.sources += 1;
                }
                if super::rows::total_words(&norm) == Some(true) {
                    stat.totals += 1;
                }
                // "Bộ" alone is a set, no ministry.
                if norm.text().contains(' ') && is_office(&norm) {
                    stat.offices += 1;
                }
                if kinds::of_operation(text).is_some() {
                    stat.operations += 1;
                }
                if super::seams::date_in(text).is_some() && norm.len() <= 12 {
                    stat.dates += 1;
                }
            }
        }
    }
}

fn scaled_format(format: &str) -> bool {
    let first = format.split(';').next().unwrap_or("");
    let trimmed = first.trim_end_matches(|c: char| !matches!(c, '0' | '#' | '?' | ','));
    trimmed.ends_with(',') && trimmed.contains(['0', '#'])
}

/// What a column holds, by words first and what stands below second.
pub fn decide(parts: &[Part], stat: &Stat) -> (Field, bool) {
    let leaf = parts.last().map_or("", |p| p.text.as_str());
    let mut found = classify(leaf);
    let mut from_leaf = found.is_some();
    if found.is_none() {
        for part in parts.iter().rev().skip(1) {
            found = classify(&part.text);
            if found.is_some() {
                break;
            }
        }
    }
    if found.is_none() && parts.len() > 1 {
        let joined: Vec<&str> = parts.iter().map(|p| p.text.as_str()).collect();
        found = classify(&joined.join(" "));
    }
    let numeric = stat.figures > stat.words + stat.dates;
    let amounts = numeric && stat.large > 0;
    let outer = |fields: &[Field]| {
        parts.iter().rev().skip(1).any(|p| classify(&p.text).is_some_and(|(f, _)| fields.contains(&f)))
    };
    // "Tiết kiệm 10%" names the money a rate makes.
    let rate = leaf.trim_end().strip_suffix('%').is_some_and(|l| l.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let percent_words = leaf.trim_end().ends_with('%') && !rate || leaf.trim_start().starts_with('%') || in_percent(leaf)
            // "QT/DT (%) › NSNN".
            || parts.iter().rev().skip(1).any(|p| in_percent(&p.text) || p.text.trim_start().starts_with('%'));
    // "Thuế VAT 10%" over millions is money.
    if percent_words && numeric && stat.large * 2 <= stat.figures
        || stat.percents * 2 > stat.figures && stat.figures > 0
    {
        return (Field::Percent, true);
    }
    let Some((field, _)) = found else {
        if stat.figures == 0 && stat.words == 0 {
            return (Field::Known, false);
        }
        // A quarter over figures, be they few and small, heads money.
        if numeric && part_of_year(parts).is_some() {
            return (Field::Amount, true);
        }
        if numeric && (things(leaf) || heads_people(parts)) {
            return (Field::Quantity, true);
        }
        if last_done(leaf, stat) {
            return (Field::Known, true);
        }
        if numeric {
            return (by_figures(parts, stat), false);
        }
        return (Field::Known, false);
    };
    if parts.len() <= 1 {
        from_leaf = true;
    }
    // "Số lượng › Thực hiện", "Chỉ tiêu (người)" count things, be they planned or done.
    // "Hệ số lương, phụ cấp › Cộng" is a sum of rates.
    let summed = ["cộng", "tổng", "tổng số", "tổng cộng"].iter().any(|w| Norm::of(leaf).is(w));
    if summed && outer(&[Field::Days]) && stat.large * 2 <= stat.figures {
        return (Field::Days, true);
    }
    if numeric && heads_people(parts) {
        return (Field::Quantity, true);
    }
    let counted = outer(&[Field::Quantity]) && !of_money(leaf) || things(leaf);
    let decided = match field {
        Field::Amount | Field::Total | Field::Contract | Field::Document if numeric && counted && stat.large == 0 => {
            Field::Quantity
        }
        // "Kinh phí còn lại năm 2023 chuyển sang": what was left there is money here.
        Field::Difference if numeric && parts.iter().any(|p| kinds::of_heading(&p.text) == Some(Kind::CarriedOver)) => {
            Field::Amount
        }
        Field::Amount | Field::Total if outer(&[Field::Difference]) => Field::Difference,
        Field::Amount | Field::Total if outer(&[Field::Percent]) && stat.large * 2 <= stat.figures => Field::Percent,
        // "Ý kiến Sở Tài chính" over figures alone is what it would grant.
        Field::Note if numeric && stat.words == 0 && (amounts || kinds::of_heading(leaf).is_some()) => {
            return (Field::Amount, false);
        }
        // No share of anything comes to millions: whatever its words say, a person looks at it.
        Field::Percent if numeric && stat.large * 2 > stat.figures => return (Field::Amount, false),
        Field::Amount | Field::Total if outer(&[Field::Cumulative]) => Field::Cumulative,
        Field::Agency if stat.units * 2 > stat.words && stat.words > 0 => Field::Measure,
        Field::Agency
            if Norm::of(leaf).is("đơn vị")
                && stat.words > 0
                && stat.offices * 2 < stat.words.min(300)
                && stat.letters / u64::from(stat.words) < 12 =>
        {
            Field::Measure
        }
        // "Chỉ tiêu › 2024" counts what is aimed at.
        Field::Content if numeric && years::of_heading(leaf).is_some() && stat.large == 0 => Field::Quantity,
        Field::Content if numeric && stat.codes >= stat.figures => Field::Task,
        Field::Content if stat.codes * 10 > (stat.figures + stat.words) * 9 && stat.words > 0 && stat.codes > 1 => {
            Field::Task
        }
        // Words of a text column over figures of money: the words head the amounts of what they name.
        // Codes of the kinds of funds (12, 13, 14) under "Nguồn" are no money.
        Field::Source
            if numeric
                && !amounts
                && stat.codes >= stat.figures
                && ["nguồn", "mã nguồn", "nguồn kinh phí", "tính chất nguồn", "mã tính chất nguồn"]
                    .iter()
                    .any(|w| Norm::of(leaf).is(w)) =>
        {
            Field::Source
        }
        // "Nguồn vốn/ Danh mục dự án": sources head the projects they pay for.
        Field::Source
            if stat.words > stat.figures
                && stat.sources * 2 < stat.words.min(300)
                && ["danh mục", "dự án", "công trình", "nội dung", "nhiệm vụ"]
                    .iter()
                    .any(|w| Norm::of(leaf).has(w)) =>
        {
            Field::Content
        }
        Field::Agency | Field::Partner | Field::Source if amounts || numeric && stat.words == 0 => Field::Amount,
        Field::Content if amounts && stat.years * 2 < stat.figures => Field::Amount,
        // A decision by its number over figures of money: what it granted.
        Field::Document
            if amounts
                && stat.words == 0
                && (is_document(leaf) || kinds::of_heading(leaf) == Some(Kind::Appropriated)) =>
        {
            Field::Amount
        }
        // "Lĩnh vực › Giáo dục", "Kết quả › Ngoài ngân sách" over millions: what the money is for.
        Field::Known if amounts && !from_leaf && stat.years * 2 < stat.figures && by_objects(parts) => Field::Amount,
        // "Số đơn vị trình", "Số huyện đề nghị": what each asked for or did, where the figures are no counts.
        Field::Quantity if amounts && told_by_an_office(leaf) => Field::Amount,
        // "Số năm 2023" counts no years.
        Field::Days | Field::Quantity if numeric && years::of_heading(leaf).is_some() => Field::Amount,
        Field::KindWord if numeric => Field::Class,
        // "Mục chi" over words names what is paid for.
        Field::Class
            if ["mục chi", "khoản mục", "khoản mục chi"].iter().any(|w| Norm::of(leaf).is(w))
                && stat.words > stat.figures =>
        {
            Field::Content
        }
        Field::Task if amounts && stat.large * 2 > stat.figures => Field::Amount,
        // "Mã nhiệm vụ" over 1.1, 2.6: a plan's numbers; over 0861 they are the treasury's.
        Field::Class
            if Norm::of(leaf).starts("mã nhiệm vụ")
                && (stat.pointed.texts + stat.pointed.numbers) * 10 >= (stat.figures + stat.words) * 8 =>
        {
            Field::Task
        }
        Field::Month if amounts => Field::Amount,
        Field::Year if amounts && stat.years * 2 < stat.figures => Field::Amount,
        // "Năm 2024" over 2.000 and 2.015 million: a year heads its amounts.
        Field::Year if numeric && years::of_heading(leaf).is_some() => Field::Amount,
        Field::Code
            if stat.words > 0
                && (stat.codes + stat.signs) * 3 < stat.words
                && stat.letters / u64::from(stat.words) > 14 =>
        {
            Field::Content
        }
        Field::Quantity | Field::Days | Field::Price | Field::Percent if stat.figures == 0 && stat.words > 0 => {
            Field::Known
        }
        Field::Amount | Field::Total | Field::Difference | Field::Cumulative if stat.figures == 0 && stat.words > 0 => {
            // "Kế hoạch", "Kinh phí" over words only.
            if stat.errors > 0 { field } else { Field::Known }
        }
        // Beside the figures of a heading merged over both: footnote marks, or nothing.
        Field::Amount | Field::Total
            if stat.figures == 0 && stat.errors == 0 && parts.last().is_some_and(|p| p.last > p.first) =>
        {
            Field::Known
        }
        other => other,
    };
    (decided, from_leaf)
}

/// Whether a heading speaks of money.
fn of_money(leaf: &str) -> bool {
    let norm = Norm::of(leaf);
    ["kinh phí", "tiền", "giá trị", "chi phí", "dự toán", "đồng", "vốn"].iter().any(|w| norm.has(w))
}

/// Headings over columns of people: "Biên chế › Giao", "Lao động hợp đồng › Có mặt".
const PEOPLE: &[&str] = &[
    "biên chế",
    "số biên chế",
    "tổng biên chế",
    "tổng số biên chế",
    "chỉ tiêu biên chế",
    "số người",
    "số lượng người",
    "tổng số người",
    "số lao động",
    "lao động hợp đồng",
    "hợp đồng lao động",
    "số hợp đồng lao động",
    "hđlđ",
    "số cán bộ",
    "số công chức",
    "số viên chức",
];

/// Whether what stands over a column counts people, whatever is said of them below: "Biên chế › Giao". What the people
/// are paid ("Biên chế › Quỹ lương", "Số người › Kinh phí") is money.
fn heads_people(parts: &[Part]) -> bool {
    let Some((leaf, over)) = parts.split_last() else { return false };
    let paid = |text: &str| {
        let norm = Norm::of(text);
        // "Hợp đồng" names no money.
        of_money(text) && !norm.has("hợp đồng")
            || unit_of_heading(text).is_some()
            || ["lương", "phụ cấp", "trợ cấp", "quỹ", "chi", "bảo hiểm", "bhxh", "định mức", "mức"]
                .iter()
                .any(|w| norm.has(w))
    };
    let people = |part: &Part| {
        let norm = Norm::of(&part.text);
        // "Lao động - Thương binh và Xã hội" is an office.
        PEOPLE.iter().any(|w| norm.starts(w)) || norm.is("lao động")
    };
    let at = over.iter().rposition(people);
    at.is_some_and(|at| !paid(&leaf.text) && !over.iter().skip(at).any(|p| paid(&p.text)))
}

/// "Sửa chữa lần cuối", "Mua gần nhất" over years: when something was done to a thing.
fn last_done(leaf: &str, stat: &Stat) -> bool {
    let norm = Norm::of(leaf);
    let when = ["lần cuối", "lần trước", "gần nhất", "gần đây nhất"].iter().any(|w| norm.has(w));
    when && !of_money(leaf) && stat.years > 0 && stat.years == stat.figures
}

/// "Lĩnh vực", "Địa bàn" over columns of figures: what the money is for, or where. "Biên chế" heads people.
fn by_objects(parts: &[Part]) -> bool {
    let over = parts.iter().rev().skip(1).map(|p| Norm::of(&p.text));
    over.into_iter().any(|n| ["lĩnh vực", "địa bàn", "địa điểm", "kết quả"].iter().any(|w| n.starts(w)))
}

/// "Số đơn vị trình": the number an office gave.
fn told_by_an_office(leaf: &str) -> bool {
    let norm = Norm::of(leaf);
    let office = ["số đơn vị", "số huyện", "số xã", "số trường", "số sở", "số phòng"].iter().any(|w| norm.starts(w));
    let did = ["trình", "đề nghị", "đề xuất", "báo cáo", "quyết toán", "giao", "duyệt", "xây dựng", "lập", "đăng ký"];
    office && did.iter().any(|w| norm.has(w))
}

/// Units of what is counted and no money.
const THINGS: &[&str] = &[
    "người",
    "lượt",
    "học sinh",
    "sinh viên",
    "học viên",
    "lhs",
    "lưu học sinh",
    "hộ",
    "lớp",
    "đoàn",
    "suất",
    "km",
    "ha",
    "m2",
    "tấn",
];

/// Whether a heading says in brackets what it counts: "(người)", "(lượt khách)".
fn things(leaf: &str) -> bool {
    let inside = leaf.rsplit_once('(').and_then(|(_, rest)| rest.split(')').next()).map(Norm::of);
    inside.is_some_and(|n| THINGS.iter().any(|w| n.is(w) || n.starts(&format!("{w} ")))) && !of_money(leaf)
}

/// Whether a text ends with a bracket that holds such a unit and nothing else: "Quy mô đào tạo (sinh viên)".
pub fn counted_in(text: &str) -> bool {
    let inside = text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inside)| inside.trim());
    inside.is_some_and(|inside| inside.len() <= 20 && THINGS.iter().any(|w| Norm::of(inside).is(w))) && !of_money(text)
}

fn by_figures(parts: &[Part], stat: &Stat) -> Field {
    // 2000 under a heading that does not speak of years may be an amount in millions: it is asked about.
    let spoken = parts.last().is_none_or(|part| {
        let norm = Norm::of(&part.text);
        ["năm", "niên độ", "year"].iter().any(|word| norm.has(word)) && years::of_heading(&part.text).is_none()
    });
    if spoken && stat.years * 10 >= stat.figures * 9 && stat.figures >= 2 && stat.years >= 2 {
        return Field::Year;
    }
    if parts.is_empty() { Field::Known } else { Field::Amount }
}

/// The quarter or month a heading names, also in two cells: "Quý" over "II".
fn part_of_year(parts: &[Part]) -> Option<u8> {
    let leaf = parts.last()?;
    years::part_of_year(&leaf.text).or_else(|| {
        let over = parts.get(parts.len().checked_sub(2)?)?;
        years::part_of_year(&format!("{} {}", over.text, leaf.text))
    })
}

/// The role of the contract a field stands for.
pub const fn role_of(field: Field) -> Role {
    match field {
        Field::Code => Role::Code,
        Field::Content => Role::Content,
        Field::Agency => Role::Agency,
        Field::Partner => Role::Partner,
        Field::Measure => Role::UnitOfMeasure,
        Field::Quantity => Role::Quantity,
        Field::Days => Role::Days,
        Field::Price => Role::UnitPrice,
        Field::Amount | Field::Total => Role::Amount,
        Field::Percent => Role::Percent,
        Field::Source => Role::Source,
        Field::Year => Role::Year,
        Field::Month => Role::Month,
        Field::Date => Role::Date,
        Field::Document | Field::Contract => Role::Document,
        Field::KindWord | Field::Class => Role::Class,
        Field::Note => Role::Note,
        Field::Task => Role::Task,
        Field::Difference | Field::Cumulative => Role::Amount,
        Field::Known => Role::Ignored,
    }
}

/// The field a role decided by hand stands for.
pub const fn field_of(role: Role) -> Field {
    match role {
        Role::Code => Field::Code,
        Role::Content => Field::Content,
        Role::Agency => Field::Agency,
        Role::Partner => Field::Partner,
        Role::UnitOfMeasure => Field::Measure,
        Role::Quantity => Field::Quantity,
        Role::Days => Field::Days,
        Role::UnitPrice => Field::Price,
        Role::Amount => Field::Amount,
        Role::Percent => Field::Percent,
        Role::Source => Field::Source,
        Role::Year => Field::Year,
        Role::Month => Field::Month,
        Role::Date => Field::Date,
        Role::Document => Field::Document,
        Role::Class => Field::Class,
        Role::Note => Field::Note,
        Role::Task => Field::Task,
        Role::Ignored => Field::Known,
    }
}

/// Builds the columns of a table from header paths and what stands below.
pub fn build(
    grid: &Grid<'_>,
    heads: Vec<(u32, Vec<Part>, Option<String>)>,
    stats: Vec<Stat>,
    hints: &[ColumnHint],
) -> Vec<Col> {
    let mut cols: Vec<Col> = heads
        .into_iter()
        .zip(stats)
        .map(|((column, parts, tag), stat)| {
            let hint = hints.iter().find(|h| h.column == column);
            let label = parts.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" › ");
            let mut parts = parts;
            for part in &mut parts {
                part.text = super::names::spelled_out(&part.text).unwrap_or_else(|| std::mem::take(&mut part.text));
            }
            let (field, _) = match hint {
                Some(hint) => (field_of(hint.role), true),
                None => decide(&parts, &stat),
            };
            Col { label, ..describe(grid, column, parts, tag, stat, field, hint) }
        })
        .collect();
    super::together::settle(&mut cols);
    super::pointed::settle(&mut cols);
    cols
}

fn describe(
    grid: &Grid<'_>,
    column: u32,
    parts: Vec<Part>,
    tag: Option<String>,
    stat: Stat,
    field: Field,
    hint: Option<&ColumnHint>,
) -> Col {
    let mut col = Col {
        column,
        field,
        role: role_of(field),
        kind: None,
        doubted: None,
        year: None,
        month: None,
        source: None,
        document: None,
        agency: None,
        history: false,
        negative: false,
        unit: None,
        currency: None,
        label: String::new(),
        sum_of: Vec::new(),
        unused: None,
        hidden: grid.sheet.column_hidden(column),
        stat,
        hinted: hint.is_some(),
        tag,
        parts: Vec::new(),
    };
    col.parts = parts;
    told(&mut col);
    if let Some(hint) = hint {
        col.year = hint.year.or(col.year);
    }
    col
}

/// What the words over a column of money say of it.
pub fn told(col: &mut Col) {
    let parts = std::mem::take(&mut col.parts);
    let inner = || parts.iter().rev();
    let money = matches!(col.field, Field::Amount | Field::Total | Field::Difference | Field::Cumulative);
    if money || matches!(col.field, Field::Price) {
        col.unit = inner().find_map(|p| unit_of_heading(&p.text));
        if col.unit.is_none() {
            col.currency = inner().find_map(|p| currency_of_heading(&p.text));
        }
    }
    if money {
        let carried = |p: &&Part| kinds::of_heading(&p.text) == Some(Kind::CarriedOver);
        col.kind = inner().find_map(|p| kinds::of_heading(&p.text));
        // "Giải ngân › Vốn năm 2023 chuyển sang" is what was paid out of money carried over.
        if col.kind == Some(Kind::CarriedOver) {
            let spent = |k: &Kind| {
                matches!(k, Kind::Paid | Kind::Advanced | Kind::Cleared | Kind::Settled | Kind::Done | Kind::Expected)
            };
            let outer = inner().filter(|p| !carried(p)).find_map(|p| kinds::of_heading(&p.text));
            // "Đã phân bổ › Năm 2023 chuyển sang" was allotted out of it.
            let allotted = inner().any(|p| Norm::of(&p.text).starts("đã phân bổ"));
            col.kind = outer.filter(|k| spent(k) || allotted && *k == Kind::Allotted).or(col.kind);
        }
        // "Kinh phí năm trước chuyển sang › Dự toán NSNN" names a source.
        let leaf = parts.last().map_or("", |p| p.text.as_str());
        let budget = estimate_of_source(leaf);
        if budget.is_some() {
            col.kind = inner().skip(1).find_map(|p| kinds::of_heading(&p.text)).or(col.kind);
        }
        // "Năm trước chuyển sang › Dự toán còn dư ở Kho bạc" says where the money carried over stands.
        if col.kind == Some(Kind::Proposed) && Norm::of(leaf).starts("dự toán") && inner().skip(1).any(|p| carried(&p))
        {
            col.kind = Some(Kind::CarriedOver);
        }
        // "Số chuyển nguồn › Kinh phí bổ sung sau 30/9 | Dư tạm ứng": what the money carried over had been.
        let had_been = col.kind == Some(Kind::Supplemented)
            || col.kind == Some(Kind::Advanced) && ["dư", "số dư"].iter().any(|w| Norm::of(leaf).starts(w));
        if had_been && inner().nth(1).is_some_and(|p| carried(&p)) {
            col.kind = Some(Kind::CarriedOver);
        }
        // "Tạm ứng › Thu hồi", "Tạm ứng › Thanh toán": what was advanced before is paid for.
        let over = inner().skip(1).any(|p| kinds::of_heading(&p.text) == Some(Kind::Advanced));
        if over && ["thu hồi", "thanh toán", "hoàn"].iter().any(|w| Norm::of(leaf).starts(w)) {
            col.kind = Some(Kind::Cleared);
        }
        // "Dự toán giao › Chi tạo nguồn, điều chỉnh tiền lương": the kind stands above, the words below name a class.
        let stated = inner().position(|p| kinds::of_heading(&p.text).is_some());
        if let Some(at) = stated.filter(|at| inner().nth(*at).is_some_and(|p| kinds::behind_other_words(&p.text))) {
            let over = inner().skip(at + 1).find(|p| kinds::of_heading(&p.text).is_some());
            if let Some(over) = over.filter(|p| !kinds::doubtful(&p.text) && col.kind.is_some()) {
                col.kind = kinds::of_heading(&over.text);
            }
        }
        // A kind that may not be what the heading is about is for a person to say, unless the title says the same.
        let stated = inner().find(|p| kinds::of_heading(&p.text) == col.kind);
        // "Kế hoạch 2025 › Thanh toán nợ" may be what is planned to be paid.
        let given = inner().skip_while(|p| kinds::of_heading(&p.text) != col.kind).skip(1).any(|p| {
            use Kind::{Allotted, Appropriated, Approved, Planned, Proposed};
            let over = kinds::of_heading(&p.text);
            matches!(over, Some(Planned | Proposed | Appropriated | Approved | Allotted))
        });
        let spent = matches!(col.kind, Some(Kind::Paid | Kind::Advanced | Kind::Settled | Kind::Recovered));
        if stated.is_some_and(|p| kinds::doubtful(&p.text) || spent && given && !kinds::only_known(&p.text)) {
            col.doubted = col.kind.take();
        }
        // "Chuyển nguồn sang năm 2025" names the other year of the carry-over, not the table's.
        if col.kind != Some(Kind::CarriedOver) {
            col.year = inner()
                .filter(|p| !carried(p))
                .find_map(|p| years::of_heading(&p.text))
                .or_else(|| inner().find_map(|p| years::until(&p.text)));
        }
        // "Kế hoạch vốn năm 2024 › Vốn kéo dài": the year over it is the table's.
        if col.kind == Some(Kind::CarriedOver) {
            col.year = inner().skip(1).filter(|p| !carried(p)).find_map(|p| years::of_heading(&p.text));
        }
        col.month = inner().find_map(|p| years::month_of(&p.text));
        let leaf = inner().next().map(|p| p.text.clone());
        let named = |p: &Part| {
            let text = super::header::after_of_which(&p.text).unwrap_or(&p.text).trim();
            // "Trong đó NSNN", without a colon; over other headings it only introduces them.
            let last = leaf.as_ref() == Some(&p.text);
            let skip = ["trong đó ", "tr.đó "].iter().find(|w| last && Norm::of(text).starts(w.trim_end()));
            text.chars().skip(skip.map_or(0, |w| w.chars().count())).collect::<String>()
        };
        // "Nguồn bảo đảm › 10% tiết kiệm chi": what stands under it is where the money comes from, not what becomes of it.
        let under = inner().skip(1).any(|p| {
            let norm = Norm::of(&p.text);
            ["nguồn bảo đảm", "nguồn đảm bảo", "nguồn thực hiện", "nguồn kinh phí", "nguồn vốn", "chia theo nguồn"]
                .iter()
                .any(|w| norm.starts(w))
        });
        let own = leaf
            .clone()
            .filter(|text| under && col.year.is_none() && super::rows::total_words(&Norm::head(text, 60)).is_none());
        if own.is_some() && col.kind == Some(Kind::Withheld) {
            col.kind = None;
        }
        let source = budget.or_else(|| inner().map(named).find(|text| is_source(text))).or(own);
        col.source = source.map(|text| without_unit(&text).to_owned());
        col.document = inner().find(|p| is_document(&p.text)).map(|p| p.text.clone());
    }
    col.parts = parts;
}

/// "NS tỉnh (tr.đ)" without the unit in brackets.
pub fn without_unit(text: &str) -> &str {
    let bracket = text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('('));
    match bracket {
        Some((before, inside)) if super::seams::unit_in(inside).is_some() && inside.chars().count() <= 16 => {
            before.trim_end()
        }
        _ => text,
    }
}

/// The source of "Dự toán NSNN": a source and nothing else after the word.
fn estimate_of_source(leaf: &str) -> Option<String> {
    let rest = leaf.split_whitespace().skip(2).collect::<Vec<_>>().join(" ");
    let norm = Norm::of(&rest);
    (Norm::of(leaf).starts("dự toán") && SOURCES.iter().any(|s| norm.is(s))).then_some(rest)
}

/// Gives a column another field.
pub fn set(col: &mut Col, field: Field) {
    col.field = field;
    col.role = role_of(field);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_in_thousands() {
        assert!(scaled_format("#,##0,"));
        assert!(!scaled_format("#,##0"));
        assert!(!scaled_format("#,##0.00"));
    }
}
