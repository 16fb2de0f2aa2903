"""Tìm gì, ở đâu: what is looked for when a part is not found, to be told with the finding."""

from collections.abc import Mapping
from types import MappingProxyType

from congvan.language import N_

__all__ = ["LOOKED_FOR"]

LOOKED_FOR: Mapping[str, str] = MappingProxyType(
    {
        "national_heading": N_("a line «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» above «Kính gửi»"),
        "national_motto": N_("a line «Độc lập - Tự do - Hạnh phúc» above «Kính gửi»"),
        "motto_rule": N_(
            "a drawn line, a border, an underline or typed underscores under «Độc lập - Tự do - Hạnh phúc»"
        ),
        "parent": N_("a line above the issuing office's name, in the left column of the head"),
        "issuer": N_("lines above «Số:», in the left column of the head"),
        "issuer_rule": N_("a drawn line, a border, an underline or typed underscores under the issuing office's name"),
        "symbol": N_("a line that begins with «Số» above «Kính gửi»"),
        "place_date": N_("a line with «ngày … tháng … năm …» above «Kính gửi»"),
        "kind": N_("the kind of document as a centred line in capitals between the head and the body"),
        "subject": N_("a line that begins with «V/v» or «Về» above «Kính gửi», or the line under «Số:»"),
        "subject_rule": N_("a drawn line, a border, an underline or typed underscores under «V/v …»"),
        "addressees_label": N_("a line that begins with «Kính gửi»"),
        "addressees": N_("names on the line of «Kính gửi» or on the lines under it"),
        "body": N_("paragraphs between «Kính gửi» and the signature"),
        "authority": N_("lines in capitals at the right, after the body, above the signer's name"),
        "signer": N_("a name of two to six words, the last line at the right after the body"),
        "copies_label": N_("a line that begins with «Nơi nhận» after the body"),
        "copies": N_("the lines under «Nơi nhận»"),
        "secrecy": N_("a line «MẬT», «TỐI MẬT» or «TUYỆT MẬT» of its own in the head"),
        "urgency": N_("a line «KHẨN», «THƯỢNG KHẨN» or «HỎA TỐC» of its own in the head"),
        "circulation": N_("a line «XEM XONG TRẢ LẠI» or «LƯU HÀNH NỘI BỘ» of its own in the head or the top margin"),
        "drafter": N_("capitals and a number such as «PL.(300)» after the full stop of «Lưu: …»"),
        "address": N_("lines with an address, telephone or e-mail in the bottom margin or at the end of the letter"),
        "address_rule": N_("a drawn line or a border above the address"),
        "signature_text": N_("a line such as «Số: …; ngày/tháng/năm; giờ: phút: giây» in the top margin"),
        "page_numbers": N_("Word's page number (field PAGE) in a header, a footer or a frame"),
        "appendices": N_("a centred line «Phụ lục» after the signature or at the top of a page"),
    }
)
"""Name of an attribute of `Parts` → what is looked for and where; an English sentence for `congvan.language._`."""
