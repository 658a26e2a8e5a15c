"""Every remark of the table of marks in §4.1 of the design is a row here."""

from __future__ import annotations

import pytest
from notation_outline import outline, read

from docgen.notation import print_text


def case(name: str, text: str, expected: str) -> object:
    return pytest.param(text, expected, id=name)


HEADINGS = [
    case(
        "part, title on the next line", "Phần I\nMỞ ĐẦU\nVăn.", "PHAN Phần I\n  » MỞ ĐẦU\n  p Văn."
    ),
    case("part, title after a sign", "Phần I. Mở đầu\nVăn.", "PHAN Phần I. Mở đầu\n  p Văn."),
    case("part, colon kept", "Phần II: Mở đầu", "PHAN Phần I: Mở đầu"),
    case("part, sign and title below", "Phần I.\nMở đầu", "PHAN Phần I.\n  » Mở đầu"),
    case("part, capitals without a sign", "Phần I MỞ ĐẦU\nVăn.", "PHAN Phần I MỞ ĐẦU\n  p Văn."),
    case("sentence about a part", "Phần I của Đề án nêu rõ", "p Phần I của Đề án nêu rõ"),
    case("part in Arabic is none", "Phần 1\nA", "p Phần 1\np A"),
    case("blank line before the title", "Chương I\n\nQUY ĐỊNH", "CHUONG Chương I\n  » QUY ĐỊNH"),
    case("no title: a mark follows", "Chương I\nĐiều 1. X", "CHUONG Chương I\n  DIEU Điều 1. X"),
    case("no title: a table follows", "Mục 1\n| a |\n| b |", "MUC_SO Mục 1\n  | a\n  | b"),
    case(
        "no title: a command follows",
        "Mục 1\n[bảng: chi_tieu]\nVăn",
        "MUC_SO Mục 1\n  [] chi_tieu\n  p Văn",
    ),
    case(
        "a note does not part", "Mục 1\n[ghi chú: x]\nTÊN", "MUC_SO Mục 1\n  » TÊN\n  [] ghi chú x"
    ),
    case("closing sentence is no title", "Mục 1\nTrên đây là X", "MUC_SO Mục 1\np Trên đây là X"),
    case("title may be escaped", "Mục 1\n\\1. X", "MUC_SO Mục 1\n  » \\1. X"),
    case("Mục I is none", "Mục I. X", "p Mục I. X"),
    case("Mục with letters behind", "Mục 1a. X", "p Mục 1a. X"),
    case("article, title on its line", "Điều 1. Phạm vi", "DIEU Điều 1. Phạm vi"),
    case("article, directly a letter", "Điều 1.Phạm vi", "DIEU Điều 1. Phạm vi"),
    case("article, title below", "Điều 1.\nPhạm vi\nVăn", "DIEU Điều 1.\n  » Phạm vi\n  p Văn"),
    case("sentence about an article", "Điều 5 của Luật", "p Điều 5 của Luật"),
    case("article number with decimals", "Điều 1.2 quy định", "p Điều 1.2 quy định"),
    case(
        "articles count through the document",
        "Chương I\nA\nĐiều 1. X\nChương II\nB\nMục 1\nC\nĐiều 2. Y\nMục 2\nD\nĐiều 3. Z",
        "CHUONG Chương I\n  » A\n  DIEU Điều 1. X\nCHUONG Chương II\n  » B\n  MUC_SO Mục 1\n"
        "    » C\n    DIEU Điều 2. Y\n  MUC_SO Mục 2\n    » D\n    DIEU Điều 3. Z",
    ),
    case("letter before capitals", "A. CÔNG TÁC\nI. X", "CHU_CAI A. CÔNG TÁC\n  MUC I. X"),
    case("letter before small letters", "A. Công tác", "p A. Công tác"),
    case("letter before a place", "A. KẾT QUẢ {{ nam }}", "CHU_CAI A. KẾT QUẢ {{ nam }}"),
    case("letter before a place only", "A. {{ ten }}", "p A. {{ ten }}"),
    case(
        "letter order skips I, V, X",
        "\n".join("ABCDĐEGHK"[i] + ". T" for i in range(9)),
        "\n".join(f"CHU_CAI {c}. T" for c in "ABCDĐEGHK"),
    ),
    case("letter and initial", "C. P. NGUYỄN", "p C. P. NGUYỄN"),
]

SECTIONS = [
    case("keeps its colon", "I. TỔ CHỨC THỰC HIỆN:", "MUC I. TỔ CHỨC THỰC HIỆN:"),
    case("counted anew", "III. TỔ CHỨC THỰC HIỆN:", "MUC I. TỔ CHỨC THỰC HIỆN:"),
    case("title in small letters", "I. Mục đích", "MUC I. Mục đích"),
    case("directly a letter", "I.MỤC ĐÍCH", "MUC I. MỤC ĐÍCH"),
    case("before an initial", "V. I. Lênin là lãnh tụ", "p V. I. Lênin là lãnh tụ"),
    case("before an initial, no blank", "V.I. Lênin", "p V.I. Lênin"),
    case("before an initial in bold", "V. **I. Lênin**", "p V. **I. Lênin**"),
    case("other Roman letters", "C. Mác\nL. Văn\nM. Văn", "p C. Mác\np L. Văn\np M. Văn"),
    case("mistyped numeral", "IIII. X", "MUC I. X"),
    case("no title", "I.\n- x", "MUC I.\n  GACH - x"),
    case(
        "dash list straight under it",
        "I. X\n- a\n- b\nII. Y",
        "MUC I. X\n  GACH - a\n  GACH - b\nMUC II. Y",
    ),
]

CLAUSES = [
    case("blank", "1. Nội dung", "KHOAN 1. Nội dung"),
    case("directly a letter", "1.Nội dung", "KHOAN 1. Nội dung"),
    case("directly a bold letter", "1.**Nội dung**", "KHOAN 1. **Nội dung**"),
    case("directly a star", "1.*Nội dung", "p 1.*Nội dung"),
    case("tab", "1.\tNội dung", "KHOAN 1. Nội dung"),
    case("hard blank", "1.\u00a0Nội dung", "KHOAN 1. Nội dung"),
    case("leading zero", "01. Nội dung", "KHOAN 1. Nội dung"),
    case("thousands", "1.500 tờ", "p 1.500 tờ"),
    case("day and month", "26.3 là ngày", "p 26.3 là ngày"),
    case("count", "01 cuộc", "p 01 cuộc"),
    case("date", "03/6", "p 03/6"),
    case("year", "2025. Sau đó", "p 2025. Sau đó"),
    case("two levels without a full stop", "1.1 Nội dung", "p 1.1 Nội dung"),
    case(
        "four levels",
        "1. a\n1.1. b\n1.1.1. c\n1.1.1.1. d\n1.1.1.2. e\n1.2. f",
        "KHOAN 1. a\n  KHOAN_2 1.1. b\n    KHOAN_3 1.1.1. c\n      KHOAN_4 1.1.1.1. d\n"
        "      KHOAN_4 1.1.1.2. e\n  KHOAN_2 1.2. f",
    ),
    case("five levels", "1.1.1.1.1. x", "p 1.1.1.1.1. x"),
    case(
        "prefix of the upper clause",
        "1. a\n2. b\n3.7. c",
        "KHOAN 1. a\nKHOAN 2. b\n  KHOAN_2 2.1. c",
    ),
    case(
        "typed prefix, no upper clause",
        "I. a\n2.1. b\n2.3. c\n3.5. d",
        "MUC I. a\n  KHOAN_2 2.1. b\n  KHOAN_2 2.2. c\n  KHOAN_2 3.1. d",
    ),
    case("typed prefix, middle clause missing", "2. a\n2.4.1. b", "KHOAN 1. a\n  KHOAN_3 2.4.1. b"),
    case(
        "title in bold with the mark",
        "**2. Đẩy mạnh tuyên truyền:**",
        "KHOAN **1. Đẩy mạnh tuyên truyền:**",
    ),
    case("bold ends after the mark", "**2.** Đẩy mạnh", "KHOAN **1.** Đẩy mạnh"),
    case("bold ends inside", "***2. Đẩy* mạnh**", "KHOAN ***1. Đẩy* mạnh**"),
    case("unmatched star before it", "*2. Đẩy mạnh", "p *2. Đẩy mạnh"),
    case("stars between blanks", "**2. ** x**", "KHOAN **1. ** x**"),
    case(
        "counted per parent",
        "I. a\n1. b\nII. c\n1. d",
        "MUC I. a\n  KHOAN 1. b\nMUC II. c\n  KHOAN 1. d",
    ),
]

POINTS = [
    case("point", "a) Nội dung\nb) X", "DIEM a) Nội dung\nDIEM b) X"),
    case(
        "Vietnamese alphabet",
        "\n".join(f"{c}) x" for c in "abcdđegh"),
        "\n".join(f"DIEM {c}) x" for c in "abcdđegh"),
    ),
    case("capital is none", "A) x", "p A) x"),
    case("two letters are none", "ii) x", "p ii) x"),
    case("dash", "- a", "GACH - a"),
    case("en dash", "– a", "GACH - a"),
    case("bullet", "•\ta", "GACH - a"),
    case("dash without a blank", "-3 độ", "p -3 độ"),
    case("dash directly a letter", "-Nội dung", "p -Nội dung"),
    case("dash after dash", "- a\n- b", "GACH - a\nGACH - b"),
    case("plus under dash", "- a\n+ b\n- c", "GACH - a\n  CONG + b\nGACH - c"),
    case("plus in bold", "- a\n**+ b**: c", "GACH - a\n  CONG **+ b**: c"),
    case("plus without a blank", "+5 độ", "p +5 độ"),
    case("dash in the text of a clause", "1. - x", "KHOAN 1. - x"),
    case("proposals stay plain", "1) X\nI- X\na. X\n1/ X", "p 1) X\np I- X\np a. X\np 1/ X"),
    case("footnote star", "(*) Chú\n(***)", "p (*) Chú\np (***)"),
]

BELONGING = [
    case(
        "ranks may be skipped",
        "I. a\na) b\n+ c\n- d",
        "MUC I. a\n  DIEM a) b\n    CONG + c\n    GACH - d",
    ),
    case(
        "a mark closes lower ones",
        "I. a\n1. b\n- c\n2. d",
        "MUC I. a\n  KHOAN 1. b\n    GACH - c\n  KHOAN 2. d",
    ),
    case(
        "paragraph after a dash",
        "1. a\n- b\nVăn\n+ c",
        "KHOAN 1. a\n  GACH - b\n  p Văn\n  CONG + c",
    ),
    case(
        "paragraph after a point",
        "I. a\na) b\nVăn\nb) c",
        "MUC I. a\n  DIEM a) b\n  p Văn\n  DIEM b) c",
    ),
    case("paragraph after a lone dash", "- b\nVăn", "GACH - b\np Văn"),
    case("table after a dash", "1. a\n- b\n| x |\n| y |", "KHOAN 1. a\n  GACH - b\n  | x\n  | y"),
    case(
        "note closes nothing",
        "1. a\n- b\n[ghi chú: hỏi lại]\n+ c",
        "KHOAN 1. a\n  GACH - b\n    [] ghi chú hỏi lại\n    CONG + c",
    ),
    case(
        "closing sentence",
        "I. a\n1. b\nTrên đây là kế hoạch",
        "MUC I. a\n  KHOAN 1. b\np Trên đây là kế hoạch",
    ),
    case(
        "closing sentence in italics",
        "I. a\n*Trên đây là kế hoạch.*",
        "MUC I. a\np *Trên đây là kế hoạch.*",
    ),
    case("not the closing sentence", "I. a\nTrên đây làm gì", "MUC I. a\n  p Trên đây làm gì"),
    case("opening paragraph", "Văn\nI. a", "p Văn\nMUC I. a"),
]

BLANKS = [
    case("empty", " \n\t\n", ""),
    case("outer blanks", "  I. a  \n\n\n\t- b\u00a0", "MUC I. a\n  GACH - b"),
    case("runs of blanks", "1.   a \t b\u00a0 c", "KHOAN 1. a b c"),
    case("one hard blank stays", "ngày 25\u00a0tháng 5", "p ngày 25\u00a0tháng 5"),
    case("line ends of Windows", "I. a\r\n- b\r\n", "MUC I. a\n  GACH - b"),
]

COMMANDS = [
    case("tables of data", "[bảng: nhiem_vu]\n[bảng: chi_tieu]", "[] nhiem_vu\n[] chi_tieu"),
    case("note with brackets inside", "[ghi chú: xem [1] và [2]]", "[] ghi chú xem [1] và [2]"),
    case(
        "for lower units",
        "I. A {cho: cap-duoi}\n1. b {rieng}",
        "MUC I. A {cho}\n  KHOAN 1. b {rieng}",
    ),
    case("brace after bold", "**1. A** {rieng}", "KHOAN **1. A** {rieng}"),
    case("brace on a title below", "Phần I\nA {rieng}", "PHAN Phần I {rieng}\n  » A"),
    case("brace before a title below", "Phần I {rieng}\nA", "PHAN Phần I {rieng}\n  » A"),
    case("brace, no title", "1. {rieng}\n- x", "KHOAN 1. {rieng}\n  GACH - x"),
    case("escaped brace is text", "1. A \\{rieng}", "KHOAN 1. A \\{rieng}"),
    case("escaped bracket is text", "\\[bảng: nhiem_vu]", "p \\[bảng: nhiem_vu]"),
    case(
        "escaped marks",
        "\\1. a\n\\- b\n\\Điều 1. c\n**\\2. d**",
        "p \\1. a\np \\- b\np \\Điều 1. c\np **\\2. d**",
    ),
    case("rows", "| a | b |\n|c|d|\n| e | f", "| a | b\n| c | d\n| e | f"),
    case("escaped pipe", "| a\\|b | c |\n| \\\\ | d |", "| a\\|b | c\n| \\\\ | d"),
    case("a place is not cut", "| {{ a | b }} | c |\n| d | |", "| {{ a | b }} | c\n| d | "),
    case("blank line inside a table", "| a |\n\n| b |", "| a\n| b"),
    case("escaped row", "\\| a |", "p \\| a |"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*HEADINGS, *SECTIONS, *CLAUSES, *POINTS, *BELONGING, *BLANKS, *COMMANDS],
)
def test_text_becomes_tree(text: str, expected: str) -> None:
    tree, _ = read(text)
    assert outline(tree) == expected
    assert read(print_text(tree))[0] == tree


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param(
            "IV.A b\n\n–  c\n• d", "I. A b\n- c\n- d\n", id="ordinal, blank, dash, blank line"
        ),
        pytest.param("**2.**  a\n2.b", "**1.** a\n2. b\n", id="stars at the mark"),
        pytest.param("1. A {cho: cap-duoi}\nx", "1. A {cho: cap-duoi}\nx\n", id="brace is kept"),
        pytest.param("Chương II.\nTÊN {rieng}", "Chương I.\nTÊN {rieng}\n", id="title below"),
        pytest.param(
            "[ghi chú:a]\n[bảng: nhiem_vu]", "[ghi chú: a]\n[bảng: nhiem_vu]\n", id="commands"
        ),
        pytest.param("|a|b\\|c|\n||d|", "| a | b\\|c |\n|  | d |\n", id="table"),
        pytest.param("\\- a\\b \\{{ x }} [1]", "\\- a\\b \\{{ x }} [1]\n", id="escapes stay"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_tree_becomes_text(text: str, printed: str) -> None:
    tree, _ = read(text)
    assert print_text(tree) == printed
