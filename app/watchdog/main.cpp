// SPDX-License-Identifier: GPL-3.0-or-later
// velocert-watchdog: stands beside one instrument that can energise something. The program that starts it gives it an
// order on standard input and keeps that connection open; when it ends without a farewell, the instrument is brought
// into its safe state and what was done is written down.
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "instruments/watch/guard.h"
#include "instruments/watch/open_order.h"
#include "instruments/watch/watchdog.h"

namespace {

/// One line from the program; false when the connection ended before.
bool read_line(std::string& line) {
    line.clear();
    for (char c = 0;;) {
        const auto count = ::read(STDIN_FILENO, &c, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        if (c == '\n') return true;
        line += c;
    }
}

}  // namespace

int main() {
    using namespace velocert;
    // Whatever ends the program must not end this one: only the connection counts.
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2, SIGTSTP})
        std::signal(number, SIG_IGN);
    // A port that the program had open would stay locked by a copy of its descriptor.
    close_range(STDERR_FILENO + 1, ~0U, 0);
    if (chdir("/") != 0) return 1;

    std::string line;
    if (!read_line(line)) return 1;
    const auto order = instruments::WatchOrder::parse(line);
    const auto settings = order ? instruments::PortSettings::parse(order->settings)
                                : base::Result<instruments::PortSettings>(base::fail(order.error()));
    if (!settings) return 3;
    std::optional<instruments::OpenOrder> open;
    if (!order->open.empty()) {
        auto held = instruments::OpenOrder::hold(order->open);
        if (!held) return 3;
        open = std::move(*held);
    }
    if (::send(STDIN_FILENO, "ready\n", 6, MSG_NOSIGNAL) != 6) return 1;
    bool told = false;
    while (read_line(line)) {
        if (line == "farewell") return 0;
        told = told || line == instruments::Watchdog::not_confirmed;
    }

    const base::SystemClock clock;
    auto record = instruments::drive_safe(
        *order,
        [&] {
            return instruments::open_port(order->port, *settings, {order->person, "the watchdog"});
        },
        clock);
    if (told) record.parting = instruments::Watchdog::not_confirmed;
    const auto kept = instruments::keep_record(record, order->folder);
    if (kept && open) static_cast<void>(open->close());
    return kept && record.outcome == instruments::WatchRecord::Outcome::confirmed ? 0 : 4;
}
