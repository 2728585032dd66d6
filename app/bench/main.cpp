// SPDX-License-Identifier: GPL-3.0-or-later
// velocert-bench: the virtual bench for other programs, over pseudo-terminals.
#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "app/bench/listing.h"
#include "app/bench/service.h"
#include "app/bench/stop_signals.h"
#include "app/standard_streams.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"

namespace {

using namespace velocert;

// Exit codes of the command line's contract.
constexpr int done = 0;
constexpr int wrong_input = 3;
constexpr int bench_trouble = 4;

int refuse(const base::Error& error) {
    std::cerr << "velocert-bench: " << error.text() << '\n';
    return error.code == base::ErrorCode::io ? bench_trouble : wrong_input;
}

/// The library would take -1 for the largest number there is.
CLI::Validator whole_number() {
    return {[](std::string& text) -> std::string {
                std::uint64_t value = 0;
                const auto* end = text.data() + text.size();
                const auto read = std::from_chars(text.data(), end, value);
                return read.ec == std::errc{} && read.ptr == end
                           ? std::string()
                           : "'" + text + "' (expected a whole number from 0 to 18446744073709551615)";
            },
            "WHOLE NUMBER"};
}

base::Result<instruments::Options> parse_options(const std::vector<std::string>& typed) {
    instruments::Options options;
    for (const auto& pair : typed) {
        const auto equal = pair.find('=');
        if (equal == std::string::npos || equal == 0)
            return base::fail(base::ErrorCode::bad_value, "--set", "'" + pair + "'",
                              "NAME=VALUE, such as mass=62.93 kg");
        options[pair.substr(0, equal)] = pair.substr(equal + 1);
    }
    return options;
}

/// No program sends anything to it: so is its profile, as it is set here, in the table of its driver.
bool is_only_listened_to(const std::string& driver, const instruments::Options& set) {
    const auto found = instruments::find_driver(driver);
    if (!found) return false;
    const auto chosen = set.find("profile");
    for (const auto& profile : (*found)->profiles)
        if (chosen == set.end() || chosen->second == profile.id) return profile.listens_only;
    return (*found)->profiles.front().listens_only;
}

/// The exit code, once the answer is out.
int written(int code) {
    if (app::answer_is_out()) return code;
    std::cerr << "velocert-bench: the output could not be written\n";
    return code == done ? bench_trouble : code;
}

}  // namespace

int main(int argc, char** argv) {
    app::hold_standard_streams();
    CLI::App app{
        "Velocert's virtual bench: speaks an instrument's wire protocol on a pseudo-terminal until it is stopped"};
    app.name("velocert-bench");
    std::string driver;
    std::string link;
    std::vector<std::string> settings;
    std::vector<std::string> faults;
    std::uint64_t seed = 1;
    bool list = false;
    bool json = false;
    app.add_option("--instrument", driver, "Driver whose protocol is spoken (see --list)");
    app.add_option("--link", link, "Where a symbolic link to the pseudo-terminal is made; removed at the end");
    app.add_option("--set", settings, "Option of the instrument, NAME=VALUE; may be repeated")->allow_extra_args(false);
    app.add_option("--fault", faults, "Fault, NAME[@SECONDS[xCOUNT]]; may be repeated")->allow_extra_args(false);
    app.add_option("--seed", seed, "Seed of everything that varies")->capture_default_str()->check(whole_number());
    app.add_flag("--list", list, "List instruments, options and faults");
    app.add_flag("--json", json, "With --list: one JSON document on standard output");
    app.footer(
        "Example: velocert-bench --instrument mt-sics --link scale --set \"mass=62.93 kg\" --set load=on --fault "
        "late-reply\n"
        "         velocert-cli read --driver mt-sics --port scale\n"
        "Exit codes: 0 stopped by SIGINT or SIGTERM, 3 wrong input, 4 no pseudo-terminal or link.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return written(app.exit(error) == 0 ? done : wrong_input);
    }
    if (list) {
        std::cout << (json ? app::bench_listing().text(true) + "\n" : app::bench_listing_text());
        return written(done);
    }
    if (driver.empty() || link.empty())
        return refuse({base::ErrorCode::missing_field, "arguments", driver.empty() ? "no instrument" : "no link",
                       "--instrument DRIVER --link PATH, or --list"});

    const auto options = parse_options(settings);
    if (!options) return refuse(options.error());
    instruments::EbikeModel model;
    auto simulator = instruments::make_simulator(driver, *options, model, seed);
    if (!simulator) return refuse(simulator.error());
    app::Service service;
    service.simulator = std::move(*simulator);
    service.link = link;
    service.seed = seed;
    service.only_sends = is_only_listened_to(driver, *options);
    for (const auto& name : faults) {
        const auto plan = instruments::parse_fault_plan(name);
        if (!plan) return refuse(plan.error());
        service.faults.push_back(*plan);
    }
    app::watch_stop_signals();
    if (auto served = app::serve(std::move(service)); !served) return refuse(served.error());
    return done;
}
