// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/instrument.h"

#include <array>

namespace velocert::sequence {

std::string_view name(InstrumentState state) {
    switch (state) {
        case InstrumentState::closed:
            return "closed";
        case InstrumentState::live:
            return "live";
        case InstrumentState::slow:
            return "slow";
        case InstrumentState::stale:
            return "stale";
        case InstrumentState::unplugged:
            return "unplugged";
        case InstrumentState::simulated:
            return "simulated";
    }
    return "closed";
}

std::string InstrumentIdentity::text() const {
    return maker + '|' + model + '|' + serial + '|' + software;
}

std::string_view name(Command command) {
    switch (command) {
        case Command::zero:
            return "zero";
        case Command::tare:
            return "tare";
        case Command::read_stable:
            return "read-stable";
        case Command::read_now:
            return "read-now";
        case Command::start:
            return "start";
        case Command::stop:
            return "stop";
        case Command::reset:
            return "reset";
    }
    return "stop";
}

base::Result<Command> parse_command(std::string_view text) {
    static constexpr std::array commands{Command::zero,     Command::tare,  Command::read_stable,
                                         Command::read_now, Command::start, Command::stop,
                                         Command::reset};
    for (const auto command : commands)
        if (name(command) == text) return command;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no command",
                      "zero, tare, read-stable, read-now, start, stop or reset");
}

}  // namespace velocert::sequence
