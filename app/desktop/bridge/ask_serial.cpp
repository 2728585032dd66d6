// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/ask_serial.h"

#include <array>

#include "instruments/registry/identify.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/port_checks.h"

namespace velocert::app {

base::Result<std::string> ask_serial(const std::string& driver, const std::string& port, const base::Clock& clock,
                                     const base::Progress& progress) {
    const auto known = instruments::find_driver(driver);
    if (!known) return base::fail(known.error());
    instruments::Search search;
    search.pseudo_terminal = instruments::is_pseudo_terminal(port);
    search.budget = std::chrono::seconds(5);
    search.given_up = [&] { return !base::go_on(progress, port, 0, 0); };
    search.open = [&](const instruments::PortSettings& settings) {
        return instruments::open_port(port, settings, {{}, "ask"});
    };
    const auto found = instruments::identify(std::array{*known}, search, clock);
    if (!found) return base::fail(found.error());
    if (found->found() == nullptr)
        return base::fail(base::ErrorCode::wrong_instrument, port, "no answer of a " + driver,
                          "the instrument switched on");
    return found->found()->recognition.identity.serial;
}

}  // namespace velocert::app
