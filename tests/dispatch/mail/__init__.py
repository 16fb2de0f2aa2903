"""A mail server that misbehaves on purpose, and a real Postfix, for the tests of dispatch."""
