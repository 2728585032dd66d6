// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/json.h"
#include "core/standards/pack.h"
#include "tests/app/process.h"

namespace velocert::tests {

/// The newest shipped pack in the folder "our-pack", made Bike Lab's by its name and by the title of what weighing is.
inline std::string write_bike_lab_pack(const ScratchFolder& folder, const std::string& title = "Weighing as we do it") {
    auto pack = standards::embedded_packs().back();
    auto edition = base::Json::parse(pack.files.at("edition.json")).value();
    edition.set("laboratory", "Bike Lab");
    pack.files["edition.json"] = edition.text(true);
    auto weighing = base::Json::parse(pack.files.at("procedures/vehicle-mass.json")).value();
    weighing.set("title", base::Json::object().set("zh", "称量").set("en", title));
    pack.files["procedures/vehicle-mass.json"] = weighing.text(true);
    for (const auto& [name, text] : pack.files) {
        const std::filesystem::path path(folder / ("our-pack/" + name));
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    return folder / "our-pack";
}

}  // namespace velocert::tests
