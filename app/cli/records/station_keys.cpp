// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records/station_keys.h"

#include <algorithm>
#include <iterator>

#include "app/cli/commands.h"
#include "app/verify/station_keys.h"

namespace velocert::app {

base::Result<std::vector<signing::NoteVerifier>> read_station_keys(const std::vector<std::string>& files) {
    std::vector<signing::NoteVerifier> out;
    for (const auto& file : files) {
        const auto text = read_file(file);
        if (!text) return base::fail(text.error());
        auto keys = station_keys_in(*text, file);
        if (!keys) return base::fail(keys.error());
        std::ranges::move(*keys, std::back_inserter(out));
    }
    return out;
}

}  // namespace velocert::app
