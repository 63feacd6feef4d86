"""The register of workers: lists taken in, rows checked and mended, people verified."""
