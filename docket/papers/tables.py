"""Documents, content-addressed: the bytes lie in a folder under their SHA-256."""

from piccolo.columns import BigInt, Date, Integer, Serial, Varchar
from piccolo.table import Table


class Paper(Table):
    """文书: a document served on us or filed by us. Its bytes are written and fsynced before this row."""

    id: Serial
    sha256 = Varchar(length=64, null=False)
    name = Varchar(length=200, null=False, help_text="the name it came with; never a path")
    media_type = Varchar(length=100, null=False)
    size = BigInt(null=False)
    received_on = Date(null=True, default=None)
    version = Integer(null=False, default=1)
