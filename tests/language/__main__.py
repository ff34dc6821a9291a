"""`python -m tests.language`: what the tests of this folder would say, in full, a line a remark."""

from __future__ import annotations

from tests.language import shown
from tests.language.spelling import unknown
from tests.language.typography import mistakes

for texts in (shown.of_courses(), shown.of_windows(), shown.of_guides()):
    for word, place in sorted(unknown(texts).items()):
        print(f"{place}: {word}")
for line in mistakes((*shown.of_courses(), *shown.of_windows())):
    print(line)
