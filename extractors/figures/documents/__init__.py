"""A whole document on its way to what it says: its role, its headings, its facts, and block by block its figures."""
