"""congvan: Vietnamese official letters (công văn) after Nghị định 30/2020/NĐ-CP."""

__all__ = ["__version__"]

__version__ = "0.1.0"
