"""The window as users have it, in a process of its own, with hands that use it and a clock."""
