// SPDX-License-Identifier: GPL-3.0-or-later
// recompute_package(): verdicts by the sequence's own recompute(), and the tables of series made once more.
#include <map>
#include <utility>

#include "core/records/packages/package.h"
#include "core/records/packages/package_manifest.h"
#include "core/sequence/judging/series_tables.h"

namespace velocert::records {
namespace {

using base::Result;
using sequence::Difference;

constexpr std::size_t longest_shown = 200;
constexpr const char* absent = "(absent)";

std::string shown(std::string_view line) {
    return std::string(line.substr(0, longest_shown)) + (line.size() > longest_shown ? "..." : "");
}

/// Takes the first line off; a text that ended gives what says so.
std::string take_line(std::string_view& text) {
    if (text.empty()) return "(the end)";
    const auto end = text.find('\n');
    auto line = std::string(text.substr(0, end));
    // A last line without its end is not the same as one with it.
    if (end == std::string_view::npos) line += "(no line end)";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

Difference first_difference(std::string_view stored, std::string_view again) {
    for (std::size_t number = 1;; ++number) {
        const auto a = take_line(stored);
        const auto b = take_line(again);
        if (a != b || (stored.empty() && again.empty()))
            return {{}, {}, "line " + std::to_string(number), shown(a), shown(b)};
    }
}

}  // namespace

Result<std::vector<Difference>> recompute_series(const OpenedPackage& package,
                                                 const sequence::DecoderSource& decoders) {
    std::vector<Difference> out;
    if (!package.series) return out;
    std::map<std::string, base::Digest> stored;
    for (const auto& one : *package.series) stored.emplace(one.name, one.digest);
    const auto differ = [&](const std::string& table, Difference difference) {
        difference.run = package.run.id;
        difference.step = package_names::series(table);
        out.push_back(std::move(difference));
    };
    const auto compare = [&](const sequence::SeriesTable& table) -> Result<void> {
        const auto found = stored.find(table.name);
        if (found == stored.end()) {
            differ(table.name, {{}, {}, "table", absent, std::to_string(table.text.size()) + " bytes"});
            return {};
        }
        if (base::Digest::of(table.text) != found->second) {
            const auto bytes = package.evidence->load(found->second);
            if (!bytes) return base::fail(bytes.error());
            differ(table.name,
                   first_difference({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, table.text));
        }
        stored.erase(found);
        return {};
    };
    if (!sequence::series_table_names(package.run).empty())
        if (auto done = sequence::tabulate_series(package.run, *package.evidence, decoders, compare); !done)
            return base::fail(done.error());
    for (const auto& [name, digest] : stored) differ(name, {{}, {}, "table", digest.text(), absent});
    return out;
}

Result<std::vector<Difference>> recompute_package(const OpenedPackage& package,
                                                  const sequence::DecoderSource& decoders) {
    auto differences = sequence::recompute(package.run, *package.evidence, decoders);
    if (!differences) return differences;
    auto of_series = recompute_series(package, decoders);
    if (!of_series) return of_series;
    differences->insert(differences->end(), of_series->begin(), of_series->end());
    return differences;
}

}  // namespace velocert::records
