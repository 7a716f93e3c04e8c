"""Files of a package on npm, taken with npm's own client; standard library only, since the build hook runs it too."""

import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path


class NotFetched(Exception):
    """A package could not be fetched from npm; the text is a sentence for people."""


def fetch_members(package: str, version: str, members: Sequence[str], *, timeout_seconds: float) -> list[bytes]:
    """The contents of these files of a package. Raises `NotFetched`, at the latest after the timeout."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched(f"npm is not installed, so {package} {version} could not be fetched.")
    # One try: npm's own retries take minutes where there is no network.
    options = ["--silent", "--prefer-offline", "--fetch-retries=0", f"--fetch-timeout={int(timeout_seconds * 1000)}"]
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", *options, f"{package}@{version}"]
        try:
            subprocess.run(
                command,
                cwd=folder,
                check=True,
                timeout=timeout_seconds,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
                return [_member(archive, f"package/{member}") for member in members]
        except (subprocess.SubprocessError, OSError, StopIteration, tarfile.TarError, KeyError) as error:
            raise NotFetched(f"npm did not deliver {package} {version}.") from error


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    content = archive.extractfile(name)
    if content is None:
        raise KeyError(name)
    return content.read()
