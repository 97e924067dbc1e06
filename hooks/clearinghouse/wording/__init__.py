"""Domain facts in words: labels and sentences, in any language. No markup; pages and reports share them."""
