"""Opens zip, 7z and rar archives from outside without trusting anything in them."""

from pipeline.archives.budget import Allowance, Budget
from pipeline.archives.kinds import ARCHIVES, find_kind, is_archive
from pipeline.archives.member import Member
from pipeline.archives.problems import ArchiveError
from pipeline.archives.unpacking import unpack

__all__ = ["ARCHIVES", "Allowance", "ArchiveError", "Budget", "Member", "find_kind", "is_archive", "unpack"]
