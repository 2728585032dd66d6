// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/typed_line.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace velocert::app {

using base::ErrorCode;

base::Result<std::optional<std::string>> typed_line(const std::string& where, const std::function<bool()>& given_up) {
    constexpr int poll_interval_ms = 100;
    std::string line;
    for (;;) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&input, 1, poll_interval_ms);
        if (given_up()) return base::fail(ErrorCode::interrupted, where, "stopped while waiting for an answer", "");
        // A signal wakes the poll before whoever asked for the stop has taken note of it.
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        char c = 0;
        const auto got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return base::fail(ErrorCode::io, where, "standard input cannot be read", "an answer");
        if (got == 0 && line.empty()) return std::nullopt;
        if (got == 0 || c == '\n') return line;
        line += c;
    }
}

}  // namespace velocert::app
