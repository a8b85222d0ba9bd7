"""One invented authority with one unit, rolled back after the test."""

import pytest

from docket import db as database
from tests.factories import Bureau, make_bureau


@pytest.fixture
async def bureau(db: database.Engine) -> Bureau:
    """Registered on the database of the test."""
    return await make_bureau()
