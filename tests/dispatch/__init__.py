"""The ways out: e-mail, the print pack, the exchange package."""
