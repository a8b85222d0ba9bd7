"""docket: administrative reconsideration and litigation, from the paper served to the annual report."""
