"""One build of the site: collecting outputs, filling shells, writing files, indexing."""
