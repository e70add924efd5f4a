"""The vouchers of 2022-2024. Amounts in thousand đồng; numbers are given in the order of dates."""

from datetime import date

from .figures import NGV, OTHER, STATE, TASKS

ADVANCE, PAY, CLEAR = "Tạm ứng", "Thanh toán", "Thanh toán tạm ứng"
A, P, C = ADVANCE, PAY, CLEAR

# task, source, contract, what for, [(month, day, kind, thousand đồng)…]
_2022 = [
    ("1.1", STATE, "", "Phóng sự, tin bài tuyên truyền quan hệ Việt Nam - Lào", [(11, 15, P, 88_000)]),
    ("1.2", STATE, "", "Tuyên truyền trên kênh thông tin tỉnh Xay Sôm Bun", [(12, 5, P, 20_000)]),
    ("1.4", STATE, "", "Biên soạn tài liệu giáo dục truyền thống", [(12, 8, P, 9_600)]),
    ("2.1", STATE, "", "Đoàn Lãnh đạo tỉnh thăm, làm việc tại Lào", [(10, 24, A, 150_000), (11, 18, C, 150_000), (11, 18, P, 92_350)]),
    ("2.2", STATE, "", "Đón đoàn Lãnh đạo tỉnh Xay Sôm Bun", [(11, 30, P, 196_800)]),
    ("2.4", STATE, "", "Đoàn công tác làm việc với cơ quan đầu mối", [(12, 12, P, 118_450)]),
    ("2.5", STATE, "", "Đoàn khảo sát công trình thủy lợi Nậm Mang", [(12, 6, P, 187_200)]),
    ("2.7", STATE, "", "Đoàn Công an tỉnh", [(12, 2, P, 165_000)]),
    ("2.8", STATE, "", "Lễ ký thỏa thuận huyện Lục Ngạn - A-nu-vông", [(11, 22, P, 111_300)]),
    ("2.9", STATE, "", "Lễ ký thỏa thuận Hội Liên hiệp Phụ nữ", [(12, 1, P, 104_750)]),
    ("3.1", STATE, "", "Chuyên gia nông nghiệp (02 người)", [(12, 15, P, 158_400)]),
    ("3.2", STATE, "", "Lớp tập huấn chăn nuôi thú y, nâng cao năng suất lúa", [(12, 14, P, 199_500)]),
    ("3.3", STATE, "12/2022/HĐMB", "Mua bò, dê đực giống", [(11, 3, A, 500_000), (12, 20, C, 500_000), (12, 20, P, 786_000)]),
    ("3.4", STATE, "", "Đón đoàn nông dân tiêu biểu", [(12, 9, P, 193_600)]),
    ("4.3", STATE, "", "Hội nghị trực tuyến xúc tiến tiêu thụ nông sản", [(11, 28, P, 112_900)]),
    ("5.3", STATE, "", "Học bổng, học phí lưu học sinh", [(12, 7, P, 45_000)]),
    ("5.5", STATE, "", "Giao lưu sinh viên hai tỉnh", [(12, 16, P, 57_200)]),
    ("6.2", STATE, "27/2022/HĐ-TBYT", "21 bộ tiểu phẫu", [(11, 8, A, 308_700), (12, 26, C, 308_700), (12, 26, P, 720_300)]),
    ("7.2", STATE, "", "Đoàn dự Tuần Văn hóa Việt Nam tại Lào", [(12, 19, P, 163_250)]),
]
_2023 = [
    ("1.1", STATE, "", "Chuyên trang, chuyên mục Việt Nam - Lào", [(6, 14, P, 72_500), (12, 4, P, 74_300)]),
    ("1.2", STATE, "", "Tuyên truyền trên kênh thông tin tỉnh Xay Sôm Bun", [(9, 12, P, 38_900)]),
    ("1.4", STATE, "", "Tài liệu, tập huấn giáo viên cốt cán", [(8, 22, P, 20_000)]),
    ("2.1", STATE, "", "Đoàn Lãnh đạo tỉnh thăm, làm việc tại Lào", [(3, 10, A, 180_000), (4, 6, C, 180_000), (4, 6, P, 88_640)]),
    ("2.2", STATE, "", "Đón đoàn Lãnh đạo tỉnh Xay Sôm Bun", [(7, 19, P, 214_350)]),
    ("2.4", STATE, "", "Đoàn công tác làm việc với cơ quan đầu mối", [(10, 25, P, 143_200)]),
    ("2.5", STATE, "", "Đoàn khảo sát công trình thủy lợi Nậm Mang", [(5, 16, P, 171_900)]),
    ("2.6", STATE, "", "Đón đoàn lãnh đạo cấp sở, ngành, huyện", [(9, 5, A, 120_000), (10, 10, C, 120_000), (10, 10, P, 153_750)]),
    ("2.7", STATE, "", "Đón đoàn Công an tỉnh Xay Sôm Bun", [(6, 20, P, 120_000)]),
    ("3.1", STATE, "", "Chuyên gia nông nghiệp", [(3, 30, P, 75_000), (6, 29, P, 75_000), (9, 28, P, 75_000), (12, 20, P, 71_800)]),
    ("3.2", STATE, "", "Lớp tập huấn nhân giống cây cam, vải, trồng rau trong nhà lưới", [(11, 9, P, 288_400)]),
    ("3.3", STATE, "08/2023/HĐMB", "Mô hình vải thiều, cam, cá, lúa", [(3, 28, A, 560_000), (10, 30, C, 560_000), (11, 24, P, 1_298_700)]),
    ("4.1", STATE, "", "Gian hàng đặc sản, OCOP tại Xay Sôm Bun", [(12, 6, P, 168_250)]),
    ("4.3", STATE, "", "Hội nghị xúc tiến tiêu thụ vải thiều", [(6, 8, P, 95_400), (11, 15, P, 77_600)]),
    ("4.4", OTHER, "", "Đoàn doanh nghiệp khảo sát đầu tư", [(8, 15, P, 42_000)]),
    ("5.1", STATE, "", "Giáo viên tình nguyện dạy tiếng Việt", [(12, 1, P, 88_500)]),
    ("5.2", STATE, "", "Học phí, sinh hoạt phí học viên cao học", [(10, 17, P, 61_600)]),
    ("5.2", OTHER, "", "Chỗ ở ký túc xá học viên cao học", [(10, 17, P, 18_400)]),
    ("5.3", STATE, "", "Học bổng, học phí lưu học sinh", [(5, 10, P, 80_000), (11, 10, P, 75_000)]),
    ("5.3", OTHER, "", "Chỗ ở ký túc xá lưu học sinh", [(11, 10, P, 51_700)]),
    ("5.4", STATE, "", "Tập huấn cán bộ nông nghiệp", [(9, 20, P, 247_850)]),
    ("5.5", STATE, "", "Giao lưu sinh viên hai tỉnh", [(4, 20, P, 50_000)]),
    ("5.5", OTHER, "", "Giao lưu sinh viên hai tỉnh (nguồn nhà trường)", [(4, 20, P, 87_300)]),
    ("6.1", STATE, "", "Bồi dưỡng 03 cán bộ quản lý bệnh viện", [(11, 21, P, 231_600)]),
    ("7.1", STATE, "", "Chương trình giao lưu văn hóa nghệ thuật", [(5, 4, A, 200_000), (6, 15, C, 200_000), (6, 15, P, 236_900)]),
    ("7.2", STATE, "", "Đoàn dự Ngày hội văn hóa", [(10, 3, P, 339_450)]),
    ("7.4", STATE, "", "Bồi dưỡng vận động viên cờ vua, cầu lông", [(8, 29, P, 57_800)]),
    ("8.1", STATE, "", "Đoàn cựu quân tình nguyện thăm lại chiến trường xưa", [(7, 27, P, 89_500)]),
    ("8.1", OTHER, "", "Đoàn cựu quân tình nguyện thăm lại chiến trường xưa (xã hội hóa)", [(7, 27, P, 149_200)]),
    ("8.3", STATE, "", "Làm việc với đầu mối Xay Sôm Bun", [(5, 24, P, 18_600), (12, 13, P, 22_700)]),
]
_2024 = [
    ("1.1", STATE, "", "Chuyên trang, chuyên mục Việt Nam - Lào", [(6, 12, P, 73_100), (12, 3, P, 75_200)]),
    ("1.2", STATE, "", "Tuyên truyền trên kênh thông tin tỉnh Xay Sôm Bun", [(10, 8, P, 36_400)]),
    ("1.4", STATE, "", "Tài liệu, tập huấn giáo viên", [(8, 20, P, 19_800)]),
    ("2.1", STATE, "", "Đoàn Lãnh đạo tỉnh thăm, làm việc tại Lào", [(4, 4, P, 140_000), (9, 17, P, 132_500)]),
    ("2.2", STATE, "", "Đón đoàn Lãnh đạo tỉnh Xay Sôm Bun", [(7, 16, P, 208_900)]),
    ("2.4", STATE, "", "Các đoàn công tác làm việc với cơ quan đầu mối", [(5, 7, A, 90_000), (6, 4, C, 90_000), (12, 17, P, 214_300)]),
    ("2.6", STATE, "", "Đón đoàn lãnh đạo cấp phòng", [(10, 15, P, 276_400)]),
    ("2.7", STATE, "", "Đoàn Công an tỉnh", [(11, 5, P, 158_200)]),
    ("3.1", STATE, "", "Chuyên gia nông nghiệp", [(3, 28, P, 75_000), (6, 27, P, 75_000), (9, 26, P, 75_000), (12, 19, P, 69_400)]),
    ("3.3", STATE, "03/2024/HĐMB", "Mô hình rau sạch trong nhà lưới, nuôi ngựa", [(3, 26, A, 450_000), (11, 12, C, 300_000), (11, 12, P, 760_000)]),
    ("3.4", STATE, "", "Đón đoàn nông dân tiêu biểu", [(8, 13, P, 191_700)]),
    ("4.3", STATE, "", "Hội nghị xúc tiến tiêu thụ vải thiều", [(6, 6, P, 166_300)]),
    ("4.4", OTHER, "", "Đoàn doanh nghiệp khảo sát đầu tư", [(9, 10, P, 35_000)]),
    ("5.1", STATE, "", "Giáo viên tình nguyện dạy tiếng Việt", [(12, 5, P, 90_000)]),
    ("5.2", STATE, "", "Học phí, sinh hoạt phí học viên cao học", [(5, 9, P, 62_100), (10, 10, P, 62_100)]),
    ("5.2", OTHER, "", "Chỗ ở ký túc xá học viên cao học", [(10, 10, P, 33_000)]),
    ("5.3", STATE, "", "Học bổng, học phí lưu học sinh", [(5, 9, P, 80_000), (11, 7, P, 75_000)]),
    ("5.3", OTHER, "", "Chỗ ở ký túc xá lưu học sinh", [(11, 7, P, 55_000)]),
    ("5.5", STATE, "", "Giao lưu sinh viên hai tỉnh", [(4, 18, P, 48_600)]),
    ("5.5", OTHER, "", "Giao lưu sinh viên hai tỉnh (nguồn nhà trường)", [(4, 18, P, 92_400)]),
    ("6.1", STATE, "", "Bồi dưỡng 06 cán bộ kỹ thuật y tế", [(11, 19, P, 352_150)]),
    ("7.1", STATE, "", "Chương trình giao lưu văn hóa nghệ thuật", [(7, 30, P, 381_600)]),
    ("7.2", STATE, "", "Đoàn dự Tuần Văn hóa Việt Nam tại Lào", [(9, 24, P, 322_750)]),
    ("7.3", OTHER, "", "Khảo sát tuyến du lịch", [(10, 22, P, 21_000)]),
    ("7.4", STATE, "", "Bồi dưỡng vận động viên cờ vua, cầu lông", [(8, 27, P, 59_200)]),
    ("8.2", STATE, "05/2024/HĐXD", "Xây dựng, nâng cấp 05 điểm trường", [(6, 5, A, 1_320_000), (11, 26, C, 600_000), (11, 26, P, 1_400_000)]),
    ("8.3", STATE, "", "Làm việc với đầu mối Xay Sôm Bun", [(6, 18, P, 17_900), (12, 10, P, 20_600)]),
]
# Wrong on purpose; the recipe leaves them out.
OVER = ("2.1", STATE, "", "Thanh toán bổ sung vé máy bay đoàn Lãnh đạo tỉnh", [(12, 20, P, 18_600)])
NO_TASK = ("", STATE, "", "Văn phòng phẩm, nước uống hội nghị giao ban quý III", [(10, 2, P, 12_500)])


def vouchers(year):
    """(date, number, task, content, agency, source, kind, contract, đồng, note, wrong) in order of dates."""
    rows = []
    wanted = {2022: _2022, 2023: _2023, 2024: _2024 + [OVER, NO_TASK]}[year]
    for item in wanted:
        task, source, contract, what, steps = item
        wrong = {id(OVER): "over", id(NO_TASK): "no-task"}.get(id(item), "")
        for order, (month, day, kind, thousand) in enumerate(steps):
            rows.append(((date(year, month, day), task, source, order), kind, contract, what, thousand * 1000, wrong))
    rows.sort(key=lambda row: row[0])
    out, count = [], {PAY: 0, CLEAR: 0}
    for (when, task, source, _), kind, contract, what, amount, wrong in rows:
        series = CLEAR if kind == CLEAR else PAY
        count[series] += 1
        number = f"{'TTTU' if series == CLEAR else 'RDT'}-{count[series]:03d}/{year % 100}"
        agency = TASKS[task][1] if task else NGV
        note = "tạm ứng theo hợp đồng" if kind == ADVANCE and contract else ""
        out.append((when, number, task, what, agency, source, kind, contract, amount, note, wrong))
    if year == 2023:  # one voucher entered twice, as happens at the year's end
        twice = next(row for row in out if row[2] == "8.3" and row[8] == 18_600_000)
        out.append((*twice[:10], "twice"))
    return out
