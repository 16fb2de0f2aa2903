"""Chính tả: forms that administrative prose often gets wrong and that are never right where they are looked for.

Source: practice, not the decree; gathered in November 2026 after the orthography of the common Vietnamese dictionaries.
What stands beside a form decides: «cảm xúc tích cực» is no slip of «súc tích», «lịch sử lý luận» none of «xử lý».
"""

from dataclasses import dataclass

__all__ = ["COMMON_ABBREVIATIONS", "DOUBLED_WORDS", "SLIPS", "SpellingSlip"]


@dataclass(frozen=True, slots=True)
class SpellingSlip:
    """Lỗi chính tả: a form written for another that sounds or looks alike.

    Attributes:
        wrong: the form, in small letters.
        right: what is meant.
        not_after: a word directly before the form that makes it right.
        not_before: beginnings of what may follow directly and makes it right.
        before: if given, the form is wrong only when one of these follows («.» = the end of a clause or the line).
    """

    wrong: str
    right: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


_PLAIN = """
xắp xếp = sắp xếp | sắp sếp = sắp xếp | xắp sếp = sắp xếp | xuất xắc = xuất sắc | suất xắc = xuất sắc
cọ sát = cọ xát | vô hình chung = vô hình trung | trao giồi = trau dồi | trao dồi = trau dồi | trau giồi = trau dồi
sáng lạng = xán lạn | xán lạng = xán lạn | sán lạn = xán lạn | kỹ cương = kỷ cương | kĩ cương = kỉ cương
kỹ luật = kỷ luật | kĩ luật = kỉ luật | kỹ niệm = kỷ niệm | kỹ lục = kỷ lục | vẽ vang = vẻ vang | suôn sẽ = suôn sẻ
sẳn sàng = sẵn sàng | sẳn có = sẵn có | bảo đãm = bảo đảm | đãm bảo = đảm bảo
nghành = ngành | hổ trợ = hỗ trợ | sữa chữa = sửa chữa | sữa đổi = sửa đổi | mủi nhọn = mũi nhọn
lảnh đạo = lãnh đạo | lảng phí = lãng phí | lỉnh vực = lĩnh vực | trãi qua = trải qua | trãi nghiệm = trải nghiệm
giãi quyết = giải quyết | giãi pháp = giải pháp | giãi thích = giải thích
suy nghỉ = suy nghĩ | hướng dẩn = hướng dẫn | chỉ dẩn = chỉ dẫn | viện dẩn = viện dẫn
dẩn đến = dẫn đến | dẩn chứng = dẫn chứng | thẫm quyền = thẩm quyền | thẫm định = thẩm định | thẫm tra = thẩm tra
biểu mẩu = biểu mẫu | mẩu giáo = mẫu giáo | kiểu mẩu = kiểu mẫu | gương mẩu = gương mẫu | tỉ mĩ = tỉ mỉ | giử = giữ
quãn lý = quản lý | triễn khai = triển khai | phát triễn = phát triển | triễn lãm = triển lãm | thực hiên = thực hiện
trân thành cảm ơn = chân thành cảm ơn | xem sét = xem xét | xử dụng = sử dụng | đột suất = đột xuất
tần xuất = tần suất | sâu xắc = sâu sắc
sảy ra = xảy ra | sẩy ra = xảy ra | sơ xài = sơ sài | sai xót = sai sót
thiếu xót = thiếu sót | trôi trảy = trôi chảy | trau truốt = trau chuốt | chau chuốt = trau chuốt
truẩn bị = chuẩn bị | trủ trì = chủ trì | trủ trương = chủ trương
tuyên chuyền = tuyên truyền | tuyên truyên = tuyên truyền | khắc khe = khắt khe
nghiêm khắt = nghiêm khắc | thắt mắc = thắc mắc | thắc mắt = thắc mắc | vướng mắt = vướng mắc
khúc mắt = khúc mắc | cân nhắt = cân nhắc | nhắt nhở = nhắc nhở | khuyến kích = khuyến khích
đúng đắng = đúng đắn | tiếp súc = tiếp xúc | bức súc = bức xúc | sây dựng = xây dựng
xinh hoạt = sinh hoạt | xứ mệnh = sứ mệnh | củng như = cũng như
củng là = cũng là | củng được = cũng được | củng phải = cũng phải | củng có = cũng có | đặc vấn đề = đặt vấn đề
"""


def _plain() -> tuple[SpellingSlip, ...]:
    pairs = (entry.split("=") for line in _PLAIN.strip().splitlines() for entry in line.split("|"))
    return tuple(SpellingSlip(wrong.strip(), right.strip()) for wrong, right in pairs)


_LETTER_ENDS = (
    *(f"các {one}" for one in ("đơn vị", "trường", "phòng", "sở", "cơ quan", "cấp", "địa phương", "đồng chí", "ban")),
    *("quý", "đơn vị", "biết", "thực hiện", "triển khai", "phối hợp", "chỉ đạo", "được hướng dẫn"),
)
_SHARED = ("kinh nghiệm", "thông tin", "khó khăn", "dữ liệu", "trách nhiệm", "tài liệu", "kiến thức", "với")

SLIPS: tuple[SpellingSlip, ...] = (
    *_plain(),
    SpellingSlip("thông báo đề", "thông báo để", before=_LETTER_ENDS),
    SpellingSlip("báo cáo đề", "báo cáo để", before=(*_LETTER_ENDS[-6:], "tổng hợp", "xem xét", "được xem xét")),
    SpellingSlip("sử lý", "xử lý", ("lịch", "tiểu", "dã", "thông"), ("luận", "thuyết", "lịch", "do", "tưởng")),
    SpellingSlip("sử lí", "xử lí", ("lịch", "tiểu", "dã", "thông"), ("luận", "thuyết", "lịch", "do", "tưởng")),
    SpellingSlip("bổ xung", "bổ sung", ("thuốc", "tẩm"), ("quanh", "đột", "kích", "phong")),
    SpellingSlip("đọc giả", "độc giả", not_before=("vờ", "định", "sử", "thiết", "thuyết", "bộ", "mạo")),
    SpellingSlip("chia xẻ", "chia sẻ", before=_SHARED),
    SpellingSlip("chia sẽ", "chia sẻ", ("phân", "bị", "được"), before=_SHARED),
    SpellingSlip("suất sắc", "xuất sắc", ("lãi", "năng", "công", "tần", "hiệu", "áp", "xác")),
    SpellingSlip("thăm quan", "tham quan", not_before=("họ", "chức", "khách", "hệ", "trường")),
    SpellingSlip("xúc tích", "súc tích", ("cảm", "tiếp", "xúc", "máy"), ("cực", "lũy", "luỹ", "tụ", "hợp")),
    SpellingSlip("tựu chung", "tựu trung", ("thành",)),
    SpellingSlip("nghe phong phanh", "nghe phong thanh"),
    SpellingSlip(
        "năng xuất", "năng suất", ("khả", "chức", "tính", "kỹ", "kĩ", "tiềm", "tài"), before=("lao động", ".")
    ),
    SpellingSlip("tăng năng xuất", "tăng năng suất"),
    SpellingSlip("dành thắng lợi", "giành thắng lợi"),
    SpellingSlip("dành chiến thắng", "giành chiến thắng"),
    SpellingSlip("dành giải", "giành giải", before=("nhất", "nhì", "ba", "cao", "thưởng cao")),
    SpellingSlip("giành cho", "dành cho", ("tranh",), ("được", "bằng", "kỳ", "kì", "mình")),
    SpellingSlip("giành riêng", "dành riêng", ("tranh",)),
    SpellingSlip("giành thời gian", "dành thời gian"),
    SpellingSlip("chỉnh chu", "chỉn chu", ("hoàn", "điều", "tu", "hiệu", "chấn"), ("trình", "kỳ", "kì", "cấp", "vi")),
    SpellingSlip("thái độ bàng quang", "thái độ bàng quan"),
    SpellingSlip("kỷ thuật", "kỹ thuật", ("thế", "thập", "thiên", "niên")),
    SpellingSlip("kỷ năng", "kỹ năng", ("thế", "thập", "thiên", "niên"), ("động", "nổ", "lượng")),
    SpellingSlip("kỷ sư", "kỹ sư", ("thế", "thập", "thiên", "niên")),
    SpellingSlip("bão đảm", "bảo đảm", not_before=("bảo",)),
    SpellingSlip("bão vệ", "bảo vệ", not_before=("sinh", "tinh")),
    SpellingSlip("bão hiểm", "bảo hiểm", not_before=("họa", "hoạ", "nguy")),
    SpellingSlip("bão quản", "bảo quản", not_before=("lý", "lí", "trị")),
    SpellingSlip(
        "cũng cố", "củng cố", before=("kiến thức", "tổ chức", "hệ thống", "đội ngũ", "quốc phòng", "niềm tin")
    ),
    SpellingSlip("nổ lực", "nỗ lực", not_before=("lượng",)),
    SpellingSlip("chỉnh sữa", "chỉnh sửa", ("điều",), ("học", "tươi", "bột", "cho")),
    SpellingSlip("đề nghỉ", "đề nghị", ("vấn", "chuyên", "chủ", "tiêu"), ("phép", "hưu", "việc", "học", "hè", "lễ")),
    SpellingSlip("chuẩn đoán", "chẩn đoán", ("tiêu",)),
    SpellingSlip(
        "tập chung", "tập trung", ("bài", "học", "luyện", "thực", "ôn", "tổng"), before=("vào", "chỉ đạo", "cao")
    ),
    SpellingSlip("chung tâm", "trung tâm", not_before=("huyết", "điểm", "trạng", "lý", "lí", "tư", "nguyện")),
    SpellingSlip("chung thành với", "trung thành với"),
    SpellingSlip("chân trọng", "trân trọng", ("bàn",), ("lượng", "tải", "tâm", "điểm")),
    SpellingSlip("sơ xuất", "sơ suất", ("hồ",), ("khẩu", "trình", "xứ", "phát", "bản", "cảnh")),
    SpellingSlip("đề suất", "đề xuất", ("vấn", "chuyên", "chủ"), ("ăn", "quà", "học")),
    SpellingSlip("trú trọng", "chú trọng", ("bán", "nội", "cư", "tạm", "lưu", "thường"), ("điểm", "yếu")),
    SpellingSlip("trú ý", "chú ý", ("bán", "nội", "cư", "tạm", "lưu", "thường"), ("kiến", "thức")),
    SpellingSlip("bắc buộc", "bắt buộc", ("miền", "phía", "tây", "đông", "hướng")),
    SpellingSlip("mặt dù", "mặc dù", ("có", "vắng", "gặp", "bề", "đủ", "trước", "ra")),
    SpellingSlip("mặc khác", "mặt khác", before=(",",)),
    SpellingSlip("đảm bão", "đảm bảo", not_before=("số", "không")),
    SpellingSlip("sản suất", "sản xuất", not_before=("ăn",)),
    SpellingSlip("xác xuất", "xác suất", not_before=("hiện",)),
    SpellingSlip("nghĩ hưu", "nghỉ hưu", ("suy",)),
    SpellingSlip("nghĩ phép", "nghỉ phép", ("suy",)),
    SpellingSlip("nghĩ ngơi", "nghỉ ngơi"),
    SpellingSlip("xát sao", "sát sao", ("cọ", "chà")),
    SpellingSlip("sung đột", "xung đột", ("bổ",)),
    SpellingSlip("sâm nhập", "xâm nhập", not_before=("khẩu",)),
    SpellingSlip("sâm phạm", "xâm phạm"),
    SpellingSlip("súc tiến", "xúc tiến", ("gia",), ("hành",)),
    SpellingSlip("chuyền thống", "truyền thống", ("dây", "bóng"), ("nhất", "kê")),
    SpellingSlip("chuyền đạt", "truyền đạt", ("dây", "bóng")),
    SpellingSlip("đặt biệt", "đặc biệt", not_before=("danh", "hiệu", "thự")),
)
"""Every slip that is looked for."""

DOUBLED_WORDS = frozenset(
    ("các", "và", "những", "để", "cho", "được", "với", "đã", "sẽ", "nhằm", "hoặc", "nếu", "thì", "vào", "bởi", "cùng")
)
"""Words that are never said twice in a row; most others may be (luôn luôn, ngày ngày, học sinh sinh năm 2010)."""

COMMON_ABBREVIATIONS = frozenset(
    (
        *(
            "UBND",
            "HĐND",
            "MTTQ",
            "UBMTTQ",
            "TAND",
            "VKSND",
            "VPCP",
            "TTCP",
            "BCH",
            "BCĐ",
            "TP",
            "HCM",
            "TPHCM",
            "TT",
            "TW",
        ),
        *("CNXH", "XHCN", "CHXHCN", "QPPL", "TTHC", "CCHC", "CNTT", "CCCD", "CMND", "VT", "VP", "NSNN", "GTGT", "TNDN"),
        *("BHXH", "BHYT", "BHTN", "ATTP", "ATGT", "PCCC", "CNCH", "PCTN", "THTK", "ANTT", "QPAN", "KTXH", "GDP", "ODA"),
        *(
            "GDĐT",
            "GD&ĐT",
            "GDMN",
            "MN",
            "TH",
            "THCS",
            "THPT",
            "PT",
            "GDTX",
            "GDNN",
            "GDNN-GDTX",
            "HS",
            "SV",
            "GV",
            "CBQL",
        ),
        *("THPTQG", "DTNT", "TDTT", "VHTT", "LĐTBXH", "TNMT", "NNPTNT", "KHCN", "KH&CN", "KHĐT", "TTTT", "VHXH"),
        *(
            "USD",
            "VND",
            "EUR",
            "ISO",
            "TCVN",
            "QCVN",
            "PDF",
            "XML",
            "USB",
            "SMS",
            "QR",
            "OTP",
            "AI",
            "IT",
            "ICT",
            "STEM",
        ),
        *(
            "WTO",
            "UNDP",
            "UNESCO",
            "UNICEF",
            "ASEAN",
            "WHO",
            "UN",
            "EU",
            "APEC",
            "WB",
            "IMF",
            "ADB",
            "FDI",
            "SDG",
            "OECD",
        ),
        *("COVID", "HIV", "AIDS", "HIV/AIDS", "IELTS", "TOEFL", "TOEIC", "KPI", "VNPT", "EVN", "VTV", "VOV", "TTXVN"),
    )
)
"""Chữ viết tắt that every office reads without an explanation, and international names (Phụ lục II, IV.2.b)."""
