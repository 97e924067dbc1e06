"""Tests in a browser. They are a package, so that the browser is closed when the last of them is done."""
