import pytest

from tools import system_libraries


def test_an_invented_library_does_not_load() -> None:
    assert not system_libraries.loads("libinvented.so.99")


def test_each_library_has_a_package() -> None:
    assert all(system_libraries.LIBRARIES.values())


def test_what_is_missing_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    sentence = system_libraries.sentence(["libGL.so.1", "libEGL.so.1"])
    assert sentence.endswith("libGL.so.1, libEGL.so.1")
    assert "\n" not in sentence
