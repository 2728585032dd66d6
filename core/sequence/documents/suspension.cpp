// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/documents/suspension.h"

#include "core/sequence/documents/exact_json.h"
#include "core/sequence/documents/joined_runs.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

Json stored(const metrology::Calibration& calibration) {
    Json json = Json::object();
    json.set("certificate", calibration.certificate);
    json.set("laboratory", calibration.laboratory);
    json.set("traceability", calibration.traceability);
    json.set("serial", calibration.serial);
    json.set("measurand", metrology::name(calibration.measurand));
    Json points = Json::array();
    for (const auto& point : calibration.points) {
        Json one = Json::object();
        one.set("indication", point.indication.text());
        one.set("correction", point.correction.text());
        one.set("expanded_uncertainty", point.expanded_uncertainty.text());
        points.push(std::move(one));
    }
    json.set("points", std::move(points));
    json.set("coverage_factor", calibration.coverage_factor.text());
    json.set("range_low", calibration.range_low.text());
    json.set("range_high", calibration.range_high.text());
    json.set("calibrated_on", base::text(calibration.calibrated_on));
    json.set("due_on", base::text(calibration.due_on));
    return json;
}

metrology::Calibration read_calibration(JsonReader& reader) {
    metrology::Calibration out;
    out.certificate = reader.text_or("certificate", "");
    out.laboratory = reader.text_or("laboratory", "");
    out.traceability = reader.text_or("traceability", "");
    out.serial = reader.text_or("serial", "");
    out.measurand = read_word(reader, "measurand", metrology::parse_measurand);
    read_objects(reader, "points", [&](JsonReader& one) {
        out.points.push_back({read_quantity(one, "indication"), read_quantity(one, "correction"),
                              read_quantity(one, "expanded_uncertainty")});
    });
    if (const auto factor = read_decimal_or_none(reader, "coverage_factor")) out.coverage_factor = *factor;
    out.range_low = read_quantity(reader, "range_low");
    out.range_high = read_quantity(reader, "range_high");
    out.calibrated_on = read_word(reader, "calibrated_on", base::parse_date);
    out.due_on = read_word(reader, "due_on", base::parse_date);
    return out;
}

Json stored(const CalibrationSet& calibrations) {
    Json out = Json::array();
    for (const auto& entry : calibrations.entries) {
        Json one = stored(entry.calibration);
        one.set("role", entry.role);
        out.push(std::move(one));
    }
    return out;
}

CalibrationSet read_calibrations(JsonReader& reader, std::string_view key) {
    CalibrationSet out;
    read_objects(reader, key, [&](JsonReader& one) {
        const std::string role = one.text("role");
        out.entries.push_back({role, read_calibration(one)});
    });
    return out;
}

}  // namespace

bool same(const CalibrationSet& a, const CalibrationSet& b) { return stored(a) == stored(b); }

bool can_be_resumed(const Run& run, const standards::StandardEdition& edition) {
    if (run.step_runs.empty() || is_combined(run)) return false;
    if (run.former) return true;
    const auto* procedure = edition.procedure(run.step_runs.back().procedure);
    return procedure != nullptr && procedure->resumable;
}

Json run_suspend_record(std::string_view run, const Suspension& suspension) {
    Json json = Json::object();
    json.set("run", run);
    if (joins_run(suspension)) {
        json.set("joins", suspension.text);
    } else {
        json.set("suspended_utc", suspension.suspended_utc);
        json.set("text", suspension.text);
    }
    json.set("program_version", suspension.program_version);
    return json;
}

Json run_resume_record(std::string_view run, const Resumption& resumption) {
    Json json = Json::object();
    json.set("run", run);
    json.set("resumed_utc", resumption.resumed_utc);
    json.set("operator", resumption.operator_name);
    if (!resumption.operator_account.empty()) json.set("operator_account", resumption.operator_account);
    json.set("program_version", resumption.program_version);
    set_program_file(json, "program", resumption.program);
    json.set("station", laboratory::to_json(resumption.station));
    set_list(json, "certificates", resumption.certificates);
    set_list(json, "deviations", resumption.deviations);
    // Figures without certificates: those of a program that brings its own.
    if (resumption.calibrations && resumption.certificates.empty() && resumption.deviations.empty())
        json.set("calibrations", stored(*resumption.calibrations));
    if (!resumption.parts_added.empty()) json.set("parts_added", laboratory::to_json(resumption.parts_added));
    return json;
}

base::Result<void> read_suspension(JsonReader& reader, Run& run) {
    Suspension out;
    // A combined run was not left: here the attempts of another run begin.
    const bool joins = reader.optional("joins") != nullptr;
    out.suspended_utc = joins ? std::string() : reader.text("suspended_utc");
    out.text = joins ? reader.text("joins") : reader.text_or("text", "");
    out.program_version = reader.text_or("program_version", "");
    if (auto done = reader.finish(); !done) return done;
    run.lifecycle = Lifecycle::suspended;
    run.lifecycle_text = out.text;
    run.suspensions.push_back(std::move(out));
    return {};
}

base::Result<void> read_resumption(JsonReader& reader, Run& run) {
    Resumption out;
    out.resumed_utc = reader.text("resumed_utc");
    out.operator_name = reader.text_or("operator", "");
    out.operator_account = reader.text_or("operator_account", "");
    out.program_version = reader.text_or("program_version", "");
    out.program = read_program_file(reader, "program");
    const Json& station = reader.any("station");
    if (reader.optional("calibrations") != nullptr) out.calibrations = read_calibrations(reader, "calibrations");
    if (reader.optional("certificates") != nullptr)
        read_objects(reader, "certificates",
                     [&](JsonReader& one) { out.certificates.push_back(read_frozen_certificate(one)); });
    if (reader.optional("deviations") != nullptr)
        read_objects(reader, "deviations", [&](JsonReader& one) { out.deviations.push_back(read_deviation(one)); });
    const Json* added = reader.optional("parts_added");
    if (auto done = reader.finish(); !done) return done;
    auto read_station = laboratory::station_from_json(station, reader.source());
    if (!read_station) return base::fail(read_station.error());
    out.station = std::move(*read_station);
    if (added != nullptr) {
        auto parts = laboratory::parts_from_array(*added, reader.source(), "/parts_added");
        if (!parts) return base::fail(parts.error());
        auto fresh = laboratory::parts_to_add(run.parts, *parts, reader.source());
        if (!fresh) return base::fail(fresh.error());
        if (fresh->size() != parts->size())
            return base::fail(ErrorCode::already_exists, reader.source(), "a part that stands in the bill already",
                              "parts that are new");
        run.parts.insert(run.parts.end(), fresh->begin(), fresh->end());
        out.parts_added = std::move(*fresh);
    }
    out.first_attempt = run.step_runs.size();
    run.lifecycle = Lifecycle::running;
    run.lifecycle_text.clear();
    run.resumptions.push_back(std::move(out));
    return {};
}

}  // namespace velocert::sequence
