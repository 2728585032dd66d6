// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <string_view>

namespace velocert::app {

/// The name of a driver in the language in use. A laboratory's own driver is called as its description calls it.
[[nodiscard]] QString driver_name_words(std::string_view name);
/// A scenario of the virtual bench in few words of the language in use; its id where it has none.
[[nodiscard]] QString scenario_name(const std::string& id);
/// What a scenario of the virtual bench shows, in the language in use, and its id; the id alone where it has no title.
[[nodiscard]] QString scenario_words(const std::string& id);

}  // namespace velocert::app
