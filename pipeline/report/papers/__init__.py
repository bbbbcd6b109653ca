"""The papers in Word: each is a template with fields, ours or the bureau's own.

Nothing here is loaded before it is needed: Word's libraries are large, and most workers only read.
"""
