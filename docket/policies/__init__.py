"""制度设置: how one authority works, recorded as facts: who looks twice, which milestones it sets."""
