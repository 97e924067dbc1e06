"""The pages of records and lists. Each module has `tasks(context)`; nothing is rendered until a task is run."""
