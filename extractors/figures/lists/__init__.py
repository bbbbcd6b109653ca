"""Lists of firms, patents, titles, platforms and standards as typed rows."""
