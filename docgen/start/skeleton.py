"""`docgen new`: a data file with Vietnamese comments that a clerk can fill in."""

from __future__ import annotations

from pathlib import Path

from docgen.load.registry import Registry
from docgen.model import DonVi
from docgen.problems import Place, Problem, ProblemError, suggest
from docgen.the_thuc.loading import choose_profile
from docgen.the_thuc.profile import TheThuc

_FOLDER = Path(__file__).parent / "khung"
_GENERAL = "chung"


def skeleton(loai: str, key: str, registry: Registry) -> str:
    """Return the text of a new data file of a type for a unit, in the edition in force today.

    Raises `ProblemError`: `D-DONVI`, `D-HETHAN` for the unit, `D-LOAI` for a type that the unit's
    profile does not have.
    """
    unit = registry.lookup(key, None, Place("--for"))
    profile, _ = choose_profile(unit.the_thuc, None)
    kind = profile.loai.get(loai)
    if kind is None:
        hint = suggest(loai, profile.loai, "các loại: " + ", ".join(profile.loai))
        message = f"Thể thức «{profile.ma}» không có loại văn bản «{loai}»."
        raise ProblemError(Problem("D-LOAI", message, Place("LOẠI"), hint))
    return "\n".join(
        [*_head(loai, key, unit, profile), *_body(loai), *_end(key, unit, profile, registry), ""]
    )


def _head(loai: str, key: str, unit: DonVi, profile: TheThuc) -> list[str]:
    kind = profile.loai[loai]
    lines = [
        f"# {kind.ten} của {unit.ten}",
        "# Điền vào sau dấu hai chấm; dòng mở đầu bằng # là chú thích, không in ra.",
        f"loai: {loai}",
        f"don_vi: {key}",
        "so:             # số văn bản; để trống thì ghi bằng bút sau khi ký",
        "ngay:           # ngày ban hành: năm-tháng-ngày, ví dụ 2026-03-05; để trống được",
        "trich_yeu:      # một câu ngắn gọn, không có dấu chấm cuối",
    ]
    if kind.cong_van and "{don_vi_soan}" in (profile.so.cong_van_soan or profile.so.cong_van):
        lines += ["# chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực", "don_vi_soan: VP"]
    if kind.kinh_gui != "khong":
        lines += ["kinh_gui:       # nơi nhận chính, mỗi nơi một dòng", "  -"]
    return [
        *lines,
        "can_cu:         # mỗi căn cứ một mục; có thể ghi nguyên câu trong ngoặc kép",
        "  # - loai: Kế hoạch",
        "  #   so_ky_hieu: 12/KH-UBND",
        "  #   ngay: 2026-01-15",
        "  #   co_quan: Ủy ban nhân dân tỉnh",
        "  #   trich_yeu: về việc …",
        "mo_dau:         # câu mở đầu; {{ can_cu }} đưa các căn cứ vào câu này",
    ]


def _body(loai: str) -> list[str]:
    path = _FOLDER / f"{loai}.txt"
    text = (path if path.is_file() else _FOLDER / f"{_GENERAL}.txt").read_text(encoding="utf-8")
    return [
        "# I. mục, 1. khoản, a) điểm, gạch đầu dòng - và +; số thứ tự được tính lại khi in;",
        "# **chữ đậm**, *chữ nghiêng*",
        "noi_dung: |",
        *(f"  {line}" for line in text.splitlines()),
    ]


def _end(key: str, unit: DonVi, profile: TheThuc, registry: Registry) -> list[str]:
    lines = ["noi_nhan:       # mỗi nơi một dòng; dấu ; và . do docgen thêm", "  -"]
    below = registry.below(key, None)
    if below:
        lines = [
            lines[0],
            "  - nhom: cap-duoi",
            f'    ten: "Các đơn vị trực thuộc {unit.ten_tat or unit.ten}"',
        ]
    lines.append(f"luu: {unit.noi_luu or profile.noi_nhan.luu_mac_dinh}")
    roster = unit.signers_on(None)
    if roster:
        signer = roster[0]
        return [
            *lines,
            f"# Người ký lấy từ danh bạ: {signer.chuc_vu} {signer.ho_ten}; ghi «ky:» nếu khác.",
        ]
    return [*lines, "ky:", "  quyen_han:    # ví dụ TM. BAN THƯỜNG VỤ", "  chuc_vu:", "  ho_ten:"]
