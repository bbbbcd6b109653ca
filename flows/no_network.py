"""Takes the network away from the process that calls it, and from every program it starts.

Untrusted documents name addresses, and libraries follow them. Two fences, each enough alone:

* a seccomp filter of the kernel, inherited by children and not to be taken off again, lets a socket be
  made only between processes of this machine (AF_UNIX). It holds for native libraries and for LibreOffice,
  needs no privileges, and works as root and in containers alike;
* an audit hook refuses sockets and look-ups of names to Python code.

Where the kernel knows no such filter (another system than Linux, another processor than the two below),
only the audit hook holds: native libraries and child processes are then not covered.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import sys
from typing import Any

# Processor: its AUDIT_ARCH, its numbers of socket(2), seccomp(2)
_SYSTEM_CALLS = {"x86_64": (0xC000003E, 41, 317), "aarch64": (0xC00000B7, 198, 277)}
# The same on all processors. Its requests open sockets past every filter
_IO_URING_SETUP = 425
# From here on x86_64 takes numbers of the x32 interface, which would pass by another name
_X32 = 0x40000000

_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC = 1, 1
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
# Where struct seccomp_data has them; both processors store the low half of an argument first
_CALL, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16

_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


def forbid_network() -> bool:
    """Whether the kernel's filter holds; the audit hook does in any case. Cannot be undone."""
    sys.addaudithook(_refuse_sockets)
    return sys.platform == "linux" and _install_filter(platform.machine())


def _refuse_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    # A socket over a descriptor that is there already (family -1) is no new one
    made = event == "socket.__new__" and arguments[1] not in (-1, socket.AF_UNIX)
    if made or event in _LOOKUPS:
        raise PermissionError(errno.EPERM, "no network while documents are read")


class _Instruction(ctypes.Structure):
    """struct sock_filter: one instruction of the kernel's filter machine."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def _install_filter(processor: str) -> bool:
    if processor not in _SYSTEM_CALLS:
        return False
    architecture, socket_call, seccomp_call = _SYSTEM_CALLS[processor]
    # A jump counts the instructions it skips
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _CALL),
        (_JUMP_IF_AT_LEAST, 5, 0, _X32),
        (_JUMP_IF_EQUAL, 4, 0, _IO_URING_SETUP),
        (_JUMP_IF_EQUAL, 0, 2, socket_call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 0, 1, int(socket.AF_UNIX)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    program = _Program(len(steps), (_Instruction * len(steps))(*(_Instruction(*step) for step in steps)))
    kernel = ctypes.CDLL(None, use_errno=True)
    # Without it only root may set a filter; with it no program started from here gains rights
    if kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    installed: int = kernel.syscall(
        seccomp_call, _SECCOMP_SET_MODE_FILTER, _SECCOMP_FILTER_FLAG_TSYNC, ctypes.byref(program)
    )
    return installed == 0
