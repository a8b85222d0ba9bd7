"""What a person hands in to change what all deadlines are counted by: a text, a reason, a name."""

from typing import BinaryIO

from docket.errors import FieldError, Invalid

_LARGEST = 1_000_000
_ENCODINGS = ("utf-8-sig", "gb18030")


def check_signature(why: str, name: str, need: str, remedy: str) -> None:
    """Whoever moves dates signs for it.

    Raises:
        Invalid: The reason or the name is missing.
    """
    missing = [
        FieldError(option, need, said)
        for option, value, said in (("--why", why, remedy), ("--by", name, "请写明姓名。"))
        if not value.strip()
    ]
    if missing:
        raise Invalid.of(*missing)


def decoded(file: BinaryIO, what: str) -> str:
    """The text of a file; older office programs save it as GB 18030.

    Args:
        file: As opened by the command line.
        what: What it should be, such as 放假通知.

    Raises:
        Invalid: It is no text, or far too long.
    """
    content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise Invalid.of(FieldError("FILE", f"文件太大，不会是{what}。", "请核对文件。"))
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    remedy = f"请把{what}的文本存为 UTF-8 的文件；不能直接读取 PDF 或 Word 文件。"
    raise Invalid.of(FieldError("FILE", "不是文本文件。", remedy))
