"""``docket intake``: what papers say, one JSON object a paper, or as a list for people."""

import asyncio
from pathlib import Path

import click
import msgspec

from docket.cli import json_option
from docket.errors import FieldError, Invalid
from docket.intake.schemas import Answer, ReadPaper
from docket.intake.wording import in_words
from docket.intake.worker import reading


@click.command("intake")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@json_option
def intake(*, files: tuple[Path, ...], as_json: bool) -> None:
    """读文书：种类、案号、当事人、日期、结果等，每项都注明出处和把握。

    只读不登记。读不出的文件各有一句说明，其余照读；有读不出的，退出码为 2。

    例：docket intake 判决书.pdf 传票.pdf --json
    """
    refused = asyncio.run(_all(files, as_json=as_json))
    if refused:
        raise Invalid.of(*refused)


async def _all(files: tuple[Path, ...], *, as_json: bool) -> list[FieldError]:
    refused = []
    async with reading() as reader:
        for file in files:
            answer = await reader.read(file)
            if answer.refusal is not None:
                refused.append(FieldError(file.name, answer.refusal.message, answer.refusal.remedy))
            else:
                paper = _paper(file, answer)
                click.echo(msgspec.json.encode(paper).decode() if as_json else in_words(paper))
    return refused


def _paper(file: Path, answer: Answer) -> ReadPaper:
    return ReadPaper(
        file=file.name,
        pages=answer.pages,
        fields=answer.fields,
        evidence=answer.evidence,
        warnings=answer.warnings,
    )


commands: list[click.Command] = [intake]
