"""The pages of records and lists. `registry` lists their kinds; nothing is rendered until a task runs."""
