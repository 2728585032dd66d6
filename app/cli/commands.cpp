// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "app/cli/interrupt.h"

namespace velocert::app {

base::Result<instruments::Options> parse_options(const std::vector<std::string>& words) {
    instruments::Options out;
    for (const auto& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            return base::fail(base::ErrorCode::bad_value, "--set", "'" + word + "'", "name=value");
        // Of two that differ nobody would know which one held.
        if (!out.emplace(word.substr(0, equals), word.substr(equals + 1)).second)
            return base::fail(base::ErrorCode::bad_value, "--set", "'" + word.substr(0, equals) + "' twice",
                              "each option once");
    }
    return out;
}

base::Result<instruments::PortSettings> parse_settings(std::string_view text) {
    auto out = instruments::PortSettings::parse(text);
    if (out) return out;
    auto error = out.error();
    error.code = base::ErrorCode::bad_value;
    error.where = "--settings";
    return base::fail(error);
}

base::Result<std::string> read_file(const std::string& path) {
    struct Close {
        void operator()(std::FILE* file) const {
            if (file != nullptr && file != stdin) std::fclose(file);
        }
    };
    const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (file == nullptr) {
        const int number = errno;
        // A pipe that nobody writes holds up the opening already.
        if (const auto on = go_on_unless_interrupted(path); !on) return base::fail(on.error());
        return base::fail(number == ENOENT ? base::ErrorCode::not_found : base::ErrorCode::bad_input, path,
                          std::strerror(number), "a file that can be read");
    }
    std::string out;
    char buffer[65536];
    // A signal ends one read with what it had; the next one would wait again.
    while (!interrupted()) {
        const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get());
        if (count == 0) break;
        out.append(buffer, count);
    }
    if (const auto on = go_on_unless_interrupted(path); !on) return base::fail(on.error());
    if (std::ferror(file.get()) != 0)
        return base::fail(base::ErrorCode::bad_input, path, std::strerror(errno), "a file that can be read");
    return out;
}

}  // namespace velocert::app
