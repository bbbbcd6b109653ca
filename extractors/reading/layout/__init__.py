"""From characters and strokes on pages to paragraphs and tables, wherever they came from.

A text layer and recognised pixels both end as a `PageLook`; everything after it is the same.
"""
