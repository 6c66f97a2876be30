"""Text, names, roles, parties and attributions as people write them, English and French."""
