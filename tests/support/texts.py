"""Texts of many scripts for property tests."""

from hypothesis import strategies as st

# Blocks with capitals, accents, marks, joiners, digits, unspaced scripts, and signs that fold to several letters.
_BLOCKS = (
    (0x20, 0x17F),
    (0x2B0, 0x3FF),
    (0x400, 0x52F),
    (0x531, 0x6FF),
    (0x900, 0x97F),
    (0xE00, 0xE7F),
    (0x10A0, 0x11FF),
    (0x1E00, 0x1FFF),
    (0x2000, 0x206F),
    (0x2070, 0x218F),
    (0x3000, 0x30FF),
    (0x4E00, 0x4E80),
    (0xAC00, 0xACFF),
    (0xFB00, 0xFDFF),
    (0xFE00, 0xFEFF),
    (0xFF00, 0xFFEF),
    (0x1F600, 0x1F640),
)


def many_scripts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Words of letters from all over Unicode, as a database can hold them."""
    letters = [
        st.characters(min_codepoint=first, max_codepoint=last, exclude_categories=("Cc", "Cs", "Cn", "Co"))
        for first, last in _BLOCKS
    ]
    return st.text(st.one_of(*letters, st.just(" ")), max_size=max_size)
