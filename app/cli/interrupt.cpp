// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <unistd.h>

#include <csignal>

#include "app/cli/output.h"

namespace velocert::app {
namespace {

/// The signal that came first; negative: the system itself sent it, not another program.
volatile std::sig_atomic_t noted = 0;

void note(int number, siginfo_t* from, void*) {
    if (noted == 0) noted = from != nullptr && from->si_code > 0 ? -number : number;
}

void end(int, siginfo_t*, void*) {
    constexpr char message[] = "velocert-cli: interrupted\n";
    [[maybe_unused]] const auto told = ::write(STDERR_FILENO, message, sizeof message - 1);
    ::_exit(static_cast<int>(ExitCode::bench_trouble));
}

void handle(void (*handler)(int, siginfo_t*, void*)) {
    struct sigaction action {};
    action.sa_flags = SA_SIGINFO;
    action.sa_sigaction = handler;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // What a terminal sends that is closed. Who was started to outlive it (nohup) does.
    struct sigaction before {};
    if (sigaction(SIGHUP, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
}

}  // namespace

void watch_for_interrupts() {
    handle(note);
    // A reader that goes away must not end a measurement without its log being closed.
    std::signal(SIGPIPE, SIG_IGN);
    // Nor must a file that may not grow: writing it then fails as on a full disk, and what is open is closed.
    std::signal(SIGXFSZ, SIG_IGN);
}

void end_at_once_when_interrupted() {
    // One that came before is not forgotten.
    if (interrupted()) end(0, nullptr, nullptr);
    handle(end);
}

bool interrupted() { return noted != 0; }

sequence::StopCause interrupt_cause() {
    using sequence::StopCause;
    switch (noted) {
        case -SIGINT: return StopCause::interrupt_key;
        case SIGINT: return StopCause::interrupt_signal;
        case -SIGTERM:
        case SIGTERM: return StopCause::terminate_signal;
        case -SIGHUP: return StopCause::terminal_gone;
        case SIGHUP: return StopCause::hangup_signal;
        default: return StopCause::person;
    }
}

base::Progress until_interrupted() {
    return [](std::string_view, std::uint64_t, std::uint64_t) { return !interrupted(); };
}

base::Result<void> go_on_unless_interrupted(const std::string& where) {
    if (!interrupted()) return {};
    return base::fail(base::ErrorCode::interrupted, where, "interrupted", "");
}

}  // namespace velocert::app
