// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "core/standards/editions/edition_selection.h"
#include "core/standards/pack.h"

using namespace velocert;

namespace {

/// A shipped pack with a few bytes changed: what a typing error or a bad disk makes of it.
standards::Pack damaged_pack(std::span<const std::uint8_t> edits) {
    static const auto packs = standards::embedded_packs();
    auto pack = packs[edits[0] % packs.size()];
    auto file = pack.files.begin();
    std::advance(file, edits[1] % static_cast<std::ptrdiff_t>(pack.files.size()));
    std::string& text = file->second;
    for (std::size_t i = 2; i + 3 < edits.size() && !text.empty(); i += 4) {
        const auto at = (static_cast<std::size_t>(edits[i]) * 256 + edits[i + 1]) % text.size();
        const auto c = static_cast<char>(edits[i + 3]);
        switch (edits[i + 2] % 3) {
            case 0: text[at] = c; break;
            case 1: text.erase(at, edits[i + 3]); break;
            default: text.insert(at, 1, c);
        }
    }
    return pack;
}

/// Whatever loads must be fit to judge by: no trusted limit without a value, no reference into nothing.
bool fit_to_judge(const standards::StandardEdition& edition) {
    for (const auto& limit : edition.limits) {
        if (edition.clause(limit.clause) == nullptr) return false;
        if (limit.status == conformity::LimitStatus::unverified) continue;
        if (limit.relation == conformity::Relation::unknown) return false;
        if (limit.is_class ? limit.text_value.empty() : !limit.value) return false;
    }
    for (const auto& procedure : edition.procedures)
        for (const auto& step : procedure.steps)
            for (const auto& [use, id] : step.limits)
                if (edition.limit(id) == nullptr) return false;
    return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)standards::load_release(text, "fuzz");
    (void)standards::load_selection_rule(text, "fuzz");
    if (const auto pack = standards::Pack::unbundle(text)) {
        const auto again = standards::Pack::unbundle(pack->bundle());
        if (!again || again->files != pack->files) std::abort();
    }
    if (size < 2) return 0;
    const auto pack = damaged_pack({data, size});
    const auto edition = standards::load_edition(pack);
    if (!edition) {
        if (edition.error().found.empty()) std::abort();
        return 0;
    }
    if (!fit_to_judge(*edition)) std::abort();
    const auto unbundled = standards::Pack::unbundle(pack.bundle());
    if (!unbundled || unbundled->digest() != pack.digest()) std::abort();
    return 0;
}
