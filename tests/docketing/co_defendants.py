"""A second authority of ours beside the bureau."""

from typing import Any

GOVERNMENT: list[dict[str, Any]] = [
    {
        "fact": "register_authority",
        "ref": "government",
        "code": "qdzf",
        "name": "云澜市青渡区人民政府",
        "short_name": "区政府",
    },
    {
        "fact": "register_unit",
        "ref": "office",
        "authority": "@government",
        "code": "sfj",
        "name": "行政复议科",
    },
]
TOGETHER: list[dict[str, Any]] = [
    {"authority": "@bureau", "role": "defendant"},
    {"authority": "@government", "role": "defendant", "unit": "@office"},
]
