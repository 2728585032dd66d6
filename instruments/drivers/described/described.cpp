// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/described.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "instruments/drivers/described/described_driver.h"
#include "instruments/drivers/described/laboratory_rules.h"
#include "instruments/drivers/modbus/modbus_driver.h"

namespace velocert::instruments {
namespace {

// Nobody describes an instrument in more; a larger file is something else.
constexpr std::uintmax_t largest_file = 256 * 1024;

}  // namespace

base::Result<std::shared_ptr<const Driver>> read_described_driver(std::string_view text, const std::string& source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    const auto* protocol = json->find("protocol");
    const bool modbus = protocol != nullptr && protocol->string() != nullptr && *protocol->string() == "modbus";
    auto made = modbus ? load_modbus_driver(*json, source) : load_described_driver(*json, source);
    if (!made) return base::fail(made.error());
    (*made)->driver.definition = json->text();
    const std::shared_ptr<const LoadedDriver> owner(std::move(*made));
    return std::shared_ptr<const Driver>(owner, &owner->driver);
}

base::Result<std::shared_ptr<const Driver>> read_laboratory_driver(std::string_view text, const std::string& source) {
    auto made = read_described_driver(text, source);
    if (!made) return made;
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    if (const auto good = check_laboratory_rules(*json, source); !good) return base::fail(good.error());
    return made;
}

std::vector<std::shared_ptr<const Driver>> read_shipped(std::span<const EmbeddedText> files) {
    std::vector<std::shared_ptr<const Driver>> out;
    for (const auto& file : files)
        if (auto made = read_described_driver(file.text, std::string(file.name))) out.push_back(std::move(*made));
    return out;
}

std::span<const Driver* const> described_drivers() {
    static const auto kept = read_shipped(embedded_descriptions());
    static const auto list = [] {
        std::vector<const Driver*> out;
        for (const auto& driver : kept) out.push_back(driver.get());
        return out;
    }();
    return list;
}

LaboratoryDrivers read_laboratory_drivers(const std::string& folder) {
    LaboratoryDrivers out;
    std::error_code ignored;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        const auto size = std::filesystem::file_size(path, ignored);
        std::ifstream file(path, std::ios::binary);
        if (!file || ignored || size > largest_file) {
            out.refused.push_back({base::ErrorCode::io, path.string(), "it cannot be read, or is larger than 256 KiB",
                                   "a description of an instrument"});
            continue;
        }
        const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        auto made = read_laboratory_driver(text, path.string());
        if (made)
            out.drivers.push_back(std::move(*made));
        else
            out.refused.push_back(made.error());
    }
    return out;
}

}  // namespace velocert::instruments
