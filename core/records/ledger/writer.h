// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::records {

/// Who wrote an entry, as machines go: the workstation and the program. Which bench a run was made on stands in its
/// start.
struct Writer {
    std::string host;     ///< name of the machine; "unknown host" where it has none
    std::string program;  ///< with its version: "velocert-cli 0.1.0"

    /// This process. What is no visible ASCII character is written as '?': no name may keep an entry from being made.
    [[nodiscard]] static Writer here();
    friend bool operator==(const Writer&, const Writer&) = default;
};

}  // namespace velocert::records
