"""Kiểm tra thể thức: the rules of Nghị định 30/2020/NĐ-CP, one function each, over a letter's words or its page."""

from congvan.checks import rules  # noqa: F401 - registers every rule
from congvan.checks.clauses import clause_name
from congvan.checks.judging import Choice, Verdict, check
from congvan.checks.reading import Reading
from congvan.checks.rule import RULES, Rule
from congvan.checks.said import Said, Words
from congvan.checks.words import words_of_draft, words_of_parts

__all__ = [
    "RULES",
    "Choice",
    "Reading",
    "Rule",
    "Said",
    "Verdict",
    "Words",
    "check",
    "clause_name",
    "words_of_draft",
    "words_of_parts",
]
