//! What the mutations start from: the examples' files, small ones of every text format, what LibreOffice makes of
//! them where it is installed, and small workbooks of the folders given.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Larger files only slow the mutations down.
const SMALL: usize = 48 << 10;

/// Endings of plan documents.
pub const DOCUMENTS: [&str; 5] = ["docx", "txt", "md", "html", "htm"];

pub struct Seed {
    pub name: String,
    /// `zip`, `binary` or `text`: how it is broken.
    pub kind: &'static str,
    pub bytes: Vec<u8>,
    /// The parts of a zip, inflated.
    pub parts: Vec<(String, Vec<u8>)>,
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return Vec::new() };
    let mut out = Vec::new();
    for number in 0..zip.len().min(60) {
        let Ok(file) = zip.by_index(number) else { continue };
        let Ok(name) = file.name().map(|n| n.into_owned()) else { continue };
        let mut all = Vec::new();
        // bombs stay what they are
        if file.take(1 << 20).read_to_end(&mut all).is_ok() && all.len() < 1 << 20 {
            out.push((name, all));
        }
    }
    out
}

fn seed(name: &str, bytes: Vec<u8>) -> Seed {
    let parts = parts(&bytes);
    let kind = if !parts.is_empty() {
        "zip"
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        "binary"
    } else {
        "text"
    };
    Seed { name: name.to_owned(), kind, bytes, parts }
}

const CSV: &str = "STT;Nội dung;Năm 2022;Năm 2023;Tổng cộng\nI;Ngoại vụ;150,5;120;270,5\n1;Đón đoàn Lào;100,5;120;220,5\n2;Hội đàm;50;;50\nII;Đào tạo;30;40;70\n1;Học bổng;30;40;70\n;Tổng cộng;180,5;160;340,5\n";

const HTML: &str = "<html><head><meta charset=\"utf-8\"><style>.b{font-weight:bold}</style></head><body><table border=1><tr><td colspan=4 class=b>DỰ TOÁN KINH PHÍ NĂM 2023</td></tr><tr><td colspan=4>Đơn vị tính: triệu đồng</td></tr><tr><th rowspan=2>STT</th><th rowspan=2>Nội dung</th><th colspan=2>Kinh phí</th></tr><tr><th>Năm 2022</th><th>Năm 2023</th></tr><tr><td>1<td>Đón đoàn &amp; hội đàm<td x:num=\"100.5\">100,5<td>20</tr><tr><td>2<td>Học bổng<td>30<td>1.040</tr><tr><td><td><b>Tổng cộng</b><td>130,5<td>1.060</table></body></html>";

const XML2003: &str = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"b\"><Font ss:Bold=\"1\"/></Style></Styles><Worksheet ss:Name=\"Biểu 1\"><Table><Row><Cell ss:MergeAcross=\"2\" ss:StyleID=\"b\"><Data ss:Type=\"String\">DỰ TOÁN NĂM 2023 (triệu đồng)</Data></Cell></Row><Row ss:Index=\"3\"><Cell><Data ss:Type=\"String\">STT</Data></Cell><Cell><Data ss:Type=\"String\">Nội dung</Data></Cell><Cell><Data ss:Type=\"String\">Số tiền</Data></Cell></Row><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"String\">Đón đoàn</Data></Cell><Cell><Data ss:Type=\"Number\">120.5</Data></Cell></Row><Row><Cell><Data ss:Type=\"Number\">2</Data></Cell><Cell><Data ss:Type=\"String\">Học bổng</Data></Cell><Cell ss:Formula=\"=R[-1]C*2\"><Data ss:Type=\"Number\">241</Data></Cell></Row><Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">Cộng</Data></Cell><Cell ss:Formula=\"=SUM(R[-2]C:R[-1]C)\"><Data ss:Type=\"Number\">361.5</Data></Cell></Row></Table></Worksheet></Workbook>";

/// The same table through LibreOffice, in a profile of its own.
fn converted(from: &Path, to: &str) -> Option<Vec<u8>> {
    let program = std::env::split_paths(&std::env::var_os("PATH")?).map(|d| d.join("soffice")).find(|p| p.exists())?;
    let dir = tempfile::tempdir().ok()?;
    let done = Command::new(program)
        .arg(format!("-env:UserInstallation=file://{}", dir.path().join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(dir.path())
        .arg(from)
        .output()
        .ok()?;
    if !done.status.success() {
        return None;
    }
    std::fs::read(dir.path().join(from.with_extension(to).file_name()?)).ok()
}

fn small_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|e| Some(e.ok()?.path())) {
        if path.is_dir() {
            small_files(&path, out);
        } else if path.metadata().is_ok_and(|m| m.len() <= SMALL as u64 && m.len() > 0)
            && path.extension().is_some_and(|e| {
                let of_sheets = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "xml"];
                e.to_str().is_some_and(|e| of_sheets.contains(&e) || DOCUMENTS.contains(&e))
            })
        {
            out.push(path);
        }
    }
}

pub fn all(folders: &[PathBuf]) -> Vec<Seed> {
    let mut seeds =
        vec![seed("bang.csv", CSV.into()), seed("bang.html", HTML.into()), seed("bang.xml", XML2003.into())];
    let budgets = Path::new(env!("CARGO_MANIFEST_DIR")).join("budgets");
    let example = budgets.join("bac-giang-xay-som-bun-2021-2025");
    let mut paths = Vec::new();
    small_files(&budgets, &mut paths);
    for to in ["ods", "xls", "html"] {
        match converted(&example.join("giao-2022.xlsx"), to) {
            Some(bytes) => seeds.push(seed(&format!("giao-2022.{to}"), bytes)),
            None => println!("no .{to} seed: LibreOffice is not installed"),
        }
    }
    for folder in folders {
        small_files(folder, &mut paths);
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        seeds.push(seed(&name, std::fs::read(&path).unwrap()));
    }
    seeds
}
