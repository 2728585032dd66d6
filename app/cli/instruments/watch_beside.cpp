// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/instruments/watch_beside.h"

#include <cstdio>
#include <utility>

#include "app/cli/output.h"

namespace velocert::app {

base::Result<std::unique_ptr<instruments::PortWatch>> watch_beside(
    const instruments::Driver& driver, const instruments::Options& options, const std::string& port,
    const instruments::PortSettings& settings, const std::string& purpose, const base::Clock& clock) {
    if (!driver.energises) return std::unique_ptr<instruments::PortWatch>();
    auto order = instruments::WatchOrder::of(driver, options, {});
    if (!order) return base::fail(order.error());
    const auto state = instruments::state_folder();
    if (!state) return base::fail(state.error());
    order->port = port;
    order->settings = settings.text();
    order->folder = instruments::watch_folder(*state);
    order->purpose = purpose;
    auto watch = instruments::PortWatch::begin(std::move(*order), clock);
    if (!watch) return base::fail(watch.error());
    return std::make_unique<instruments::PortWatch>(std::move(*watch));
}

void tell_watched(const Output& output) {
    const auto state = instruments::state_folder();
    if (!state) return;  // where nothing can be kept, nothing waits
    const auto waiting = instruments::unentered_records(*state);
    if (!waiting) return output.say("note: " + waiting.error().text());
    for (const auto& kept : *waiting) output.say("note: " + kept.text());
    // Only what was told goes aside: a warning that reached nobody is told again.
    if (std::fflush(stderr) != 0 || std::ferror(stderr) != 0) return;
    if (const auto moved = instruments::set_aside(*state, *waiting); !moved)
        output.say("note: " + moved.error().text() + "; it is told again next time");
}

}  // namespace velocert::app
