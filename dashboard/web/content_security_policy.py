"""The Content-Security-Policy: nothing but this server's own scripts and styles, nothing inline.

Scripts: this origin, and the few that Dash writes into the page, each by its hash. Styles: this origin, and
`<style>` elements with the response's nonce, which assets/js/boot/nonce.js puts on those that scripts make.
"""

from collections.abc import Sequence

# ag-grid draws its icons with a font in a data address; Plotly and the browser hand images over as data and blob.
_FIXED = (
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'self' data:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "manifest-src 'self'",
    "object-src 'none'",
)

# For answers that are no page: nothing at all may be loaded by them.
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def page_policy(script_hashes: Sequence[str], *, nonce: str) -> str:
    """The policy of one page. `script_hashes` are quoted CSP sources such as `'sha256-…'`."""
    scripts = " ".join(["script-src 'self'", *sorted(set(script_hashes))])
    return "; ".join([*_FIXED, scripts, f"style-src 'self' 'nonce-{nonce}'"])
