"""``knowledge.uploads``: attached notes, archives from every system, and what means harm."""

import io
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.uploads import (
    MAX_ENTRIES,
    MAX_FILE,
    MAX_LINES,
    MAX_NAME,
    MAX_ZIP,
    Upload,
    UploadError,
    UploadReason,
    preview_of,
    read_upload,
)

NOTES = "# 네트워크\n\n## 쿠키\n\n쿠키는 브라우저에 저장된다.\n\n## 세션\n".encode()
EXAMPLE = Path(__file__).parents[2] / "../shared/notes/network-interview-notes.md"
UTF8_NAME = 0x800


def archive(
    files: dict[str, bytes] | list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as opened:
        for name, data in dict(files).items():
            opened.writestr(name, data)
    return packed.getvalue()


def named_in(encoding: str, name: str) -> bytes:
    """Return an archive with one file whose name has no flag for UTF-8."""
    raw = name.encode(encoding)
    data = archive({"x" * len(raw): NOTES})
    return data.replace(b"x" * len(raw), raw)


def patched(data: bytes, at: int, fmt: str, value: int) -> bytes:
    """Change a field of the first central directory record (APPNOTE.TXT 4.3.12)."""
    changed = bytearray(data)
    struct.pack_into(fmt, changed, data.index(b"PK\x01\x02") + at, value)
    return bytes(changed)


def refused(name: str, data: bytes) -> UploadReason:
    with pytest.raises(UploadError) as caught:
        read_upload(name, data)
    return caught.value.reason


def names(upload: Upload) -> list[str]:
    return [text.file for text in upload.texts]


def problems(upload: Upload) -> list[str]:
    return [str(problem) for problem in upload.problems]


def test_a_file_is_taken_with_its_bytes() -> None:
    upload = read_upload("노트.MD", NOTES)
    assert [(text.file, text.text) for text in upload.texts] == [("노트.MD", NOTES.decode())]
    assert upload.raw == {"노트.MD": NOTES}
    assert upload.problems == ()


def test_a_file_in_cp949_is_read_and_said() -> None:
    upload = read_upload("노트.txt", "쿠키는 저장된다.".encode("cp949"))
    assert upload.texts[0].text == "쿠키는 저장된다."
    assert problems(upload)[0].startswith("노트.txt:1: not UTF-8, read as CP949")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("C:\\Users\\하은\\노트.md", "노트.md"),
        ("../../노트.md", "노트.md"),
        (unicodedata.normalize("NFD", "노트.md"), "노트.md"),
        ("노트\u202edm.md", "노트dm.md"),
        ("가" * 300 + ".md", "가" * (MAX_NAME - 3) + ".md"),
    ],
)
def test_names_are_cleaned(given: str, expected: str) -> None:
    assert names(read_upload(given, NOTES)) == [expected]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("노트.pdf", NOTES, UploadReason.WRONG_TYPE),
        ("노트", NOTES, UploadReason.WRONG_TYPE),
        (".md", NOTES, UploadReason.WRONG_TYPE),
        ("", NOTES, UploadReason.WRONG_TYPE),
        ("노트.md", b"", UploadReason.EMPTY),
        ("노트.md", b"\xef\xbb\xbf \n", UploadReason.EMPTY),
        ("노트.md", b"a" * (MAX_FILE + 1), UploadReason.TOO_LARGE),
        ("노트.md", b"a\n" * (MAX_LINES + 1), UploadReason.TOO_LARGE),
        ("노트.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", UploadReason.NOT_TEXT),
        ("노트.md", b"# a\n\xff\xff\xfe\xff", UploadReason.NOT_TEXT),
        ("노트.md", archive({"a.md": NOTES}), UploadReason.NOT_TEXT),
        ("노트.zip", b"", UploadReason.EMPTY),
        ("노트.zip", NOTES, UploadReason.ZIP_BROKEN),
        ("노트.zip", archive({"a.md": NOTES})[:-30], UploadReason.ZIP_BROKEN),
        ("노트.zip", b"a" * (MAX_ZIP + 1), UploadReason.ZIP_TOO_LARGE),
        ("노트.zip", archive({}), UploadReason.NO_NOTES),
        ("노트.zip", archive({"a.png": b"x", ".b.md": NOTES}), UploadReason.NO_NOTES),
        ("노트.zip", archive({"a.md": b" ", "b.txt": b""}), UploadReason.EMPTY),
        ("노트.zip", archive({"a.md": b"\0\1", "b.txt": b""}), UploadReason.NO_NOTES),
    ],
)
def test_what_cannot_be_taken_says_why(name: str, data: bytes, reason: UploadReason) -> None:
    assert refused(name, data) == reason


def test_a_refusal_tells_what_was_wrong_with_each_file() -> None:
    with pytest.raises(UploadError) as caught:
        read_upload("노트.zip", archive({"a.pdf": b"%PDF", "b.md": b"\0"}))
    assert [problem.source.file for problem in caught.value.problems] == ["a.pdf", "b.md"]
    assert caught.value.values == {"name": "노트.zip"}


def test_an_archive_is_read_in_the_order_of_names() -> None:
    upload = read_upload("노트.zip", archive({"나/b.md": NOTES, "가.txt": NOTES, "나/a.md": NOTES}))
    assert names(upload) == ["가.txt", "나/a.md", "나/b.md"]
    assert dict(upload.raw) == dict.fromkeys(names(upload), NOTES)
    assert upload.problems == ()


def test_what_belongs_to_systems_and_pictures_goes_unsaid() -> None:
    files = dict.fromkeys(
        ("__MACOSX/._a.md", ".git/x.md", "a/.hidden.md", "Thumbs.db", "a/그림.PNG", "a/"), b"x"
    )
    upload = read_upload("노트.zip", archive({**files, "a.md": NOTES}))
    assert names(upload) == ["a.md"]
    assert upload.problems == ()


def test_what_someone_will_miss_is_said() -> None:
    files = {"a.md": NOTES, "b.docx": b"x", "c.zip": archive({"d.md": NOTES}), "e.md": b"\0"}
    files["f.md"] = b"a" * (MAX_FILE + 1) + NOTES * 2000
    upload = read_upload("노트.zip", archive(files, zipfile.ZIP_STORED))
    assert names(upload) == ["a.md"]
    assert [problem.source.file for problem in upload.problems] == [
        "b.docx",
        "c.zip",
        "e.md",
        "f.md",
    ]


@pytest.mark.parametrize(
    "path",
    ["../a.md", "a/../../b.md", "/etc/a.md", "C:\\a.md", "c:a.md", "..\\a.md", "\\\\host\\a.md"],
)
def test_paths_that_climb_out_are_left_out(path: str) -> None:
    upload = read_upload("노트.zip", archive({path: NOTES, "good.md": NOTES}))
    assert names(upload) == ["good.md"]
    (problem,) = problems(upload)
    assert "no file inside the archive" in problem


def test_symbolic_links_are_left_out() -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr(link, "/etc/passwd")
        opened.writestr("good.md", NOTES)
    upload = read_upload("노트.zip", packed.getvalue())
    assert names(upload) == ["good.md"]
    assert [problem.source.file for problem in upload.problems] == ["link.md"]


@pytest.mark.parametrize("encoding", ["cp949", "utf-8"])
def test_korean_names_without_the_flag_are_read(encoding: str) -> None:
    upload = read_upload("노트.zip", named_in(encoding, "운영체제/교착 상태.md"))
    assert names(upload) == ["운영체제/교착 상태.md"]


def test_backslashes_part_folders_and_decomposed_names_are_composed() -> None:
    files = {"가\\나.md": NOTES, unicodedata.normalize("NFD", "한글.md"): NOTES}
    assert names(read_upload("노트.zip", archive(files))) == ["가/나.md", "한글.md"]


def test_two_files_of_one_name_are_one() -> None:
    files = {"한글.md": NOTES, unicodedata.normalize("NFD", "한글.md"): NOTES}
    upload = read_upload("노트.zip", archive(files))
    assert names(upload) == ["한글.md"]
    assert "another file has this name" in problems(upload)[0]


def test_a_password_is_asked_for_nowhere() -> None:
    encrypted = patched(archive({"a.md": NOTES}), 8, "<H", 0x1)
    assert refused("노트.zip", encrypted) == UploadReason.ZIP_ENCRYPTED


def test_bombs_are_refused() -> None:
    crowd = {f"{number}.png": b"" for number in range(MAX_ENTRIES)}
    assert refused("a.zip", archive({**crowd, "a.md": NOTES})) == UploadReason.ZIP_BOMB
    zeros = {f"{number}.md": b"a" * MAX_FILE for number in range(3)}
    assert refused("a.zip", archive(zeros)) == UploadReason.ZIP_BOMB
    lines = {f"{number}.md": b"a\n" * (MAX_LINES // 2) for number in range(3)}
    assert refused("a.zip", archive(lines, zipfile.ZIP_STORED)) == UploadReason.ZIP_BOMB
    declared = patched(archive({"a.md": NOTES}), 24, "<I", 3_000_000_000)
    assert refused("a.zip", declared) == UploadReason.ZIP_BOMB


def test_a_file_that_holds_more_than_it_declares_is_not_unpacked_further() -> None:
    lying = patched(archive({"a.md": b"a" * 50_000_000}), 24, "<I", 1000)
    assert refused("a.zip", lying) == UploadReason.NO_NOTES


def test_a_damaged_file_does_not_stop_the_rest() -> None:
    data = archive({"a.md": NOTES, "b.md": NOTES + b"b"}, zipfile.ZIP_STORED)
    upload = read_upload("노트.zip", data.replace(NOTES + b"bPK", NOTES + b"cPK"))
    assert names(upload) == ["a.md"]
    assert problems(upload)[0].startswith("b.md:1: damaged")


def test_uncommon_compression_is_left_out() -> None:
    for method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        assert refused("노트.zip", archive({"a.md": NOTES}, method)) == UploadReason.NO_NOTES


def test_the_preview_counts_what_will_be_read() -> None:
    files = {"쿠키.md": NOTES, "b.pdf": b"x", "긴 줄.md": "가".encode() * (MAX_FILE // 3)}
    contents = preview_of(read_upload("노트.zip", archive(files, zipfile.ZIP_STORED)))
    assert contents.sections == 3
    assert [question.source.file for question in contents.questions] == ["쿠키.md"]
    assert [gap.title for gap in contents.gaps] == ["세션"]
    assert [problem.source.file for problem in contents.problems] == ["b.pdf", "긴 줄.md"]


def test_the_example_notes_are_previewed() -> None:
    contents = preview_of(read_upload("노트.md", EXAMPLE.read_bytes()))
    assert len(contents.gaps) == 17
    assert len(contents.questions) > 40


def test_html_and_scripts_are_taken_calmly() -> None:
    page = b"<script>alert(1)</script>\n<div onclick=x>\n\n" + NOTES
    contents = preview_of(read_upload("노트.md", page))
    assert [gap.title for gap in contents.gaps] == ["세션"]


@given(st.sampled_from(["a.md", "a.zip", "a.txt", "a", "\0", "😀.md"]), st.binary(max_size=400))
def test_arbitrary_bytes_raise_nothing_else(name: str, data: bytes) -> None:
    try:
        upload = read_upload(name, data)
    except UploadError:
        return
    assert upload.texts
    preview_of(upload)


@given(st.text(max_size=300), st.text(max_size=300))
def test_arbitrary_names_come_out_clean(name: str, inside: str) -> None:
    archives = [("a.zip", data) for data in _archives_of(inside + ".md")]
    for given_name, data in ((name + ".md", NOTES), *archives):
        try:
            upload = read_upload(given_name, data)
        except UploadError:
            continue
        for file in names(upload):
            assert 0 < len(file) <= MAX_NAME
            assert file == unicodedata.normalize("NFC", file)
            assert not {"", ".", ".."} & set(file.split("/"))
            assert not any(unicodedata.category(letter)[0] == "C" for letter in file)


def _archives_of(name: str) -> tuple[bytes, bytes]:
    """Return archives of one file with that name: as zipfile writes it, and byte by byte.

    zipfile cuts a name at a NUL and can't write one that is empty then.
    """
    written = name.encode(errors="replace").decode()
    return archive({written.replace("\0", ""): NOTES}), named_in("utf-8", written)


@given(st.data())
def test_damaged_archives_raise_nothing_else(data: st.DataObject) -> None:
    whole = bytearray(archive({"운영체제.md": NOTES, "b/c.txt": NOTES * 5, "d.png": b"x"}))
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    try:
        upload = read_upload("a.zip", bytes(whole))
    except UploadError:
        return
    assert upload.texts
