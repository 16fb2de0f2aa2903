"""Sentences as Vietnamese offices write them, put together by chance from a list of words of our own."""

from random import Random

__all__ = ["Prose"]

_WHO = (
    "các cơ quan, đơn vị trực thuộc",
    "Ủy ban nhân dân các quận, huyện",
    "thủ trưởng các đơn vị",
    "Phòng Giáo dục và Đào tạo",
    "hiệu trưởng các trường trung học phổ thông",
    "giám đốc các trung tâm giáo dục thường xuyên",
    "cán bộ, giáo viên, nhân viên",
    "Văn phòng Sở",
    "ban giám hiệu nhà trường",
    "tổ chuyên môn",
    "các phòng chuyên môn, nghiệp vụ thuộc Sở",
    "người đứng đầu cơ sở giáo dục",
)
_DO = (
    "rà soát, thống kê",
    "xây dựng kế hoạch",
    "tổ chức quán triệt",
    "tăng cường kiểm tra, giám sát",
    "triển khai thực hiện nghiêm túc",
    "chủ động phối hợp",
    "báo cáo kịp thời",
    "tuyên truyền, phổ biến",
    "bồi dưỡng, nâng cao năng lực",
    "đẩy mạnh ứng dụng công nghệ thông tin",
    "cập nhật đầy đủ",
    "công khai, minh bạch",
    "bố trí, sắp xếp",
    "chịu trách nhiệm toàn diện",
    "thẩm định và phê duyệt",
)
_WHAT = (
    "chương trình giáo dục phổ thông",
    "cơ sở vật chất, trang thiết bị dạy học",
    "công tác phòng cháy, chữa cháy",
    "đội ngũ nhà giáo và cán bộ quản lý",
    "hồ sơ, tài liệu lưu trữ",
    "kỳ thi tuyển sinh vào lớp mười",
    "nhiệm vụ năm học",
    "an ninh, trật tự trường học",
    "quy chế chi tiêu nội bộ",
    "chế độ, chính sách đối với người học",
    "dữ liệu ngành trên hệ thống dùng chung",
    "văn hóa ứng xử trong nhà trường",
    "các khoản thu ngoài học phí",
    "hoạt động trải nghiệm, hướng nghiệp",
    "thủ tục hành chính",
    "vệ sinh an toàn thực phẩm trong bữa ăn bán trú",
    "việc quản lý, sử dụng tài sản công",
)
_HOW = (
    "theo đúng thẩm quyền",
    "bảo đảm tiến độ, chất lượng và hiệu quả",
    "phù hợp với điều kiện thực tế của từng địa phương",
    "trên tinh thần tiết kiệm, chống lãng phí",
    "không để xảy ra sai sót",
    "với sự tham gia của cha mẹ học sinh",
    "trong thời gian sớm nhất",
    "gắn với trách nhiệm của từng cá nhân",
    "theo hướng dẫn của cơ quan cấp trên",
    "đúng quy định của pháp luật",
    "nhất là ở vùng khó khăn",
)
_AND = ("; đồng thời", ", qua đó", "; trong đó chú trọng", ", kết hợp với", " và", "; thường xuyên", ", góp phần")
_THINGS = (
    "thứ nhất là nhân lực, thứ hai là kinh phí, thứ ba là thời gian",
    "nghe, nói, đọc, viết đều quan trọng như nhau",
    "ưu tiên học sinh nghèo, học sinh khuyết tật, học sinh dân tộc thiểu số",
    "ai làm tốt thì khen, ai làm chưa tốt thì nhắc nhở",
    "mỗi tháng một lần, mỗi quý một lần, mỗi năm hai lần",
)
_TOKENS = (
    "112/KH-UBND",
    "Kế hoạch số 112/KH-UBND ngày 05/3/2026",
    "Thông tư số 32/2018/TT-BGDĐT",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
    "Quyết định số 2551/QĐ-SGDĐT-VP",
    "01/6-30/9",
    "từ 01/6/2025-30/9/2025",
    "20/11",
    "và/hoặc",
    "xã/phường/đặc khu",
    "2025-2026",
    "2025 - 2026",
    "giai đoạn 2021–2025",
    "2026–2030, tầm nhìn 2045",
    "vanthu@sgddt.haiphong.example",
    "phong-gdtrh.tuyen-sinh_2026@sgddt.haiphong.example",
    "https://sgddt.haiphong.example/van-ban/2026/03/huong-dan-tuyen-sinh.html?id=20-11&lang=vi#muc_2",
    "http://tuyensinh.example/lop-10",
    "www.sgddt.haiphong.example/thong-bao",
    "«Trường học hạnh phúc»",
    "“Dạy tốt - Học tốt”",
    "‘một cửa’",
    '"5 tại chỗ"',
    "(theo mẫu số 01/BC-THPT)",
    "(02 bản/đơn vị)",
    "[Phụ lục II-a]",
    "8h00-11h30",
    "07:30–16:45",
    "15.000.000đ/người/năm",
    "1.250.000,50 đồng",
    "95%-98%",
    "≥90%",
    "+0,5 điểm",
    "-0,25 điểm/lỗi",
    "A4/A3",
    "THCS&THPT",
    "tiếng Anh/Pháp/Nhật",
    "COVID-19",
    "Word/Excel/PDF",
    "BaoCaoTongHop_HocKy1_NamHoc2025-2026_PhongGDTrH.xlsx",
    "D:\\VanBan\\2026\\CongVanDi",
    "1/2",
    "số 5/12 ngõ 34/8 đường Lạch Tray",
    "0225.3842-630",
    "GDTrH–KTQLCL",
    "kinh tế—xã hội",
    "I/2026",
    "Q. Hồng Bàng...",
    "v.v…",
    "24/7",
    "X+Y=2Z",
    "n°12",
    "{mã_hồ_sơ}",
    "VNĐ/m²",
)


class Prose:
    """Gives sentences, always the same ones in the same order for a seed.

    Attributes:
        chance: what decides.
        tokens: how often a symbol, a date, an address or the like stands among the words: 0 = never, 1 = always.
    """

    def __init__(self, seed: int, tokens: float = 0) -> None:
        self.chance = Random(seed)  # noqa: S311 - letters, not secrets
        self.tokens = tokens

    def clause(self) -> str:
        """Return who does what how."""
        words = [self.chance.choice(_DO), self.chance.choice(_WHAT)]
        if self.chance.random() < 0.6:
            words.insert(0, self.chance.choice(_WHO))
        if self.chance.random() < 0.5:
            words.append(self.chance.choice(_HOW))
        if self.chance.random() < 0.08:
            words.append(f"({self.chance.choice(_THINGS)})")
        for place in range(len(words), 0, -1):
            if self.chance.random() < self.tokens:
                words.insert(place, self.token())
        return " ".join(words)

    def token(self) -> str:
        """Return a symbol, a date, an address, a quotation: what offices write beside words."""
        return self.chance.choice(_TOKENS)

    def sentence(self, clauses: int = 0) -> str:
        """Return a sentence of so many clauses; 0 = one to four."""
        text = self.clause()
        for _ in range((clauses or self.chance.randint(1, 4)) - 1):
            text += f"{self.chance.choice(_AND)} {self.clause()}"
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences: int = 0) -> str:
        """Return sentences; 0 = one to three."""
        return " ".join(self.sentence() for _ in range(sentences or self.chance.randint(1, 3)))

    def phrase(self, *, plain: bool = False) -> str:
        """Return a few words without a final mark, as a title or a table's cell has them; `plain` = without symbols."""
        words = self.chance.choice((*_WHAT, *_WHO))
        if not plain and self.chance.random() < self.tokens:
            words += f" {self.token()}"
        return words[0].upper() + words[1:]
