"""Names of files that every system takes, Windows too, and that differ within a batch."""

import re
import unicodedata
from dataclasses import dataclass, field

LONGEST_NAME = 150
_LONGEST_BYTES = 240

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
# Devices of Windows: not allowed as a name, with whatever ending (Microsoft, "Naming Files").
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|\Z)", re.IGNORECASE
)


def safe_name(stem: str, ending: str = "") -> str:
    """A file name made from ``stem``, at most 150 characters with its ``ending``.

    Signs that Windows refuses become a hyphen; control and direction signs go; no name begins or
    ends with a dot or space; names of devices get a low line before them.

    >>> safe_name("2027-03-20 Uitnodiging: Berg, J. van der.", ".pdf")
    '2027-03-20 Uitnodiging- Berg, J. van der.pdf'
    >>> safe_name("con", ".pdf")
    '_con.pdf'
    """
    return _clean(stem, len(ending), len(ending.encode())) + ending


@dataclass
class FileNames:
    """The names given out in one folder or batch; no two are alike, capitals or not.

    >>> names = FileNames()
    >>> names.give("Bakker", ".pdf"), names.give("BAKKER", ".pdf")
    ('Bakker.pdf', 'BAKKER (2).pdf')
    """

    taken: set[str] = field(default_factory=set)

    def give(self, stem: str, ending: str = "") -> str:
        """A safe name that was not given out before."""
        name, number = safe_name(stem, ending), 1
        while name.casefold() in self.taken:
            number += 1
            name = safe_name(stem, f" ({number}){ending}")
        self.taken.add(name.casefold())
        return name


def _clean(stem: str, spare: int, spare_bytes: int) -> str:
    text = unicodedata.normalize("NFC", stem)
    text = _FORBIDDEN.sub("-", " ".join(text.split()))
    text = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
    text = text[: LONGEST_NAME - spare - 1].strip(" .")
    while len(text.encode()) > _LONGEST_BYTES - spare_bytes:
        text = text[:-1].rstrip(" .")
    return f"_{text}" if not text or _RESERVED.match(text) else text
