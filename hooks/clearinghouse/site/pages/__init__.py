"""The pages of records and lists. Each module has `jobs(view)`; nothing is rendered until a job is run."""
