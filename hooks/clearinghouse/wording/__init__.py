"""Domain facts in plain English: labels, sentences, dates and sums. No markup; pages and reports share them."""
