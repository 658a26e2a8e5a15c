"""Ten files with several faults each, as offices send them; made of clean documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clean import clean
from mutation.examples import Example
from mutation.paper import Paper, W, looks, properties, set_child


@dataclass(frozen=True)
class Broken:
    """A broken file: its name, the clean document behind it, what was done to it.

    `words` says whether letters that are read differ after the mending: padding, punctuation.
    """

    name: str
    steps: str
    family: str = "nha-nuoc"
    kind: str = "kế hoạch"
    words: bool = False
    more: Callable[[bytes], bytes] = bytes

    def make(self) -> bytes:
        """Return the bytes of the file."""
        return self.more(Example("", False, self.steps, self.family, self.kind).make())

    def source(self) -> bytes:
        """Return the clean document behind it."""
        return clean(self.family, self.kind)


def set_directly(data: bytes) -> bytes:
    """Set every letter and paragraph of the text by hand, as LibreOffice writes a pasted file."""
    paper = Paper.of(data)
    for paragraph in paper.tree().iter(f"{W}p"):
        if _is_running_text(paragraph):
            _set_by_hand(paragraph)
    return paper.save()


def _is_running_text(paragraph: Any) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in ("LoiVan", "Gach", "Cong", "Diem")


def _set_by_hand(paragraph: Any) -> None:
    settings = properties(paragraph)
    set_child(settings, "spacing", before="0", after="0", line="276", lineRule="auto")
    set_child(settings, "ind", left="0", firstLine="0")
    set_child(settings, "jc", val="start")
    for run in paragraph.findall(f"{W}r"):
        set_child(looks(run), "rFonts", ascii="Liberation Serif", hAnsi="Liberation Serif")
        set_child(looks(run), "sz", val="24")
        set_child(looks(run), "szCs", val="24")


TEN = (
    Broken(
        "khổ giấy, lề, gáy",
        "trang [khổ 216 x 279 mm] ++ trang [lề trái 20 mm] ++ trang [lề trên 28 mm]"
        " ++ trang [lề phải 25 mm] ++ trang [gáy 5 mm]",
    ),
    Broken(
        "cỡ chữ, phông, màu",
        "lời văn [cỡ 12] ++ lời văn [phông Arial] ++ gạch đầu dòng [cỡ 11] ++ Tiêu ngữ [cỡ 10]"
        " ++ trích yếu [màu FF0000] ++ Quốc hiệu [không đậm] ++ nơi nhận [cỡ 13]",
    ),
    Broken(
        "thụt, cách đoạn, giãn dòng, căn lề",
        "lời văn [cách trên dưới 0] ++ lời văn [giãn dòng 2 dòng] ++ lời văn [thụt đầu dòng 5 mm]"
        " ++ gạch đầu dòng [căn trái] ++ dấu cộng đầu dòng [thụt đầu dòng 0]",
        "hoi-lhpn",
    ),
    Broken(
        "số, ngày, tiêu ngữ",
        "số, ký hiệu: Số: 5 /KH - UBND ++ Tiêu ngữ: Độc lập – Tự do – Hạnh phúc"
        " ++ địa danh, ngày tháng: Tân Biên, ngày 5 tháng 06 năm 2026",
        words=True,
    ),
    Broken(
        "chữ tổ hợp (NFD)",
        "lời văn [mã tổ hợp] ++ trích yếu [mã tổ hợp] ++ Quốc hiệu [mã tổ hợp]"
        " ++ gạch đầu dòng [cỡ 12] ++ căn cứ [mã dấu sai thứ tự]",
        "doan-the",
        "tờ trình",
    ),
    Broken(
        "số trang ở chân trang, khổ Letter",
        "trang [số trang ở chân trang] ++ trang [hiện số trang thứ nhất]"
        " ++ trang [khổ 216 x 279 mm] ++ trang [số trang kiểu La Mã]",
        "nha-nuoc",
        "báo cáo",
    ),
    Broken(
        "đầu trang gõ bằng tab, nơi nhận",
        "nơi nhận: Ban Chỉ đạo tỉnh Tây Ninh, ++ nơi nhận [đậm] ++ chữ Nơi nhận: NƠI NHẬN"
        " ++ trang [đầu trang gõ bằng tab] ++ gạch đầu dòng [cỡ 12] ++ trang [lề trái 20 mm]",
        words=True,
    ),
    Broken(
        "bảng mã TCVN3",
        "lời văn [mã TCVN3] ++ trích yếu [mã TCVN3 chữ hoa] ++ căn cứ [mã TCVN3]"
        " ++ gạch đầu dòng [mã VNI] ++ lời văn [cỡ 12]",
    ),
    Broken(
        "định dạng trực tiếp kiểu LibreOffice",
        "văn bản mẫu",
        "nha-nuoc",
        "công văn",
        more=set_directly,
    ),
    Broken(
        "Đảng: giãn dòng, cỡ chữ, số",
        "lời văn [giãn dòng 1 dòng] ++ lời văn [cỡ 13] ++ số, ký hiệu: Số: 15 -KH/ĐU"
        " ++ trang [lề trái 20 mm] ++ địa danh, ngày tháng [không nghiêng]",
        "dang",
        words=True,
    ),
)
"""The ten files."""
