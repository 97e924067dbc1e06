"""Files for machines. A module whose `files` is an exporter (see `registry`) is an output of the site."""
