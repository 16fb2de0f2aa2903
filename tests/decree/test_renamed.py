"""The dated lists of provinces, offices and subjects hold together."""

import unicodedata

from congvan.decree import (
    CITIES,
    MERGED_PROVINCES,
    PROVINCE_NAMES,
    PROVINCES,
    RENAMED,
    SUBJECT_OPENINGS,
    TWO_LEVELS,
    VAGUE_SUBJECTS,
)


def test_sixty_three_provinces_became_thirty_four() -> None:
    assert len(PROVINCES) == 34
    assert len({*PROVINCES, *MERGED_PROVINCES}) == 63
    assert not set(PROVINCES) & set(MERGED_PROVINCES)
    assert set(MERGED_PROVINCES.values()) <= set(PROVINCES)
    assert set(CITIES) <= set(PROVINCES)


def test_every_province_that_is_gone_is_found_by_its_name_and_told_what_it_belongs_to() -> None:
    for old, new in MERGED_PROVINCES.items():
        met = [one for one in RENAMED if one.pattern.search(f"UBND tỉnh {old}")]
        assert [one.since for one in met] == [TWO_LEVELS], old
        assert new in met[0].now


def test_names_that_still_stand_are_not_found() -> None:
    still: tuple[str, ...] = (
        "UBND thành phố Huế",
        "Ủy ban nhân dân thành phố Hà Nội",
        "Bộ Nông nghiệp và Môi trường",
        "Sở Tài chính",
    )
    still += tuple(f"UBND tỉnh {name}" for name in PROVINCES if name not in CITIES)
    still += ("UBND thành phố", "phường Nam Định", "Ban Chấp hành Đảng bộ tỉnh", "Hội đồng Dân tộc của Quốc hội")
    assert [name for name in still if any(one.pattern.search(name) for one in RENAMED)] == []


def test_lists_are_composed_and_in_small_letters() -> None:
    for one in (*SUBJECT_OPENINGS, *VAGUE_SUBJECTS):
        assert one == unicodedata.normalize("NFC", one).lower().strip()
    assert all(unicodedata.is_normalized("NFC", name) for name in (*PROVINCES, *MERGED_PROVINCES, *PROVINCE_NAMES))
