// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/station.h"

#include <algorithm>

#include "core/base/json_members.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;

constexpr std::string_view format = "velocert-station/1";

StationInstrument read_instrument(JsonReader& reader, const Station& station) {
    StationInstrument instrument;
    instrument.role = reader.text("role");
    if (reader.ok() && station.instrument(instrument.role) != nullptr)
        reader.refuse("role", ErrorCode::already_exists, "'" + instrument.role + "' stands twice",
                      "one instrument for each role");
    instrument.driver = reader.text("driver");
    if (station.is_virtual) {
        instrument.port = reader.text_or("port", {});
    } else {
        instrument.port = reader.text("port");
    }
    if (const base::Json* options = reader.optional("options")) {
        JsonReader nested(*options, reader.source(), reader.pointer() + "/options");
        if (options->members() != nullptr)
            for (const auto& option : *options->members())
                instrument.options.emplace(option.first, nested.text(option.first));
        if (auto done = nested.finish(); !done) reader.refuse(done.error());
    }
    // Several may be on one line, each at an address of its own; whether their drivers can is known where they are.
    const auto the_same = [&](const StationInstrument& other) {
        return !instrument.port.empty() && other.port == instrument.port && other.driver == instrument.driver &&
               other.options == instrument.options;
    };
    if (reader.ok() && !station.is_virtual && std::ranges::any_of(station.instruments, the_same))
        reader.refuse("port", ErrorCode::already_exists, "'" + instrument.port + "' stands twice with the same set-up",
                      "a port of its own for each instrument, or an address of its own on a common line");
    instrument.serial = reader.text_or("serial", {});
    instrument.equipment = reader.text_or("equipment", {});
    return instrument;
}

}  // namespace

const StationInstrument* Station::instrument(std::string_view role) const {
    const auto found = std::ranges::find(instruments, role, &StationInstrument::role);
    return found == instruments.end() ? nullptr : &*found;
}

base::Result<Station> station_from_json(const base::Json& json, std::string_view source) {
    JsonReader reader(json, std::string(source));
    base::expect_format(reader, format);
    Station station;
    station.id = reader.text("id");
    station.name = reader.text("name");
    station.is_virtual = reader.flag_or("virtual", false);
    const auto& instruments = reader.array("instruments");
    for (std::size_t i = 0; i < instruments.size() && reader.ok(); ++i) {
        JsonReader nested(instruments[i], std::string(source), "/instruments/" + std::to_string(i));
        auto instrument = read_instrument(nested, station);
        if (auto done = nested.finish(); !done)
            reader.refuse(done.error());
        else
            station.instruments.push_back(std::move(instrument));
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return station;
}

base::Json to_json(const Station& station) {
    base::Json instruments = base::Json::array();
    for (const auto& instrument : station.instruments) {
        base::Json one;
        one.set("role", instrument.role);
        one.set("driver", instrument.driver);
        if (!instrument.port.empty()) one.set("port", instrument.port);
        if (!instrument.options.empty()) {
            base::Json options = base::Json::object();
            for (const auto& [key, value] : instrument.options) options.set(key, value);
            one.set("options", std::move(options));
        }
        if (!instrument.serial.empty()) one.set("serial", instrument.serial);
        if (!instrument.equipment.empty()) one.set("equipment", instrument.equipment);
        instruments.push(std::move(one));
    }
    base::Json json;
    json.set("format", format);
    json.set("id", station.id);
    json.set("name", station.name);
    if (station.is_virtual) json.set("virtual", true);
    json.set("instruments", std::move(instruments));
    return json;
}

}  // namespace velocert::laboratory
