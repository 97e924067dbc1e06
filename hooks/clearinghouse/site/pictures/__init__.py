"""Pictures of plain data, drawn as inline SVG when the site is built: no script, no image file, no inline style."""
