// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "core/base/json.h"
#include "core/base/json_place.h"
#include "instruments/drivers/class_meaning.h"
#include "instruments/drivers/described/described.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

using base::Json;

Json ranges_json(const instruments::Profile& profile) {
    auto ranges = Json::array();
    for (const auto& range : profile.ranges)
        ranges.push(Json::object()
                        .set("measurand", std::string(metrology::name(range.measurand)))
                        .set("low", std::string(range.low))
                        .set("high", std::string(range.high))
                        .set("resolution", std::string(range.resolution)));
    return ranges;
}

Json driver_json(const instruments::Driver& driver) {
    const auto& standard = driver.profiles.front();
    auto measurands = Json::array();
    for (const auto measurand : driver.measurands) measurands.push(std::string(metrology::name(measurand)));
    auto profiles = Json::array();
    for (const auto& profile : driver.profiles) {
        auto entry = Json::object()
                         .set("id", std::string(profile.id))
                         .set("name", std::string(profile.name))
                         .set("port", std::string(profile.port))
                         .set("ranges", ranges_json(profile))
                         .set("longest_silence", std::to_string(profile.longest_silence.count()) + " ms");
        if (!profile.accuracy_class.empty()) entry.set("class", std::string(profile.accuracy_class));
        profiles.push(std::move(entry));
    }
    auto options = Json::array();
    for (const auto& option : driver.options)
        options.push(Json::object()
                         .set("name", std::string(option.name))
                         .set("default", std::string(option.fallback))
                         .set("meaning", std::string(option.meaning)));
    options.push(Json::object()
                     .set("name", std::string(instruments::class_option.name))
                     .set("default", std::string(standard.accuracy_class))
                     .set("meaning", instruments::class_meaning(driver)));
    options.push(Json::object()
                     .set("name", std::string(instruments::range_option.name))
                     .set("default", "")
                     .set("meaning", std::string(instruments::range_option.meaning)));
    return Json::object()
        .set("id", std::string(driver.id))
        .set("name", std::string(driver.name))
        .set("kind", std::string(driver.kind))
        .set("measurands", measurands)
        .set("ranges", ranges_json(standard))
        .set("port", std::string(standard.port))
        .set("profiles", profiles)
        .set("options", options);
}

/// Reads one description without adding it: what is wrong with it stands on standard error with line and column.
ExitCode check(const Output& output, const std::string& path) {
    const auto text = read_file(path);
    if (!text) return output.refuse(text.error());
    const auto driver = instruments::read_driver_for_use(*text, path);
    if (!driver) return output.refuse(driver.error());
    if (instruments::find_shipped_driver((*driver)->id) != nullptr) {
        const auto json = base::Json::parse(*text, path);
        const auto* id = json ? json->find("id") : nullptr;
        const auto place = id == nullptr ? path : base::json_place(path, id->line(), id->column());
        return output.refuse({base::ErrorCode::already_exists, place + " /id",
                              "there is a shipped driver '" + std::string((*driver)->id) + "'", "an id of its own"});
    }
    if (output.json)
        output.document(driver_json(**driver));
    else
        output.text("fine: " + std::string((*driver)->id) + ", " + std::string((*driver)->name));
    return ExitCode::done;
}

ExitCode list(const Output& output) {
    auto array = Json::array();
    for (const auto* driver : instruments::drivers()) array.push(driver_json(*driver));
    if (output.json) {
        output.document(Json::object().set("drivers", array));
        return ExitCode::done;
    }
    for (const auto* driver : instruments::drivers()) {
        output.text(std::string(driver->id) + "  " + std::string(driver->name) + "  (" + std::string(driver->kind) +
                    ")");
        for (const auto& profile : driver->profiles) {
            output.text(
                "  profile " + std::string(profile.id) + ": " + std::string(profile.name) + ", " +
                std::string(profile.port) +
                (profile.accuracy_class.empty() ? std::string() : ", class " + std::string(profile.accuracy_class)));
            for (const auto& range : profile.ranges)
                output.text("    " + std::string(metrology::name(range.measurand)) + " " + std::string(range.low) +
                            " ... " + std::string(range.high) + ", resolution " + std::string(range.resolution));
        }
        for (const auto& option : driver->options)
            output.text("  --set " + std::string(option.name) + "=" + std::string(option.fallback) + "  " +
                        std::string(option.meaning));
        output.text("  --set " + std::string(instruments::class_option.name) + "=  " +
                    instruments::class_meaning(*driver));
        output.text("  --set " + std::string(instruments::range_option.name) + "=  " +
                    std::string(instruments::range_option.meaning));
    }
    return ExitCode::done;
}

}  // namespace

void add_drivers(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("drivers", "List drivers: measurands, ranges, resolution, class, default port settings");
    const auto file = std::make_shared<std::string>();
    command->add_option("--check", *file, "Check a description of an instrument (JSON) without adding it");
    command->footer("Example: velocert-cli drivers --json");
    command->callback([&line, file] {
        line.action = [file](const Output& output) { return file->empty() ? list(output) : check(output, *file); };
    });
}

}  // namespace velocert::app
