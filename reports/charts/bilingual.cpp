// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/bilingual.h"

namespace velocert::reports {

std::string print(const Bilingual& text, Language language) {
    const bool one_only = text.zh.empty() || text.en.empty() || text.zh == text.en;
    const std::string& any = text.zh.empty() ? text.en : text.zh;
    switch (language) {
        case Language::zh: return any;
        case Language::en: return text.en.empty() ? text.zh : text.en;
        case Language::both: return one_only ? any : text.zh + " " + text.en;
    }
    return any;
}

}  // namespace velocert::reports
