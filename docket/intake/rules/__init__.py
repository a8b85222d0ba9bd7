"""What a paper says, found by structure and role first and by phrase second; pure."""
