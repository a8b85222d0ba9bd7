"""Which passwords are too weak to guard an account."""

from collections.abc import Collection, Iterator

from docket.accounts.rules.names import sign_in_name
from docket.errors import FieldError

SHORTEST, LONGEST = 10, 128
_FEWEST_DIFFERENT = 5


def check_password(
    password: str, *, name: str, common: Collection[str], field: str = "password"
) -> Iterator[FieldError]:
    """Everything that is wrong with a new password; its own text is never repeated.

    Args:
        password: As typed.
        name: The sign-in name of the account, which must not be in it.
        common: Passwords that everybody tries first, in lower case.
        field: What the field is called.
    """
    plain = password.casefold()
    if len(password) < SHORTEST:
        yield FieldError(field, f"口令少于 {SHORTEST} 个字符。", "可以用几个词组成的短句。")
    if len(password) > LONGEST:
        yield FieldError(field, f"口令多于 {LONGEST} 个字符。", "请缩短。")
    if plain in common or plain.strip("0123456789!@#.") in common:
        yield FieldError(field, "这是人人会先试的口令。", "请换一个不常见的。")
    elif len(set(plain)) < _FEWEST_DIFFERENT:
        remedy = f"请至少用 {_FEWEST_DIFFERENT} 个不同的字符。"
        yield FieldError(field, "口令只是少数字符的重复。", remedy)
    if sign_in_name(name) in plain:
        yield FieldError(field, "口令中含有用户名。", "请换一个。")
