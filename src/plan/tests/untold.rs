//! Tables whose rows cannot be told from each other give no task.

use crate::page::from_text;
use crate::plan::read;

#[test]
fn a_table_whose_rows_run_together_is_told_and_gives_no_task() {
    let text = "\
KẾ HOẠCH
Tổ chức hội chợ năm 2026

TT    Công việc                  Đơn vị chủ trì     Thời gian
1     Lập ban tổ chức            Sở Nội vụ          Tháng 5
      Mời đoàn nghệ thuật của    Sở Ngoại vụ
2     tỉnh bạn sang biểu diễn                       Quý II
3     Dựng rạp                   Sở Xây dựng        Quý III

III. KINH PHÍ
Ngân sách tỉnh.
";
    let (plan, findings) = read(&from_text(text, false));
    assert_eq!(plan.tasks, []);
    assert_eq!(findings.iter().map(|f| f.slug).collect::<Vec<_>>(), ["table-unread", "not-a-plan"]);
}
