// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/files/host_name.h"

#include <unistd.h>

#include <array>

namespace velocert::records {

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name.front() == '\0') return "unknown host";
    return name.data();
}

}  // namespace velocert::records
