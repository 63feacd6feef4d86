"""What is asked of a register: functions that take a session and return values, no live rows."""
