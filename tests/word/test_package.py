"""The zip container: the same bytes every time, and nothing read that could hurt."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_docx import unzipped, zipped

from docgen.problems import ProblemError
from docgen.word.package import open_archive, pack, read_package, write_package

MEMBERS = {
    "word/document.xml": b"<a>" + b"x" * 500 + b"</a>",
    "[Content_Types].xml": b"<T/>",
    "_rels/.rels": b"<R/>",
}
GOOD = zipped(MEMBERS)


def refusals(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(ProblemError) as caught:
        read_package(data, "x.docx")
    assert all(problem.place.file == "x.docx" and problem.hint for problem in caught.value.problems)
    return [(problem.code, problem.message) for problem in caught.value.problems]


def with_bytes(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def central(data: bytes, number: int = 0) -> int:
    """Return where the central directory entry of a member begins."""
    at = data.index(b"PK\x01\x02")
    for _ in range(number):
        at = data.index(b"PK\x01\x02", at + 4)
    return at


def test_what_is_written_is_what_python_reads_in_the_order_of_the_standard() -> None:
    members = {**MEMBERS, "word/ảnh.bin": bytes(range(256)), "a/empty.xml": b""}
    assert list(unzipped(write_package(members)).items()) == [
        ("[Content_Types].xml", b"<T/>"),
        ("_rels/.rels", b"<R/>"),
        ("a/empty.xml", b""),
        ("word/document.xml", MEMBERS["word/document.xml"]),
        ("word/ảnh.bin", bytes(range(256))),
    ]


def test_the_same_members_give_the_same_bytes_whatever_their_order_or_packing() -> None:
    turned = dict(reversed(MEMBERS.items()))
    packed = {name: pack(content) for name, content in MEMBERS.items()}
    assert write_package(MEMBERS) == write_package(turned) == write_package(packed)
    with zipfile.ZipFile(io.BytesIO(write_package(MEMBERS))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}
        assert not any(info.extra for info in archive.infolist())


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=300), max_size=6
    )
)
def test_reading_gives_back_what_was_written(members: dict[str, bytes]) -> None:
    assert read_package(write_package(members), "x.docx") == members


def test_a_member_is_inflated_only_when_asked_for() -> None:
    at = GOOD.index(zlib_of(GOOD, "word/document.xml"))
    archive = open_archive(with_bytes(GOOD, at, b"\xff\xff\xff\xff"), "x.docx")
    assert archive.read("_rels/.rels") == b"<R/>"
    with pytest.raises(ProblemError, match="hỏng"):
        archive.read("word/document.xml")


def zlib_of(data: bytes, name: str) -> bytes:
    return pack(unzipped(data)[name]).data


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("word/document.xml", True, id="right"),
        pytest.param("word/...xml", True, id="dots-inside-a-name"),
        pytest.param("../evil.xml", False, id="parent"),
        pytest.param("word/../../evil.xml", False, id="parent-inside"),
        pytest.param("/etc/passwd", False, id="absolute"),
        pytest.param("C:/x.xml", False, id="drive"),
        pytest.param("word\\evil.xml", False, id="backslash"),
        pytest.param("word//x.xml", False, id="empty-step"),
        pytest.param("./x.xml", False, id="dot"),
        pytest.param("_RELS/.rels", False, id="twin-in-capitals"),
    ],
)
def test_unsafe_and_double_names_are_refused(name: str, kept: bool) -> None:
    data = zipped({"_rels/.rels": b"<R/>", name: b"<x/>"})
    if kept:
        assert read_package(data, "x.docx")[name] == b"<x/>"
    else:
        assert {code for code, _ in refusals(data)} == {"D-MAUHONG"}


def test_the_same_name_twice_is_refused_docxtpl_558() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("docProps/core.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("docProps/core.xml", "<b/>")
    assert refusals(stream.getvalue()) == [
        ("D-MAUHONG", "Tệp có hai phần cùng tên «docProps/core.xml».")
    ]


def bomb(size: int) -> bytes:
    return zipped({"word/document.xml": b"\0" * size})


def overlapping() -> bytes:
    """Return a zip whose second entry claims the bytes of the first."""
    entry = central(GOOD, 1)
    return with_bytes(GOOD, entry + 42, struct.pack("<L", 0))


def quoted_overlap() -> bytes:
    """Return a zip whose first entry's bytes run over the local header of the second."""
    entry = central(GOOD)
    longer = struct.pack("<2L", 10_000, 10_000)
    return with_bytes(GOOD, entry + 20, longer)


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        pytest.param(GOOD[: len(GOOD) // 2], "D-MAUHONG", "cắt ngang", id="truncated"),
        pytest.param(GOOD[:-1], "D-MAUHONG", "cắt ngang", id="one-byte-short"),
        pytest.param(GOOD[40:], "D-MAUHONG", "Mục lục", id="beginning-lost"),
        pytest.param(b"junk" + GOOD, "D-MAUHONG", "Mục lục", id="junk-before"),
        pytest.param(GOOD + b"junk", "D-MAUHONG", "Mục lục", id="junk-after"),
        pytest.param(
            with_bytes(GOOD, central(GOOD), b"PK\x01\x03"),
            "D-MAUHONG",
            "Mục lục",
            id="directory-broken",
        ),
        pytest.param(
            with_bytes(GOOD, 0, b"PK\x03\x05"), "D-MAUHONG", "không khớp", id="local-header-broken"
        ),
        pytest.param(with_bytes(GOOD, 30, b"W"), "D-MAUHONG", "không khớp", id="other-name-inside"),
        pytest.param(
            with_bytes(GOOD, central(GOOD) + 16, b"\0\0\0\0"), "D-MAUHONG", "hỏng", id="wrong-sum"
        ),
        pytest.param(
            with_bytes(GOOD, central(GOOD) + 24, b"\x02\0\0\0"),
            "D-MAUHONG",
            "hỏng",
            id="wrong-length",
        ),
        pytest.param(
            with_bytes(GOOD, central(GOOD) + 8, b"\x01\0"),
            "D-MAUHONG",
            "mật khẩu",
            id="encrypted-member",
        ),
        pytest.param(
            with_bytes(GOOD, central(GOOD) + 10, b"\x0c\0"), "D-MAUHONG", "nén", id="bzip2"
        ),
        pytest.param(overlapping(), "D-MAUHONG", "", id="one-content-for-two-names"),
        pytest.param(quoted_overlap(), "D-MAUHONG", "nằm đè", id="overlap"),
        pytest.param(bomb(30_000_000), "D-MAUQUACO", "nén quá", id="ratio"),
        pytest.param(bomb(400_000_000), "D-MAUQUACO", "MB", id="total"),
        pytest.param(
            zipped({f"{n}.xml": b"" for n in range(2_001)}), "D-MAUQUACO", "2001", id="entries"
        ),
    ],
)
def test_a_damaged_or_oversized_zip_is_refused_before_it_is_read(
    data: bytes, code: str, words: str
) -> None:
    found = refusals(data)
    assert code in {found_code for found_code, _ in found}
    assert any(words in message for _, message in found)


def test_a_zip64_directory_is_refused() -> None:
    end = GOOD.rindex(b"PK\x05\x06")
    locator = b"PK\x06\x07" + bytes(16)
    assert "ZIP64" in refusals(GOOD[:end] + locator + GOOD[end:])[0][1]


@example(GOOD.rindex(b"_rels/.rels") - 18, len("_rels/"))  # the length of a name, now a folder's
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_any_changed_byte_is_refused_or_changes_nothing(at: int, value: int) -> None:
    try:
        read = read_package(with_bytes(GOOD, at, bytes([value])), "x.docx")
    except ProblemError:
        return
    # Only dates, versions and attributes may differ without being noticed.
    assert list(read.values()) == list(MEMBERS.values())


def test_the_sum_of_a_packed_member_is_that_of_its_content() -> None:
    assert pack(b"abc" * 100).crc == zlib.crc32(b"abc" * 100)
