// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/line_sharing.h"

#include <string>

#include "instruments/registry/registry.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using laboratory::StationInstrument;

/// The same question is asked for both roles.
bool read_alike(const Driver& driver, const Driver& neighbour, const StationInstrument& one,
                const StationInstrument& other) {
    const auto ask = driver.exchange(sequence::Command::read_now, one.options);
    const auto its = neighbour.exchange(sequence::Command::read_now, other.options);
    return ask && its && ask->request == its->request && ask->then == its->then;
}

}  // namespace

base::Result<void> may_share_port(const StationInstrument& one, std::span<const StationInstrument> others) {
    for (const auto& other : others) {
        if (other.port != one.port || other.role == one.role) continue;
        const std::string serves = one.port + " serves the role " + other.role;
        const auto driver = find_driver(one.driver);
        const auto neighbour = find_driver(other.driver);
        if (!driver || !neighbour || !(*driver)->answer_complete || !(*neighbour)->answer_complete) {
            const auto& alone = driver && (*driver)->answer_complete ? other.driver : one.driver;
            return base::fail(ErrorCode::already_exists, "role " + one.role,
                              serves + ", and '" + alone + "' needs a line of its own",
                              "a port of its own for each instrument without an address");
        }
        if (read_alike(**driver, **neighbour, one, other))
            return base::fail(ErrorCode::already_exists, "role " + one.role, serves + " in the very same way",
                              "another address, or another register of the same device");
        const auto settings = settings_of(**driver, one.options);
        if (!settings) return base::fail(settings.error());
        const auto its = settings_of(**neighbour, other.options);
        if (its && *its != *settings)
            return base::fail(ErrorCode::port_settings, one.port,
                              "the role '" + one.role + "' sets this line to " + settings->text() + ", the role '" +
                                  other.role + "' to " + its->text(),
                              "the same settings for all instruments on one line: set them at the instruments, then "
                              "with the option settings of the station");
    }
    return {};
}

}  // namespace velocert::instruments
