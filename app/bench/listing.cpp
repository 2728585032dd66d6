// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/listing.h"

#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_line.h"

namespace velocert::app {
namespace {

using base::Json;

std::vector<std::string> faults_of(std::string_view driver) {
    std::vector<std::string> names;
    auto simulator = instruments::make_simulator(driver, {}, {}, 1);
    if (!simulator) return names;
    const instruments::SimulatedLine line(std::move(*simulator), 1);
    for (const auto& row : instruments::faults())
        if (line.has(row.fault)) names.emplace_back(row.name);
    return names;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, out.size() + 1), ' ');
    return out;
}

}  // namespace

Json bench_listing() {
    Json list = Json::array();
    for (const auto& simulator : instruments::simulators()) {
        Json options = Json::array();
        for (const auto& row : simulator.options) {
            Json option = Json::object();
            option.set("name", row.name).set("default", row.fallback).set("meaning", row.meaning);
            options.push(std::move(option));
        }
        Json faults = Json::array();
        for (const auto& name : faults_of(simulator.driver)) faults.push(name);
        Json entry = Json::object();
        entry.set("driver", simulator.driver).set("name", simulator.name);
        entry.set("options", std::move(options)).set("faults", std::move(faults));
        list.push(std::move(entry));
    }
    Json faults = Json::array();
    for (const auto& row : instruments::faults()) {
        Json fault = Json::object();
        fault.set("name", row.name).set("meaning", row.meaning);
        faults.push(std::move(fault));
    }
    Json document = Json::object();
    document.set("instruments", std::move(list)).set("faults", std::move(faults));
    return document;
}

std::string bench_listing_text() {
    std::string out;
    for (const auto& simulator : instruments::simulators()) {
        out += padded(simulator.driver, 12) + std::string(simulator.name) + "\n  options (--set NAME=VALUE):\n";
        for (const auto& row : simulator.options)
            out += "    " + padded(row.name, 13) + padded(row.fallback, 12) + std::string(row.meaning) + "\n";
        out += "  faults:";
        for (const auto& name : faults_of(simulator.driver)) out += " " + name;
        out += "\n\n";
    }
    out +=
        "faults (--fault NAME[@SECONDS[xCOUNT]]; moments count from the first byte received, and of an\n"
        "instrument that is only listened to from when its line is opened):\n";
    for (const auto& row : instruments::faults()) out += "  " + padded(row.name, 17) + std::string(row.meaning) + "\n";
    return out;
}

}  // namespace velocert::app
