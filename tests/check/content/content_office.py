"""An office's workspace, written by a test: a registry and some documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.check.content import Content, content_findings
from docgen.check.content.reading import read_content
from docgen.load.workspace import Workspace
from docgen.problems import Problem

REGISTRY = """\
hoi-tinh:
  ten: Hội Liên hiệp Phụ nữ tỉnh Tây Ninh
  ten_tat: Hội LHPN tỉnh Tây Ninh
  co_quan_ban_hanh: HỘI LHPN TỈNH TÂY NINH
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: BTV
  dia_danh: Tây Ninh
hoi-xa-a:
  ten: Hội Liên hiệp Phụ nữ xã Tân Biên
  ten_tat: Hội LHPN xã Tân Biên
  co_quan_ban_hanh: HỘI LHPN XÃ TÂN BIÊN
  cap_tren: hoi-tinh
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: BTV
  dia_danh: Tân Biên
  nhom: [xa]
hoi-xa-b:
  ten: Hội Liên hiệp Phụ nữ xã Tân Lập
  ten_tat: Hội LHPN xã Tân Lập
  co_quan_ban_hanh: HỘI LHPN XÃ TÂN LẬP
  cap_tren: hoi-tinh
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: BTV
  dia_danh: Tân Lập
  nhom: [xa]
hoi-huyen:
  ten: Hội Liên hiệp Phụ nữ huyện Tân Biên
  ten_tat: Hội LHPN huyện Tân Biên
  co_quan_ban_hanh: HỘI LHPN HUYỆN TÂN BIÊN
  cap_tren: hoi-tinh
  the_thuc: hoi-lhpn
  ky_hieu_don_vi: BTV
  dia_danh: Tân Biên
  hieu_luc: {den: 2025-06-30}
  thay_boi: [hoi-xa-a]
"""
PLAN = """\
loai: ke_hoach
don_vi: hoi-tinh
so: 15
ngay: 2026-03-02
trich_yeu: Phòng, chống ma túy năm 2026
noi_dung: |
  I. MỤC ĐÍCH
  Nâng cao nhận thức của hội viên.
noi_nhan:
  - Hội LHPN Việt Nam
"""


@dataclass(frozen=True)
class Office:
    """A workspace in a folder of the test."""

    root: Path

    def write(self, name: str, text: str) -> Path:
        """Write a data file and return its path."""
        path = self.root / "data" / name
        path.write_text(text, encoding="utf-8")
        return path

    def content(self, text: str, name: str = "van-ban.yaml") -> Content:
        """Return what is known of a document; it must be readable."""
        path = self.write(name, text)
        content = read_content(path, Workspace(self.root), name=name)
        assert content.van_ban is not None, text
        return content

    def findings(self, text: str) -> list[Problem]:
        return content_findings(self.content(text))

    def codes(self, text: str) -> list[str]:
        return [one.code for one in self.findings(text)]
