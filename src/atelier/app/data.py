"""The person's data from the windows: export, import, backups, restore, erase."""
