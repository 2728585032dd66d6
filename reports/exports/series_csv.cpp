// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/series_csv.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/base/decimal.h"
#include "core/base/json.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"

namespace velocert::reports {
namespace {

using base::Json;
using base::Result;
using metrology::Indication;
using sequence::CaptureData;

/// Letters, digits, dot and dash; all else, and what would leave the folder, becomes a dash.
std::string plain(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        if (!good) c = '-';
    }
    return out;
}

std::string file_name(const sequence::StepRun& step_run, const std::string& role) {
    std::string out = plain(step_run.procedure) + '_' + plain(step_run.step);
    if (!step_run.subject.empty()) out += '_' + plain(step_run.subject);
    return out + '_' + std::to_string(step_run.number) + '_' + plain(role) + ".csv";
}

std::string column_of(const Indication& indication) {
    const auto* unit = indication.unit;
    return std::string(metrology::name(indication.measurand)) + '_' +
           std::string(unit == nullptr ? std::string_view("none") : unit->symbol);
}

std::string flags_of(const metrology::Flags& flags) {
    std::string out;
    for (const auto flag : flags.names()) out += (out.empty() ? "" : "+") + std::string(flag);
    return out;
}

std::int64_t first_arrival(const std::vector<CaptureData>& captures) {
    auto first = std::numeric_limits<std::int64_t>::max();
    for (const auto& capture : captures)
        for (const auto& one : capture.indications)
            if (one.arrival_ns != Indication::no_time) first = std::min(first, one.arrival_ns);
    return first == std::numeric_limits<std::int64_t>::max() ? 0 : first;
}

/// Indications of one frame share its place in the stream and stand in one row.
std::string csv(const CaptureData& capture, std::int64_t zero_ns) {
    std::vector<std::string> columns;
    bool device = false;
    for (const auto& one : capture.indications) {
        device = device || one.device_time_us != Indication::no_time;
        if (auto column = column_of(one); std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(std::move(column));
    }
    std::string out = device ? "t_s,device_s" : "t_s";
    for (const auto& column : columns) out += ',' + column;
    out += ",flags\n";
    const auto& all = capture.indications;
    for (std::size_t i = 0; i < all.size();) {
        std::map<std::string, std::string> cells;
        metrology::Flags flags;
        const auto& first = all[i];
        for (; i < all.size() && all[i].offset == first.offset && !cells.contains(column_of(all[i])); ++i) {
            cells.emplace(column_of(all[i]), all[i].has_value() ? all[i].value.text() : std::string());
            flags.add(all[i].flags);
        }
        if (first.arrival_ns != Indication::no_time) out += base::Decimal(first.arrival_ns - zero_ns, 9).text();
        if (device) out += ',';
        if (first.device_time_us != Indication::no_time) out += base::Decimal(first.device_time_us, 6).text();
        for (const auto& column : columns) {
            out += ',';
            if (const auto cell = cells.find(column); cell != cells.end()) out += cell->second;
        }
        out += ',' + flags_of(flags) + '\n';
    }
    return out;
}

Json about(const sequence::StepRun& step_run, const sequence::CaptureRecord& capture, const CaptureData& data,
           const std::string& file, const std::string& began_utc) {
    return Json::object()
        .set("file", file)
        .set("attempt", sequence::attempt_name(step_run))
        .set("role", capture.role)
        .set("driver", capture.driver)
        .set("instrument", capture.identity)
        .set("simulated", capture.simulated)
        .set("wire_log", capture.log.text())
        .set("complete", data.complete)
        .set("indications", Json::integer(static_cast<std::int64_t>(data.indications.size())))
        .set("rejected_frames", Json::integer(static_cast<std::int64_t>(data.rejected.size())))
        .set("time_base", "t_s counts from the first frame of the attempt, by the computer's monotonic clock")
        .set("began_utc", began_utc);
}

}  // namespace

Result<std::vector<BundleFile>> series_bundle(const sequence::Run& run, const sequence::EvidenceSource& evidence,
                                              const sequence::DecoderSource& decoders) {
    std::vector<BundleFile> out;
    Json listed = Json::array();
    for (const auto& step_run : run.step_runs) {
        std::vector<CaptureData> captures;
        for (const auto& capture : step_run.captures) {
            auto log = evidence.load(capture.log);
            if (!log) return base::fail(log.error());
            auto data = sequence::decode_capture(capture, *log, decoders);
            if (!data) return base::fail(data.error());
            captures.push_back(std::move(*data));
        }
        const auto zero = first_arrival(captures);
        for (std::size_t i = 0; i < captures.size(); ++i) {
            const auto name = file_name(step_run, step_run.captures[i].role);
            listed.push(about(step_run, step_run.captures[i], captures[i], name, captures[i].header.started_utc));
            out.push_back({name, csv(captures[i], zero)});
        }
    }
    out.push_back({"series.json", Json::object()
                                          .set("format", "velocert-series/1")
                                          .set("run", run.id)
                                          .set("files", std::move(listed))
                                          .text(true) +
                                      '\n'});
    std::string sums;
    for (const auto& file : out) sums += base::Digest::of(file.text).text() + "  " + file.name + '\n';
    out.push_back({"SHA256SUMS", std::move(sums)});
    return out;
}

}  // namespace velocert::reports
