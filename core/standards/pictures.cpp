// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/pictures.h"

#include <algorithm>
#include <vector>

namespace velocert::standards {
namespace {

constexpr std::string_view ending = ".svg";
constexpr std::size_t longest_name = 60;

std::vector<std::string> names() {
    std::vector<std::string> out;
    for (const auto& file : picture_list()) {
        std::string line;
        for (const char c : file.text) {
            if (c != '\n') {
                line += c;
                continue;
            }
            if (!line.empty()) out.push_back(line + std::string(ending));
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

bool is_picture_file(std::string_view file) { return file.starts_with(picture_folder); }

bool goes_before_the_programs(std::string_view file) {
    return is_picture_file(file) && is_picture(file.substr(picture_folder.size()));
}

base::Result<void> check_picture_name(std::string_view name, std::string_view file) {
    const auto stem = name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string_view();
    const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    bool fine = !stem.empty() && stem.size() <= longest_name && small(stem.back());
    char before = '-';
    for (const char c : stem) {
        fine = fine && (small(c) || (c == '-' && before != '-'));
        before = c;
    }
    if (fine) return {};
    return base::fail(base::ErrorCode::bad_value, std::string(file),
                      "'" + std::string(name) + "' is no name of a picture",
                      "a drawing named with small letters, digits and hyphens, such as brake-dry.svg; or a pack "
                      "without the file");
}

}  // namespace velocert::standards
