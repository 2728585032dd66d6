// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger records that make up a run, written and read.
#include <functional>

#include "core/sequence/documents/exact_json.h"
#include "core/sequence/documents/suspension.h"
#include "core/sequence/run.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using Pairs = std::vector<std::pair<std::string, std::string>>;

// Pairs keep their order, which members of a canonical object would not.
Json stored(const Pairs& pairs) {
    Json out = Json::array();
    for (const auto& [key, value] : pairs) out.push(Json(Json::Array{Json(key), Json(value)}));
    return out;
}

Pairs read_pairs(JsonReader& reader, std::string_view key) {
    Pairs out;
    for (const auto& pair : reader.array(key)) {
        const auto* items = pair.items();
        if (items == nullptr || items->size() != 2 || (*items)[0].string() == nullptr ||
            (*items)[1].string() == nullptr) {
            reader.refuse(key, ErrorCode::bad_value, std::string(pair.kind_name()), "pairs of texts");
            break;
        }
        out.emplace_back(*(*items)[0].string(), *(*items)[1].string());
    }
    return out;
}

bool read_flag(JsonReader& reader, std::string_view key) {
    const Json& json = reader.any(key);
    if (const bool* flag = json.boolean()) return *flag;
    reader.refuse(key, ErrorCode::bad_value, std::string(json.kind_name()), "true or false");
    return false;
}

std::vector<std::string> read_texts(JsonReader& reader, std::string_view key) {
    std::vector<std::string> out;
    for (const auto& item : reader.array(key)) {
        if (const auto* text = item.string()) {
            out.push_back(*text);
        } else {
            reader.refuse(key, ErrorCode::bad_value, std::string(item.kind_name()), "texts");
            break;
        }
    }
    return out;
}

Json stored_texts(const std::vector<std::string>& texts) {
    Json out = Json::array();
    for (const auto& text : texts) out.push(Json(text));
    return out;
}

Json stored(const CaptureRecord& capture) {
    Json json = Json::object();
    json.set("role", capture.role);
    json.set("driver", capture.driver);
    json.set("options", stored(capture.options));
    json.set("identity", capture.identity);
    json.set("simulated", capture.simulated);
    json.set("log", capture.log.text());
    json.set("received", stored_count(capture.received));
    json.set("rejected", stored_count(capture.rejected));
    json.set("overflowed", capture.overflowed);
    return json;
}

CaptureRecord read_capture(JsonReader& reader) {
    CaptureRecord out;
    out.role = reader.text("role");
    out.driver = reader.text("driver");
    out.options = read_pairs(reader, "options");
    out.identity = reader.text_or("identity", "");
    out.simulated = read_flag(reader, "simulated");
    out.log = read_digest(reader, "log");
    out.received = read_count(reader, "received");
    out.rejected = read_count(reader, "rejected");
    out.overflowed = read_flag(reader, "overflowed");
    return out;
}

Json stored(const Mark& mark) {
    Json json = Json::object();
    json.set("action", mark.action);
    json.set("role", mark.role);
    json.set("from", stored_count(mark.from));
    json.set("to", stored_count(mark.to));
    if (!mark.from_utc.empty()) json.set("from_utc", mark.from_utc);
    if (!mark.to_utc.empty()) json.set("to_utc", mark.to_utc);
    return json;
}

Mark read_mark(JsonReader& reader) {
    return Mark{reader.text("action"),          reader.text("role"),
                read_count(reader, "from"),     read_count(reader, "to"),
                reader.text_or("from_utc", ""), reader.text_or("to_utc", "")};
}

Json stored(const ProcedureResult& result) {
    Json json = Json::object();
    json.set("procedure", result.procedure);
    json.set("verdict", conformity::name(result.verdict));
    json.set("reason", conformity::name(result.reason));
    Json assessments = Json::array();
    for (const auto& assessment : result.assessments) assessments.push(to_json(assessment));
    json.set("assessments", std::move(assessments));
    json.set("missing_conditions", stored_texts(result.missing_conditions));
    if (!result.detail.empty()) json.set("detail", result.detail);
    return json;
}

ProcedureResult read_procedure_result(JsonReader& reader) {
    ProcedureResult out;
    out.procedure = reader.text("procedure");
    out.verdict = read_word(reader, "verdict", conformity::parse_verdict);
    out.reason = read_word(reader, "reason", conformity::parse_reason);
    for (const auto& item : reader.array("assessments")) {
        auto assessment = assessment_from_json(item, reader.source());
        if (!assessment) {
            reader.refuse(assessment.error());
            break;
        }
        out.assessments.push_back(std::move(*assessment));
    }
    out.missing_conditions = read_texts(reader, "missing_conditions");
    out.detail = reader.text_or("detail", "");
    return out;
}

base::Result<StepRun> read_step_run(JsonReader& reader);

/// What the run rests on of earlier ones; runs of before it was kept have no such member.
base::Result<void> read_former(JsonReader& reader, Run& run) {
    if (reader.optional("former") == nullptr) return {};
    run.former.emplace();
    for (const auto& one : reader.array("former")) {
        JsonReader attempt(one, std::string(reader.source()) + ", former");
        const auto of_run = attempt.text("run");
        auto step_run = read_step_run(attempt);
        if (!step_run) return base::fail(step_run.error());
        run.former->push_back({of_run, std::move(*step_run)});
    }
    return {};
}

base::Result<void> read_start(JsonReader& reader, Run& run) {
    run.id = reader.text("run");
    run.started_utc = reader.text("started_utc");
    const Json& item = reader.any("item");
    const Json& station = reader.any("station");
    run.edition = reader.text("edition");
    run.edition_reason = reader.text_or("edition_reason", "");
    run.edition_reason_text = reader.text_or("edition_reason_text", "");
    run.pack = read_digest(reader, "pack");
    if (reader.optional("release") != nullptr) run.release = read_digest(reader, "release");
    run.laboratory = reader.text_or("laboratory", "");
    run.rule = read_rule(reader.child("rule"), reader);
    run.operator_name = reader.text_or("operator", "");
    run.operator_account = reader.text_or("operator_account", "");
    run.program_version = reader.text_or("program_version", "");
    run.program = read_program_file(reader, "program");
    run.specimen = read_flag(reader, "specimen");
    run.procedures = read_texts(reader, "procedures");
    run.whole = reader.flag_or("whole", false);
    run.pack_of = reader.text_or("pack_of", "");
    run.pack_approval = read_pack_approval(reader, "pack_approval");
    if (reader.optional("calibrations") != nullptr)
        read_objects(reader, "calibrations",
                     [&](JsonReader& one) { run.certificates.push_back(read_frozen_certificate(one)); });
    if (reader.optional("deviations") != nullptr)
        read_objects(reader, "deviations", [&](JsonReader& one) { run.deviations.push_back(read_deviation(one)); });
    const Json* parts = reader.optional("parts");
    if (auto former = read_former(reader, run); !former) return former;
    if (auto done = reader.finish(); !done) return done;
    auto read_item = laboratory::item_from_json(item, reader.source(), "/item");
    if (!read_item) return base::fail(read_item.error());
    run.item = std::move(*read_item);
    auto read_station = laboratory::station_from_json(station, reader.source());
    if (!read_station) return base::fail(read_station.error());
    run.station = std::move(*read_station);
    if (parts != nullptr) {
        auto read_parts = laboratory::parts_from_array(*parts, reader.source(), "/parts");
        if (!read_parts) return base::fail(read_parts.error());
        run.parts = std::move(*read_parts);
    }
    return {};
}

base::Result<StepRun> read_attempt_start(JsonReader& reader) {
    StepRun out;
    out.procedure = reader.text("procedure");
    out.step = reader.text("step");
    out.subject = reader.text_or("subject", "");
    out.number = static_cast<int>(reader.integer("number"));
    out.started_utc = reader.text("started_utc");
    [[maybe_unused]] const auto pending = read_pairs(reader, "pending_logs");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

base::Result<StepRun> read_step_run(JsonReader& reader) {
    StepRun out;
    out.procedure = reader.text("procedure");
    out.step = reader.text("step");
    out.subject = reader.text_or("subject", "");
    out.number = static_cast<int>(reader.integer("number"));
    out.started_utc = reader.text_or("started_utc", "");
    out.ended_utc = reader.text_or("ended_utc", "");
    out.outcome = read_word(reader, "outcome", conformity::parse_outcome);
    out.error_code = reader.text_or("error_code", "");
    out.error_text = reader.text_or("error_text", "");
    out.void_reason = reader.text_or("void_reason", "");
    out.void_note = reader.text_or("void_note", "");
    out.retry_reason = reader.text_or("retry_reason", "");
    read_objects(reader, "captures", [&](JsonReader& one) { out.captures.push_back(read_capture(one)); });
    read_objects(reader, "marks", [&](JsonReader& one) { out.marks.push_back(read_mark(one)); });
    // Members that came later stand only where there is something to say, so that older records keep their bytes.
    if (reader.optional("typed") != nullptr)
        read_objects(reader, "typed", [&](JsonReader& one) {
            out.typed.push_back({one.text("prompt"), one.text("field"), one.text("text")});
            if (one.optional("attachment") != nullptr) out.typed.back().attachment = read_digest(one, "attachment");
            out.typed.back().given_utc = one.text_or("given_utc", {});
        });
    if (reader.optional("safe_states") != nullptr)
        read_objects(reader, "safe_states", [&](JsonReader& one) {
            out.safe_states.push_back({one.text("role"), one.text_or("text", ""), read_flag(one, "ok")});
        });
    if (reader.optional("gauges") != nullptr)
        read_objects(reader, "gauges", [&](JsonReader& one) { out.gauges.push_back(read_gauge_use(one)); });
    out.rest_passed_over = read_quantity_or_none(reader, "rest_passed_over");
    out.refused = reader.text_or("refused", {});
    auto result = step_result_from_json(reader.any("result"), reader.source());
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (!result) return base::fail(result.error());
    out.result = std::move(*result);
    return out;
}

base::Result<void> read_end(JsonReader& reader, Run& run) {
    run.ended_utc = reader.text_or("ended_utc", "");
    run.lifecycle = read_word(reader, "lifecycle", parse_lifecycle);
    run.lifecycle_text = reader.text_or("lifecycle_text", "");
    run.verdict = read_word(reader, "verdict", conformity::parse_verdict);
    read_objects(reader, "results", [&](JsonReader& one) { run.results.push_back(read_procedure_result(one)); });
    if (reader.optional("unexamined") != nullptr) run.unexamined = read_texts(reader, "unexamined");
    return reader.finish();
}

/// An attempt that began and never ended: the program died in it. It stays on record as such.
StepRun interrupted(StepRun attempt) {
    attempt.outcome = conformity::Outcome::errored;
    attempt.error_code = base::name(ErrorCode::interrupted);
    attempt.error_text = "the program ended during this attempt";
    return attempt;
}

}  // namespace

Json run_start_record(const Run& run) {
    Json json = Json::object();
    json.set("run", run.id);
    json.set("started_utc", run.started_utc);
    json.set("item", laboratory::to_json(run.item));
    json.set("station", laboratory::to_json(run.station));
    json.set("edition", run.edition);
    json.set("edition_reason", run.edition_reason);
    json.set("edition_reason_text", run.edition_reason_text);
    json.set("pack", run.pack.text());
    json.set("release", run.release ? Json(run.release->text()) : Json());
    json.set("laboratory", run.laboratory);
    json.set("rule", sequence::stored(run.rule));
    json.set("operator", run.operator_name);
    if (!run.operator_account.empty()) json.set("operator_account", run.operator_account);
    json.set("program_version", run.program_version);
    set_program_file(json, "program", run.program);
    json.set("specimen", run.specimen);
    json.set("procedures", stored_texts(run.procedures));
    if (run.whole) json.set("whole", true);
    if (!run.pack_of.empty()) json.set("pack_of", run.pack_of);
    if (run.pack_approval) json.set("pack_approval", to_json(*run.pack_approval));
    // As the bill stood at the start; what was added later stands where the run was resumed.
    if (const auto parts = parts_at(run, 0); !parts.empty()) json.set("parts", laboratory::to_json(parts));
    set_list(json, "calibrations", run.certificates);
    set_list(json, "deviations", run.deviations);
    if (run.former) {
        Json former = Json::array();
        for (const auto& one : *run.former) former.push(step_run_record(one.run, one.attempt));
        json.set("former", std::move(former));
    }
    return json;
}

Json attempt_start_record(std::string_view run, const StepRun& step_run, const Pairs& pending_logs) {
    Json json = Json::object();
    json.set("run", run);
    json.set("procedure", step_run.procedure);
    json.set("step", step_run.step);
    if (!step_run.subject.empty()) json.set("subject", step_run.subject);
    json.set("number", Json::integer(step_run.number));
    json.set("started_utc", step_run.started_utc);
    json.set("pending_logs", stored(pending_logs));
    return json;
}

Json step_run_record(std::string_view run, const StepRun& step_run) {
    Json json = Json::object();
    json.set("run", run);
    json.set("procedure", step_run.procedure);
    json.set("step", step_run.step);
    if (!step_run.subject.empty()) json.set("subject", step_run.subject);
    json.set("number", Json::integer(step_run.number));
    json.set("started_utc", step_run.started_utc);
    json.set("ended_utc", step_run.ended_utc);
    json.set("outcome", conformity::name(step_run.outcome));
    json.set("error_code", step_run.error_code);
    json.set("error_text", step_run.error_text);
    json.set("void_reason", step_run.void_reason);
    json.set("void_note", step_run.void_note);
    json.set("retry_reason", step_run.retry_reason);
    Json captures = Json::array();
    for (const auto& capture : step_run.captures) captures.push(stored(capture));
    json.set("captures", std::move(captures));
    Json marks = Json::array();
    for (const auto& mark : step_run.marks) marks.push(stored(mark));
    json.set("marks", std::move(marks));
    if (!step_run.typed.empty()) {
        Json typed = Json::array();
        for (const auto& value : step_run.typed) {
            Json one = Json::object();
            one.set("prompt", value.prompt);
            one.set("field", value.field);
            one.set("text", value.text);
            if (value.attachment) one.set("attachment", value.attachment->text());
            if (!value.given_utc.empty()) one.set("given_utc", value.given_utc);
            typed.push(std::move(one));
        }
        json.set("typed", std::move(typed));
    }
    if (!step_run.safe_states.empty()) {
        Json states = Json::array();
        for (const auto& state : step_run.safe_states) {
            Json one = Json::object();
            one.set("role", state.role);
            one.set("text", state.text);
            one.set("ok", state.ok);
            states.push(std::move(one));
        }
        json.set("safe_states", std::move(states));
    }
    set_list(json, "gauges", step_run.gauges);
    if (step_run.rest_passed_over) json.set("rest_passed_over", step_run.rest_passed_over->text());
    if (!step_run.refused.empty()) json.set("refused", step_run.refused);
    json.set("result", to_json(step_run.result));
    return json;
}

Json run_end_record(const Run& run) {
    Json json = Json::object();
    json.set("run", run.id);
    json.set("ended_utc", run.ended_utc);
    json.set("lifecycle", name(run.lifecycle));
    json.set("lifecycle_text", run.lifecycle_text);
    json.set("verdict", conformity::name(run.verdict));
    Json results = Json::array();
    for (const auto& result : run.results) results.push(stored(result));
    json.set("results", std::move(results));
    if (!run.unexamined.empty()) json.set("unexamined", stored_texts(run.unexamined));
    return json;
}

base::Result<Run> run_from_records(const std::vector<std::pair<std::string, Json>>& records) {
    Run run;
    bool started = false;
    bool ended = false;
    std::optional<StepRun> open;
    const auto refuse = [&](const std::string& type, std::string expected) {
        return base::fail(ErrorCode::bad_input, "run " + run.id, "a record \"" + type + "\"", std::move(expected));
    };
    const auto close_open = [&] {
        if (open) run.step_runs.push_back(interrupted(std::move(*open)));
        open.reset();
    };
    for (const auto& [type, record] : records) {
        JsonReader reader(record, "record " + type);
        if (type == "run-start/1") {
            if (started) return refuse(type, "one start of the run");
            if (auto done = read_start(reader, run); !done) return base::fail(done.error());
            started = true;
            continue;
        }
        if (!started) return refuse(type, "run-start/1 first");
        if (const auto id = reader.text("run"); reader.ok() && id != run.id)
            return base::fail(ErrorCode::bad_input, reader.where("run"), "a record of run " + id, "run " + run.id);
        if (type == "recovered/1") continue;  // names sealed leftovers of a crash; adds nothing to the run itself
        if (ended) return refuse(type, "nothing after run-end/1");
        const bool suspended = run.lifecycle == Lifecycle::suspended;
        if (suspended != (type == "run-resume/1"))
            return refuse(type, suspended ? "run-resume/1 after run-suspend/1" : "run-suspend/1 before it");
        if (type == "attempt-start/1") {
            close_open();
            auto attempt = read_attempt_start(reader);
            if (!attempt) return base::fail(attempt.error());
            open = std::move(*attempt);
        } else if (type == "step-run/1") {
            auto step_run = read_step_run(reader);
            if (!step_run) return base::fail(step_run.error());
            if (open && attempt_name(*open) != attempt_name(*step_run)) close_open();
            open.reset();
            run.step_runs.push_back(std::move(*step_run));
        } else if (type == "run-suspend/1") {
            close_open();
            if (auto done = read_suspension(reader, run); !done) return base::fail(done.error());
        } else if (type == "run-resume/1") {
            if (auto done = read_resumption(reader, run); !done) return base::fail(done.error());
        } else if (type == "run-end/1") {
            close_open();
            if (auto done = read_end(reader, run); !done) return base::fail(done.error());
            ended = true;
        } else {
            return base::fail(ErrorCode::unknown_version, "run " + run.id, "a record \"" + type + "\"",
                              "run-start/1, attempt-start/1, step-run/1, run-suspend/1, run-resume/1, run-end/1 or "
                              "recovered/1");
        }
    }
    if (!started) return base::fail(ErrorCode::missing_field, {}, "no run-start/1 record", "a run");
    return run;
}

}  // namespace velocert::sequence
