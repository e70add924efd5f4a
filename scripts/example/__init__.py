"""The parts of make-example.py: figures, one module per made file, the check."""
