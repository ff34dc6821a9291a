"""The programs that `start` measures; each says what it took until its first window was painted."""
