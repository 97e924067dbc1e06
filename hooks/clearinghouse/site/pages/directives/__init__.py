"""The generated parts of hand-written pages: what each directive is replaced with."""
