"""A trainer’s own matter: a course begun anew, or a version of one of ours, in a folder of hers."""
