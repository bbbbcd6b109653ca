"""Whole applications that the program has not met: other papers, wordings and faults than the practice set's."""
