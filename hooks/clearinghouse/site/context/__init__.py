"""What several pages need: labels, sentences, and facts computed once for a build."""
