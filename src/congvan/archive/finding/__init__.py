"""Tra cứu: finds kept letters by what they say, in an index that is always made anew from the bags.

The index is never the truth: when it is lost or damaged, nothing is lost.
"""

from congvan.archive.finding.asking import Query
from congvan.archive.finding.errors import IndexDamaged, IndexInUse, NoFullText
from congvan.archive.finding.index import Index, rebuild
from congvan.archive.finding.searching import COUNTED, Hit, Page
from congvan.archive.finding.showing import Snippet

__all__ = ["COUNTED", "Hit", "Index", "IndexDamaged", "IndexInUse", "NoFullText", "Page", "Query", "Snippet", "rebuild"]
