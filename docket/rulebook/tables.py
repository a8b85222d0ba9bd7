"""The versions of rules that were adopted, and the signatures of lawyers under them."""

from piccolo.columns import Boolean, Date, Integer, Serial, Text, Varchar
from piccolo.table import Table


class RuleVersion(Table):
    """规则版本: one version of a deadline rule as this docket adopted it.

    The program brings rules along, but none of them counts before it is adopted here: a newer
    program moves no date. A version is never edited. Recorded again under the same id, the last
    holds; struck, the one before it holds again.
    """

    id: Serial
    rule = Varchar(length=60, null=False, help_text="rule key")
    rule_version = Varchar(length=80, null=False, help_text="id of the version of the rule")
    fingerprint = Integer(null=False, help_text="head of the digest, as a number to be summed")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)
    sha256 = Varchar(length=64, null=False, help_text="digest of the content")
    content = Text(null=False, help_text="the rule as canonical JSON")


class RuleSignOff(Table):
    """签署: a lawyer has reviewed one version of a rule, word for word as it stood.

    Bound to the digest of the content: of a version that reads otherwise it says nothing.
    """

    id: Serial
    rule = Varchar(length=60, null=False, help_text="rule key")
    rule_version = Varchar(length=80, null=False, help_text="id of the version of the rule")
    sha256 = Varchar(length=64, null=False, help_text="digest of the content that was reviewed")
    signed_by = Varchar(length=120, null=False)
    signed_on = Date(null=False, default=None)
    note = Text(null=False)
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)
