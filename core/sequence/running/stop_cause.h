// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace velocert::sequence {

/// Who or what asked for a stop, as the record tells it.
enum class StopCause : std::uint8_t {
    person,            ///< the operator, by a button or an answer
    interrupt_key,     ///< Ctrl-C at the terminal
    interrupt_signal,  ///< SIGINT of another program
    terminate_signal,  ///< SIGTERM: the system shuts down, or another program ended this one
    hangup_signal,     ///< SIGHUP of another program
    terminal_gone,     ///< the system's own SIGHUP: the terminal was closed, or its line was lost
};

/// Behind "stopped by", "suspended by". A record keeps it as a text: names may be added, and none is ever changed.
[[nodiscard]] constexpr std::string_view by_whom(StopCause cause) {
    switch (cause) {
        case StopCause::person: return "the operator";
        case StopCause::interrupt_key: return "Ctrl-C at the terminal";
        case StopCause::interrupt_signal: return "the signal INT";
        case StopCause::terminate_signal: return "the signal TERM";
        case StopCause::hangup_signal: return "the signal HUP";
        case StopCause::terminal_gone: return "the loss of the terminal";
    }
    return "the operator";
}

}  // namespace velocert::sequence
