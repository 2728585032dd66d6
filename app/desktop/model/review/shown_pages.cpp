// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/review/shown_pages.h"

namespace velocert::app {

void ShownPages::for_act(const std::string& act) {
    if (act == act_) return;
    act_ = act;
    reports_.clear();
}

void ShownPages::laid_out(const std::string& report, const base::Digest& document, bool same_bytes) {
    reports_.insert_or_assign(report, Shown{document, same_bytes, false});
}

void ShownPages::seen_to_the_end(const std::string& report) {
    if (const auto found = reports_.find(report); found != reports_.end()) found->second.to_the_end = true;
}

void ShownPages::exact_file_opened(const std::string& report) {
    if (const auto found = reports_.find(report); found != reports_.end()) found->second.same_bytes = true;
}

ShownPages::Wants ShownPages::wants(const std::string& report) const {
    const auto found = reports_.find(report);
    if (found == reports_.end() || !found->second.to_the_end) return Wants::pages;
    return found->second.same_bytes ? Wants::nothing : Wants::exact_file;
}

bool ShownPages::seen(const std::string& report, const base::Digest& document) const {
    return wants(report) == Wants::nothing && reports_.at(report).document == document;
}

}  // namespace velocert::app
