"""The list of files that the Windows setup is given."""

from __future__ import annotations

from pathlib import Path

from installers.windows import file_list


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "lib/z.py", "lib/a.py", "lib/sub/c.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    lines = file_list(tmp_path).splitlines()
    assert lines == [
        'SetOutPath "$INSTDIR"',
        f'File "{tmp_path}/b.txt"',
        'SetOutPath "$INSTDIR\\lib"',
        f'File "{tmp_path}/lib/a.py"',
        'SetOutPath "$INSTDIR\\lib\\sub"',
        f'File "{tmp_path}/lib/sub/c.py"',
        'SetOutPath "$INSTDIR\\lib"',
        f'File "{tmp_path}/lib/z.py"',
    ]
