// SPDX-License-Identifier: GPL-3.0-or-later
// Modem control lines for pseudo-terminals. libserialport asks for them when it opens a port, and a pseudo-terminal has
// none, so the call fails there. This program's own `ioctl` stands in front of the C library's, and answers for the
// lines when the system would not; everything else goes through unchanged.
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>

extern "C" int ioctl(int descriptor, unsigned long request, ...) noexcept {
    va_list arguments;
    va_start(arguments, request);
    void* const argument = va_arg(arguments, void*);
    va_end(arguments);
    const auto result = static_cast<int>(syscall(SYS_ioctl, descriptor, request, argument));
    if (result == 0 || (errno != ENOTTY && errno != EINVAL)) return result;
    switch (request) {
        case TIOCMGET:
            *static_cast<int*>(argument) = TIOCM_CTS | TIOCM_DSR | TIOCM_CAR | TIOCM_RTS | TIOCM_DTR;
            return 0;
        case TIOCMSET:
        case TIOCMBIS:
        case TIOCMBIC: return 0;
        default: return result;
    }
}
