// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/base/json_members.h"
#include "core/laboratory/test_item.h"
#include "core/sequence/cases/case.h"
#include "core/sequence/cases/case_input.h"
#include "core/sequence/documents/pass_caveats.h"
#include "core/sequence/judging/judge_procedure.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

using ReadAttempts = base::Result<CaseAttempts> (*)(JsonReader&, const CaseContext&);
struct CaseProcedure {
    std::string_view id;
    ReadAttempts read;  ///< null: named by the contract, not evaluated by this version
};
constexpr std::array procedures{
    CaseProcedure{"vehicle-mass", mass_attempts},       CaseProcedure{"braking", braking_attempts},
    CaseProcedure{"plastics-share", plastics_attempts}, CaseProcedure{"low-speed-torque", torque_attempts},
    CaseProcedure{"maximum-speed", speed_attempts},     CaseProcedure{"cut-off", cut_off_attempts},
    CaseProcedure{"beidou", beidou_attempts},           CaseProcedure{"messages", message_attempts}};

std::string known_procedures() {
    std::string out;
    for (const auto& procedure : procedures)
        if (procedure.read != nullptr) out += (out.empty() ? "" : ", ") + std::string(procedure.id);
    return out;
}

/// Those of them that the edition has.
std::string known_procedures_of(const standards::StandardEdition& edition) {
    std::string out;
    for (const auto& procedure : procedures)
        if (procedure.read != nullptr && edition.procedure(procedure.id) != nullptr)
            out += (out.empty() ? "" : ", ") + std::string(procedure.id);
    return out;
}

/// The procedure's reader: its own, or that of answers. An error is kept in `document` for one that this version cannot
/// judge.
ReadAttempts reader_of(JsonReader& document, const std::string& id) {
    for (const auto& procedure : procedures) {
        if (procedure.id != id) continue;
        if (procedure.read == nullptr)
            document.refuse("procedure", ErrorCode::bad_value, "this version does not evaluate '" + id + "' yet",
                            known_procedures());
        return procedure.read;
    }
    return answered_attempts;
}

Json texts(const std::vector<std::string>& all) {
    Json out = Json::array();
    for (const auto& one : all) out.push(one);
    return out;
}

/// The document with the given figures as they were written.
Json document_of(const Run& run, const ProcedureResult& result, const CaseAttempts& attempts,
                 std::vector<std::string> warnings) {
    Json document = result_json(run, result);
    if (const auto* judged = document.find("assessments"); attempts.stated_expanded && judged->items() != nullptr) {
        Json assessments = Json::array();
        for (Json one : *judged->items())
            assessments.push(one.set("expanded_uncertainty", metrology::difference_text(*attempts.stated_expanded)));
        document.set("assessments", std::move(assessments));
    }
    Json runs = Json::array();
    if (const auto* computed = document.find("runs"); computed != nullptr && computed->items() != nullptr) {
        for (std::size_t i = 0; i < computed->items()->size(); ++i) {
            Json one = (*computed->items())[i];
            const std::string step = i < attempts.step_runs.size() ? attempts.step_runs[i].step : std::string();
            if (std::ranges::find(attempts.unlisted_steps, step) != attempts.unlisted_steps.end()) continue;
            if (!attempts.unlisted_steps.empty())
                one.set("index", Json::integer(static_cast<std::int64_t>(runs.items()->size()) + 1));
            if (i < attempts.as_given.size())
                for (const auto& [key, text] : attempts.as_given[i]) one.set(key, text);
            runs.push(std::move(one));
        }
    }
    document.set("runs", std::move(runs));
    warnings.insert(warnings.end(), attempts.warnings.begin(), attempts.warnings.end());
    for (auto& caveat : caveat_warnings(result)) warnings.push_back(std::move(caveat));
    document.set("warnings", texts(warnings));
    return document;
}

Run run_of(const laboratory::TestItem& item, const CaseEdition& chosen, const conformity::DecisionRule& rule,
           const std::string& procedure) {
    Run run;
    run.item = item;
    run.edition = chosen.edition.id;
    run.edition_reason = chosen.reason_code;
    run.edition_reason_text = chosen.reason_text;
    run.pack = chosen.edition.pack;
    run.rule = rule;
    run.procedures = {procedure};
    return run;
}

/// The edition that has the procedure; null where none has.
const standards::StandardEdition* edition_with(const std::vector<standards::StandardEdition>& editions,
                                               const std::string& procedure) {
    for (const auto& edition : editions)
        if (edition.procedure(procedure) != nullptr) return &edition;
    return nullptr;
}

struct CaseQuestion {
    const CaseInput& input;
    const CaseEdition& chosen;
    const laboratory::TestItem& item;
    const conformity::DecisionRule& rule;
    ReadAttempts read;
    std::string procedure;
};

/// The edition that judges asks for no such test, another one does: not applicable. Limits and data are looked at as
/// that other one would, so that a case in error is no answer.
base::Result<CaseResult> not_asked(JsonReader& document, const Json& data_json, const CaseQuestion& question,
                                   standards::StandardEdition other) {
    release_case_limits(document, other);
    if (auto done = document.finish(); !done) return base::fail(done.error());
    JsonReader data(data_json, question.input.source, "/data");
    const CaseContext context{question.input,       other,         *other.procedure(question.procedure),
                              question.item.traits, question.rule, question.item};
    if (const auto attempts = question.read(data, context); !attempts) return base::fail(attempts.error());
    ProcedureResult result;
    result.procedure = question.procedure;
    result.verdict = conformity::Verdict::not_applicable;
    result.reason = conformity::Reason::not_required;
    result.detail = question.chosen.edition.id + " has no procedure '" + question.procedure + "', " + other.id + " has";
    const Run run = run_of(question.item, question.chosen, question.rule, question.procedure);
    return CaseResult{result.verdict, document_of(run, result, CaseAttempts{}, question.chosen.warnings)};
}

}  // namespace

base::Result<CaseResult> judge_case(const CaseInput& input) {
    JsonReader document(input.document, input.source);
    base::expect_format(document, "velocert-case/1");
    const Json& item_json = document.any("item");
    const std::string wanted = document.text("edition");
    const std::string procedure_id = document.text("procedure");
    const ReadAttempts read = document.ok() ? reader_of(document, procedure_id) : nullptr;
    const auto rule = case_rule(document);
    const Json& data_json = document.any("data");
    if (!document.ok()) return base::fail(document.finish().error());

    const auto item = laboratory::item_from_json(item_json, input.source, "/item");
    if (!item) return base::fail(item.error());
    auto chosen = case_edition(wanted, item->traits, input, document.where("edition"));
    if (!chosen) return base::fail(chosen.error());
    if (const auto* other = edition_with(input.editions, procedure_id);
        read != nullptr && chosen->edition.procedure(procedure_id) == nullptr && other != nullptr)
        return not_asked(document, data_json, CaseQuestion{input, *chosen, *item, rule, read, procedure_id}, *other);
    release_case_limits(document, chosen->edition);
    if (auto done = document.finish(); !done) return base::fail(done.error());
    const auto* procedure = chosen->edition.procedure(procedure_id);
    if (procedure == nullptr)
        return base::fail(read == answered_attempts ? ErrorCode::bad_value : ErrorCode::not_found,
                          document.where("procedure"), chosen->edition.id + " has no procedure '" + procedure_id + "'",
                          known_procedures_of(chosen->edition) + ", or one with answers that 'standards' lists");

    JsonReader data(data_json, input.source, "/data");
    auto attempts = read(data, CaseContext{input, chosen->edition, *procedure, item->traits, rule, *item});
    if (!attempts) return base::fail(attempts.error());
    if (attempts->edition) {
        chosen->edition = std::move(*attempts->edition);
        procedure = chosen->edition.procedure(procedure_id);
    }

    Run run = run_of(*item, *chosen, rule, procedure_id);
    run.step_runs = attempts->step_runs;
    // Figures are given of one condition at a time; answers that stop short of the procedure answer nothing for it.
    const auto absent = read == answered_attempts ? Absent::not_answered : Absent::listed;
    const auto result = judge_procedure_of(chosen->edition, *procedure, item->traits, rule, run.step_runs, absent,
                                           attempts->provenance);
    return CaseResult{result.verdict, document_of(run, result, *attempts, chosen->warnings)};
}

}  // namespace velocert::sequence
