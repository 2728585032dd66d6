// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/cli/output.h"

namespace velocert::app {

/// What `verify` was asked; all but the path are for reports.
struct VerifyArguments {
    std::string path;
    std::string trust;                      ///< file with a trust list; may be empty
    std::string digest;                     ///< SHA-256 of the file as stored; may be empty
    std::vector<std::string> anchors;       ///< of an archive: folders with checkpoints
    std::vector<std::string> station_keys;  ///< of an archive: files with public halves
    std::string record;                     ///< SHA-256 of the record; may be empty
};

/// A signed report: the fields of `verify`, and the three lines of answer.
[[nodiscard]] ExitCode verify_report(const Output& output, const VerifyArguments& arguments);

}  // namespace velocert::app
