// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/program.h"

#include <filesystem>
#include <system_error>

namespace velocert::base {
namespace {

/// What the kernel puts behind the path of a file that was replaced.
constexpr std::string_view replaced = " (deleted)";

}  // namespace

std::string_view program_version() { return VELOCERT_VERSION; }

std::string program_name() {
    std::error_code code;
    std::string name = std::filesystem::read_symlink("/proc/self/exe", code).filename().string();
    if (code) return {};
    if (name.ends_with(replaced)) name.resize(name.size() - replaced.size());
    return name;
}

}  // namespace velocert::base
