// SPDX-License-Identifier: GPL-3.0-or-later
// What a serial port has and a pseudo-terminal has not: modem control lines, which libserialport asks for when it opens
// a port; seven bits and parity; counters of line errors. This program's own `ioctl`, `tcsetattr` and `tcgetattr` stand
// in front of the C library's, and answer when the system would not; everything else goes through unchanged.
#include "tests/instruments/transport/modem_lines.h"

#include <dlfcn.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>

namespace velocert::instruments::test {

PortStandIn& port_stand_in() {
    static PortStandIn stand_in;
    return stand_in;
}

}  // namespace velocert::instruments::test

using velocert::instruments::test::port_stand_in;

extern "C" int ioctl(int descriptor, unsigned long request, ...) noexcept {
    va_list arguments;
    va_start(arguments, request);
    void* const argument = va_arg(arguments, void*);
    va_end(arguments);
    if (request == TIOCGICOUNT && port_stand_in().counters) {
        *static_cast<serial_icounter_struct*>(argument) = *port_stand_in().counters;
        return 0;
    }
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

extern "C" int tcsetattr(int descriptor, int when, const termios* line) noexcept {
    using Call = int (*)(int, int, const termios*);
    static const auto real = reinterpret_cast<Call>(dlsym(RTLD_NEXT, "tcsetattr"));
    const int result = real(descriptor, when, line);
    auto& stand_in = port_stand_in();
    if (!stand_in.any_frame) return result;
    stand_in.asked = *line;
    return result != 0 && errno == EINVAL ? 0 : result;
}

extern "C" int tcgetattr(int descriptor, termios* line) noexcept {
    using Call = int (*)(int, termios*);
    static const auto real = reinterpret_cast<Call>(dlsym(RTLD_NEXT, "tcgetattr"));
    const int result = real(descriptor, line);
    const auto& stand_in = port_stand_in();
    if (result == 0 && stand_in.any_frame && stand_in.asked) *line = *stand_in.asked;
    return result;
}
