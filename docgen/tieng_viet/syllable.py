"""Which letters make a Vietnamese syllable: the test for text in an old code."""

from __future__ import annotations

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED_TONES = frozenset("\u0301\u0323")

_RIMES_LISTED = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyên uyêt uynh uyt uyu
    ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ych ynh yt
"""
_RIMES = frozenset(_RIMES_LISTED.split())
_SYLLABLE = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnrstvx])?(.+)")
_FRONT = "eêiy"
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_BEFORE_BACK = frozenset({"c", "g", "ng"})
_BEFORE_Y = frozenset({"", "h", "k", "l", "m", "s", "t", "v", "qu"})


def is_syllable(word: str) -> bool:
    """Return whether one word is spelled as a Vietnamese syllable, with or without a tone.

    Both ways of placing a tone count (`hòa`, `hoà`). A word that mixes small letters and then
    capitals is none; `p` alone begins no Vietnamese word.
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [part for part in parts if part in _TONES]
    bare = _without_tones(parts)
    if len(tones) > 1 or not bare:
        return False
    tone = tones[0] if tones else ""
    toned = len(_without_tones(parts.partition(tone)[0])) - 1 if tone else None
    return _is_spelled(bare, tone, toned)


def _without_tones(parts: str) -> str:
    bare = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", bare)


def _is_spelled(bare: str, tone: str, toned: int | None) -> bool:
    """Whether letters and a tone on the letter of index `toned` make a syllable."""
    initial, rime = _split(bare)
    if rime not in _RIMES or not _goes_with(initial, rime):
        return False
    if toned is not None and toned - len(initial) not in _places(rime):
        return False
    return tone in _STOPPED_TONES if rime.endswith(("c", "ch", "p", "t")) else True


def _split(bare: str) -> tuple[str, str]:
    match = _SYLLABLE.fullmatch(bare)
    if bare in _RIMES or not match:
        return "", bare
    initial, rime = match.group(1) or "", match.group(2)
    return ("g", "i" + rime) if initial == "gi" and rime not in _RIMES else (initial, rime)


def _places(rime: str) -> tuple[int, ...]:
    """Return the letters of a rime that its tone may stand on."""
    shaped = [index for index, char in enumerate(rime) if char in "ăâêôơư"]
    if shaped:
        return (shaped[-1],)
    if rime in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if rime.startswith(("oa", "oe", "uy", "oo")) else (0,)


def _goes_with(initial: str, rime: str) -> bool:
    if initial in _BEFORE_FRONT:
        return rime[0] in _FRONT
    if initial == "g" and rime[0] == "i":
        return True
    if initial in _BEFORE_BACK:
        return rime[0] not in _FRONT
    return initial in _BEFORE_Y if rime[0] == "y" else True
