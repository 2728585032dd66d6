// SPDX-License-Identifier: GPL-3.0-or-later
// Switches the source on a port on, as a run does. With a third word it then makes a file of that name and waits to be
// killed; otherwise it ends in order.
#include <unistd.h>

#include <cstdio>

#include "core/base/clock.h"
#include "core/metrology/quantity.h"
#include "instruments/registry/registry.h"

int main(int count, char** words) {
    using namespace velocert;
    using sequence::Command;
    if (count < 3) return 3;
    const base::SystemClock clock;
    laboratory::Station station;
    station.id = "bench";
    station.instruments.push_back({"source", "scpi-source", words[1], {}, {}});
    instruments::StationInstruments instruments(station, clock);
    instruments.used_by({"Li Ming", "run 20260101-000000000001"});
    instruments.watched(words[2]);
    auto source = instruments.open("source");
    if (!source) {
        std::fprintf(stderr, "%s\n", source.error().text().c_str());
        return 4;
    }
    const std::chrono::seconds wait(2);
    for (const auto& order : {sequence::Order(Command::set_voltage, {metrology::Kind::voltage, 48'000'000}),
                              sequence::Order(Command::set_current_limit, {metrology::Kind::current, 5'000'000}),
                              sequence::Order(Command::output_on)})
        if (auto done = (*source)->command(order, wait); !done) {
            std::fprintf(stderr, "%s\n", done.error().text().c_str());
            return 4;
        }
    if (count > 3) {
        if (auto* told = std::fopen(words[3], "w")) std::fclose(told);
        pause();
    }
    return (*source)->safe_state() ? 0 : 4;
}
