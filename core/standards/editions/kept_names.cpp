// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/kept_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/standards/editions/gone.h"
#include "core/standards/loading/pack_place.h"
#include "core/standards/needs/step_trouble.h"
#include "core/standards/sample_plan.h"

namespace velocert::standards {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* samples_file = "samples.json";

struct Named {
    std::vector<std::string> way;
    const std::string* own;
    const std::string* shipped;
};

std::vector<Named> names_of(const StandardEdition& own, const StandardEdition& shipped) {
    return {{{"standard"}, &own.standard, &shipped.standard},
            {{"printed"}, &own.printed, &shipped.printed},
            {{"title", "zh"}, &own.title.zh, &shipped.title.zh},
            {{"title", "en"}, &own.title.en, &shipped.title.en}};
}

std::string as_shipped(const std::string& text) { return '\'' + text + "', as shipped"; }

/// What the copy says otherwise of a sample, with the member.
std::optional<std::pair<std::string, std::string>> other_sample(const PlannedSample& own,
                                                                const PlannedSample& shipped) {
    const std::string name = "the sample '" + shipped.id + "' ";
    if (own.count < shipped.count)
        return std::pair(std::string("count"), name + "is fewer: " + std::to_string(own.count) +
                                                   " (shipped: " + std::to_string(shipped.count) + ')');
    if (own.spares < shipped.spares)
        return std::pair(std::string("spares"), name + "has fewer spares: " + std::to_string(own.spares) +
                                                    " (shipped: " + std::to_string(shipped.spares) + ')');
    if (own.pieces != shipped.pieces)
        return std::pair(std::string("pieces"), name + (own.pieces ? "is many pieces" : "is no longer many pieces"));
    if (own.item != shipped.item)
        return std::pair(std::string("item"), name + (own.item ? "is the test item" : "is no longer the test item"));
    return std::nullopt;
}

}  // namespace

std::optional<Error> other_name(const Pack& pack, const StandardEdition& own, const StandardEdition& shipped) {
    for (const auto& [way, mine, theirs] : names_of(own, shipped))
        if (*mine != *theirs)
            return error_at(pack, "edition.json", way, ErrorCode::bad_value, "the edition is called '" + *mine + '\'',
                            as_shipped(*theirs) + "; whose pack it is says \"laboratory\"");
    if (own.revision < shipped.revision)
        return error_at(
            pack, "edition.json", {"revision"}, ErrorCode::bad_value, "the revision " + std::to_string(own.revision),
            "at least " + std::to_string(shipped.revision) + ", that of the shipped pack: make the copy anew from it");
    for (const auto& clause : shipped.clauses) {
        const auto found = std::ranges::find(own.clauses, clause.id, &Clause::id);
        if (found == own.clauses.end()) continue;
        const std::array<Named, 2> titles{Named{{"zh"}, &found->title.zh, &clause.title.zh},
                                          Named{{"en"}, &found->title.en, &clause.title.en}};
        for (const auto& [language, mine, theirs] : titles)
            if (*mine != *theirs)
                return error_at(pack, "clauses.json",
                                beyond({"clauses", std::to_string(found - own.clauses.begin()), "title"}, language),
                                ErrorCode::bad_value, "the clause " + clause.id + " is called '" + *mine + '\'',
                                as_shipped(*theirs));
    }
    return std::nullopt;
}

std::optional<Error> lost_sample(const Pack& pack, const StandardEdition& own, const Pack& shipped,
                                 const StandardEdition& edition) {
    const auto mine = load_sample_plan(pack, own);
    const auto theirs = load_sample_plan(shipped, edition);
    if (!mine) return mine.error();
    if (!theirs || theirs->samples.empty()) return std::nullopt;
    if (!pack.files.contains(samples_file))
        return Error{ErrorCode::not_found, samples_file, "the plan of the samples has gone",
                     "the file " + std::string(samples_file) + " of the shipped pack"};
    for (std::size_t i = 0; i < theirs->samples.size(); ++i) {
        const auto& sample = theirs->samples[i];
        const auto found = std::ranges::find(mine->samples, sample.id, &PlannedSample::id);
        if (found == mine->samples.end())
            return error_at(pack, samples_file, beyond({"samples"}, before_gone(mine->samples, theirs->samples, i)),
                            ErrorCode::not_found, "the sample '" + sample.id + "' has gone",
                            "every sample of the shipped pack");
        if (auto other = other_sample(*found, sample))
            return error_at(pack, samples_file,
                            {"samples", std::to_string(found - mine->samples.begin()), other->first},
                            ErrorCode::bad_value, std::move(other->second), "as in the shipped pack, or more of it");
    }
    return std::nullopt;
}

}  // namespace velocert::standards
