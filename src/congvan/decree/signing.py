"""Chữ ký: titles, posts and degrees that stand, or may not stand, above and before a signer's name.

Source: Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, Phần I, II.7. The decree gives the principle; the words themselves
are those in common use in November 2026, in capitals as they are printed unless said otherwise.
"""

from congvan.decree.lengths import Mm

__all__ = [
    "ARMED_TITLES",
    "BODIES_OF_LEARNING",
    "COPY_PURPOSES",
    "DEGREES",
    "DEPUTY_TITLES",
    "HEAD_TITLES",
    "ONE_HEAD",
    "PARTY_POSTS",
    "SIGNATURE_ROOM",
    "SIGNING_PREFIXES",
    "UNION_WORDS",
]

SIGNING_PREFIXES = {
    "TM.": "THAY MẶT",
    "Q.": "QUYỀN",
    "KT.": "KÝ THAY",
    "TL.": "THỪA LỆNH",
    "TUQ.": "THỪA ỦY QUYỀN",
}
"""Quyền hạn (II.7.b): the five abbreviations and the words that each stands for."""

DEPUTY_TITLES = ("PHÓ", "THỨ TRƯỞNG", "HIỆU PHÓ")
"""Cấp phó: a word of the title that says it is a deputy's."""

HEAD_TITLES = (
    "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CHỦ TỊCH", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHỦ NHIỆM", "HIỆU TRƯỞNG", "HIỆU PHÓ",
    "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "CHÁNH ÁN", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "TRƯỞNG KHOA", "TRƯỞNG ĐOÀN",
    "TỔ TRƯỞNG", "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "VỤ TRƯỞNG", "VIỆN TRƯỞNG", "THỦ TƯỚNG",
    "THỐNG ĐỐC", "TỔNG THANH TRA", "TỔNG KIỂM TOÁN", "THỦ TRƯỞNG", "BÍ THƯ",
)  # fmt: skip
"""Chức vụ: titles of persons; no name of a body begins so. With PHÓ, Q. before them they are titles too."""

ONE_HEAD = (
    "BỘ", "SỞ", "PHÒNG", "TRƯỜNG", "CỤC", "CHI CỤC", "TỔNG CỤC", "VỤ", "TRUNG TÂM", "VIỆN", "BỆNH VIỆN", "VĂN PHÒNG",
    "HỌC VIỆN", "THANH TRA", "CÔNG TY", "KHO BẠC",
)  # fmt: skip
"""Chế độ thủ trưởng (Điều 13.1): first words of the names of offices that have one head, who never signs TM."""

ARMED_TITLES = ("TƯ LỆNH", "CHÍNH ỦY", "CHÍNH UỶ", "CHỈ HUY", "THAM MƯU", "CHÍNH TRỊ VIÊN", "ĐỒN TRƯỞNG")
"""Chức vụ of the armed forces, whose deputies are not all called PHÓ."""

DEGREES = (
    "GS", "PGS", "TSKH", "TS", "ThS", "Th.S", "Ths", "T.S", "BS", "DS", "KS", "CN", "CKI", "CKII", "BSCKI", "BSCKII",
    "NGND", "NGƯT", "NSND", "NSƯT", "TTND", "TTƯT", "AHLĐ", "LS", "Giáo sư", "Phó Giáo sư", "Tiến sĩ", "Tiến sỹ",
    "Thạc sĩ", "Thạc sỹ", "Bác sĩ", "Bác sỹ", "Kỹ sư", "Cử nhân", "Nhà giáo Nhân dân", "Nhà giáo Ưu tú", "Luật sư",
    "Dược sĩ", "Anh hùng Lao động",
)  # fmt: skip
"""Học hàm, học vị, danh hiệu (II.7.c) as they are written before a name; quân hàm are none of them."""

BODIES_OF_LEARNING = (
    "trường", "học viện", "đại học", "viện", "bệnh viện", "trung tâm", "trạm y tế", "công an", "bộ tư lệnh",
    "bộ chỉ huy", "ban chỉ huy", "sư đoàn", "quân khu", "quân chủng",
)  # fmt: skip
"""First words of the names of units of the armed forces, education, health and science, who may be allowed degrees."""

PARTY_POSTS = (
    "BÍ THƯ", "PHÓ BÍ THƯ", "ỦY VIÊN BAN CHẤP HÀNH", "ỦY VIÊN BAN THƯỜNG VỤ", "ỦY VIÊN BTV", "ỦY VIÊN BCH",
    "ỦY VIÊN TRUNG ƯƠNG", "ĐẢNG ỦY VIÊN", "CHỦ TỊCH CÔNG ĐOÀN", "BÍ THƯ ĐOÀN", "CHỦ TỊCH HỘI CỰU CHIẾN BINH",
)  # fmt: skip
"""Chức vụ that the State does not give (II.7.c): those of the Party, the unions and the associations."""

UNION_WORDS = ("đảng", "đoàn", "công đoàn", "hội", "liên hiệp", "liên đoàn", "mặt trận", "hiệp hội")
"""Words in the names of bodies of the Party, the unions and the associations, which have their own titles."""

SIGNATURE_ROOM = Mm(25)
"""Chỗ ký: between title and name; practice (a seal measures about 36 mm, a signature 20 to 25 mm)."""

COPY_PURPOSES = (
    "thực hiện", "t/h", "th", "kiểm tra", "k/tra", "giám sát", "báo cáo", "b/c", "bc", "trao đổi", "phối hợp", "p/h",
    "biết", "theo dõi", "t/d", "chỉ đạo", "c/đ", "tổng hợp", "đăng tải", "đăng", "lưu", "xem xét", "thông báo",
    "triển khai",
)  # fmt: skip
"""Mục đích gửi (II.9.a): the purposes that the decree names, those near them in practice, and their abbreviations."""
