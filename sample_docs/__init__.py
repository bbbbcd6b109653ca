"""Invented applications, made from one source of truth each: for the demonstration, the tests and measuring."""
