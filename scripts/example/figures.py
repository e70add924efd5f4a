"""Every figure of the example budget, in whole đồng. Only the plan's total 33.400.000.000 is real."""

from datetime import date

TR = 1_000_000
STATE, OTHER = "Ngân sách nhà nước", "Nguồn hợp pháp khác"
YEARS = (2022, 2023, 2024, 2025)
PLAN_TOTAL = 33_400 * TR
PLAN_WORDS = "Ba mươi ba tỷ, bốn trăm triệu đồng chẵn"

BAO, GDDT = "Báo Bắc Giang, Đài Phát thanh và Truyền hình tỉnh", "Sở Giáo dục và Đào tạo"
NGV, NNO, NVU = "Sở Ngoại vụ", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nội vụ"
CAN, LNG, HPN = "Công an tỉnh", "UBND huyện Lục Ngạn", "Hội Liên hiệp Phụ nữ tỉnh"
CTH, HDN, DHN = "Sở Công Thương", "Hiệp hội Doanh nghiệp tỉnh", "Trường Đại học Nông - Lâm Bắc Giang"
YTE, VHO, LHH = "Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "Liên hiệp các Tổ chức hữu nghị tỉnh"

SECTIONS = [
    ("1", "Tuyên truyền, giáo dục về quan hệ hữu nghị vĩ đại, đoàn kết đặc biệt Việt Nam - Lào; hai tỉnh Bắc Giang và Xay Sôm Bun"),
    ("2", "Trao đổi đoàn cấp cao, hợp tác xây dựng Đảng, xây dựng chính quyền, đoàn thể và bồi dưỡng cán bộ"),
    ("3", "Hợp tác về nông nghiệp, nông thôn"),
    ("4", "Hợp tác về đầu tư - thương mại"),
    ("5", "Hợp tác về giáo dục và đào tạo"),
    ("6", "Hợp tác về y tế"),
    ("7", "Hợp tác về văn hóa, thể thao, du lịch"),
    ("8", "Đối ngoại nhân dân và các lĩnh vực khác"),
]

# code: (what an officer writes for it, lead agency, planned million đồng 2022..2025)
TASKS = {
    "1.1": ("Tuyên truyền trên Báo Bắc Giang, Đài PT&TH tỉnh về quan hệ hữu nghị Việt Nam - Lào và hai tỉnh", BAO, (80, 150, 150, 160)),
    "1.2": ("Tuyên truyền giới thiệu về tỉnh Bắc Giang trên các kênh thông tin của tỉnh Xay Sôm Bun", BAO, (20, 40, 40, 40)),
    "1.3": ("Tổ chức Cuộc thi Tìm hiểu lịch sử quan hệ hữu nghị đặc biệt Việt Nam - Lào và quan hệ hợp tác Bắc Giang - Xay Sôm Bun", NGV, (0, 0, 0, 350)),
    "1.4": ("Đưa nội dung giáo dục truyền thống quan hệ Việt Nam - Lào vào chương trình giáo dục các cấp học", GDDT, (10, 20, 20, 20)),
    "2.1": ("Tổ chức đoàn công tác của Lãnh đạo tỉnh tới thăm và làm việc tại tỉnh Xay Sôm Bun", NGV, (250, 280, 280, 290)),
    "2.2": ("Đón tiếp đoàn Lãnh đạo tỉnh Xay Sôm Bun tới thăm và làm việc tại tỉnh", NGV, (200, 220, 220, 230)),
    "2.3": ("Tổ chức Đoàn khảo sát của tỉnh Bắc Giang tới tỉnh Xay Sôm Bun", NGV, (180, 0, 0, 0)),
    "2.4": ("Tổ chức các đoàn công tác làm việc với cơ quan đầu mối của tỉnh Xây Sôm Bun về đánh giá kết quả, định hướng hợp tác hàng năm", NGV, (120, 150, 150, 150)),
    "2.5": ("Đoàn cán bộ, chuyên gia khảo sát, đánh giá dự án “Công trình thủy lợi Nậm Mang, huyện Thà Thôm”", NNO, (200, 200, 0, 0)),
    "2.6": ("Đón tiếp 03 đoàn cán bộ lãnh đạo, chuyên viên cấp sở, ngành, huyện của tỉnh Xay Sôm Bun tham quan thực tế, trao đổi kinh nghiệm", NVU, (0, 280, 280, 290)),
    "2.7": ("Trao đổi đoàn triển khai, đánh giá Thỏa thuận hợp tác giữa Công an tỉnh Bắc Giang và Công an tỉnh Xay Sôm Bun", CAN, (150, 120, 160, 120)),
    "2.8": ("Ký thỏa thuận thiết lập quan hệ hợp tác giữa huyện Lục Ngạn và huyện A-nu-vông", LNG, (120, 0, 0, 0)),
    "2.9": ("Ký thỏa thuận hợp tác giữa Hội LHPN tỉnh Bắc Giang và Hội LHPN tỉnh Xay Sôm Bun", HPN, (100, 0, 0, 0)),
    "3.1": ("Cử 02 công chức, viên chức ngành nông nghiệp làm chuyên gia nông nghiệp sang tỉnh Xay Sôm Bun", NNO, (150, 300, 300, 300)),
    "3.2": ("Tổ chức 05 lớp tập huấn chuyển giao khoa học kỹ thuật cho người dân của tỉnh Xay Sôm Bun về trồng trọt, chăn nuôi", NNO, (200, 300, 0, 0)),
    "3.3": ("Hỗ trợ xây dựng 08 mô hình nông nghiệp; tổ chức hội thảo, nhân rộng mô hình tại tỉnh Xay Sôm Bun", NNO, (1300, 1900, 1600, 0)),
    "3.4": ("Đón 02 đoàn cán bộ và nông dân tiêu biểu của tỉnh Xay Sôm Bun tham quan mô hình sản xuất nông nghiệp", NGV, (180, 0, 200, 0)),
    "4.1": ("Tổ chức điểm giới thiệu, quảng bá đặc sản, sản phẩm OCOP của tỉnh Bắc Giang tại tỉnh Xay Sôm Bun", CTH, (0, 200, 0, 220)),
    "4.2": ("Tổ chức điểm giới thiệu, quảng bá đặc sản của tỉnh Xay Sôm Bun tại tỉnh Bắc Giang", CTH, (0, 0, 0, 180)),
    "4.3": ("Tổ chức Hội nghị, triển lãm giới thiệu sản phẩm thế mạnh của tỉnh Bắc Giang; điểm cầu trực tuyến xúc tiến tiêu thụ vải thiều", CTH, (100, 180, 180, 180)),
    "4.4": ("Hỗ trợ doanh nghiệp của tỉnh tổ chức các đoàn doanh nghiệp khảo sát, đầu tư tại tỉnh Xay Sôm Bun", HDN, (20, 50, 50, 50)),
    "5.1": ("Cử 01 giáo viên tình nguyện dạy tiếng Việt cho trường học của tỉnh Xay Sôm Bun", GDDT, (0, 90, 90, 0)),
    "5.2": ("Hỗ trợ kinh phí đào tạo trình độ thạc sĩ cho 02 cán bộ, công chức của tỉnh Xay Sôm Bun", DHN, (0, 80, 160, 160)),
    "5.3": ("Hỗ trợ 03 học sinh ưu tú của tỉnh Xay Sôm Bun học tiếng Việt và học đại học", DHN, (60, 210, 210, 210)),
    "5.4": ("Hỗ trợ tập huấn về kỹ thuật nông nghiệp cho cán bộ nông nghiệp của tỉnh Xay Sôm Bun (15 người, 15 ngày)", DHN, (0, 260, 0, 0)),
    "5.5": ("Tổ chức các chương trình giao lưu sinh viên, học viên giữa hai tỉnh", DHN, (80, 150, 150, 150)),
    "6.1": ("Khảo sát, đào tạo, chuyển giao kỹ thuật theo hình thức cầm tay chỉ việc cho 15 nhân viên y tế tỉnh Xay Sôm Bun", YTE, (0, 250, 380, 380)),
    "6.2": ("Hỗ trợ thiết bị y tế (21 bộ tiểu phẫu) cho một số bệnh viện của tỉnh Xay Sôm Bun", YTE, (1050, 0, 0, 0)),
    "7.1": ("Tổ chức 01 chương trình giao lưu văn hóa nghệ thuật, giới thiệu di sản văn hóa hai tỉnh", VHO, (100, 400, 400, 450)),
    "7.2": ("Cử đoàn tham dự 01 sự kiện văn hóa, thể thao, du lịch và mời đoàn tỉnh Xay Sôm Bun tham gia 01 sự kiện của tỉnh", VHO, (150, 350, 350, 350)),
    "7.3": ("Tạo điều kiện cho doanh nghiệp hai tỉnh khảo sát tiềm năng phát triển du lịch; xúc tiến du lịch", VHO, (20, 50, 50, 50)),
    "7.4": ("Bồi dưỡng ngắn hạn cho 02 huấn luyện viên, vận động viên của tỉnh Xây Sớm Bun (cờ vua, cầu lông)", VHO, (0, 60, 60, 60)),
    "8.1": ("Giao lưu nhân dân hai tỉnh, thăm lại chiến trường xưa của cựu chuyên gia, quân tình nguyện", LHH, (0, 250, 0, 270)),
    "8.2": ("Hỗ trợ tỉnh Xay Sôm Bun xây dựng, nâng cấp 05 điểm trường tại 05 huyện", NGV, (0, 0, 4700, 6960)),
    "8.3": ("Tiếp tục nghiên cứu, trao đổi với tỉnh Xay Sôm Bun về các nội dung hợp tác khác phù hợp", NGV, (40, 60, 60, 60)),
}

# The part of each task paid from other lawful sources, thousand đồng by year.
OTHER_PART = {
    "4.4": (20_000, 50_000, 50_000, 50_000),
    "5.2": (0, 18_400, 35_800, 35_800),
    "5.3": (15_000, 55_000, 55_000, 55_000),
    "5.5": (30_000, 100_000, 100_000, 100_000),
    "7.3": (20_000, 50_000, 50_000, 50_000),
    "8.1": (0, 160_500, 0, 169_500),
}

# The eight models of 3.3, thousand đồng: (what, year, amount); the four of 2023 make 1.900 million.
MODELS = [
    ("Mô hình cải tạo đàn bò thịt tại 3 huyện (khoảng 20 con đực giống)", 2022, 760_000),
    ("Mô hình nhân giống cải tạo đàn dê trong 02 huyện (khoảng 20 con dê đực giống)", 2022, 540_000),
    ("Mô hình trồng thử nghiệm cây vải thiều tại 2 huyện (khoảng 100 cây)", 2023, 320_500),
    ("Mô hình trồng cam tại 2 huyện", 2023, 415_000),
    ("Mô hình nuôi cá bán thâm canh tại 3 huyện", 2023, 562_250),
    ("Mô hình nâng cao năng suất lúa tại 5 huyện (khoảng 50ha)", 2023, 602_250),
    ("Mô hình trồng rau sạch trong nhà lưới đơn giản tại 05 huyện", 2024, 980_000),
    ("Mô hình nuôi ngựa trong 02 huyện (khoảng 20 con ngựa giống)", 2024, 620_000),
]


def planned(code, year, source=None):
    """Planned đồng of a task in a year, whole or of one source."""
    i = YEARS.index(year)
    whole = TASKS[code][2][i] * TR
    other = OTHER_PART.get(code, (0, 0, 0, 0))[i] * 1000
    return {None: whole, OTHER: other, STATE: whole - other}[source]


# The supplementary estimate of 2022, state budget, million đồng: asked, appraised, what Finance says.
SUPPLEMENT_2022 = {
    "1.1": (90, 90, "Thống nhất."),
    "1.2": (20, 20, "Thống nhất."),
    "1.4": (10, 10, "Thống nhất."),
    "2.1": (270, 250, "Giảm số ngày thuê xe và chi khác theo thời gian đoàn (03 ngày không kể đi, về)."),
    "2.2": (210, 200, "Giảm mức tặng phẩm theo quy định."),
    "2.3": (180, 0, "Đã chi trong tháng 02/2022 từ dự toán đã giao; không bổ sung."),
    "2.4": (120, 120, "Thống nhất."),
    "2.5": (215, 200, "Giảm chi phí in ấn tài liệu, chi khác."),
    "2.7": (165, 165, "Thống nhất."),
    "2.8": (135, 120, "Thống nhất theo mức dự kiến của Kế hoạch."),
    "2.9": (110, 110, "Thống nhất."),
    "3.1": (160, 160, "Thống nhất."),
    "3.2": (200, 200, "Thống nhất."),
    "3.3": (1400, 1300, "Giá bò, dê đực giống theo kết quả thẩm định giá."),
    "3.4": (200, 200, "Thống nhất."),
    "4.3": (120, 120, "Thống nhất."),
    "5.3": (45, 45, "Thống nhất phần ngân sách; phần còn lại nhà trường tự bảo đảm."),
    "5.5": (60, 60, "Thống nhất phần ngân sách."),
    "6.2": (1155, 1029, "21 bộ; đơn giá theo kết quả thẩm định giá 49 triệu đồng/bộ (đề nghị 55 triệu đồng/bộ)."),
    "7.1": (150, 0, "Chuyển sang thực hiện năm 2023."),
    "7.2": (170, 170, "Thống nhất."),
    "8.3": (40, 0, "Sử dụng kinh phí chi thường xuyên đã giao đầu năm của Sở Ngoại vụ."),
}

APPROVAL_2022 = ("1036/QĐ-UBND", date(2022, 10, 10))
GRANT_2022 = ("1058/QĐ-UBND", date(2022, 10, 14))
GRANT_2023 = ("1421/QĐ-UBND", date(2022, 12, 12))
MORE_2023 = ("1187/QĐ-UBND", date(2023, 10, 20))
GRANT_2024 = ("1510/QĐ-UBND", date(2023, 12, 13))
ADJUST_2024 = ("1322/QĐ-UBND", date(2024, 11, 8))

INITIAL, MORE, ADJUST = "Giao đầu năm", "Bổ sung", "Điều chỉnh"
# Where the annual grant is not the planned state part (thousand đồng).
GRANTED_NOT_AS_PLANNED = {
    2023: {"2.5": 180_000, "3.3": 1_850_000, "4.1": 180_000, "6.1": 240_000, "7.1": 440_000},
    2024: {"3.3": 1_550_000, "6.1": 370_000, "7.2": 340_000},
}
OTHER_NOT_AS_PLANNED = {2023: {"7.3": 40_000}, 2024: {}}
OTHER_DOCUMENTS = {  # who raises the other money, and by which paper
    HDN: ("{n:02d}/TB-HHDN", (1, 15)), DHN: ("{n:02d}/QĐ-ĐHNL", (1, 10)),
    VHO: ("{n:02d}/TB-SVHTTDL", (2, 6)), LHH: ("{n:02d}/TB-LHHN", (2, 20)),
}


def grants(year):
    """The grant list of a year: (document, date, task, agency, source, kind, đồng)."""
    rows = []
    if year == 2022:
        for code, (_, appraised, _) in SUPPLEMENT_2022.items():
            if appraised:
                rows.append((*GRANT_2022, code, TASKS[code][1], STATE, MORE, appraised * TR))
        return rows
    first = GRANT_2023 if year == 2023 else GRANT_2024
    numbers = {}
    for code, (_, agency, _) in TASKS.items():
        amount = GRANTED_NOT_AS_PLANNED[year].get(code, planned(code, year, STATE) // 1000) * 1000
        if amount:
            rows.append((*first, code, agency, STATE, INITIAL, amount))
        other = OTHER_NOT_AS_PLANNED[year].get(code, planned(code, year, OTHER) // 1000) * 1000
        if other:
            name, (month, day) = OTHER_DOCUMENTS[agency]
            number = numbers.setdefault(agency, 10 + 3 * len(numbers))
            rows.append((name.format(n=number), date(year, month, day), code, agency, OTHER, INITIAL, other))
    if year == 2023:
        rows.append((*MORE_2023, "3.3", NNO, STATE, MORE, 50 * TR))
    else:
        rows.append((*ADJUST_2024, "8.2", NGV, STATE, ADJUST, -200 * TR))
        rows.append((*ADJUST_2024, "2.4", NGV, STATE, ADJUST, 200 * TR))
    return rows


# Contracts: number, task, year, date, đồng.
CONTRACTS = [
    ("12/2022/HĐMB", "3.3", 2022, date(2022, 10, 28), 1_286_000_000),
    ("27/2022/HĐ-TBYT", "6.2", 2022, date(2022, 10, 31), 1_029_000_000),
    ("08/2023/HĐMB", "3.3", 2023, date(2023, 3, 20), 1_858_700_000),
    ("05/2024/HĐXD", "8.2", 2024, date(2024, 5, 20), 4_400_000_000),
    ("03/2024/HĐMB", "3.3", 2024, date(2024, 3, 15), 1_498_500_000),
]
