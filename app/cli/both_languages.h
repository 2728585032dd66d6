// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>

#include "core/base/json.h"

namespace velocert::app {

/// Lines for people, in Chinese and in English.
struct BothLanguages {
    QStringList zh;
    QStringList en;

    /// {"zh": [...], "en": [...]}
    [[nodiscard]] base::Json json() const;
};
/// Calls `words` once for each language. Main thread; for programs without a window, where no language is chosen.
[[nodiscard]] BothLanguages in_both_languages(const std::function<QStringList()>& words);

}  // namespace velocert::app
