"""Bảng khóa: every key of the three files, once. Reading, «did you mean» and the JSON Schemas all come from here."""

from dataclasses import dataclass
from enum import Enum, auto

from congvan.decree import MARKS
from congvan.letter import SIGNING_LEVELS, URGENCIES, WAYS

__all__ = ["CASE_FILES", "GROUP", "LETTER", "OFFICE", "RECIPIENTS", "UNIT", "Key", "Kind", "Shape", "every_key"]


class Kind(Enum):
    """What may stand after a key."""

    TEXT = auto()
    LINES = auto()
    """One text or a list of texts; the lines of one text count singly."""
    PARTS = auto()
    """One text or a list of texts; one text is one part."""
    CHOICE = auto()
    YES_NO = auto()
    COUNT = auto()
    DATE = auto()
    DAY = auto()
    """A whole day."""
    NUMBER = auto()
    MAPPING = auto()
    """Free names with one text each."""
    SHAPE = auto()
    SHAPES = auto()
    """A list of one shape."""
    FILING = auto()
    """A text such as «VT, VP (2)», or the shape."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a file.

    Attributes:
        name: the key itself.
        term: the field's Vietnamese term; the title in the schemas.
        about: one Vietnamese sentence for the schemas.
        kind: what may stand after it.
        required: whether it must be there and filled.
        shape: the keys below it, for `Kind.SHAPE` and `Kind.SHAPES`.
        short: the key of `shape` that a bare text stands for; empty = a bare text is wrong.
        choices: what a `Kind.CHOICE` may be, or each text of a `Kind.PARTS`.
        most: the largest `Kind.COUNT`.
    """

    name: str
    term: str
    about: str
    kind: Kind = Kind.TEXT
    required: bool = False
    shape: "Shape | None" = None
    short: str = ""
    choices: tuple[str, ...] = ()
    most: int = 9999
    may_be_blank: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping with known keys.

    Attributes:
        name: English name, for the schemas' definitions.
        term: the Vietnamese term.
        keys: its keys, in the order in which they are written.
        one_of: at least one of these must be filled.
        itself: the name of the key whose list holds this very shape again (tasks under tasks); empty = none.
    """

    name: str
    term: str
    keys: tuple[Key, ...]
    one_of: tuple[str, ...] = ()
    itself: str = ""


_KEY = Shape(
    "key",
    "nơi giữ khóa ký",
    (
        Key("file", "tệp khóa", "Tệp khóa ký (.p12, .pfx); mật khẩu không ghi vào tệp nào."),
        Key("driver", "trình điều khiển", "Tệp trình điều khiển PKCS#11 của thiết bị ký (.dll, .so)."),
        Key("token", "nhãn thiết bị", "Nhãn của thiết bị ký; bỏ trống nếu chỉ cắm một thiết bị."),
        Key("label", "nhãn chứng thư số", "Nhãn của chứng thư số trong thiết bị; bỏ trống nếu chỉ có một."),
    ),
    one_of=("file", "driver"),
)
SIGNER = Shape(
    "signer",
    "người ký",
    (
        Key("id", "mã người ký", "Tên ngắn để công văn chọn người ký này.", required=True),
        Key("name", "họ và tên", "Họ và tên, không ghi học hàm, học vị.", required=True),
        Key("position", "chức vụ", "Dòng cuối trên chữ ký, ví dụ «PHÓ GIÁM ĐỐC».", required=True),
        Key("authority", "quyền hạn", "Các dòng trên chức vụ, ví dụ «KT. GIÁM ĐỐC».", Kind.LINES),
        Key("mandate", "văn bản giao ký", "Văn bản giao ký thừa ủy quyền, quy chế giao ký thừa lệnh."),
        Key("mandate_until", "giao ký đến ngày", "Ngày cuối cùng được giao ký, ví dụ «31/12/2026».", Kind.DAY),
        Key("signature", "hình chữ ký", "Tệp PNG nền trong suốt, mực xanh, tính từ thư mục cơ quan."),
        Key("key", "khóa ký", "Tệp khóa hoặc thiết bị ký của người ký.", Kind.SHAPE, shape=_KEY),
        Key("certificates", "số chứng thư số", "Số sê-ri chứng thư số của người ký, hệ mười sáu.", Kind.PARTS),
    ),
)
_OFFICE = Shape(
    "office_itself",
    "cơ quan",
    (
        Key("parent", "cơ quan chủ quản", "Tên cơ quan chủ quản trực tiếp, viết thường."),
        Key("name", "tên cơ quan", "Tên đầy đủ của cơ quan ban hành, viết thường.", required=True),
        Key("symbol", "chữ viết tắt tên cơ quan", "Nhóm đầu của ký hiệu, ví dụ «SGDĐT»."),
        Key("place", "địa danh", "Địa danh ghi trước ngày tháng, ví dụ «Hải Phòng».", required=True),
        Key("address", "địa chỉ", "Địa chỉ, thư điện tử, điện thoại (ô 13), mỗi dòng một mục.", Kind.LINES),
        Key("organ_id", "mã định danh", "Mã định danh điện tử của cơ quan."),
        Key("email", "thư điện tử", "Hộp thư của cơ quan, in trên bì thư."),
        Key("phone", "số điện thoại", "Số điện thoại của cơ quan, in trên bì thư."),
        Key("fax", "số Fax", "Số Fax của cơ quan, in trên bì thư."),
        Key("website", "trang thông tin điện tử", "Địa chỉ trang thông tin điện tử, in trên bì thư."),
        Key("logo", "biểu tượng", "Tệp ảnh PNG hoặc JPEG in ở góc trái bì thư, tính từ thư mục cơ quan."),
        Key("drafting_units", "đơn vị soạn thảo", "Chữ viết tắt: tên đầy đủ, ví dụ «VP: Văn phòng».", Kind.MAPPING),
        Key("print_address", "in địa chỉ", "Có in địa chỉ ở chân trang đầu hay không.", Kind.YES_NO),
    ),
)
NUMBERINGS = ("shared", "each")
_DEFAULTS = Shape(
    "defaults",
    "mặc định",
    (
        Key("recipients", "danh sách nơi nhận", "Tệp danh sách đơn vị (YAML, CSV hoặc XLSX)."),
        Key("template", "mẫu", "Tệp mẫu Word; bỏ trống là mẫu có sẵn."),
        Key("out", "thư mục kết quả", "Thư mục chứa công văn làm ra."),
        Key("name_pattern", "mẫu tên tệp", "Cách đặt tên tệp công văn."),
        Key("signer", "người ký", "Mã của người ký thường dùng."),
        Key("filing", "lưu", "Nơi lưu thường dùng, ví dụ «VT, VP»."),
        Key("formats", "định dạng tệp", "Loại tệp làm ra: «docx», «pdf»; bỏ trống là docx.", Kind.PARTS),
        Key(
            "numbering",
            "cách cấp số",
            "«shared»: một công văn một số cho mọi đơn vị; «each»: mỗi đơn vị một số.",
            Kind.CHOICE,
            choices=NUMBERINGS,
        ),
        Key("issued", "thư mục văn bản đi", "Thư mục chứa công văn đã cấp số."),
    ),
)
_CHECKS = Shape(
    "checks",
    "kiểm tra thể thức",
    (
        Key("select", "chỉ xét", "Mã hoặc phần đầu mã của các quy tắc được xét, ví dụ «PG».", Kind.PARTS),
        Key("ignore", "không xét", "Mã hoặc phần đầu mã của các quy tắc không xét.", Kind.PARTS),
        Key(
            "severities",
            "mức độ",
            "Mã quy tắc: «error» (lỗi), «warning» (cảnh báo), «advice» (gợi ý) hoặc «off» (không xét).",
            Kind.MAPPING,
        ),
    ),
)
BOOK = Shape(
    "book",
    "sổ",
    (
        Key("id", "mã sổ", "Tên ngắn, không trùng, ví dụ «cong-van».", required=True),
        Key("name", "tên sổ", "Tên in trên bìa sổ.", required=True),
        Key("kinds", "tên loại", "Những loại văn bản lấy số ở sổ này; bỏ trống là mọi loại.", Kind.PARTS),
        Key(
            "symbols", "ký hiệu", "Những ký hiệu lấy số ở sổ này, ví dụ «*-HĐTS»; bỏ trống là mọi ký hiệu.", Kind.PARTS
        ),
    ),
)
_MAIL = Shape(
    "mail",
    "thư điện tử",
    (
        Key("server", "máy chủ gửi thư", "Tên máy chủ SMTP, ví dụ «smtp.haiphong.example».", required=True),
        Key("port", "cổng", "Cổng của máy chủ; bỏ trống là 587, với «tls» là 465.", Kind.COUNT, most=65535),
        Key(
            "security",
            "bảo mật đường truyền",
            "«starttls» (thường dùng), «tls», hoặc «none» khi máy chủ ở chính máy tính này.",
            Kind.CHOICE,
            choices=("starttls", "tls", "none"),
        ),
        Key("user", "tên đăng nhập", "Tên đăng nhập máy chủ gửi thư; mật khẩu không ghi vào tệp."),
        Key("sender", "người gửi", "Hộp thư gửi, ví dụ «Văn thư Sở <vanthu@so.example>».", required=True),
        Key("reply_to", "trả lời về", "Hộp thư nhận trả lời, nếu khác hộp thư gửi."),
        Key(
            "per_minute", "số thư mỗi phút", "Nhiều nhất bao nhiêu thư một phút; bỏ trống là không hạn chế.", Kind.COUNT
        ),
        Key("largest", "thư lớn nhất", "Cỡ lớn nhất của một thư, tính bằng MB; bỏ trống là 25.", Kind.COUNT),
        Key("authority_file", "chứng thư của máy chủ", "Tệp PEM của nơi cấp chứng thư cho máy chủ, nếu là của riêng."),
        Key("text", "mẫu lời thư", "Tệp mẫu lời thư; bỏ trống là mẫu có sẵn."),
        Key("html", "mẫu lời thư HTML", "Tệp mẫu lời thư dạng HTML, nếu có."),
        Key("wait", "chờ trả lời", "Số giây chờ máy chủ trả lời sau khi nhận cả thư; bỏ trống là 600.", Kind.COUNT),
        Key("pauses", "các lần thử lại", "Số giây nghỉ trước mỗi lần thử lại, ví dụ «[60, 300, 900]».", Kind.PARTS),
    ),
)
DISPATCH = Shape(
    "dispatch",
    "phát hành",
    (
        Key("mail", "thư điện tử", "Máy chủ và hộp thư gửi công văn.", Kind.SHAPE, shape=_MAIL),
        Key(
            "ways",
            "cách gửi",
            "Cách gửi thường dùng: «email», «paper», «exchange»; bỏ trống là email nếu có, không thì paper.",
            Kind.PARTS,
            choices=WAYS,
        ),
        Key("envelope", "cỡ bì thư", "Cỡ bì thư thường dùng, ví dụ «dl», «c5», «c4», «window»."),
        Key("labels", "tờ nhãn", "Loại tờ nhãn thường dùng, ví dụ «3x8»."),
        Key("department", "đơn vị phụ trách", "Đơn vị phụ trách, ghi trong gói tin liên thông."),
        Key("staff", "cán bộ phụ trách", "Người phụ trách, ghi trong gói tin liên thông."),
        Key("staff_phone", "điện thoại của người phụ trách", "Ghi trong gói tin liên thông."),
        Key("staff_email", "thư điện tử của người phụ trách", "Ghi trong gói tin liên thông."),
    ),
)
SIGNING = Shape(
    "signing",
    "ký số",
    (
        Key("key", "khóa ký của cơ quan", "Tệp khóa hoặc thiết bị ký của cơ quan.", Kind.SHAPE, shape=_KEY),
        Key("certificates", "số chứng thư số", "Số sê-ri chứng thư số của cơ quan, hệ mười sáu.", Kind.PARTS),
        Key("seal", "hình dấu", "Tệp PNG nền trong suốt, màu đỏ, tính từ thư mục cơ quan."),
        Key("seal_width", "chiều rộng dấu", "Chiều rộng thực tế của dấu, tính bằng mm; bỏ trống là 36.", Kind.COUNT),
        Key(
            "level",
            "mức chữ ký",
            "«b-b» (thường dùng), «b-t» có dấu thời gian, «b-lt», «b-lta» để kiểm tra được lâu dài.",
            Kind.CHOICE,
            choices=SIGNING_LEVELS,
        ),
        Key("tsa", "dấu thời gian", "Địa chỉ dịch vụ cấp dấu thời gian (RFC 3161)."),
        Key(
            "roots",
            "chứng thư gốc",
            "Thư mục chứng thư của các cơ quan chứng thực được tin cậy; bỏ trống là chung-thu-goc.",
        ),
        Key("online", "hỏi qua mạng", "Có hỏi cơ quan chứng thực qua mạng khi kiểm tra hay không.", Kind.YES_NO),
        Key(
            "must_be_checked",
            "phải biết chưa bị thu hồi",
            "Có từ chối chữ ký chưa kiểm tra được thu hồi hay không.",
            Kind.YES_NO,
        ),
    ),
)
ARCHIVE = Shape(
    "archive",
    "lưu trữ",
    (
        Key("folder", "thư mục lưu trữ", "Nơi giữ bản đã ký; bỏ trống là luu-tru."),
        Key("second", "nơi thứ hai", "Nơi giữ bản sao thứ hai của kho lưu trữ."),
        Key("case_files", "danh mục hồ sơ", "Tệp danh mục hồ sơ; bỏ trống là danh-muc-ho-so.yaml."),
        Key(
            "hand_over_days",
            "hạn nộp lưu",
            "Số ngày từ khi công việc kết thúc đến hạn nộp lưu; bỏ trống là 365.",
            Kind.COUNT,
        ),
        Key("warn_days", "báo trước hạn nộp lưu", "Báo trước hạn bao nhiêu ngày; bỏ trống là 60.", Kind.COUNT),
        Key("fonds", "mã phông", "Mã phông, ghi trong gói giao nộp."),
    ),
)
OFFICE = Shape(
    "congvan.yaml",
    "cơ quan, người ký và mặc định",
    (
        Key(
            "office", "cơ quan ban hành văn bản", "Cơ quan ban hành công văn.", Kind.SHAPE, required=True, shape=_OFFICE
        ),
        Key("signers", "những người ký", "Những người có thể ký.", Kind.SHAPES, required=True, shape=SIGNER),
        Key("defaults", "mặc định", "Điều công văn dùng khi không ghi khác.", Kind.SHAPE, shape=_DEFAULTS),
        Key("checks", "kiểm tra thể thức", "Quy tắc nào xét công văn của cơ quan.", Kind.SHAPE, shape=_CHECKS),
        Key(
            "fonts",
            "phông chữ để in",
            "Tên phông chữ, tệp hoặc thư mục phông chữ; bỏ trống là Times New Roman hoặc phông cùng độ rộng.",
            Kind.PARTS,
        ),
        Key(
            "register",
            "sổ đăng ký văn bản đi",
            "Tệp SQLite tính từ thư mục cơ quan, hoặc postgresql+psycopg://…; bỏ trống là so-van-ban/register.sqlite.",
        ),
        Key("books", "các sổ", "Các dãy số do thủ trưởng cơ quan quy định.", Kind.SHAPES, shape=BOOK),
        Key(
            "permissions",
            "quyền đọc",
            "Ai đọc được công văn đã cấp số và sổ: «owner» là người chạy lệnh, «group» là cả nhóm.",
            Kind.CHOICE,
            choices=("owner", "group"),
        ),
        Key("dispatch", "phát hành", "Cơ quan gửi công văn bằng những cách nào.", Kind.SHAPE, shape=DISPATCH),
        Key("signing", "ký số", "Cơ quan ký số công văn bằng khóa nào, hình dấu nào.", Kind.SHAPE, shape=SIGNING),
        Key("archive", "lưu trữ", "Cơ quan giữ bản đã ký ở đâu.", Kind.SHAPE, shape=ARCHIVE),
    ),
)

_FILING = Shape(
    "filing",
    "lưu",
    (
        Key("registry", "văn thư", "Chữ viết tắt «VT»."),
        Key("unit", "đơn vị soạn thảo", "Chữ viết tắt của đơn vị soạn thảo."),
        Key("copies", "số bản lưu", "Số lượng bản lưu.", Kind.COUNT),
    ),
)
_ATTACHMENT = Shape(
    "attachment",
    "tài liệu kèm theo",
    (
        Key("title", "tên tài liệu", "Tên tài liệu, như ghi trong công văn."),
        Key("file", "tệp", "Đường dẫn tính từ thư mục của công văn.", required=True),
    ),
)
_MARK = "Cách đánh dấu các mục: " + ", ".join(f"«{mark}»" for mark in MARKS if mark) + " hoặc bỏ trống."
TASK = Shape(
    "task",
    "nhiệm vụ",
    (
        Key("title", "tiêu đề", "Tiêu đề của mục, in đậm trên dòng riêng."),
        Key("text", "nội dung", "Một hoặc nhiều câu."),
        Key("marks", "cách đánh dấu mục con", _MARK, Kind.CHOICE, choices=MARKS, may_be_blank=True),
        Key("items", "mục con", "Các mục thuộc mục này.", Kind.SHAPES, short="text"),
        Key("only", "chỉ gửi", "Chỉ những nhóm, đơn vị này nhận mục này.", Kind.PARTS),
        Key("except", "trừ", "Những nhóm, đơn vị này không nhận mục này.", Kind.PARTS),
    ),
    one_of=("text", "title"),
    itself="items",
)
LETTER = Shape(
    "letter",
    "công văn",
    (
        Key("symbol", "ký hiệu", "Ví dụ «SGDĐT-VP»; bỏ trống thì ghép từ cơ quan và đơn vị soạn thảo."),
        Key("number", "số", "Số của công văn; bỏ trống trong bản thảo.", Kind.NUMBER),
        Key("date", "ngày ban hành", "Ngày, tháng/năm hoặc năm; bỏ trống trong bản thảo.", Kind.DATE),
        Key("urgency", "mức độ khẩn", "Mức độ khẩn, nếu có.", Kind.CHOICE, choices=URGENCIES),
        Key("circulation", "phạm vi lưu hành", "Chỉ dẫn phạm vi lưu hành (ô 11), nếu có."),
        Key("subject", "trích yếu", "Trích yếu nội dung, không ghi «V/v».", required=True),
        Key("addressees", "Kính gửi", "Mã các nhóm và đơn vị phải thi hành.", Kind.PARTS, required=True),
        Key("opening", "mở đầu", "Các đoạn trước nhiệm vụ.", Kind.LINES),
        Key("marks", "cách đánh dấu nhiệm vụ", _MARK, Kind.CHOICE, choices=MARKS, may_be_blank=True),
        Key("tasks", "nhiệm vụ", "Các khoản, điểm, gạch đầu dòng.", Kind.SHAPES, shape=TASK, short="text"),
        Key("closing", "kết thúc", "Các đoạn sau nhiệm vụ.", Kind.LINES),
        Key("copies_to", "Nơi nhận", "Những nơi nhận (ô 9b), không có gạch đầu dòng.", Kind.LINES),
        Key("filing", "lưu", "Dòng «Lưu», ví dụ «VT, VP (2)».", Kind.FILING, shape=_FILING),
        Key("signer", "người ký", "Mã của người ký trong congvan.yaml."),
        Key("drafter_mark", "ký hiệu người soạn thảo", "Ký hiệu người soạn thảo và số lượng bản (ô 12)."),
        Key("attachments", "kèm theo", "Tài liệu gửi kèm.", Kind.SHAPES, shape=_ATTACHMENT, short="file"),
        Key("numbering", "cách cấp số", "«shared» hoặc «each», khi khác lệ thường.", Kind.CHOICE, choices=NUMBERINGS),
        Key("book", "sổ", "Mã của sổ cấp số, khi không theo tên loại và ký hiệu."),
        Key("fields", "trường tự đặt", "Giá trị cho {{ fields.… }}.", Kind.MAPPING),
    ),
)

GROUP = Shape(
    "group",
    "nhóm đơn vị",
    (
        Key("id", "mã nhóm", "Tên ngắn của nhóm.", required=True),
        Key("line", "dòng Kính gửi", "Dòng in trong công văn chung.", required=True),
        Key("title", "chức danh", "Chức danh đặt trước tên đơn vị, ví dụ «Hiệu trưởng»."),
    ),
)
UNIT = Shape(
    "unit",
    "đơn vị nhận",
    (
        Key("id", "mã đơn vị", "Tên ngắn, không trùng; nằm trong tên tệp.", required=True),
        Key("name", "tên đơn vị", "Tên đầy đủ của đơn vị.", required=True),
        Key("group", "nhóm", "Mã của nhóm mà đơn vị thuộc về.", required=True),
        Key(
            "email", "thư điện tử", "Một hoặc nhiều địa chỉ, cách nhau bằng dấu phẩy.", required=True, may_be_blank=True
        ),
        Key("title", "chức danh", "Chức danh riêng của đơn vị này, thay cho của nhóm."),
        Key("address", "địa chỉ", "Địa chỉ ghi trên phong bì, mỗi dòng một mục.", Kind.LINES),
        Key("copies", "số bản", "Số bản giấy gửi đơn vị này.", Kind.COUNT),
        Key(
            "ways",
            "cách gửi",
            "Cách gửi đơn vị này: «email», «paper», «exchange»; bỏ trống là cách thường dùng.",
            Kind.PARTS,
            choices=WAYS,
        ),
        Key("organ_id", "mã định danh", "Mã định danh điện tử của đơn vị, để gửi qua trục liên thông."),
        Key("fields", "trường tự đặt", "Giá trị cho {{ unit.fields.… }}.", Kind.MAPPING),
    ),
)
RECIPIENTS = Shape(
    "recipients",
    "danh sách nơi nhận",
    (
        Key("groups", "các nhóm", "Các nhóm của phần Kính gửi.", Kind.SHAPES, shape=GROUP),
        Key("units", "các đơn vị", "Các đơn vị nhận.", Kind.SHAPES, required=True, shape=UNIT),
    ),
)

CASE_FILE = Shape(
    "case_file",
    "hồ sơ",
    (
        Key("notation", "số và ký hiệu hồ sơ", "Ví dụ «01.TCCB»; bỏ trống thì đánh số tự động."),
        Key("title", "tiêu đề hồ sơ", "Ngắn gọn, rõ ràng, khái quát nội dung.", required=True),
        Key("maintenance", "thời hạn bảo quản", "«Vĩnh viễn» hoặc số năm, ví dụ «20 năm».", required=True),
        Key("creator", "người lập hồ sơ", "Họ và tên người lập hồ sơ.", required=True),
        Key("note", "ghi chú", "Ghi chú."),
        Key("begun", "thời gian bắt đầu", "Ngày mở hồ sơ; bỏ trống là ngày văn bản đầu tiên.", Kind.DAY),
        Key("ended", "thời gian kết thúc", "Ngày kết thúc công việc; bỏ trống là chưa kết thúc.", Kind.DAY),
        Key("rights", "chế độ sử dụng", "Chế độ sử dụng hồ sơ."),
        Key("sheets", "số tờ", "Số tờ của tài liệu giấy.", Kind.COUNT),
    ),
)
_FILES = Key("files", "các hồ sơ", "Các hồ sơ của đề mục, theo thứ tự.", Kind.SHAPES, shape=CASE_FILE)
_SMALL_HEADING = Shape(
    "small_heading",
    "đề mục nhỏ",
    (Key("title", "tên đề mục", "Tên đề mục nhỏ, không ghi số.", required=True), _FILES),
)
_HEADING = Shape(
    "heading",
    "đề mục lớn",
    (
        Key("title", "tên đề mục", "Tên đề mục lớn, không ghi số La Mã.", required=True),
        Key("code", "chữ viết tắt của đề mục", "Ký hiệu trong số, ký hiệu hồ sơ, ví dụ «TCCB»."),
        _FILES,
        Key("headings", "các đề mục nhỏ", "Các đề mục nhỏ, theo thứ tự.", Kind.SHAPES, shape=_SMALL_HEADING),
    ),
)
_DECISION = Shape(
    "decision",
    "quyết định ban hành",
    (
        Key("number", "số, ký hiệu", "Số, ký hiệu của quyết định ban hành danh mục."),
        Key("date", "ngày", "Ngày của quyết định.", Kind.DAY),
        Key("by", "người ban hành", "Người hoặc cơ quan ban hành quyết định."),
    ),
)
CASE_FILES = Shape(
    "case_files",
    "danh mục hồ sơ",
    (
        Key("year", "năm", "Năm của danh mục, bốn chữ số.", Kind.COUNT, required=True),
        Key("decision", "quyết định", "Quyết định ban hành danh mục.", Kind.SHAPE, shape=_DECISION),
        Key(
            "numbering",
            "cách đánh số",
            "«whole»: liên tục trong toàn danh mục; «heading»: riêng trong từng đề mục lớn.",
            Kind.CHOICE,
            choices=("whole", "heading"),
        ),
        Key("headings", "các đề mục", "Các đề mục lớn, theo thứ tự.", Kind.SHAPES, required=True, shape=_HEADING),
    ),
)


def every_key(shape: Shape) -> frozenset[str]:
    """Return the names of all keys of the shape and of the shapes below it."""
    names: set[str] = set()
    for key in shape.keys:
        names.add(key.name)
        if key.shape is not None:
            names |= every_key(key.shape)
    return frozenset(names)
