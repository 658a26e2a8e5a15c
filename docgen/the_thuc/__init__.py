"""The format rulebook as data: profiles, font widths, the closed list of template fields."""
