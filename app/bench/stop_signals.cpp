// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/stop_signals.h"

#include <csignal>

namespace velocert::app {
namespace {

volatile std::sig_atomic_t noted = 0;

void note(int) { noted = 1; }

}  // namespace

void watch_stop_signals() {
    struct sigaction action {};
    action.sa_handler = note;  // without SA_RESTART, so that a wait ends
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

bool stop_requested() { return noted != 0; }

}  // namespace velocert::app
