# SPDX-License-Identifier: GPL-3.0-or-later
# The reference implementation of Argon2 (libargon2) as a judge of stored passwords: argon2_verify.py STORED PASSWORD.
# It first shows that it is Argon2id itself, with the vector of RFC 9106 section 5.3. Prints "fits" or "does not fit".
import ctypes
import sys


class Context(ctypes.Structure):
    _fields_ = [(name, kind) for name, kind in (
        ("out", ctypes.c_char_p), ("outlen", ctypes.c_uint32), ("pwd", ctypes.c_char_p), ("pwdlen", ctypes.c_uint32),
        ("salt", ctypes.c_char_p), ("saltlen", ctypes.c_uint32), ("secret", ctypes.c_char_p),
        ("secretlen", ctypes.c_uint32), ("ad", ctypes.c_char_p), ("adlen", ctypes.c_uint32),
        ("t_cost", ctypes.c_uint32), ("m_cost", ctypes.c_uint32), ("lanes", ctypes.c_uint32),
        ("threads", ctypes.c_uint32), ("version", ctypes.c_uint32), ("allocate", ctypes.c_void_p),
        ("free", ctypes.c_void_p), ("flags", ctypes.c_uint32))]


def main():
    try:
        library = ctypes.CDLL("libargon2.so.1")
    except OSError:
        return 77
    out = ctypes.create_string_buffer(32)
    context = Context(ctypes.cast(out, ctypes.c_char_p), 32, b"\1" * 32, 32, b"\2" * 16, 16, b"\3" * 8, 8,
                      b"\4" * 12, 12, 3, 32, 4, 4, 0x13, None, None, 0)
    if library.argon2id_ctx(ctypes.byref(context)) != 0:
        return 1
    if out.raw.hex() != "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659":
        return 1
    password = sys.argv[2].encode()
    fits = library.argon2id_verify(sys.argv[1].encode(), password, len(password)) == 0
    print("fits" if fits else "does not fit")
    return 0


sys.exit(main())
