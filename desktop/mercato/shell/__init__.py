"""Application, main window, commands, settings."""
