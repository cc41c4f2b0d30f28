"""Files are written whole or not at all: under a temporary name beside, then put in place."""

import errno
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from coordinator_app.errors import UserError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What was written, with the file that lay there before, in the block that may be taken back.
_Done = tuple[Path, Path | None]
_done: ContextVar[list[_Done] | None] = ContextVar("done", default=None)


@contextmanager
def saving(path: Path) -> Iterator[Path]:
    """A temporary path to write to; leaving the block puts the file at ``path`` in one step.

    When the block raises, or the disk refuses, the file that was at ``path`` is still there, whole.

    >>> with saving(Path("members.csv")) as temporary:
    ...     temporary.write_text("naam")

    Raises `UserError` for a full disk, a folder that is absent or read-only, a file that another
    program holds open, a name that is a folder.
    """
    target = path.resolve()
    temporary = target.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        _check_target(path, target)
        yield temporary
        _put_in_place(temporary, target)
    except OSError as error:
        raise refusal(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def save_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, whole or not at all; raises `UserError` as `saving` does."""
    done = _done.get()
    if done is not None:
        done.append((path, _kept_aside(path)))
    with saving(path) as temporary:
        temporary.write_bytes(content)


def save_all(folder: Path, files: Iterable[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Write (name, content) into ``folder``: all of them, or nothing is changed there.

    Raises `UserError` as `saving` does.
    """
    listed = [(folder / name, content) for name, content in files]
    with all_or_nothing():
        for path, content in listed:
            save_bytes(path, content)
    return tuple(path for path, _content in listed)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """What `save_bytes` writes inside the block is taken back when the block raises.

    Files that had those names before come back.
    """
    outer = _done.get()
    done: list[_Done] = []
    token = _done.set(done)
    try:
        yield
    except BaseException:
        for path, before in reversed(done):
            _put_back(path, before)
        _forget(done)  # a file put back over itself leaves its second name (POSIX rename)
        raise
    else:
        if outer is not None:
            outer.extend(done)  # may be taken back yet
        else:
            _forget(done)
    finally:
        _done.reset(token)


def _forget(done: Iterable[_Done]) -> None:
    for _path, before in done:
        if before is not None:
            with suppress(OSError):
                before.unlink(missing_ok=True)


def _kept_aside(path: Path) -> Path | None:
    """The file at ``path`` under a second name; None when there is none."""
    if not path.is_file():
        return None
    aside = path.with_name(f".{uuid.uuid4().hex}.tmp")
    try:
        try:
            aside.hardlink_to(path)
        except (OSError, NotImplementedError):  # sticks and network drives know no second name
            shutil.copy2(path, aside)
    except OSError as error:
        raise refusal(path, error) from error
    return aside


def _put_back(path: Path, before: Path | None) -> None:
    with suppress(OSError):
        if before is not None:
            before.replace(path)
        else:
            path.unlink(missing_ok=True)


def refusal(path: Path, error: OSError) -> UserError:
    """What to tell the coordinator when writing ``path`` failed with ``error``."""
    name, folder = path.name, str(path.parent)
    if error.errno in _NO_ROOM:
        return UserError(
            "There is no room left to save {name}. Make room on the disk and try again.", name=name
        )
    if error.errno == errno.EROFS:
        return UserError("{folder} is read-only. Choose another folder.", folder=folder)
    if isinstance(error, PermissionError):
        return UserError(
            "{name} cannot be saved in {folder}. Is it open in another program, or is the folder "
            "read-only? Close it there, or choose another folder.",
            name=name,
            folder=folder,
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _folder_is_gone(folder)
    if error.errno == errno.ENAMETOOLONG:
        return UserError("The name {name} is too long. Choose a shorter one.", name=name)
    return UserError(
        "{name} could not be saved. Is the stick or the network drive still connected?", name=name
    )


def _check_target(path: Path, target: Path) -> None:
    if target.is_dir():
        raise UserError("{name} is a folder. Choose a file name.", name=path.name or str(path))
    if not target.parent.is_dir():
        raise _folder_is_gone(str(path.parent))
    if target.exists() and not os.access(target, os.W_OK):
        raise UserError("{name} is read-only. Save under another name.", name=path.name)


def _folder_is_gone(folder: str) -> UserError:
    return UserError("The folder {folder} is not there. Choose another folder.", folder=folder)


def _put_in_place(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, temporary)
    temporary.replace(target)
