// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "tests/app/process.h"

namespace velocert::tests {

inline bool present(const std::string& program) {
    return std::system(("command -v " + program + " > /dev/null 2>&1").c_str()) == 0;
}

/// Runs a line in a folder, with nothing of the surroundings but a search path; output and all.
inline Finished shell(const std::string& folder, const std::string& script) {
    return Process({"/bin/sh", "-c", "cd '" + folder + "' && " + script}).wait();
}

/// The indented parts of a page: what it tells the reader to type.
inline std::vector<std::string> commands_of(const std::string& page) {
    std::vector<std::string> out;
    std::istringstream lines(page);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        const bool indented = line.starts_with("    ") && !line.starts_with("                ");
        if (indented && !inside) out.emplace_back();
        if (indented) out.back() += line + '\n';
        if (!indented && line.starts_with("                ") && inside) out.back() += line + '\n';
        inside = indented || (inside && line.starts_with("                "));
    }
    return out;
}

}  // namespace velocert::tests
