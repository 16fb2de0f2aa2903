"""Phụ lục II: names and phrases as they are written right, by the clause that they are examples of.

Sources: the examples of Phụ lục II of Nghị định 30/2020/NĐ-CP (05 March 2020) stand first in each list; the others are
names of public life, gathered in November 2026 and written by the same clause.
"""

__all__ = [
    "CITED_KINDS",
    "EVENTS",
    "FEASTS",
    "FEAST_DAYS",
    "FOREIGN_NAMES",
    "GENERIC_AGENCIES",
    "HONOURS",
    "LUNAR_YEARS",
    "NAMED_AFTER",
    "NAMED_AGENCIES",
    "PARTY_NAMES",
    "PERSON_WORDS",
    "POSTS",
    "PROVINCE_NAMES",
    "REGIONS",
    "SPECIAL_PLACES",
    "SURNAMES",
    "TERRAIN",
    "TETS",
    "WORKS",
]


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for line in text.strip().splitlines() for name in line.split("|") if name.strip())


CITED_KINDS = _names("""
Nghị quyết liên tịch | Nghị quyết | Nghị định | Thông tư liên tịch | Thông tư | Quyết định | Chỉ thị | Quy chế
Quy định | Thông cáo | Thông báo | Hướng dẫn | Chương trình | Kế hoạch | Phương án | Đề án | Dự án | Báo cáo | Biên bản
Tờ trình | Hợp đồng | Công văn | Công điện | Giấy mời | Văn bản | Sắc lệnh | Pháp lệnh | Lệnh | Bộ luật | Luật
""")
"""V.6: kinds of documents that are cited by their number: of Điều 7 and of legal documents; longer first."""

SPECIAL_PLACES = ("Thủ đô Hà Nội", "Thành phố Hồ Chí Minh")
"""III.1.c."""

PROVINCE_NAMES = _names("""
Thái Nguyên | Nam Định | An Giang | Bà Rịa - Vũng Tàu | Bạc Liêu | Bắc Giang | Bắc Kạn | Bắc Ninh | Bến Tre | Bình Dương
Bình Định | Bình Phước | Bình Thuận | Cà Mau | Cao Bằng | Cần Thơ | Đà Nẵng | Đắk Lắk | Đắk Nông | Điện Biên | Đồng Nai
Đồng Tháp | Gia Lai | Hà Giang | Hà Nam | Hà Nội | Hà Tĩnh | Hải Dương | Hải Phòng | Hậu Giang | Hòa Bình | Huế
Hưng Yên | Khánh Hòa | Kiên Giang | Kon Tum | Lai Châu | Lạng Sơn | Lào Cai | Lâm Đồng | Long An | Nghệ An | Ninh Bình
Ninh Thuận | Phú Thọ | Phú Yên | Quảng Bình | Quảng Nam | Quảng Ngãi | Quảng Ninh | Quảng Trị | Sóc Trăng | Sơn La
Tây Ninh | Thái Bình | Thanh Hóa | Thừa Thiên Huế | Tiền Giang | Trà Vinh | Tuyên Quang | Vĩnh Long
Vĩnh Phúc | Yên Bái
""")
"""III.1.a: provinces and cities, those before and those after 01 July 2025; capitals do not depend on the day."""

REGIONS = _names("""
Tây Bắc | Đông Bắc | Bắc Bộ | Nam Bộ | Trung Bộ | Đông Nam Bộ | Tây Nam Bộ | Bắc Trung Bộ | Nam Trung Bộ | Tây Nguyên
""")
"""III.1.đ."""

TERRAIN = _names("""
biển Cửa Lò | chợ Bến Thành | sông Vàm Cỏ | vịnh Hạ Long | sông Cửu Long | sông Bạch Đằng | sông Đồng Nai | hồ Hoàn Kiếm
hồ Ba Bể | vịnh Cam Ranh | vịnh Lan Hạ | núi Ba Vì | chợ Đồng Xuân | biển Đồ Sơn | biển Sầm Sơn
""")
"""III.1.d: a common noun of terrain before a proper name that is whole without it."""

FOREIGN_NAMES = _names("""
Vla-đi-mia I-lích Lê-nin | Phri-đrích Ăng-ghen | Lê-nin | Ăng-ghen | Mát-xcơ-va | Men-bơn | Xinh-ga-po | Ma-lai-xi-a
In-đô-nê-xi-a | Phi-líp-pin | Mi-an-ma | Bru-nây | Cam-pu-chia | Ô-xtrây-li-a | Niu Di-lân | Pa-ki-xtan | I-ta-li-a
U-crai-na | Lúc-xăm-bua | Thụy Sĩ | Ác-hen-ti-na | Mê-hi-cô | Pa-ri | Luân Đôn | Oa-sinh-tơn | Niu Oóc
""")
"""II.2.b, III.2: names written as they sound; each part has one capital."""

SURNAMES = _names("""
Nguyễn | Trần | Lê | Phạm | Hoàng | Huỳnh | Phan | Vũ | Võ | Đặng | Bùi | Đỗ | Hồ | Ngô | Dương | Lý | Đinh
Trịnh | Đoàn
""")
"""II.1.a: the commonest họ."""

PERSON_WORDS = ("văn", "thị", "hữu", "đình", "ngọc", "xuân", "quang", "minh", "thanh", "quốc", "hồng", "đức", "công")
"""Tên đệm that are often written without their capital."""

NAMED_AFTER = _names("""
Điện Biên Phủ | Hai Bà Trưng | Nguyễn Trãi | Trần Hưng Đạo | Lý Thường Kiệt | Lê Lợi | Nguyễn Du | Hồ Chí Minh
Lê Hồng Phong | Trần Phú | Võ Thị Sáu | Nguyễn Thị Minh Khai | Phan Bội Châu | Phan Chu Trinh | Phan Đình Phùng
Hoàng Văn Thụ | Hùng Vương | Lý Thái Tổ | Trần Nhân Tông | Nguyễn Bỉnh Khiêm | Nguyễn Tất Thành | Quang Trung
""")
"""III.1.b: persons and events that wards and communes are named after."""

NAMED_AGENCIES = _names("""
Bộ Tài nguyên và Môi trường | Tập đoàn Điện lực Việt Nam | Văn phòng Chủ tịch nước | Bộ Tài chính
Bộ Nội vụ | Bộ Ngoại giao | Bộ Tư pháp | Bộ Công Thương | Bộ Xây dựng | Bộ Y tế | Bộ Quốc phòng | Bộ Công an
Bộ Giáo dục và Đào tạo | Bộ Khoa học và Công nghệ | Bộ Nông nghiệp và Môi trường | Bộ Dân tộc và Tôn giáo
Bộ Văn hóa, Thể thao và Du lịch | Bộ Kế hoạch và Đầu tư | Bộ Thông tin và Truyền thông
Bộ Lao động - Thương binh và Xã hội | Bộ Nông nghiệp và Phát triển nông thôn | Văn phòng Chính phủ | Văn phòng Quốc hội
Thanh tra Chính phủ | Ngân hàng Nhà nước Việt Nam | Tòa án nhân dân tối cao
""")
"""IV.1.a: agencies of which there is one; Bộ that were merged in 2025 are still named in older documents."""

GENERIC_AGENCIES = _names("""
Hội đồng nhân dân | Ủy ban nhân dân | Sở Tài chính | Sở Nội vụ | Sở Tư pháp | Sở Công Thương | Sở Xây dựng | Sở Y tế
Sở Giáo dục và Đào tạo | Sở Khoa học và Công nghệ | Sở Nông nghiệp và Môi trường | Sở Văn hóa, Thể thao và Du lịch
Sở Văn hóa và Thể thao | Sở Dân tộc và Tôn giáo | Sở Kế hoạch và Đầu tư
Sở Thông tin và Truyền thông | Sở Tài nguyên và Môi trường | Sở Lao động - Thương binh và Xã hội
Sở Nông nghiệp và Phát triển nông thôn | Phòng Giáo dục và Đào tạo | Phòng Nội vụ | Phòng Văn hóa - Xã hội
""")
"""IV.1.a: agencies of which there are many; wholly in small letters they may be meant in general."""

PARTY_NAMES = _names("""
Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam | Văn phòng Trung ương Đảng | Ban Chấp hành Trung ương Đảng
Ban Chấp hành Trung ương | Đảng Cộng sản Việt Nam | Ban Tổ chức Trung ương | Ban Nội chính Trung ương
Ủy ban Kiểm tra Trung ương | Bộ Chính trị | Mặt trận Tổ quốc Việt Nam | Đoàn Thanh niên Cộng sản Hồ Chí Minh
""")
"""IV.1.b and names of the same kind."""

HONOURS = _names("""
Huân chương Sao vàng | Nghệ sĩ Nhân dân | Anh hùng Lao động | Nghệ sĩ Ưu tú | Nhà giáo Nhân dân | Nhà giáo Ưu tú
Thầy thuốc Nhân dân | Thầy thuốc Ưu tú | Huân chương Lao động | Huân chương Hồ Chí Minh | Huân chương Độc lập
Huân chương Quân công | Huân chương Chiến công
""")
"""V.2."""

POSTS = _names("""
Chủ tịch Quốc hội | Thủ tướng Chính phủ | Giáo sư Tôn Thất Tùng | Chủ tịch nước | Phó Thủ tướng Chính phủ | Tổng Bí thư
Chủ tịch Hồ Chí Minh | Bộ trưởng Bộ Nội vụ | Bộ trưởng Bộ Tài chính | Bộ trưởng Bộ Giáo dục và Đào tạo
Bộ trưởng Bộ Công an | Bộ trưởng Bộ Quốc phòng | Bộ trưởng Bộ Y tế | Bộ trưởng Bộ Tư pháp | Bộ trưởng Bộ Ngoại giao
""")
"""V.3: posts next to the one office or person that they are meant of."""

FEASTS = _names("""
Quốc khánh | Tổng tuyển cử đầu tiên | Quốc tế Lao động | Phụ nữ Việt Nam | Nhà giáo Việt Nam | Quốc tế Phụ nữ
Thầy thuốc Việt Nam | Pháp luật Việt Nam | Quốc tế Thiếu nhi | Báo chí Cách mạng Việt Nam | Gia đình Việt Nam
Doanh nhân Việt Nam | Thương binh - Liệt sĩ | Giỗ Tổ Hùng Vương
""")
"""V.5, after the word «ngày»."""

FEAST_DAYS = frozenset(((3, 2), (8, 3), (1, 5), (7, 5), (9, 5), (1, 6), (2, 9)))
"""Day and month of feasts below 10 that everybody writes without a zero: ngày Quốc tế Phụ nữ 8/3, Quốc khánh 2/9."""

TETS = ("tết Nguyên đán", "tết Đoan ngọ", "tết Trung thu")
"""V.8.b."""

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
LUNAR_YEARS = tuple(f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}" for year in range(60))
"""V.8.a: the sixty years."""

EVENTS = _names("""
Triều Lý | Triều Trần | Phong trào Xô viết Nghệ Tĩnh | Cách mạng tháng Tám | Triều Nguyễn | Chiến dịch Điện Biên Phủ
Chiến thắng Điện Biên Phủ | Cách mạng tháng Mười Nga | Chiến dịch Hồ Chí Minh | Phong trào Đồng khởi
""")
"""V.9."""

WORKS = ("từ điển Bách khoa toàn thư", "tạp chí Cộng sản")
"""V.10."""
