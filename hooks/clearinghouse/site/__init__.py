"""The published site: pages and files rendered from the catalogue."""
