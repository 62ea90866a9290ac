"""Where a database lies: on a disk of this machine, or in a folder of the network."""

from __future__ import annotations

from pathlib import Path

__all__ = ["is_remote"]

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux tells what is mounted; other systems have no such file."""

NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "lustre", "davfs", "vboxsf")
"""How the types of file systems begin that another machine may have open as well."""

OVER_SSH = (
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs",
    "fuse.gvfsd",
    "fuse.glusterfs",
    "fuse.vmhgfs",
)
"""The same for those that run as programs."""

POINT = 4
"""Which field of a line says where a file system is mounted."""


def is_remote(path: Path) -> bool:
    """Whether a file lies, or would lie, in a folder that other machines share."""
    path = path.resolve()
    if str(path).startswith("\\\\"):  # as Windows writes the folders of other machines
        return True
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return _type_of(path, lines).startswith(NETWORK + OVER_SSH)


def _type_of(path: Path, lines: list[str]) -> str:
    """Return the type of the file system that a file lies on; empty: it is not told."""
    deepest, found = -1, ""
    for line in lines:
        place, _, kind = line.partition(" - ")
        fields, kinds = place.split(), kind.split()
        if len(fields) <= POINT or not kinds:
            continue
        point = Path(fields[POINT].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, found = len(point.parts), kinds[0]  # the last one lies on top
    return found
