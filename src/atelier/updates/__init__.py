"""What is newer elsewhere: a listing, in a folder or at an address; the one room that may open a connection."""
