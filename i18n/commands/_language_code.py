"""The type of options that name a language."""

from __future__ import annotations

import click

from i18n.languages import is_code


class LanguageCode(click.ParamType[str]):
    """A language code such as `es`, `es-MX` or `es_MX`, as it was written."""

    name = "CODE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code. Raises click.UsageError on what is none."""
        if not is_code(value):
            raise click.UsageError(f"'{value}' is not a language code (write en or es-MX)", ctx)
        return value


LANGUAGE_CODE = LanguageCode()
