"""On what a deadline rests, in the few words that a list has room for."""

import re
from collections.abc import Callable

from docket.law.provisions import Rulebook

_EDITION = re.compile(r"（.*?）")
_PEOPLES_REPUBLIC = "中华人民共和国"
_SHORT = {
    "最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释": "行诉法解释",
    "最高人民法院关于行政机关负责人出庭应诉若干问题的规定": "负责人出庭规定",
}
"""What lawyers call what has too long a name for a line."""


def basis_in(book: Rulebook) -> Callable[[str, str], tuple[str, str]]:
    """What says it, by the versions of this book."""

    def basis(rule: str, version: str) -> tuple[str, str]:
        """The article and the length: 行政复议法第四十八条, 10个工作日. Empty for a rule that is gone."""
        found = book.version(rule, version)
        if found is None:
            return "", ""
        whole = _EDITION.sub("", found.law)
        law = _SHORT.get(whole, whole.removeprefix(_PEOPLES_REPUBLIC))
        first = found.articles.partition("、")[0]
        length = f"{found.length}{found.unit.zh}" if found.length else found.unit.zh
        return f"{law}{first}", length

    return basis
