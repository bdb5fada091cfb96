"""What happens to text before it is searched: cleaning, repair, analysis, spelling, synonyms."""
