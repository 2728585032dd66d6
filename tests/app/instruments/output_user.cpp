// SPDX-License-Identifier: GPL-3.0-or-later
// Switches the source or the load on a port on, as a run does. With a third word it then makes a file of that name and
// waits to be killed; otherwise it ends in order. A fourth word names another driver than that of a source.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

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
    const std::string driver = count > 4 ? words[4] : "scpi-source";
    station.instruments.push_back({"output", driver, words[1], {}, {}});
    instruments::StationInstruments instruments(station, clock);
    instruments.used_by({"Li Ming", "run 20260101-000000000001"});
    instruments.watched(words[2]);
    auto output = instruments.open("output");
    if (!output) {
        std::fprintf(stderr, "%s\n", output.error().text().c_str());
        return 4;
    }
    using metrology::Kind;
    std::vector<sequence::Order> orders{{Command::set_voltage, {Kind::voltage, 48'000'000}},
                                        {Command::set_current_limit, {Kind::current, 5'000'000}},
                                        Command::output_on};
    // A load draws; what it is fed with is somebody else's.
    if (driver != "scpi-source") orders = {{Command::set_current, {Kind::current, 2'000'000}}, Command::output_on};
    const std::chrono::seconds wait(2);
    for (const auto& order : orders)
        if (auto done = (*output)->command(order, wait); !done) {
            std::fprintf(stderr, "%s\n", done.error().text().c_str());
            return 4;
        }
    if (count > 3) {
        if (auto* told = std::fopen(words[3], "w")) std::fclose(told);
        // Until it is killed, or told to go on with its work.
        std::signal(SIGUSR1, [](int) {});
        pause();
        if (auto done = (*output)->command(orders.front(), wait); !done) {
            std::fprintf(stderr, "%s\n", done.error().text().c_str());
            return 4;
        }
    }
    return (*output)->safe_state() ? 0 : 4;
}
