"""The page of the register's workers: the table, its filters, and the person beside it."""
