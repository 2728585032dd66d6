// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "core/standards/editions/edition_selection.h"
#include "core/standards/editions/embedded_files.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/pack.h"

namespace velocert::standards {
namespace {

constexpr std::string_view head = "edition.json";
constexpr std::string_view demonstration_folder = "/demonstration/";
constexpr std::string_view selection_file = "/selection.json";

base::Result<std::vector<ShippedEdition>> load_shipped() {
    std::vector<ShippedEdition> out;
    for (auto& pack : embedded_packs()) {
        auto edition = load_edition(pack);
        if (!edition) return base::fail(edition.error());
        out.push_back({std::move(pack), std::move(*edition)});
    }
    return out;
}

}  // namespace

std::vector<Pack> embedded_packs() {
    std::vector<Pack> packs;
    for (const auto& file : embedded_files()) {
        if (!file.name.ends_with(head)) continue;
        const auto folder = file.name.substr(0, file.name.size() - head.size());
        auto& pack = packs.emplace_back();
        for (const auto& part : embedded_files())
            if (part.name.starts_with(folder)) pack.files.emplace(part.name.substr(folder.size()), part.text);
    }
    return packs;
}

base::Result<std::span<const ShippedEdition>> shipped_editions() {
    static const auto all = load_shipped();
    if (!all) return base::fail(all.error());
    return std::span<const ShippedEdition>(*all);
}

base::Result<const ShippedEdition*> shipped_edition(std::string_view id) {
    const auto all = shipped_editions();
    if (!all) return base::fail(all.error());
    std::string known;
    for (const auto& one : *all) {
        if (one.edition.id == id) return &one;
        known += (known.empty() ? "" : ", ") + one.edition.id;
    }
    return base::fail(base::ErrorCode::not_found, "edition " + std::string(id), "no pack of this edition is installed",
                      known);
}

base::Result<std::vector<StandardEdition>> embedded_editions() {
    const auto all = shipped_editions();
    if (!all) return base::fail(all.error());
    std::vector<StandardEdition> editions;
    for (const auto& one : *all) editions.push_back(one.edition);
    return editions;
}

base::Result<SelectionRule> embedded_selection_rule() {
    for (const auto& file : embedded_files())
        if (file.name.ends_with(selection_file)) return load_selection_rule(file.text, file.name);
    return base::fail(base::ErrorCode::not_found, "resources/standards", "no selection rule is built in",
                      "a file selection.json");
}

std::vector<EmbeddedText> demonstration_releases() {
    std::vector<EmbeddedText> releases;
    for (const auto& file : embedded_files())
        if (file.name.find(demonstration_folder) != std::string_view::npos) releases.push_back(file);
    return releases;
}

}  // namespace velocert::standards
