"""PDF: text layers, ruled lines, what was painted over, revisions and signatures."""
