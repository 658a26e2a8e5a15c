"""What mending must not do: lose words, break on damaged files, slow down with a line's length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from by_hand import carried_out, seen
from small_docx import docx, para, part

from docgen.check.mending.claims import Claims
from docgen.check.mending.old_numbers import take_numbers_out
from docgen.check.parts import Part
from docgen.check.remedy import SetText, retyped
from docgen.the_thuc.loading import NAMES, load_profile, titled_types
from docgen.word.parts import parse_part


@pytest.mark.parametrize(
    ("typed", "is_mended"),
    [
        ("NƠI NHẬN :", True),
        ("Nơi nhân:", True),
        ("Nơi n- Lưu: VT.", False),
        ("Gửi các đơn vị:", False),
    ],
)
def test_fixed_words_are_written_anew_only_where_nearly_the_same_stand(
    typed: str, is_mended: bool
) -> None:
    line = seen(docx(para(typed))).main[0]
    assert bool(retyped(Part("noi_nhan_nhan", line), "Nơi nhận:")) is is_mended


def test_many_changes_of_one_long_line_all_arrive() -> None:
    count = 3_000
    after = carried_out(
        docx(para("ab " * count)),
        lambda s: [SetText(s.main[0], 3 * at, 3 * at + 1, "xy") for at in range(count)],
    )
    assert seen(after).main[0].raw == "xyb " * count


def test_a_claim_is_refused_where_it_meets_another_and_nowhere_else() -> None:
    claims = Claims()
    assert all(claims.take("chữ", start, start + 2) for start in (6, 0, 4, 2))
    assert not any(claims.take("chữ", at, end) for at, end in ((1, 1), (5, 9), (0, 0), (3, 4)))
    assert claims.take("chữ", 8, 8)
    assert all(claims.take("khác", *span) for span in pairwise(range(3)))


def test_a_number_in_a_stray_content_goes_without_the_part_around_it() -> None:
    field = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    root = parse_part(part("hdr", f"<w:sdtContent>{field}</w:sdtContent>").encode(), "h.xml")
    assert take_numbers_out(root)
    assert "PAGE" not in "".join(one.get("instr", "") for one in root.iter())
    assert [child.tag.rpartition("}")[2] for child in root] == ["sdtContent", "p"]


def test_every_type_of_every_profile_is_a_title_but_a_letter() -> None:
    profiles = [load_profile(name) for name in NAMES]
    listed = {one.ten for p in profiles for one in p.loai.values() if not one.cong_van}
    listed |= {one.ten for p in profiles for one in p.loai_khac.loai.values()}
    assert titled_types() == listed
    assert "Công văn" not in titled_types()
