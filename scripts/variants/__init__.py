"""The parts of make-variants.py: grids, the layouts, the writers of each format."""
