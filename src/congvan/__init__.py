"""congvan: Vietnamese official letters (công văn) after Nghị định 30/2020/NĐ-CP."""
