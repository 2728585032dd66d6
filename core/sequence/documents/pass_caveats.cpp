// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/pass_caveats.h"

#include <algorithm>
#include <array>

namespace velocert::sequence {
namespace {

constexpr std::array all{PassCaveat::uncertainty_not_stated, PassCaveat::provisional_limit};

std::string sentence_of(PassCaveat caveat, const std::string& limits) {
    switch (caveat) {
        case PassCaveat::uncertainty_not_stated:
            return " No uncertainty was stated" + (limits.empty() ? "" : " for " + limits) + '.';
        case PassCaveat::provisional_limit:
            return limits.empty() ? " The limit is provisional: not confirmed against the official text."
                                  : " Provisional, not confirmed against the official text: " + limits + '.';
    }
    return {};
}

bool has(const conformity::Assessment& assessment, PassCaveat caveat) {
    return std::ranges::count(caveats(assessment), caveat) > 0;
}

/// Limits whose assessments have it, each once.
std::vector<std::string> limits_with(const ProcedureResult& result, PassCaveat caveat) {
    std::vector<std::string> out;
    for (const auto& assessment : result.assessments)
        if (has(assessment, caveat) && std::ranges::count(out, assessment.limit.id) == 0)
            out.push_back(assessment.limit.id);
    return out;
}

}  // namespace

std::string_view name(PassCaveat caveat) {
    switch (caveat) {
        case PassCaveat::uncertainty_not_stated: return "uncertainty-not-stated";
        case PassCaveat::provisional_limit: return "provisional-limit";
    }
    return "provisional-limit";
}

std::vector<PassCaveat> caveats(const conformity::Assessment& assessment) {
    std::vector<PassCaveat> out;
    if (assessment.verdict != conformity::Verdict::pass || assessment.limit.informative) return out;
    const auto& measurement = assessment.measurement;
    if (measurement && measurement->value.kind() != metrology::Kind::count && !measurement->standard_uncertainty)
        out.push_back(PassCaveat::uncertainty_not_stated);
    if (assessment.limit.status == conformity::LimitStatus::provisional) out.push_back(PassCaveat::provisional_limit);
    return out;
}

std::vector<std::string> caveat_warnings(const ProcedureResult& result) {
    std::vector<std::string> out;
    for (const auto caveat : all)
        for (const auto& limit : limits_with(result, caveat)) out.push_back(std::string(name(caveat)) + ' ' + limit);
    return out;
}

std::string caveat_sentences(const conformity::Assessment& assessment) {
    std::string out;
    for (const auto caveat : caveats(assessment)) out += sentence_of(caveat, {});
    return out;
}

std::string caveat_sentences(const ProcedureResult& result) {
    if (result.verdict != conformity::Verdict::pass) return {};
    if (result.assessments.size() == 1) return caveat_sentences(result.assessments.front());
    std::string out;
    for (const auto caveat : all) {
        std::string limits;
        for (const auto& limit : limits_with(result, caveat)) limits += (limits.empty() ? "" : ", ") + limit;
        if (!limits.empty()) out += sentence_of(caveat, limits);
    }
    return out;
}

}  // namespace velocert::sequence
