"""Named arrays in one file that is written once, checked when it is opened and read through one memory map.

    header       64 bytes: magic, version, digest of the schema, where the directory stands, sums of directory and header
    arrays       each from a multiple of 64 bytes on, little-endian
    directory    JSON: name -> [dtype, shape, offset, CRC-32 of the bytes]

Opening reads header and directory and compares the file's size; `damaged_arrays` reads everything and compares all sums.
"""

from __future__ import annotations

import json
import math
import mmap
import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

MAGIC = b"hoinghi\n"
VERSION = 1
ALIGNMENT = 64
_HEADER = struct.Struct("<8sI32sQII")
"""Magic, version, schema, offset of the directory, its sum, and the sum of all that before."""
PIECE = 1 << 22
"""Bytes that are copied, or summed, at a time."""

Array = NDArray[Any]
Entry = tuple[str, list[int], int, int]


class ArraysDamaged(ValueError):
    """An array file is none, is of another schema, or is not as it was written. The message says which of these it is."""


class ContainerWriter:
    """Writes arrays one after the other; the file is a container once `close` has written its directory and header."""

    def __init__(self, file: BinaryIO, schema: bytes) -> None:
        self._file = file
        self._schema = schema
        self._directory: dict[str, Entry] = {}
        file.write(bytes(ALIGNMENT))

    def add(self, name: str, array: Array) -> None:
        """Write one array."""
        little = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        self.add_pieces(name, little.dtype, little.shape, [little.reshape(-1).view(np.uint8).data] if little.size else [])

    def add_pieces(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...], pieces: Iterable[bytes | memoryview]) -> None:
        """Write an array that comes as bytes, piece by piece."""
        offset, total = self._file.tell(), 0
        for piece in pieces:
            self._file.write(piece)
            total = crc32(piece, total)
        self._directory[name] = (dtype.str, list(shape), offset, total)
        self._file.write(bytes(-self._file.tell() % ALIGNMENT))

    def close(self) -> None:
        """Write directory and header."""
        directory = json.dumps(self._directory).encode()
        begin = _HEADER.pack(MAGIC, VERSION, self._schema, self._file.tell(), crc32(directory), 0)[:-4]
        self._file.write(directory)
        self._file.seek(0)
        self._file.write(begin + struct.pack("<I", crc32(begin)))


def read_container(path: Path, schema: bytes) -> dict[str, Array]:
    """The arrays of the file at `path`, not copied: they live in one memory map as long as any of them does.

    Raises FileNotFoundError, and `ArraysDamaged` for anything but a whole file of this schema.
    """
    mapped = _mapped(path)
    return {name: _array(mapped, dtype, shape, offset) for name, (dtype, shape, offset, _) in _directory(mapped, schema).items()}


def damaged_arrays(path: Path, schema: bytes) -> list[str]:
    """The names of the arrays whose bytes are not those that were written; raises as `read_container` does."""
    mapped = _mapped(path)
    found = []
    for name, (dtype, shape, offset, expected) in _directory(mapped, schema).items():
        if _sum(_array(mapped, dtype, shape, offset)) != expected:
            found.append(name)
    return found


def unload(array: Array) -> None:
    """Give the memory back that the file behind `array` has filled; what is read again comes from the file again."""
    base: object = array
    while isinstance(base, np.ndarray | memoryview):
        base = base.base if isinstance(base, np.ndarray) else base.obj
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):  # Windows does not have it
        base.madvise(mmap.MADV_DONTNEED)


def pieces_of(file: BinaryIO) -> Iterator[bytes]:
    """What stands in `file` from where it is."""
    while piece := file.read(PIECE):
        yield piece


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size < ALIGNMENT:
            raise ArraysDamaged("it is too short")
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _directory(mapped: mmap.mmap, schema: bytes) -> dict[str, Entry]:
    header = mapped[: _HEADER.size]
    magic, version, written_for, offset, directory_sum, header_sum = _HEADER.unpack(header)
    if magic != MAGIC or crc32(header[:-4]) != header_sum:
        raise ArraysDamaged("its header is damaged")
    if version != VERSION or written_for != schema:
        raise ArraysDamaged("it is of another schema")
    if crc32(mapped[offset:]) != directory_sum:
        raise ArraysDamaged("it has been cut, or its directory is damaged")
    directory: dict[str, Entry] = json.loads(mapped[offset:])
    return directory


def _array(mapped: mmap.mmap, dtype: str, shape: list[int], offset: int) -> Array:
    size = math.prod(shape)
    if not size:
        return np.zeros(shape, dtype)
    return np.frombuffer(mapped, dtype, size, offset).reshape(shape)


def _sum(array: Array) -> int:
    content, total = array.reshape(-1).view(np.uint8), 0
    for start in range(0, len(content), PIECE):
        total = crc32(content[start : start + PIECE].data, total)
        unload(content)
    return total
