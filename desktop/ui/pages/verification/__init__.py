"""A person's eye on each: the worklist by village, and the people of one."""
