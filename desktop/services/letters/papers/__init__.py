"""The papers themselves: out of frozen facts and a roster, the pages of one PDF. No database."""
