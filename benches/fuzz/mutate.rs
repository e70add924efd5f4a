//! Breaking a file: bytes anywhere, or words and figures inside the parts of a zip.

use crate::seeds::Seed;
use std::io::Write;

/// Numbers that look random and are the same every time (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64, number: u64) -> Self {
        let mut random = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number.wrapping_mul(0xbf58_476d_1ce4_e5b9));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % (limit.max(1) as u64)) as usize
    }

    fn one_of<'a>(&mut self, words: &[&'a [u8]]) -> &'a [u8] {
        words[self.below(words.len())]
    }
}

/// Figures that break programs.
const FIGURES: [&[u8]; 20] = [
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65535",
    b"65536",
    b"16384",
    b"16385",
    b"1048576",
    b"1048577",
    b"2147483647",
    b"2147483648",
    b"4294967295",
    b"4294967296",
    b"9223372036854775807",
    b"99999999999999999999999999",
    b"1e400",
    b"NaN",
    b"0.1e-320",
    b"33400000000",
];

/// Words that mean something to a reader of tables.
const WORDS: [&[u8]; 49] = [
    b"<",
    b">",
    b"\"",
    b"/>",
    b"&amp;",
    b"&b;",
    b"]]>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
    b"</row>",
    b"<row r=\"1\">",
    b"<c r=\"A1\">",
    b"<c r=\"XFD1048576\"><v>1</v></c>",
    b"<v>",
    b"</v>",
    b"<f>SUM(A1:XFD1048576)</f>",
    b"<f t=\"shared\" si=\"0\"/>",
    b"<f t=\"shared\" ref=\"A1:XFD1048576\" si=\"0\">A1+1</f>",
    b"<mergeCell ref=\"A1:XFD1048576\"/>",
    b" t=\"s\"",
    b" t=\"e\"",
    b" hidden=\"1\"",
    b" table:number-rows-repeated=\"1048576\"",
    b" table:number-columns-repeated=\"16384\"",
    b" rowspan=\"100000\"",
    b" colspan=\"100000\"",
    b"<table>",
    b"<tr>",
    b"<td>",
    b";",
    b",",
    b"\t",
    b"\n",
    b"\r\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"Tong cong",
    b"T\xe1\xbb\x95ng c\xe1\xbb\x99ng",
    "Thời gian thực hiện: quý II/2024".as_bytes(),
    "Cơ quan chủ trì: ".as_bytes(),
    "Năm 2023: 03; năm 2024: 06".as_bytes(),
    "(Sở Y tế chủ trì, quý I)".as_bytes(),
    "kinh phí 1,5 tỷ đồng".as_bytes(),
    "STT\tNội dung\tCơ quan chủ trì\tThời gian\n".as_bytes(),
    "I. NỘI DUNG\n1. ".as_bytes(),
    "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>".as_bytes(),
    "<w:numPr><w:ilvl w:val=\"9\"/><w:numId w:val=\"1\"/></w:numPr>".as_bytes(),
];

/// Runs of digits of a text.
fn digits(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let start = from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
    let length = bytes[start..].iter().position(|b| !b.is_ascii_digit()).unwrap_or(bytes.len() - start);
    Some((start, start + length))
}

/// A tag from `from` on: its first byte and the one after its last.
fn tag(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let start = from + bytes.get(from..)?.iter().position(|&b| b == b'<')?;
    let end = start + bytes[start..].iter().position(|&b| b == b'>')? + 1;
    Some((start, end))
}

/// The figures a binary record is broken with.
const LITTLE: [u32; 8] = [0, 1, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

fn step(bytes: &mut Vec<u8>, text: bool, random: &mut Random) {
    if bytes.is_empty() {
        bytes.extend(random.one_of(&WORDS));
        return;
    }
    let at = random.below(bytes.len());
    match random.below(if text { 10 } else { 7 }) {
        0 => bytes[at] = random.below(256) as u8,
        1 => bytes[at] ^= 1 << random.below(8),
        2 => {
            let most = if random.below(4) == 0 { 2_000 } else { 24 };
            let end = (at + 1 + random.below(most)).min(bytes.len());
            bytes.drain(at..end);
        }
        3 => {
            let most = if random.below(4) == 0 { 4_000 } else { 200 };
            let end = (at + 1 + random.below(most)).min(bytes.len());
            let copy = bytes[at..end].to_vec();
            let to = if random.below(2) == 0 { at } else { random.below(bytes.len()) };
            bytes.splice(to..to, copy);
        }
        4 => {
            let figure = LITTLE[random.below(LITTLE.len())].to_le_bytes();
            let width = [1, 2, 4][random.below(3)];
            for (place, byte) in bytes.iter_mut().skip(at).zip(&figure[..width]) {
                *place = *byte;
            }
        }
        5 if random.below(6) == 0 => bytes.truncate(at),
        5 | 6 => {
            let (from, to) = (random.below(bytes.len()), random.below(bytes.len()));
            let length = random.below(64).min(bytes.len() - from.max(to));
            let copy = bytes[from..from + length].to_vec();
            bytes[to..to + length].copy_from_slice(&copy);
        }
        7 => {
            let word = random.one_of(&WORDS);
            bytes.splice(at..at, word.iter().copied());
        }
        8 => {
            if let Some((start, end)) = digits(bytes, at) {
                bytes.splice(start..end, random.one_of(&FIGURES).iter().copied());
            }
        }
        _ => {
            if let Some((start, end)) = tag(bytes, at) {
                let copy = bytes[start..end].to_vec();
                match random.below(3) {
                    0 => {
                        bytes.drain(start..end);
                    }
                    1 => {
                        bytes.splice(start..start, copy);
                    }
                    _ => {
                        let elsewhere = tag(bytes, random.below(bytes.len())).map_or(0, |(_, e)| e);
                        bytes.splice(elsewhere..elsewhere, copy);
                    }
                }
            }
        }
    }
}

fn steps(random: &mut Random) -> usize {
    [1, 1, 1, 2, 3, 8, 30][random.below(7)]
}

fn zipped(parts: &[(String, Vec<u8>)], packed: bool) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let method = if packed { zip::CompressionMethod::Deflated } else { zip::CompressionMethod::Stored };
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        if zip.start_file(name.as_str(), options).is_ok() {
            let _ = zip.write_all(bytes);
        }
    }
    zip.finish().map(std::io::Cursor::into_inner).unwrap_or_default()
}

/// A broken copy of `seed`.
pub fn mutate(seed: &Seed, random: &mut Random) -> Vec<u8> {
    if seed.parts.is_empty() || random.below(5) == 0 {
        let mut bytes = seed.bytes.clone();
        for _ in 0..steps(random) {
            step(&mut bytes, seed.kind == "text", random);
        }
        return bytes;
    }
    let mut parts = seed.parts.clone();
    for _ in 0..=random.below(2) {
        let number = random.below(parts.len());
        match random.below(30) {
            0 if parts.len() > 1 => {
                parts.remove(number);
            }
            1 => {
                let other = parts[random.below(parts.len())].1.clone();
                parts[number].1 = other;
            }
            _ => {
                // Tables are where most of a reader is.
                let number = match parts
                    .iter()
                    .position(|(n, _)| n.contains("sheet") || n == "content.xml" || n == "word/document.xml")
                {
                    Some(table) if random.below(2) == 0 => table,
                    _ => number,
                };
                for _ in 0..steps(random) {
                    step(&mut parts[number].1, true, random);
                }
            }
        }
    }
    zipped(&parts, random.below(8) == 0)
}
