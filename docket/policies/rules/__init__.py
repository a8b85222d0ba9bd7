"""Which policies an authority may set, and the milestones that are offered to it."""

from docket.policies.rules.catalogue import POLICIES, PolicyKind, four_eyes, request_days
from docket.policies.rules.offered import OFFERED, Offer

__all__ = ["OFFERED", "POLICIES", "Offer", "PolicyKind", "four_eyes", "request_days"]
