"""Mutants: small faults put into a copy of the program, to see which of them no test notices."""
