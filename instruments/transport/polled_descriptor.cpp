// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/polled_descriptor.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using Clock = std::chrono::steady_clock;

base::Result<short> wait_for(int descriptor, const std::string& path, short events, std::chrono::milliseconds wait) {
    const auto deadline = Clock::now() + wait;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd watched{descriptor, events, 0};
        const int most = std::numeric_limits<int>::max();
        const int result = poll(&watched, 1, static_cast<int>(std::clamp<long long>(left, 0, most)));
        if (result > 0) return watched.revents;
        if (result == 0) return short{0};
        if (errno != EINTR) return base::fail(transfer_error(path, errno));
    }
}

}  // namespace

base::Result<Ready> wait_readable(int descriptor, const std::string& path, std::chrono::milliseconds wait) {
    const auto events = wait_for(descriptor, path, POLLIN, wait);
    if (!events) return base::fail(events.error());
    // A hung up port counts as readable: bytes that are still there come first, then the end.
    return *events == 0 ? Ready::time_over : Ready::yes;
}

base::Result<Ready> wait_writable(int descriptor, const std::string& path, std::chrono::milliseconds wait) {
    const auto events = wait_for(descriptor, path, POLLOUT, wait);
    if (!events) return base::fail(events.error());
    if (*events == 0) return Ready::time_over;
    if ((*events & (POLLHUP | POLLERR | POLLNVAL)) != 0) return base::fail(unplugged(path));
    return Ready::yes;
}

bool hung_up(int descriptor) {
    pollfd watched{descriptor, POLLIN, 0};
    return poll(&watched, 1, 0) > 0 && (watched.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

base::Error unplugged(const std::string& path) {
    return {ErrorCode::unplugged, path, "the port has gone", "a plugged in cable and a powered instrument"};
}

base::Error transfer_error(const std::string& path, int error) {
    if (error == EIO || error == ENXIO || error == ENODEV || error == EBADF || error == EPIPE) return unplugged(path);
    return {ErrorCode::io, path, std::system_category().message(error), "a working port"};
}

base::Error write_timeout(const std::string& path) {
    return {ErrorCode::timeout, path, "the port does not take bytes",
            "an instrument that reads: check the cable and the handshake setting"};
}

}  // namespace velocert::instruments
