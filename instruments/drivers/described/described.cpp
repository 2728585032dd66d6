// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/described.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "instruments/drivers/described/described_driver.h"
#include "instruments/drivers/modbus/modbus_driver.h"

namespace velocert::instruments {
namespace {

// Nobody describes an instrument in more; a larger file is something else.
constexpr std::uintmax_t largest_file = 256 * 1024;

}  // namespace

base::Result<std::shared_ptr<const Driver>> read_described_driver(std::string_view text, const std::string& source) {
    // What kind of description it is stands in it; errors of the whole text are told by whoever reads it.
    if (const auto json = base::Json::parse(text, source)) {
        const auto* protocol = json->find("protocol");
        if (protocol != nullptr && protocol->string() != nullptr && *protocol->string() == "modbus") {
            auto map = load_modbus_driver(*json, source);
            if (!map) return base::fail(map.error());
            (*map)->driver.definition = json->text();
            const std::shared_ptr<const LoadedDriver> owner(std::move(*map));
            return std::shared_ptr<const Driver>(owner, &owner->driver);
        }
    }
    auto made = DescribedDriver::read(text, source);
    if (!made) return base::fail(made.error());
    const std::shared_ptr<const DescribedDriver> owner(std::move(*made));
    return std::shared_ptr<const Driver>(owner, &owner->driver());
}

std::span<const Driver* const> described_drivers() {
    static const auto kept = [] {
        std::vector<std::shared_ptr<const Driver>> out;
        for (const auto& file : shipped::descriptions())
            if (auto made = read_described_driver(file.text, std::string(file.name))) out.push_back(std::move(*made));
        return out;
    }();
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
        auto made = read_described_driver(text, path.string());
        if (made)
            out.drivers.push_back(std::move(*made));
        else
            out.refused.push_back(made.error());
    }
    return out;
}

}  // namespace velocert::instruments
