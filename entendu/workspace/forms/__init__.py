"""What the pages of the workspace ask for, and which answers they take."""
