"""The checks, one file each; importing a module registers its checks."""
