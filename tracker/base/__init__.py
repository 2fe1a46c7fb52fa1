"""What runs everything: settings, clock, logs, room on disks, results kept by key."""
