"""What keeps a register sound: its audit chain, and what is told when something goes wrong."""
