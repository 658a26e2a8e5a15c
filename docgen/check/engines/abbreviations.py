"""Abbreviations that every office reads, and the test of those that a text never explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.check.case import Case
from docgen.check.engines.prose import prose
from docgen.check.parts import Part
from docgen.check.rule import Finding
from docgen.tieng_viet.text import nfc

# Bodies, types of documents, and words that no office spells out; from the decree's own table
# (Phụ lục III), the Party's list of signs, and everyday papers.
KNOWN: Final = frozenset(
    re.findall(
        r"\w+",
        """
        UBND HĐND MTTQ UBMTTQ LHPN TNCS LHTN CCB HND LĐLĐ CĐ CĐCS TLĐ ĐTN HCM CT TW TƯ BCH
        BTV BCĐ BTT BTC UBKT TU ĐU HU CP TTg QH UBTVQH VPCP VP VT NĐ QĐ NQ KH TB BC TTr CV
        HD QC KL TT TTLT PL ĐA DA CTr BB GM GGT HĐ ATGT ANTT ATXH TTATXH TTATGT ANCT TTXH
        PCCC CNCH PCTP PCMT BVMT VSMT CAND QĐND CSGT CSKV QNCN DQTV NVQS BCHQS CHQS LLVT
        QPAN QP AN GDQP BĐBP CA TA VKS VKSND TAND THADS KT XH VH GD ĐT KHCN CNTT CĐS TTHC
        DVC DVCTT CCHC CCVC CBCC CBCCVC NLĐ BHXH BHYT BHTN THCS THPT MN TH GDTX GDNN GDĐT
        TDTT VHTT VHXH KTXH YT ATTP VSATTP DS KHHGĐ TNMT NN PTNT NNPTNT NTM OCOP HTX THT DN
        SXKD XDCB GPMB QLDA NSNN NSTW NSĐP TSCĐ KBNN TCKH XĐGN GRDP GDP FDI ODA PCI PAPI PAR
        INDEX SIPAS IPA VNĐ USD EUR VNPT VNEID FPT EVN BIDV ATM QR PDF HTML AI IT ID IP OTT
        SMS WIFI CCCD CMND GCN GCNQSDĐ QSDĐ MST STT ĐVT SL SĐT TK HSSV HS SV GV CBGV CB TP
        TX TPHCM HN KCN KCX CCN KKT KDC TDP XHCN CNXH CNH HĐH CNCS XHCNVN CHXHCN VN WTO
        ASEAN UNESCO UNICEF WHO UNDP APEC ADB WB IMF EU LHQ NGO HIV AIDS COVID SARS ISO TCVN
        QCVN KPI CNG LPG LED TV CD DVD ĐBQH HĐBC NXB NSND NSƯT BS TS GS PGS NGND NGƯT KTTV
        TL TM TUQ SY MTQG DTTS DTTG KCB PTTH CTXH TNXH TNTP TTN TNTH TNTN TNNT TNXK SX XK NK
        GTVT GTNT XD CN TTCN TMDV DL LĐTBXH LĐTB NCC BTXH QLNN QLTT BQL BCĐQG HĐQT HĐTV CTCP
        TNHH MTV XNK HTQT NGTW QLĐĐ BĐKH PCTT TKCN PCLB TVQH ĐBND UBQG UBDT BNV BTP BCA BQP
        BYT BXD BCT BTNMT BGDĐT BKHCN BTTTT BVHTTDL BNNPTNT BGTVT
        """,
    )
)
_WORD = re.compile(r"(?<![\w/.&@-])[A-ZĐƯƠÔÂÊĂ][A-ZĐƯƠÔÂÊĂ0-9&]*[A-ZĐƯƠÔÂÊĂ](?![\w@]|[/.&-]\w)")
_ROMAN = re.compile(r"^[IVXLC]+$")
# Written between brackets or behind `viết tắt là`, an abbreviation is explained.
_EXPLAINED = re.compile(r"\(([^()]{1,200})\)|viết tắt([^.;]{1,60})")
_TOKEN = re.compile(r"[\w&]+")
_NEXT = re.compile(r"^\W{0,2}([^\W\d_]{2,})")
_BEFORE = re.compile(r"([^\W\d_]{2,})\W{0,2}$")
_STARTS = re.compile(r"|B|CH?|D|Đ|G[HI]?|KH?|L|M|NG?H?|PH?|QU|R|S|T[HR]?|H|V|X")
_ENDS = re.compile(r"|CH?|M|N[GH]?|P|T")
_LONGEST = 8  # letters of an abbreviation; a longer word in capitals is a word
_NEAR = 40  # letters on either side, in which the next word stands


def unexplained(case: Case) -> Iterator[Finding]:
    """Yield the first use of each abbreviation that is neither common nor explained."""
    lines = list(prose(case))
    known = _of_the_issuer(case) | _explained(lines)
    seen: set[str] = set()
    for part in lines:
        if part.shown.isupper():
            continue
        raw = nfc(part.raw)
        for found in _WORD.finditer(raw):
            word = found.group()
            if word in seen or not _is_abbreviation(word, raw, found):
                continue
            seen.add(word)
            if word not in known:
                yield _finding(part, word, found)


def _finding(part: Part, word: str, found: re.Match[str]) -> Finding:
    exact = part.raw == nfc(part.raw)
    return Finding(
        f"Chữ viết tắt «{word}» chưa được giải thích ở lần dùng đầu tiên.",
        f"viết đủ cụm từ rồi mở ngoặc ghi chữ viết tắt: … ({word})",
        part.line,
        part.start + found.start() if exact else 0,
        part.start + found.end() if exact else -1,
    )


def _is_abbreviation(word: str, raw: str, found: re.Match[str]) -> bool:
    if word in KNOWN or _ROMAN.match(word) or len(word) > _LONGEST or "&" in word:
        return False
    if any(char.isdigit() for char in word):
        return False
    before = raw[max(found.start() - _NEAR, 0) : found.start()]
    if before.rstrip().endswith(":"):
        return False  # a list of abbreviations, each behind what it means
    after = raw[found.end() : found.end() + _NEAR]
    if _capitals(_NEXT.match(after)) or _capitals(_BEFORE.search(before)):
        return False  # inside a title in capitals
    return not _could_be_a_syllable(word)


def _capitals(neighbour: re.Match[str] | None) -> bool:
    return neighbour is not None and neighbour[1].isupper() and not _ROMAN.match(neighbour[1])


def _could_be_a_syllable(word: str) -> bool:
    """Whether a word in capitals may just be a Vietnamese syllable: one group of vowels."""
    groups = re.findall(r"[AEIOUYƯƠÔÂÊĂ]+", word)
    consonants = re.sub(r"[AEIOUYƯƠÔÂÊĂ]+", " ", word).split()
    return len(groups) == 1 and all(len(one) <= 3 for one in consonants) and _spelled(word)


def _spelled(word: str) -> bool:
    start, _, end = re.sub(r"[AEIOUYƯƠÔÂÊĂ]+", " ", word, count=1).partition(" ")
    return bool(_STARTS.fullmatch(start) and _ENDS.fullmatch(end))


def _of_the_issuer(case: Case) -> set[str]:
    """Return the words in capitals of head, subject and signature: the reader has met them."""
    roles = (
        "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "trich_yeu", "trich_yeu_cong_van",
        "quyen_han", "chuc_vu",
    )  # fmt: skip
    return {word for part in case.parts.all(*roles) for word in re.findall(r"\w{2,}", part.text)}


def _explained(lines: list[Part]) -> set[str]:
    """Return the words that a text explains somewhere."""
    found: set[str] = set()
    for part in lines:
        for one in _EXPLAINED.finditer(part.text):
            found.update(_TOKEN.findall(one[1] or one[2]))
    return found
