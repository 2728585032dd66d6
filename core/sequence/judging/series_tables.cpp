// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/series_tables.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "core/base/decimal.h"
#include "core/base/json.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"

namespace velocert::sequence {
namespace {

using base::Json;
using base::Result;
using metrology::Indication;

/// Letters, digits, dot and dash; all else, and what would leave the folder, becomes a dash.
std::string plain(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        if (!good) c = '-';
    }
    return out;
}

constexpr std::size_t longest_stem = 80;

/// "braking_dry.both_1_recorder": cut where the words are long, and numbered where two would be the same.
std::string stem_of(const StepRun& step_run, const std::string& role) {
    std::string out = plain(step_run.procedure) + '_' + plain(step_run.step);
    if (!step_run.subject.empty()) out += '_' + plain(step_run.subject);
    out += '_' + std::to_string(step_run.number) + '_' + plain(role);
    if (out.size() > longest_stem) out.resize(longest_stem);
    return out;
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

/// One capture that can be read, and which of its attempt's it is.
struct Readable {
    std::size_t index = 0;
    CaptureData data;
};

std::int64_t first_arrival(const std::vector<Readable>& captures) {
    auto first = std::numeric_limits<std::int64_t>::max();
    for (const auto& capture : captures)
        for (const auto& one : capture.data.indications)
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

/// What the list says of every capture, with a table or without.
Json capture_json(const StepRun& step_run, const CaptureRecord& capture) {
    return Json::object()
        .set("attempt", attempt_name(step_run))
        .set("role", capture.role)
        .set("driver", capture.driver)
        .set("instrument", capture.identity)
        .set("simulated", capture.simulated)
        .set("wire_log", capture.log.text());
}

Json table_json(const StepRun& step_run, const CaptureRecord& capture, const CaptureData& data,
                const std::string& file) {
    auto out = Json::object().set("file", file);
    const auto of_capture = capture_json(step_run, capture);
    for (const auto& [key, value] : *of_capture.members()) out.set(key, value);
    return out.set("complete", data.complete)
        .set("indications", Json::integer(static_cast<std::int64_t>(data.indications.size())))
        .set("rejected_frames", Json::integer(static_cast<std::int64_t>(data.rejected.size())))
        .set("time_base", "t_s counts from the first frame of the attempt, by the computer's monotonic clock")
        .set("began_utc", data.header.started_utc);
}

/// Of the captures of an attempt that cannot be read the list says why.
Result<std::vector<Readable>> readable_captures(const StepRun& step_run, const EvidenceSource& evidence,
                                                const DecoderSource& decoders, Json& without_table) {
    std::vector<Readable> out;
    for (std::size_t i = 0; i < step_run.captures.size(); ++i) {
        const auto& capture = step_run.captures[i];
        const auto leave_out = [&](const char* why) {
            without_table.push(capture_json(step_run, capture).set("why", why));
        };
        if (capture.received > most_tabulated) {
            leave_out("too-long");
            continue;
        }
        const auto log = evidence.load(capture.log);
        if (!log) return base::fail(log.error());
        auto data = decode_capture(capture, *log, decoders);
        if (data)
            out.push_back({i, std::move(*data)});
        else
            leave_out("not-readable");
    }
    return out;
}

}  // namespace

std::vector<std::string> series_table_names(const Run& run) {
    std::vector<std::string> out;
    std::set<std::string> taken;
    for (const auto& step_run : run.step_runs)
        for (const auto& capture : step_run.captures) {
            const auto stem = stem_of(step_run, capture.role);
            auto name = stem + ".csv";
            for (int number = 2; !taken.insert(name).second; ++number)
                name = stem + '-' + std::to_string(number) + ".csv";
            out.push_back(std::move(name));
        }
    return out;
}

Result<void> tabulate_series(const Run& run, const EvidenceSource& evidence, const DecoderSource& decoders,
                             const TakeTable& take) {
    const auto names = series_table_names(run);
    Json listed = Json::array();
    Json without_table = Json::array();
    std::size_t first_name = 0;
    for (const auto& step_run : run.step_runs) {
        const auto captures = readable_captures(step_run, evidence, decoders, without_table);
        if (!captures) return base::fail(captures.error());
        const auto zero = first_arrival(*captures);
        for (const auto& [index, data] : *captures) {
            const auto& name = names[first_name + index];
            listed.push(table_json(step_run, step_run.captures[index], data, name));
            if (auto done = take({name, csv(data, zero)}); !done) return done;
        }
        first_name += step_run.captures.size();
    }
    auto list = Json::object().set("format", "velocert-series/1").set("run", run.id).set("files", std::move(listed));
    if (!without_table.items()->empty()) list.set("without_table", std::move(without_table));
    return take({std::string(series_list_name), list.text(true) + '\n'});
}

}  // namespace velocert::sequence
