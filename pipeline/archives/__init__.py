"""Opens zip, 7z and rar archives from outside without trusting anything in them."""

from pipeline.archives.budget import Allowance, Budget
from pipeline.archives.kinds import is_archive
from pipeline.archives.member import Member
from pipeline.archives.problems import ArchiveError
from pipeline.archives.unpacking import unpack

__all__ = ["Allowance", "ArchiveError", "Budget", "Member", "is_archive", "unpack"]
