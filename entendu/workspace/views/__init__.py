"""Pages of the workspace itself: the account, the members, the settings, the trail."""
