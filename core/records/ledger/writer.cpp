// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/writer.h"

#include <algorithm>

#include "core/base/program.h"
#include "core/records/files/host_name.h"

namespace velocert::records {
namespace {

std::string visible(std::string name) {
    std::ranges::replace_if(
        name, [](char c) { return c < ' ' || c > '~'; }, '?');
    return name;
}

}  // namespace

Writer Writer::here() {
    const auto name = base::program_name();
    return {visible(host_name()),
            visible(name.empty() ? "velocert" : name) + ' ' + std::string(base::program_version())};
}

}  // namespace velocert::records
