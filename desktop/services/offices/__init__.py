"""The office: how its register is made, its settings, its officials, its tables."""
