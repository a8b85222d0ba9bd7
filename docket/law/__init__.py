"""The law as data: rules, calendar, events, outcomes, courts; pure code around one loader."""
