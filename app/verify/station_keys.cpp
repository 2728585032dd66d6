// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/station_keys.h"

#include <sstream>
#include <utility>

namespace velocert::app {

base::Result<std::vector<signing::NoteVerifier>> station_keys_in(std::string_view text, const std::string& file) {
    std::vector<signing::NoteVerifier> out;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        if (line.starts_with("PRIVATE+KEY"))
            return base::fail(base::ErrorCode::bad_input, file, "the secret half of a key",
                              "its public half, as 'checkpoint make-key' prints it");
        auto key = signing::NoteVerifier::parse(line);
        if (!key) return base::fail(key.error().code, file, key.error().found, key.error().expected);
        out.push_back(std::move(*key));
    }
    if (out.empty()) return base::fail(base::ErrorCode::bad_input, file, "no key", "\"name+hash+base64\" on a line");
    return out;
}

}  // namespace velocert::app
