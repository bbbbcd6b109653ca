"""From the pixels of a page to its characters and ruled lines."""
