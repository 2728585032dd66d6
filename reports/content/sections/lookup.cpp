// SPDX-License-Identifier: GPL-3.0-or-later
// Finding things in a run and its edition, for all sections.
#include <algorithm>

#include "core/laboratory/gauge_check.h"
#include "core/standards/editions/shipped_edition.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/words.h"

namespace velocert::reports {

using conformity::Limit;
using conformity::LimitStatus;

void drop_column(Table& table, std::size_t column) {
    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
}

void drop_empty_column(Table& table, std::size_t column) {
    const bool empty = std::ranges::all_of(table.rows, [&](const auto& row) { return row[column].text.zh == "–"; });
    if (empty && !table.rows.empty()) drop_column(table, column);
}

const Limit* step_limit(const ReportInput& input, const standards::Step& step, std::string_view use) {
    const std::string by_battery = std::string(use) + "/" + std::string(standards::name(input.run.item.traits.battery));
    auto found = step.limits.find(by_battery);
    if (found == step.limits.end()) found = step.limits.find(std::string(use));
    return found == step.limits.end() ? nullptr : input.edition.limit(found->second);
}

const sequence::ProcedureResult* result_of(const ReportInput& input, std::string_view procedure) {
    for (const sequence::ProcedureResult& result : input.run.results) {
        if (result.procedure == procedure) return &result;
    }
    return nullptr;
}

bool is_worse(const conformity::Assessment& one, const conformity::Assessment& other) {
    if (one.verdict != other.verdict) return conformity::worst(one.verdict, other.verdict) == one.verdict;
    return one.margin && other.margin && one.margin->kind() == other.margin->kind() &&
           one.margin->base() < other.margin->base();
}

const conformity::Assessment* assessment_of(const ReportInput& input, std::string_view limit) {
    const conformity::Assessment* found = nullptr;
    for (const sequence::ProcedureResult& result : input.run.results) {
        for (const conformity::Assessment& assessment : result.assessments) {
            if (assessment.limit.id == limit && (found == nullptr || is_worse(assessment, *found))) found = &assessment;
        }
    }
    return found;
}

std::vector<const sequence::StepRun*> attempts_of(const ReportInput& input, const standards::Procedure& procedure,
                                                  const standards::Step& step) {
    std::vector<const sequence::StepRun*> attempts;
    for (const sequence::StepRun& attempt : input.run.step_runs) {
        if (attempt.procedure == procedure.id && attempt.step == step.id) attempts.push_back(&attempt);
    }
    return attempts;
}

std::string_view deciding_value(const standards::Step& step) {
    if (step.evaluation == "stopping-distance") return "corrected_distance";
    if (step.evaluation == "stable-mean") return "mass";
    if (step.evaluation == "inductance-difference") return "inductance_difference";
    if (step.evaluation == "mean-of-directions") return "maximum_speed";
    if (step.evaluation == "cut-off") return "current_above";
    if (step.evaluation == "mass-share") return "share";
    if (step.evaluation == "time-to-first-fix") return "time_to_first_fix";
    if (step.evaluation == "position-accuracy") return "horizontal_rms";
    if (step.evaluation == "beidou-alone") return "share_of_beidou";
    if (step.evaluation == "sound-level") return "sound_level";
    if (step.evaluation == "electric-strength") return "leakage_current";
    if (step.evaluation == "insulation-resistance") return "insulation_resistance";
    if (step.evaluation == "rated-power") return "rated_power";
    return {};
}

const std::string& demonstration_laboratory(const standards::StandardEdition& edition) {
    return edition.release && !edition.release->assumed_by.empty() ? edition.release->assumed_by : edition.released_by;
}

bool is_assumed(const standards::StandardEdition& edition, const Limit& limit) {
    return limit.status == LimitStatus::released && edition.assumes(limit.id);
}

namespace {

/// The edition that a laboratory's own pack is a copy of; null for a shipped one, and where the program ships none.
const standards::StandardEdition* copied_from(const standards::StandardEdition& edition) {
    if (edition.laboratory.empty()) return nullptr;
    const auto shipped = standards::shipped_edition(edition.id);
    return shipped ? &(*shipped)->edition : nullptr;
}

}  // namespace

bool is_own(const standards::StandardEdition& edition, const standards::Clause& clause) {
    const auto* shipped = copied_from(edition);
    return shipped != nullptr && shipped->clause(clause.id) == nullptr;
}

bool is_own(const standards::StandardEdition& edition, const Limit& limit) {
    const auto* shipped = copied_from(edition);
    return shipped != nullptr && shipped->limit(limit.id) == nullptr;
}

Bilingual status_text(const ReportInput& input, const Limit& limit) {
    // Whatever its file says of it: nobody but the laboratory has set it.
    if (is_own(input.edition, limit)) return {"实验室自定", "The laboratory's own"};
    if (limit.status != LimitStatus::released) return words(limit.status);
    // The laboratory's full name stands with the edition and among the deviations.
    if (is_assumed(input.edition, limit)) return {"假定值", "Assumed"};
    return words(limit.status);
}

Tone status_tone(const Limit& limit) {
    switch (limit.status) {
        case LimitStatus::confirmed: return Tone::normal;
        case LimitStatus::provisional:
        case LimitStatus::released: return Tone::caution;
        case LimitStatus::unverified: return Tone::not_evaluated;
    }
    return Tone::not_evaluated;
}

Bilingual role_title(const ReportInput& input, const std::string& role) {
    if (const std::string gauge(laboratory::gauge_of_role(role)); !gauge.empty())
        return {"量具 " + gauge, "Gauge " + gauge};
    for (const auto& procedure : input.edition.procedures)
        for (const auto& known : procedure.roles)
            if (known.id == role) return known.title.zh.empty() ? plain(role) : known.title;
    return plain(role);
}

Bilingual numbered(Bilingual title, const sequence::StepRun& attempt) {
    const std::string number = std::to_string(attempt.number);
    return {title.zh + "，第 " + number + " 次", print(title, Language::en) + ", attempt " + number};
}

Bilingual attempt_title(const ReportInput& input, const sequence::StepRun& attempt) {
    const auto* procedure = input.edition.procedure(attempt.procedure);
    if (procedure == nullptr) return plain(attempt_name(attempt));
    Bilingual out = procedure->title;
    for (const auto& step : procedure->steps) {
        if (step.id != attempt.step) continue;
        if (step.title.zh != procedure->title.zh) {
            out.zh += "：" + step.title.zh;
            out.en += ": " + step.title.en;
        }
        out = with_subject(std::move(out), step, attempt.subject);
    }
    return numbered(std::move(out), attempt);
}

std::string identity_text(const std::string& identity) {
    std::string out;
    for (const char c : identity) {
        if (c != '|')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string with_printed_edition(const ReportInput& input, std::string text) {
    const std::string& id = input.edition.id;
    const std::string& printed = input.edition.printed;
    if (id.empty()) return text;
    for (auto at = text.find(id); at != std::string::npos; at = text.find(id, at + printed.size()))
        text.replace(at, id.size(), printed);
    return text;
}

Bilingual both_names(const std::string& laboratory) {
    constexpr std::string_view between = " / ";
    const auto at = laboratory.find(between);
    if (at == std::string::npos) return plain(laboratory);
    return {laboratory.substr(0, at), laboratory.substr(at + between.size())};
}

std::string clause_text(std::string_view clause) {
    constexpr std::string_view without_number = "unnumbered";
    const auto printed = clause.substr(0, clause.find('/'));
    return printed == without_number ? "–" : std::string(printed);
}

Bilingual with_clause(const Bilingual& title, std::string_view clause) {
    const std::string printed = clause_text(clause);
    if (printed == "–") return title;
    return {title.zh + "（" + printed + "）", title.en + " (" + printed + ")"};
}

base::Digest record_digest(const sequence::Run& run) {
    base::DigestBuilder builder;
    const auto add = [&builder](const base::Json& record) {
        builder.add(record.canonical());
        builder.add("\n");
    };
    add(sequence::run_start_record(run));
    for (const sequence::StepRun& attempt : run.step_runs) add(sequence::step_run_record(run.id, attempt));
    for (const auto& suspension : run.suspensions) add(sequence::run_suspend_record(run.id, suspension));
    for (const auto& resumption : run.resumptions) add(sequence::run_resume_record(run.id, resumption));
    add(sequence::run_end_record(run));
    return builder.digest();
}

}  // namespace velocert::reports
