"""Letters: what a budget pays for, whom a letter takes, how it is drawn, issued and proved."""
