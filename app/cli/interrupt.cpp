// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace velocert::app {
namespace {

volatile std::sig_atomic_t noted = 0;

void note(int) { noted = 1; }

}  // namespace

void watch_for_interrupts() {
    struct sigaction action {};
    action.sa_handler = note;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // What a terminal sends that is closed. Who was started to outlive it (nohup) does.
    struct sigaction before {};
    if (sigaction(SIGHUP, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
    // A reader that goes away must not end a measurement without its log being closed.
    std::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() { return noted != 0; }

}  // namespace velocert::app
