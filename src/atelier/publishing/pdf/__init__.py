"""PDF by Typst: the model is walked into Typst source (`source`), compiled in a child process
(`compiler`); `writing.compose` does both. The look stands in `look/` and nowhere else.
"""
