// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// The program that runs, as records and reports name it. Any thread.
namespace velocert::base {

/// "0.1.0".
[[nodiscard]] std::string_view program_version();
/// The name of the file that was started ("velocert-cli"), be another file in its place by now; empty where the system
/// does not tell.
[[nodiscard]] std::string program_name();

}  // namespace velocert::base
