//! Words of a text as numbers: every word is met once, abbreviations are written out, and words that
//! say nothing about the task (kinh phí, của, năm 2023) are left out.

use crate::words;
use std::collections::{HashMap, HashSet};

/// A word's number in the [`Lexicon`].
pub(super) type Word = u32;

/// Abbreviations and what they stand for. Both sides are matched after folding; a row of words.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ub mttq", "ủy ban mặt trận tổ quốc"),
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("mttq", "mặt trận tổ quốc"),
    ("kt xh", "kinh tế xã hội"),
    ("ktxh", "kinh tế xã hội"),
    ("nn ptnt", "nông nghiệp phát triển nông thôn"),
    ("nnptnt", "nông nghiệp phát triển nông thôn"),
    ("nn và ptnt", "nông nghiệp phát triển nông thôn"),
    ("ptnt", "phát triển nông thôn"),
    ("nn mt", "nông nghiệp môi trường"),
    ("tn mt", "tài nguyên môi trường"),
    ("tnmt", "tài nguyên môi trường"),
    ("ntm", "nông thôn mới"),
    ("gd đt", "giáo dục đào tạo"),
    ("gdđt", "giáo dục đào tạo"),
    ("gd và đt", "giáo dục đào tạo"),
    ("kh cn", "khoa học công nghệ"),
    ("khcn", "khoa học công nghệ"),
    ("kh và cn", "khoa học công nghệ"),
    ("khkt", "khoa học kỹ thuật"),
    ("kh kt", "khoa học kỹ thuật"),
    ("kh đt", "kế hoạch đầu tư"),
    ("khđt", "kế hoạch đầu tư"),
    ("kh và đt", "kế hoạch đầu tư"),
    ("vhttdl", "văn hóa thể thao du lịch"),
    ("vhtt dl", "văn hóa thể thao du lịch"),
    ("vh tt dl", "văn hóa thể thao du lịch"),
    ("vh tt và dl", "văn hóa thể thao du lịch"),
    ("vhtt và dl", "văn hóa thể thao du lịch"),
    ("vhtt", "văn hóa thể thao"),
    ("tt tt", "thông tin truyền thông"),
    ("tttt", "thông tin truyền thông"),
    ("tt và tt", "thông tin truyền thông"),
    ("lđ tbxh", "lao động thương binh xã hội"),
    ("lđtbxh", "lao động thương binh xã hội"),
    ("lđ tb xh", "lao động thương binh xã hội"),
    ("lđtb xh", "lao động thương binh xã hội"),
    ("tbxh", "thương binh xã hội"),
    ("gtvt", "giao thông vận tải"),
    ("ptth", "phát thanh truyền hình"),
    ("pt th", "phát thanh truyền hình"),
    ("hlhpn", "hội liên hiệp phụ nữ"),
    ("lhpn", "liên hiệp phụ nữ"),
    ("ccb", "cựu chiến binh"),
    ("bđbp", "bộ đội biên phòng"),
    ("bchqs", "bộ chỉ huy quân sự"),
    ("bch qs", "bộ chỉ huy quân sự"),
    ("qpan", "quốc phòng an ninh"),
    ("qp an", "quốc phòng an ninh"),
    ("anqp", "an ninh quốc phòng"),
    ("antt", "an ninh trật tự"),
    ("csvc", "cơ sở vật chất"),
    ("ttb", "trang thiết bị"),
    ("ttbyt", "trang thiết bị y tế"),
    ("tbyt", "thiết bị y tế"),
    ("vtyt", "vật tư y tế"),
    ("nvyt", "nhân viên y tế"),
    ("cbyt", "cán bộ y tế"),
    ("cntt", "công nghệ thông tin"),
    ("xttm", "xúc tiến thương mại"),
    ("xtđt", "xúc tiến đầu tư"),
    ("xtdl", "xúc tiến du lịch"),
    ("qlnn", "quản lý nhà nước"),
    ("qlkt", "quản lý kinh tế"),
    ("cbcc", "cán bộ công chức"),
    ("cbccvc", "cán bộ công chức viên chức"),
    ("ccvc", "công chức viên chức"),
    ("cbql", "cán bộ quản lý"),
    ("hssv", "học sinh sinh viên"),
    ("hs sv", "học sinh sinh viên"),
    ("thpt", "trung học phổ thông"),
    ("thcs", "trung học cơ sở"),
    ("đh", "đại học"),
    ("cđ", "cao đẳng"),
    ("dn", "doanh nghiệp"),
    ("hhdn", "hiệp hội doanh nghiệp"),
    ("vn", "việt nam"),
    ("chdcnd", "cộng hòa dân chủ nhân dân"),
    ("chxhcn", "cộng hòa xã hội chủ nghĩa"),
    ("đtn", "đoàn thanh niên"),
    ("tntp", "thiếu niên tiền phong"),
    ("ldld", "liên đoàn lao động"),
    ("lđlđ", "liên đoàn lao động"),
    ("gpmb", "giải phóng mặt bằng"),
    ("xdcb", "xây dựng cơ bản"),
    ("xd", "xây dựng"),
    ("sxnn", "sản xuất nông nghiệp"),
    ("sx", "sản xuất"),
    ("bvtv", "bảo vệ thực vật"),
    ("vsattp", "vệ sinh an toàn thực phẩm"),
    ("attp", "an toàn thực phẩm"),
    ("pccc", "phòng cháy chữa cháy"),
    ("tdtt", "thể dục thể thao"),
    ("vhvn", "văn hóa văn nghệ"),
];

/// Phrases that say nothing about which task a line is: how budgets and plans talk about everything.
const FILLERS: &[&str] = &[
    "kinh phí",
    "chi phí",
    "dự toán",
    "dự kiến",
    "dự trù",
    "chi tiết",
    "quyết toán",
    "thuyết minh",
    "đề nghị",
    "thực hiện",
    "triển khai",
    "nhiệm vụ",
    "nội dung",
    "công tác",
    "phục vụ",
    "theo kế hoạch",
    "theo quy định",
    "hằng năm",
    "hàng năm",
    "mỗi năm",
    "giai đoạn",
    "năm",
    "bao gồm",
    "gồm",
    "tối đa",
    "khoảng",
    "tổ chức",
    "tiếp tục",
    "đẩy mạnh",
    "tăng cường",
    "phối hợp",
    "liên quan",
    "v v",
    "chi cho",
    "hạng mục",
    "đợt",
    "lần",
    "còn lại",
    "tiếp theo",
    "chuyển tiếp",
    "hoạt động",
    "đơn vị",
];

/// Single words of grammar. Dropped only as they are written, since without diacritics they look like
/// other words (tài, và, vé).
const GRAMMAR: &[&str] = &[
    "và",
    "của",
    "cho",
    "các",
    "những",
    "tại",
    "với",
    "về",
    "trong",
    "trên",
    "theo",
    "từ",
    "đến",
    "tới",
    "để",
    "là",
    "được",
    "do",
    "bằng",
    "như",
    "khi",
    "sau",
    "trước",
    "một",
    "số",
    "nhằm",
    "có",
    "này",
    "đó",
    "ở",
    "vào",
    "ra",
    "hoặc",
    "cùng",
    "cũng",
    "đã",
    "sẽ",
    "đang",
    "thì",
    "mà",
    "nên",
    "bởi",
    "qua",
    "giữa",
    "mỗi",
    "từng",
    "việc",
    "chi",
    "đối",
    "sang",
    "trở",
    "lên",
    "và/hoặc",
];

/// Grammar recognisable even without diacritics.
const BARE_GRAMMAR: &[&str] = &["va", "cua", "cac", "nhung", "trong", "tren", "duoc", "nham", "giua", "hoac", "voi"];

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word.
    Plain,
    /// A number; officers change counts, so it helps and never hurts.
    Number,
    /// A year, kept out of wordings: it is a signal of its own.
    Year,
}

/// What is known of a word.
#[derive(Clone, Debug)]
struct Entry {
    /// Its number among words without diacritics.
    bare: Word,
    /// Whether it bears diacritics.
    accented: bool,
    class: Class,
}

/// A row of words that is replaced (by nothing, for a filler).
#[derive(Clone, Debug)]
struct Phrase {
    rest: Vec<Word>,
    instead: Vec<Word>,
    /// Only where the whole text is written without diacritics.
    bare_only: bool,
}

/// Every word met so far. Words without diacritics live in the same numbering.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<String, Word>,
    texts: Vec<String>,
    entries: Vec<Entry>,
    phrases: HashMap<Word, Vec<Phrase>>,
    /// Words of grammar without their marks.
    like_grammar: HashSet<Word>,
}

/// A text read: its telling words in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) words: Vec<Word>,
    /// Written (nearly) without diacritics.
    pub(super) bare: bool,
}

impl Lexicon {
    /// A lexicon that knows the abbreviations and fillers.
    pub(super) fn new() -> Self {
        let mut lexicon = Self::default();
        for (short, long) in ABBREVIATIONS {
            lexicon.phrase(short, long, false);
            let bare = words::bare(short);
            if bare != *short {
                lexicon.phrase(&bare, long, true);
            }
        }
        for filler in FILLERS.iter().chain(GRAMMAR) {
            lexicon.phrase(filler, "", false);
        }
        for filler in FILLERS.iter().filter(|filler| filler.contains(' ')) {
            lexicon.phrase(&words::bare(filler), "", true);
        }
        for word in GRAMMAR {
            let word = lexicon.word(word);
            lexicon.like_grammar.insert(lexicon.bare(word));
        }
        for filler in BARE_GRAMMAR {
            lexicon.phrase(filler, "", true);
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        lexicon
    }

    fn phrase(&mut self, from: &str, to: &str, bare_only: bool) {
        let from: Vec<Word> = words::tokens(from).iter().map(|word| self.word(word)).collect();
        let instead = words::tokens(to).iter().map(|word| self.word(word)).collect();
        if let Some((first, rest)) = from.split_first() {
            self.phrases.entry(*first).or_default().push(Phrase { rest: rest.to_vec(), instead, bare_only });
        }
    }

    /// The number of a folded word.
    pub(super) fn word(&mut self, text: &str) -> Word {
        if let Some(word) = self.numbers.get(text) {
            return *word;
        }
        let class = classify(text);
        let plain = if class == Class::Plain { words::bare(text) } else { plain_number(text) };
        let accented = class == Class::Plain && plain != text;
        let bare = if plain == text { None } else { Some(self.word(&plain)) };
        let word = Word::try_from(self.texts.len()).unwrap_or(Word::MAX);
        self.numbers.insert(text.to_owned(), word);
        self.texts.push(text.to_owned());
        self.entries.push(Entry { bare: bare.unwrap_or(word), accented, class });
        word
    }

    /// Whether a figure is one of the texts read so far, or a year.
    pub(super) fn has_figure(&self, figure: &str) -> bool {
        let known = |figure: &str| self.numbers.contains_key(figure);
        known(figure) || known(&plain_number(figure)) || classify(figure) == Class::Year
    }

    /// The word without diacritics (a number without leading zeros).
    pub(super) fn bare(&self, word: Word) -> Word {
        self.entry(word).map_or(word, |entry| entry.bare)
    }

    /// What the word is.
    pub(super) fn class(&self, word: Word) -> Class {
        self.entry(word).map_or(Class::Plain, |entry| entry.class)
    }

    /// Whether a word without diacritics may be one of grammar (tai: tại, tài).
    pub(super) fn like_grammar(&self, word: Word) -> bool {
        self.like_grammar.contains(&word)
    }

    /// The word's letters.
    pub(super) fn text(&self, word: Word) -> &str {
        usize::try_from(word).ok().and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }

    fn entry(&self, word: Word) -> Option<&Entry> {
        usize::try_from(word).ok().and_then(|at| self.entries.get(at))
    }

    /// Reads a text into its telling words.
    pub(super) fn read(&mut self, text: &str) -> Text {
        // As `words::tokens`, without a string for every word.
        let folded = words::fold(text);
        let all: Vec<Word> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| self.word(word))
            .collect();
        let plain = all.iter().filter(|word| self.class(**word) == Class::Plain).count();
        let accented = all.iter().filter(|word| self.entry(**word).is_some_and(|entry| entry.accented)).count();
        // In ordinary Vietnamese two syllables of three bear a mark.
        let bare = plain >= 2 && accented * 8 < plain;
        let mut kept = Vec::with_capacity(all.len());
        let mut rest = all.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let phrase = self.phrases.get(first).and_then(|phrases| {
                phrases.iter().find(|phrase| (bare || !phrase.bare_only) && after.starts_with(&phrase.rest))
            });
            match phrase {
                Some(phrase) => {
                    kept.extend(&phrase.instead);
                    rest = after.get(phrase.rest.len()..).unwrap_or_default();
                }
                None => {
                    if self.class(*first) != Class::Year {
                        kept.push(*first);
                    }
                    rest = after;
                }
            }
        }
        Text { words: kept, bare }
    }
}

fn classify(text: &str) -> Class {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Class::Plain;
    }
    match text.parse::<u32>() {
        Ok(1900..=2100) => Class::Year,
        _ => Class::Number,
    }
}

fn plain_number(text: &str) -> String {
    let short = text.trim_start_matches('0');
    if short.is_empty() { text.to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut lexicon = Lexicon::new();
        let text = lexicon.read(text);
        text.words.iter().map(|word| lexicon.text(*word)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn abbreviations_are_written_out_and_fillers_left_out() {
        for (text, expect) in [
            ("Kinh phí thực hiện KT-XH năm 2023", "kinh tế xã hội"),
            ("Sở NN&PTNT", "sở nông nghiệp phát triển nông thôn"),
            ("So NN&PTNT chu tri", "so nông nghiệp phát triển nông thôn chu tri"),
            ("Hỗ trợ thiết bị y tế cho một số bệnh viện", "hỗ trợ thiết bị y tế bệnh viện"),
            ("Tài chính của tỉnh", "tài chính tỉnh"),
            ("Kinh phi thuc hien cac mo hinh", "mo hinh"),
            ("", ""),
        ] {
            assert_eq!(read(text), expect, "{text}");
        }
    }

    #[test]
    fn numbers_lose_their_zeros_and_words_their_marks() {
        let mut lexicon = Lexicon::new();
        let (eight, zero_eight) = (lexicon.word("8"), lexicon.word("08"));
        assert_eq!(lexicon.bare(zero_eight), eight);
        assert_eq!(lexicon.class(eight), Class::Number);
        let accented = lexicon.word("đoàn");
        assert_eq!(lexicon.text(lexicon.bare(accented)), "doan");
        assert!(lexicon.read("To chuc doan cong tac cua lanh dao tinh").bare);
        assert!(!lexicon.read("Tổ chức đoàn công tác của lãnh đạo tỉnh").bare);
    }
}
