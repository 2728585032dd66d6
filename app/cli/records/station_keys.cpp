// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records/station_keys.h"

#include <sstream>

#include "app/cli/commands.h"

namespace velocert::app {

base::Result<std::vector<signing::NoteVerifier>> read_station_keys(const std::vector<std::string>& files) {
    std::vector<signing::NoteVerifier> out;
    for (const auto& file : files) {
        const auto text = read_file(file);
        if (!text) return base::fail(text.error());
        std::istringstream lines(*text);
        const auto before = out.size();
        for (std::string line; std::getline(lines, line);) {
            if (line.empty()) continue;
            if (line.starts_with("PRIVATE+KEY"))
                return base::fail(base::ErrorCode::bad_input, file, "the secret half of a key",
                                  "its public half, as 'checkpoint make-key' prints it");
            auto key = signing::NoteVerifier::parse(line);
            if (!key) return base::fail(key.error().code, file, key.error().found, key.error().expected);
            out.push_back(std::move(*key));
        }
        if (out.size() == before)
            return base::fail(base::ErrorCode::bad_input, file, "no key", "\"name+hash+base64\" on a line");
    }
    return out;
}

}  // namespace velocert::app
