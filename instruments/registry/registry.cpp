// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/sequence/wire_log.h"
#include "instruments/drivers/ambient/ambient.h"
#include "instruments/drivers/balances/balances.h"
#include "instruments/drivers/described/described.h"
#include "instruments/drivers/electrical/electrical.h"
#include "instruments/drivers/force/force.h"
#include "instruments/drivers/modbus/modbus.h"
#include "instruments/drivers/motion/motion.h"
#include "instruments/drivers/range_guard.h"
#include "instruments/drivers/reading_rule.h"
#include "instruments/drivers/sound/sound.h"
#include "instruments/drivers/torque/torque.h"
#include "instruments/registry/recorded_options.h"

namespace velocert::instruments {
namespace {

/// The list, and what the laboratory's own drivers live on. Grows at the start of a program only.
struct Registry {
    std::vector<const Driver*> list;
    std::size_t shipped = 0;  ///< of the list, from its front
    std::vector<std::shared_ptr<const Driver>> kept;
};

/// A decoder with the driver it belongs to, which nobody else keeps alive.
class RecordedDecoder final : public metrology::Decoder {
  public:
    RecordedDecoder(std::shared_ptr<const Driver> driver, std::unique_ptr<metrology::Decoder> decoder)
        : driver_(std::move(driver)), decoder_(std::move(decoder)) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override {
        decoder_->feed(direction, bytes, arrival_ns, out);
    }
    void finish(metrology::Decoded& out) override { decoder_->finish(out); }

  private:
    std::shared_ptr<const Driver> driver_;
    std::unique_ptr<metrology::Decoder> decoder_;
};

Registry& registry() {
    static Registry all = [] {
        Registry out;
        for (const auto& family :
             {balance_drivers(), motion_drivers(), torque_drivers(), electrical_drivers(), ambient_drivers(),
              modbus_drivers(), sound_drivers(), force_drivers(), described_drivers()})
            out.list.insert(out.list.end(), family.begin(), family.end());
        out.shipped = out.list.size();
        return out;
    }();
    return all;
}

}  // namespace

std::span<const Driver* const> drivers() { return registry().list; }

const Driver* find_shipped_driver(std::string_view id) {
    const auto shipped = drivers().first(registry().shipped);
    const auto found =
        std::find_if(shipped.begin(), shipped.end(), [&](const Driver* driver) { return driver->id == id; });
    return found == shipped.end() ? nullptr : *found;
}

std::string laboratory_drivers_folder() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    if (auto folder = variable("VELOCERT_INSTRUMENTS"); !folder.empty()) return folder;
    if (const auto settings = variable("XDG_CONFIG_HOME"); !settings.empty()) return settings + "/velocert/instruments";
    const auto home = variable("HOME");
    return home.empty() ? std::string() : home + "/.config/velocert/instruments";
}

std::vector<base::Error> add_laboratory_drivers(const std::string& folder) {
    auto made = read_laboratory_drivers(folder);
    for (auto& driver : made.drivers) {
        if (find_driver(driver->id)) {
            made.refused.push_back({base::ErrorCode::bad_value, folder,
                                    "there is a driver '" + std::string(driver->id) + "' already", "an id of its own"});
            continue;
        }
        registry().list.push_back(driver.get());
        registry().kept.push_back(std::move(driver));
    }
    return std::move(made.refused);
}

base::Result<const Driver*> find_driver(std::string_view id) {
    std::string known;
    for (const auto* driver : drivers()) {
        if (driver->id == id) return driver;
        if (!known.empty()) known += ", ";
        known += driver->id;
    }
    return base::fail(base::ErrorCode::not_found, "driver", "there is no driver '" + std::string(id) + "'",
                      "one of " + known);
}

base::Result<std::unique_ptr<metrology::Decoder>> RegistryDecoders::make_decoder(
    std::string_view driver, const std::vector<std::pair<std::string, std::string>>& options) const {
    Options given(options.begin(), options.end());
    const auto rule = given.extract(std::string(sequence::range_rule_option));
    const bool held = rule.empty() || rule.mapped() != sequence::range_rule_none;
    const auto reading = given.extract(std::string(sequence::reading_rule_option));
    given.erase(std::string(reading_count_option));
    const auto definition = given.extract(std::string(definition_option));
    if (!definition.empty()) {
        // A laboratory's own driver need not be on the machine that computes again, and a file may have changed since:
        // the description that the log carries is the one that holds.
        auto described = read_described_driver(definition.mapped(), "definition");
        if (!described) return base::fail(described.error());
        if (!reading.empty() && (*described)->by_edition)
            given.emplace(sequence::reading_rule_option, reading.mapped());
        auto decoder = held ? make_ranged_decoder(**described, given) : (*described)->make_decoder(given);
        if (!decoder) return base::fail(decoder.error());
        return std::make_unique<RecordedDecoder>(std::move(*described), std::move(*decoder));
    }
    const auto found = find_driver(driver);
    if (!found) return base::fail(found.error());
    if (!reading.empty() && reads_by_edition(**found)) given.emplace(sequence::reading_rule_option, reading.mapped());
    return held ? make_ranged_decoder(**found, given) : (*found)->make_decoder(given);
}

}  // namespace velocert::instruments
