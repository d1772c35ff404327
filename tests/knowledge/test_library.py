"""Files and folders -> a library, with what is wrong in them."""

import os
from pathlib import Path

import pytest

from knowledge.library import Library, load


def problems(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


def test_a_folder_is_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("# 밖", encoding="utf-8")
    notes = tmp_path / "notes"
    (notes / "b").mkdir(parents=True)
    (notes / ".git").mkdir()
    for name in ("b/2.md", "a.txt", ".hidden.md", ".git/x.md", "c.pdf"):
        (notes / name).write_text(f"# {name}", encoding="utf-8")
    (notes / "link.md").symlink_to(outside)
    library = load(notes)
    assert [document.file for document in library.documents] == ["a.txt", "b/2.md"]
    assert library.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("# 쿠키\r\n\r\n세션은 서버에 저장된다.\r\n".encode(encoding))
    library = load(file)
    assert library.documents[0].sections[0].body == "세션은 서버에 저장된다."
    assert library.problems == ()


def test_cp949_is_read_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# TCP\n세션은 서버에 저장된다.\n".encode("cp949"))
    library = load(tmp_path)
    assert library.documents[0].sections[0].body == "세션은 서버에 저장된다."
    (problem,) = problems(library)
    assert problem.startswith("a.md:2: not UTF-8, read as CP949")


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"# a\n\xff\xff\xfe\xff")
    (tmp_path / "empty.md").write_bytes(b"")
    (tmp_path / "good.md").write_text("# 가\n\x00글\n", encoding="utf-8")
    library = load(tmp_path)
    assert [document.file for document in library.documents] == ["empty.md", "good.md"]
    found = problems(library)
    assert found[0].startswith("bad.md:2: not UTF-8 or CP949")
    assert found[1].startswith("empty.md:1: the file is empty")
    assert found[2].startswith("good.md:2: a NUL byte")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    library = load([tmp_path / "none", tmp_path])
    assert library.documents == ()
    assert [problem.source.file for problem in library.problems] == [
        str(tmp_path),
        str(tmp_path / "none"),
    ]


def test_an_unreadable_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("# 가", encoding="utf-8")
    (tmp_path / "b.md").write_text("# 나", encoding="utf-8")
    # Permissions do not bind root, under whom tests may run: the system call itself refuses.
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, os.strerror(13))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    library = load(tmp_path)
    assert [document.file for document in library.documents] == ["b.md"]
    assert problems(library)[0].startswith("a.md:1: can't be read: Permission denied")


def test_links_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "b 글.md").write_text("# 데드락(교착 상태)\n", encoding="utf-8")
    text = (
        "# 세션 & 쿠키\n[좋음](#세션--쿠키) [좋음](b%20글.md#데드락교착-상태) [밖](https://a.b/c.md)\n\n"
        "[나쁨](#없음)\n\n[나쁨](c.md)\n\n[나쁨](b%20글.md#없음)\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert [(p.source.file, p.source.line) for p in load(tmp_path).problems] == [
        ("a.md", 4),
        ("a.md", 6),
        ("a.md", 8),
    ]


def test_same_headings_in_two_files_have_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("## 쿠키\n쿠키는 브라우저에 저장된다.\n", encoding="utf-8")
    first, second = load(tmp_path).questions
    assert first.id != second.id
    (alone,) = load(tmp_path / "b.md").questions
    assert alone.id == first.id
