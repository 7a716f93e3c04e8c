"""Which addresses lead to one document, so that it is one source however its link was copied.

Aside are: http or https, `www.`, capitals and the script of the host, the default port, slashes that are doubled or
last, dot segments, ways to write one letter (percent-encoding), the order of the query, its trackers, and the fragment
unless a page's script reads it (`#/…`, `#!…`). Everything else may tell two documents apart and counts; of courlan's
list of trackers that goes for `uid`, `eid`, `cid`, `source`, `session`, `keyword`, by which parliaments and archives
number theirs. Mobile and AMP pages stay sources of their own: no rule tells them from other pages.
Sources: RFC 3986 section 6, IDNA 2008 with UTS 46 (both url-normalize); trackers as in ClearURLs and Firefox.
"""

import hashlib
from urllib.parse import urlsplit

from url_normalize import url_normalize

_TRACKERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid "
    "mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv oly_enc_id oly_anon_id s_cid "
    "cmpid ref_src ref_url guccounter guce_referrer guce_referrer_sig fb_action_ids fb_action_types fb_source "
    "__twitter_impression __tn__ at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 at_link_id "
    "at_link_type at_link_origin at_format at_ptr_name at_bbc_team ns_mchannel ns_source ns_campaign ns_linkname "
    "ns_fee wt_mc wt.mc_id xtor spm".split()
)
_TRACKER_FAMILIES = ("utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_")


def address_key(url: str) -> str:
    """What the addresses of one document have in common: the SHA-256 of `same_document`, short enough for an index."""
    return hashlib.sha256(same_document(url).encode(errors="surrogatepass")).hexdigest()


def same_document(url: str) -> str:
    """The address without its scheme and all else that does not tell documents apart; as it is if it can't be read."""
    try:
        parts = urlsplit(url_normalize(url) or url)
    except ValueError:
        return url
    query = sorted(filter(_tells_documents_apart, parts.query.replace("+", "%20").split("&")), key=_name_of)
    # The library escapes the slash, and asks for `#!` as search engines do, in the query.
    fragment = parts.fragment if parts.fragment.startswith("%2F") else ""
    address = parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
    return address + (f"?{'&'.join(query)}" if query else "") + (f"#{fragment}" if fragment else "")


def _name_of(pair: str) -> str:
    return pair.partition("=")[0]


def _tells_documents_apart(pair: str) -> bool:
    name = _name_of(pair).lower()
    return bool(pair) and name not in _TRACKERS and not name.startswith(_TRACKER_FAMILIES)
