// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/running_program.h"

#include <string>
#include <utility>

#include "core/base/program.h"
#include "core/records/evidence_store.h"

namespace velocert::app {
namespace {

/// The kernel's own name for the file that was started: it leads to its bytes even after it was replaced.
constexpr const char* own_file = "/proc/self/exe";

std::optional<sequence::ProgramFile> look() {
    auto name = base::program_name();
    if (name.empty()) return std::nullopt;
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
