// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/running_program.h"

#include <filesystem>
#include <string>
#include <string_view>

#include "core/records/evidence_store.h"

namespace velocert::app {
namespace {

/// The kernel's own name for the file that was started: it leads to its bytes even after it was replaced.
constexpr const char* own_file = "/proc/self/exe";
/// What the kernel puts behind the path of a file that was replaced.
constexpr std::string_view replaced = " (deleted)";

std::optional<sequence::ProgramFile> look() {
    std::error_code code;
    std::string name = std::filesystem::read_symlink(own_file, code).filename().string();
    if (code || name.empty()) return std::nullopt;
    if (name.ends_with(replaced)) name.resize(name.size() - replaced.size());
    const auto hashed = records::digest_of_file(own_file);
    if (!hashed) return std::nullopt;
    return sequence::ProgramFile{std::move(name), hashed->digest};
}

}  // namespace

const std::optional<sequence::ProgramFile>& running_program() {
    static const std::optional<sequence::ProgramFile> found = look();
    return found;
}

}  // namespace velocert::app
