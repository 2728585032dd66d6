// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/pictures.h"

#include <algorithm>
#include <vector>

namespace velocert::standards {
namespace {

std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& file : picture_list()) {
        std::string line;
        for (const char c : file.text) {
            if (c != '\n') {
                line += c;
                continue;
            }
            if (!line.empty()) out.push_back(line + ".svg");
            line.clear();
        }
    }
    return out;
}

}  // namespace

bool is_picture(std::string_view name) {
    return std::ranges::any_of(names(), [name](const std::string& one) { return one == name; });
}

std::string picture_names() {
    std::string out;
    for (const auto& name : names()) out += (out.empty() ? "" : ", ") + name;
    return out;
}

}  // namespace velocert::standards
