"""Rows out of any spreadsheet, and rows into one; nothing here knows the database."""
