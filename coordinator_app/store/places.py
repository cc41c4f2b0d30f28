"""Places that are not safe for a network: folders that another program copies meanwhile."""

from __future__ import annotations

import os
import re
from pathlib import Path

from coordinator_app.errors import UserError

# The names that these programs give their own folder, spelled as they do. A folder called
# "stack" or "dropbox" of somebody who writes software is none of them.
_NAMES = re.compile(
    r"OneDrive|OneDrive ?- ?.+|Dropbox|Dropbox \(.+\)|Google Drive|Google Drive \(.+\)"
    r"|iCloudDrive|iCloud Drive|Mobile Documents|pCloudDrive|pCloud Drive"
)
_BELOW_THE_ROOT = {"My Drive", "Mijn Drive"}  # Google Drive as a disk of its own: G:\Mijn Drive
_MACOS = ("Library", "CloudStorage")  # ~/Library/CloudStorage/OneDrive-Movisie

# What these programs leave in the folder that they copy, whatever its name: Dropbox, Syncthing,
# Google Drive; then the client of Nextcloud, ownCloud, STACK and SURFdrive.
_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".tmp.driveupload")
_JOURNALS = (".sync_*.db", "._sync_*.db", ".owncloudsync.log", ".nextcloudsync.log")

# Where OneDrive says that its folders are: https://learn.microsoft.com/sharepoint/onedrive-faq
_SAID = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def refuse_unsafe_place(path: Path) -> None:
    """Raise when ``path`` lies in a folder that a synchronising program copies."""
    try:
        folder = synchronised_folder(path.resolve().parent)
    except (OSError, RuntimeError, ValueError) as error:  # a name too long, links in a circle
        raise UserError("There can be no network at {path}.", path=path) from error
    if folder is not None:
        raise UserError(
            "{folder} is a synchronised folder; a network that is copied while it is written"
            " gets damaged. Keep the network in a folder of this computer, and put the backups"
            " in {folder}.",
            folder=folder.name,
        )


def synchronised_folder(folder: Path) -> Path | None:
    """The folder at or above ``folder`` that is copied by a synchronising program, if any."""
    said = {Path(os.environ[name]) for name in _SAID if os.environ.get(name)}
    for part in (folder, *folder.parents):
        if part in said or _is_named_so(part) or _is_marked(part):
            return part
    return None


def _is_named_so(folder: Path) -> bool:
    if _NAMES.fullmatch(folder.name) or folder.parent.parts[-2:] == _MACOS:
        return True
    return folder.name in _BELOW_THE_ROOT and folder.parent == Path(folder.anchor)


def _is_marked(folder: Path) -> bool:
    # The home folder holds the settings of these programs under the same names.
    if folder == Path.home():
        return False
    try:
        return any((folder / mark).exists() for mark in _MARKS) or any(
            next(folder.glob(pattern), None) for pattern in _JOURNALS
        )
    except OSError:
        return False
