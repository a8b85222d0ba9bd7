"""Forms of pages: what was typed, kept as it was, and what is wrong with each field of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from litestar import Request

from docket.errors import DocketError, FieldError, Invalid
from docket.web.typed_days import as_iso

AnyRequest = Request[Any, Any, Any]

_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one field, and what to do about it."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was filled in.

    Args:
        values: What was typed, by field; a field that was left empty is not there.
        errors: What is wrong, by field. What belongs to no field stands under "".
    """

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, Wrong] = field(default_factory=dict)

    @classmethod
    async def sent(cls, request: AnyRequest) -> Self:
        """Read what a browser sent. Of a field sent twice the last holds."""
        data = await request.form()
        typed = {name: value for name, value in data.multi_items() if isinstance(value, str)}
        plain = {name: _readable(value) for name, value in typed.items()}
        return cls({name: value for name, value in plain.items() if value})

    def get(self, name: str, default: str = "") -> str:
        """What was typed into a field."""
        return self.values.get(name, default)

    def wrong(self, name: str) -> Wrong | None:
        """What is wrong with a field."""
        return self.errors.get(name)

    def first_wrong(self, names: Iterable[str]) -> str:
        """The first of these fields that is wrong: where the reader goes on."""
        return next((name for name in names if name in self.errors), "")

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors

    def chosen(self, name: str) -> bool:
        """Whether a box was ticked."""
        return name in self.values

    def day(self, name: str, *, today: date) -> str | None:
        """A day that was typed, as ISO 8601; None where nothing was."""
        typed = self.get(name)
        return as_iso(typed, today=today) if typed else None

    def given(self, **fields: object) -> dict[str, object]:
        """Those of these that are not empty, as a fact is written."""
        return {name: value for name, value in fields.items() if value not in (None, "")}

    def refused(self, error: DocketError, places: Mapping[str, str] | None = None) -> "Form":
        """The same form with what was refused at its fields.

        Args:
            error: The refusal.
            places: Which field of the form a field of the error stands for, by the beginning of
                its path: ``facts[1].`` → ``act_``. The longest that fits is taken.
        """
        fields = error.fields if isinstance(error, Invalid) else ()
        found: dict[str, Wrong] = {}
        for one in fields:
            found.setdefault(_place(one, places or {}), Wrong(one.message, one.remedy))
        return Form(self.values, found or {"": Wrong(error.message)})


def _place(error: FieldError, places: Mapping[str, str]) -> str:
    """The field of the form at which an error is shown."""
    fitting = [start for start in places if error.field.startswith(start)]
    if not fitting:
        return error.field.rpartition(".")[2]
    start = max(fitting, key=len)
    return places[start] + error.field.removeprefix(start)


def _readable(text: str) -> str:
    """What was typed, without what no database keeps and no reader sees: control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in lines if sign in _KEPT or (sign >= " " and sign != "\x7f"))
    return "".join(kept).strip()
