"""The one container: what is written is read back; what is damaged, foreign or hostile is refused."""

import hashlib
import io
import json
import os
import random
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from atelier.container import Limits, is_safe, kind_of, open_container, write_container
from atelier.errors import AtelierError
from atelier.wording import explain


def write(path: Path, content: bytes = b"line one\nline two\n" * 500) -> Path:
    write_container(
        path, "data", 1, {"a/lines.txt": [content[:100], content[100:]], "b.txt": [b"b"]}, {"who": "x"}
    )
    return path


def manifest(files: dict[str, bytes], **other: object) -> bytes:
    parts = {
        name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()
    }
    return json.dumps({"kind": "data", "format": 1, "files": parts, **other}).encode()


def forge(path: Path, files: dict[str, bytes], text: bytes | None = None, named: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip:
        for name, data in files.items():
            zip.writestr(named or name, data)
        zip.writestr("manifest.json", manifest(files) if text is None else text)
    return path


def refused(path: Path, limits: Limits | None = None) -> str:
    with (
        pytest.raises(AtelierError) as caught,
        open_container(path, "data", 1, limits or Limits()) as container,
    ):
        container.verify()
    assert explain(caught.value)
    return caught.value.code


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = write(tmp_path / "x")
    assert kind_of(path) == "data"
    with open_container(path, "data", 1) as container:
        container.verify()
        assert container.manifest.scope == {"who": "x"}
        assert len(list(container.lines("a/lines.txt"))) == 1000
        assert container.read("b.txt") == b"b"


def test_an_error_of_the_reader_s_own_passes_unchanged(tmp_path: Path) -> None:
    path = write(tmp_path / "x")
    with pytest.raises(OSError, match="mine"), open_container(path, "data", 1):
        raise OSError("mine")


def test_what_is_not_there_or_not_ours(tmp_path: Path) -> None:
    assert refused(tmp_path / "none") == "container.not_found"
    assert refused(tmp_path) == "container.unreadable"
    for number, content in enumerate((b"", b"hello", b"PK", bytes(5000))):
        path = tmp_path / f"f{number}"
        path.write_bytes(content)
        assert refused(path) == "container.not_a_container"
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as zip:
        zip.writestr("word/document.xml", "<x/>")
    assert refused(tmp_path / "other.zip") == "container.not_a_container"


@pytest.mark.parametrize("seed", range(40))
def test_a_file_cut_short_is_refused(tmp_path: Path, seed: int) -> None:
    path = write(tmp_path / "x")
    content = path.read_bytes()
    path.write_bytes(content[: random.Random(seed).randrange(4, len(content) - 1)])
    assert refused(path) == "container.damaged"


@pytest.mark.parametrize("seed", range(60))
def test_a_flipped_byte_is_refused_or_changes_nothing_that_is_read(tmp_path: Path, seed: int) -> None:
    path = write(tmp_path / "x")
    content = bytearray(path.read_bytes())
    content[random.Random(seed).randrange(len(content))] ^= 0x55
    path.write_bytes(content)
    try:
        with open_container(path, "data", 1) as container:
            container.verify()
            assert container.read("a/lines.txt") == b"line one\nline two\n" * 500
    except AtelierError as error:
        assert error.code.startswith("container.") and explain(error)


def test_another_kind_and_a_newer_format(tmp_path: Path) -> None:
    write_container(tmp_path / "kind", "package", 1, {"a": [b"a"]})
    assert refused(tmp_path / "kind") == "container.wrong_kind"
    write_container(tmp_path / "new", "data", 2, {"a": [b"a"]})
    assert refused(tmp_path / "new") != "" and refused(tmp_path / "new") == "container.newer"


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "C:\\x",
        "C:x",
        "a\\b",
        "con",
        "a/NUL.txt",
        "a//b",
        "./a",
        "x ",
        "x.",
        "é\x07",
        "cafe\u0301",
        "a\u202egpj.md",
        "a\u200bb",
        "con .txt",
        "COM¹",
        "CONOUT$",
        "é" * 130,
        "a/b/c/d/e/f/g/h/i",
    ],
)
def test_a_name_that_leaves_its_folder_or_means_something_to_a_system_is_refused(
    tmp_path: Path, name: str
) -> None:
    assert not is_safe(name)
    assert refused(forge(tmp_path / "x", {name: b"x"})) == "container.hostile_name"


def test_doubles_links_and_encryption_are_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "double", "w") as zip:
        zip.writestr("a", b"a")
        zip.writestr("a", b"b")
        zip.writestr("manifest.json", manifest({"a": b"a"}))
    assert refused(tmp_path / "double") == "container.hostile_twice"
    with zipfile.ZipFile(tmp_path / "case", "w") as zip:
        zip.writestr("a", b"a")
        zip.writestr("A", b"b")
        zip.writestr("manifest.json", manifest({"a": b"a", "A": b"b"}))
    assert refused(tmp_path / "case") == "container.hostile_twice"
    with zipfile.ZipFile(tmp_path / "link", "w") as zip:
        link = zipfile.ZipInfo("a")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zip.writestr(link, b"/etc/passwd")
        zip.writestr("manifest.json", manifest({"a": b"/etc/passwd"}))
    assert refused(tmp_path / "link") == "container.hostile_link"
    content = bytearray(forge(tmp_path / "locked", {"a": b"secret"}).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        content[at + place] |= 1
    (tmp_path / "locked").write_bytes(content)
    assert refused(tmp_path / "locked") == "container.hostile_locked"


def test_files_that_the_manifest_does_not_know_or_misses(tmp_path: Path) -> None:
    text = manifest({"a": b"a"})
    assert refused(forge(tmp_path / "more", {"a": b"a", "b": b"b"}, text)) == "container.damaged"
    assert refused(forge(tmp_path / "less", {}, text)) == "container.damaged"
    assert refused(forge(tmp_path / "other", {"a": b"b"}, text)) == "container.damaged"
    for number, odd in enumerate(
        (b"", b"[]", b"{", b'{"kind":1}', b"[" * 100_000, b"\xff\xfe", b"{" + b" " * 2**21)
    ):
        code = refused(forge(tmp_path / f"m{number}", {"a": b"a"}, odd))
        assert code in ("container.damaged", "container.too_big")


def test_a_bomb_is_refused_without_being_unfolded(tmp_path: Path) -> None:
    bomb = bytes(40 * 1024 * 1024)
    assert refused(forge(tmp_path / "bomb", {"a": bomb})) == "container.too_big"
    lying = manifest({"a": b"x"})
    assert refused(forge(tmp_path / "lying", {"a": bomb}, lying)) == "container.damaged"
    many = {f"f{number}": b"x" for number in range(30)}
    assert refused(forge(tmp_path / "many", many), Limits(files=20)) == "container.too_big"
    assert refused(forge(tmp_path / "all", many), Limits(all=20)) == "container.too_big"


def test_sizes_that_lie_in_the_zip_itself(tmp_path: Path) -> None:
    """The directory announces one byte where a megabyte unfolds."""
    path = forge(tmp_path / "x", {"a": bytes(1_000_000)}, manifest({"a": b"\0"}))
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1)
    path.write_bytes(content)
    assert refused(path) == "container.hostile"


def test_files_that_overlap_are_refused(tmp_path: Path) -> None:
    path = forge(tmp_path / "x", {"a": b"a" * 100, "b": b"b" * 100})
    content = bytearray(path.read_bytes())
    second = content.find(b"PK\x01\x02", content.find(b"PK\x01\x02") + 4)
    content[second + 42 : second + 46] = struct.pack("<I", 0)  # both say that they begin at 0
    path.write_bytes(content)
    assert refused(path) == "container.hostile"


def test_a_line_without_end_is_not_kept_in_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "x", b"z" * 300_000)
    with open_container(path, "data", 1) as container, pytest.raises(AtelierError, match="too_big"):
        list(container.lines("a/lines.txt", longest=100_000))


def test_writing_fails_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "x")
    before = path.read_bytes()

    def broken() -> io.BytesIO:
        yield b"a"  # type: ignore[misc]
        raise OSError("no space")

    with pytest.raises(AtelierError, match=r"container\.not_written"):
        write_container(path, "data", 1, {"a": broken()})
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1
    with pytest.raises(AtelierError, match=r"container\.not_written"):
        write_container(tmp_path / "none" / "x", "data", 1, {"a": [b"a"]})


def changed(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_what_another_program_could_read_in_another_way_is_refused(tmp_path: Path) -> None:
    content = write(tmp_path / "x").read_bytes()
    for number, odd in enumerate(
        (b"MZ" + content, content + b"more", content[:-2] + b"\4\0" + b"note", content + content)
    ):
        assert refused(changed(tmp_path / f"f{number}", odd)).removeprefix("container.") in (
            "hostile",
            "not_a_container",
        )
    local = bytearray(content)
    at = local.find(b"a/lines.txt")
    local[at : at + 1] = b"b"  # the file itself says another name than the directory
    assert refused(changed(tmp_path / "name", bytes(local))) == "container.hostile"
    with zipfile.ZipFile(tmp_path / "gap", "w") as zip:
        zip.writestr("a", b"a")
        zip.fp.write(b"nobody reads this")
        zip.start_dir = zip.fp.tell()
        zip.writestr("manifest.json", manifest({"a": b"a"}))
    assert refused(tmp_path / "gap") == "container.hostile"


def test_a_name_that_is_both_a_file_and_a_folder_is_refused(tmp_path: Path) -> None:
    for number, names in enumerate((("a", "a/b"), ("A", "a/b"), ("a/x", "A/y"), ("ﬁn", "fin"))):
        path = forge(tmp_path / f"x{number}", dict.fromkeys(names, b"x"))
        assert refused(path) == "container.hostile_twice"


def test_small_files_may_stand_beside_what_the_manifest_knows(tmp_path: Path) -> None:
    seen = []

    def signed(said: bytes) -> dict[str, bytes]:
        seen.append(said)
        return {"signature.txt": b"mine"}

    path = tmp_path / "x"
    write_container(path, "data", 1, {"a": [b"a"]}, undated=True, beside=signed)
    assert refused(path) == "container.damaged"  # to who does not expect it
    with open_container(path, "data", 1, beside=("signature.txt",)) as container:
        assert container.beside == {"signature.txt": b"mine"} and container.said == seen[0]
    again = tmp_path / "y"
    write_container(again, "data", 1, {"a": [b"a"]}, undated=True, beside=signed)
    assert again.read_bytes() == path.read_bytes()
    with pytest.raises(AtelierError, match="too_big"):
        write_container(tmp_path / "z", "data", 1, {}, beside=lambda _: {"signature.txt": bytes(20_000)})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_that_nobody_fills_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "container.not_a_container"


def test_kinds_are_said_in_words_and_those_of_others_are_not_repeated(tmp_path: Path) -> None:
    for kind, words in (("data", "Mes données"), ("x\nSigné par Atelier", "ne connaît pas")):
        write_container(tmp_path / "a", kind, 1, {})
        with pytest.raises(AtelierError) as caught, open_container(tmp_path / "a", "course", 1):
            pass
        said = explain(caught.value)
        assert words in said and "un paquet de cours" in said and "Signé" not in said
