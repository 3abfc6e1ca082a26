"""Whole reports in the wordings and shapes that offices use, put together by chance from a seed, with their truth."""
