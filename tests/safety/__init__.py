"""Tests that nothing is ever lost: random edits taken back, processes killed at work."""
