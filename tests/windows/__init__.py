"""The trial of the Windows program under Wine: `python3 run.py windows`, and nothing of it else."""
