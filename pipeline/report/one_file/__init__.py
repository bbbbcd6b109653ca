"""The page that shows one file as it was read: what was understood, what is doubtful, what was left over."""

from pipeline.report.one_file.items import places_shown
from pipeline.report.one_file.page import FilePage, file_page

__all__ = ["FilePage", "file_page", "places_shown"]
