"""Who sends and who gets a letter: the office, its signers, the groups and the units."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from congvan.errors import Where
from congvan.letter.entries import NumberBook
from congvan.letter.parcels import Dispatch, Way
from congvan.letter.sealing import Archive, KeyPlace, Sealing

__all__ = ["GENERAL_ID", "Checks", "Defaults", "Group", "Office", "Recipients", "Signer", "Unit"]

GENERAL_ID = "chung"
"""What stands for the unit in the name of the general letter (công văn chung); no unit may have it."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Người ký (ô 7a, 7b): who signs, and by what authority.

    Attributes:
        id: the name by which a letter chooses this signer.
        name: họ và tên, without academic titles (Phụ lục I, II.7.c).
        position: chức vụ, as the last line above the signature («PHÓ GIÁM ĐỐC»).
        authority: quyền hạn, the lines above the position («KT. GIÁM ĐỐC», «TM. ỦY BAN NHÂN DÂN»); often empty.
        mandate: văn bản giao ký: what gives the signer this authority (the written delegation of TUQ., the office's
            rules for TL.; Điều 13.3-4); empty = not said.
        mandate_until: the last day of that authority; None = no end is said.
        signature: hình ảnh chữ ký (PNG, blue, nền trong suốt), relative to the office; empty = none is shown.
        key: where the signer's key is; None = not here.
        certificates: số sê-ri of the signer's certificates, in hexadecimal: by them a signature is known.
    """

    id: str
    name: str
    position: str
    authority: tuple[str, ...] = ()
    mandate: str = ""
    mandate_until: date | None = None
    signature: str = ""
    key: KeyPlace | None = None
    certificates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a letter uses when it, or the command, does not say otherwise. Paths are as written, relative to the office.

    Attributes:
        recipients: the list of units.
        template: the Word template; empty = the built-in one.
        out: the folder that letters are written into.
        name_pattern: the pattern of file names; empty = the built-in one.
        signer: id of the usual signer.
        filing: nơi lưu of the usual letter, as `Draft.filing`.
        formats: kinds of files that are made: «docx», «pdf»; empty = docx alone.
        numbering: whether all letters of a batch bear one number («shared») or each its own («each»); empty = shared.
        issued: the folder of letters that have their number.
    """

    recipients: str = "recipients.yaml"
    template: str = ""
    out: str = "out"
    name_pattern: str = ""
    signer: str = ""
    filing: str = ""
    formats: tuple[str, ...] = ()
    numbering: str = ""
    issued: str = "van-ban-di"


@dataclass(frozen=True, slots=True)
class Checks:
    """Kiểm tra thể thức: which rules judge this office's letters, and how they weigh.

    Attributes:
        select: codes, or beginnings of codes, that judge; empty = the usual ones.
        ignore: codes, or beginnings of codes, that do not.
        severities: by code, «error», «warning», «advice» or «off».
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Office:
    """Cơ quan ban hành văn bản (ô 2, 3, 4, 13): who issues letters.

    Attributes:
        parent: tên cơ quan chủ quản trực tiếp, in sentence case; empty if there is none.
        name: tên cơ quan ban hành, in full, in sentence case.
        symbol: chữ viết tắt tên cơ quan, the first group of the ký hiệu («SGDĐT»).
        place: địa danh («Hải Phòng»).
        address: địa chỉ, thư điện tử, trang thông tin, điện thoại, Fax (ô 13): one line each.
        organ_id: mã định danh of the office (Phụ lục VI).
        email: thư điện tử of the office, on envelopes and in exchange packages.
        phone: số điện thoại.
        fax: số Fax.
        website: trang thông tin điện tử.
        logo: a picture for its envelopes, relative to the office; empty = none.
        drafting_units: đơn vị soạn thảo: abbreviation («VP») to full name («Văn phòng»).
        signers: who may sign.
        defaults: what letters use when they do not say.
        print_address: whether the address block stands at the foot of the letter's first page.
        checks: which rules judge its letters.
        fonts: phông chữ that letters are printed with: names of families, or files and folders relative to the office;
            empty = Times New Roman or a face of its widths.
        register: where the register is: a file of SQLite, relative to the office, or the address of a PostgreSQL
            database; empty = `so-van-ban/register.sqlite`.
        books: the series of numbers that the head of the office has set; empty = one for all kinds.
        permissions: who may read what is issued: «owner», the person who runs the command, or «group», the
            colleagues of the same group too; empty = owner.
        dispatch: how it sends its letters.
        signing: how it signs them.
        archive: where it keeps them.
    """

    name: str
    place: str
    parent: str = ""
    symbol: str = ""
    address: tuple[str, ...] = ()
    organ_id: str = ""
    email: str = ""
    phone: str = ""
    fax: str = ""
    website: str = ""
    logo: str = ""
    drafting_units: Mapping[str, str] = field(default_factory=dict)
    signers: tuple[Signer, ...] = ()
    defaults: Defaults = Defaults()
    print_address: bool = False
    checks: Checks = Checks()
    fonts: tuple[str, ...] = ()
    register: str = ""
    books: tuple[NumberBook, ...] = ()
    permissions: str = ""
    dispatch: Dispatch = Dispatch()
    signing: Sealing = Sealing()
    archive: Archive = Archive()


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm đơn vị nhận: addressees that the general letter names in one line.

    Attributes:
        id: the name by which letters and units mean this group.
        line: the line of the general letter's Kính gửi («Hiệu trưởng trường THPT, PT nhiều cấp»).
        title: chức vụ put before the unit's name when one unit is addressed («Hiệu trưởng»); may be empty.
    """

    id: str
    line: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """Đơn vị nhận: one addressee, who gets a letter of its own.

    Attributes:
        id: short and unique in the list; stands in the file name.
        name: tên đơn vị in full («Trường THPT Ngô Quyền»).
        group: id of its group.
        email: thư điện tử; several are separated by a comma; empty if it has none.
        title: chức vụ for this unit alone, instead of its group's.
        address: địa chỉ for the envelope, one line each.
        copies: số bản giấy that this unit gets.
        ways: cách gửi to this unit; empty = the office's usual ones.
        organ_id: mã định danh, for the national exchange.
        fields: free values of this unit, for marks such as `{{ unit.fields.quota }}`.
        where: where the user wrote it.
    """

    id: str
    name: str
    group: str
    email: str = ""
    title: str = ""
    address: tuple[str, ...] = ()
    copies: int = 1
    ways: tuple[Way, ...] = ()
    organ_id: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    where: Where = field(default=Where(), compare=False)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Danh sách nơi nhận: the groups and the units of one list, in the list's order, ids unique."""

    groups: tuple[Group, ...]
    units: tuple[Unit, ...]
