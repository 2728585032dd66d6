// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/left_on.h"

#include "instruments/registry/registry.h"

namespace velocert::instruments {

std::string LeftOn::text() const {
    return role + " (" + driver + " at " + port + ") is NOT off, as far as anybody knows: it was told to stop; " +
           said + "; switch it off at the instrument itself before anyone touches what is connected";
}

std::optional<LeftOn> left_on(const laboratory::Station& station, const sequence::SafeState& state) {
    if (state.ok) return std::nullopt;
    const auto* placed = station.instrument(state.role);
    const std::string driver = placed == nullptr ? std::string() : placed->driver;
    if (const auto known = find_driver(driver); known && !(*known)->energises) return std::nullopt;
    return LeftOn{state.role, driver, placed == nullptr ? std::string() : placed->port, state.text};
}

std::vector<LeftOn> left_on(const sequence::Run& run) {
    std::vector<LeftOn> out;
    for (std::size_t i = 0; i < run.step_runs.size(); ++i)
        for (const auto& state : run.step_runs[i].safe_states) {
            std::erase_if(out, [&](const LeftOn& before) { return before.role == state.role; });
            if (auto one = left_on(sequence::station_at(run, i), state)) out.push_back(std::move(*one));
        }
    return out;
}

}  // namespace velocert::instruments
