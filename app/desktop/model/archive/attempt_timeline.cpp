// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/attempt_timeline.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"

namespace velocert::app {
namespace {

/// The bytes of one log, and the monotonic time of its first one.
struct Loaded {
    std::vector<std::uint8_t> bytes;
    sequence::WireLog log;
};

/// The chunk in which the received byte of that number (the first is 0) lies.
std::size_t chunk_of(const std::vector<TimelineChunk>& chunks, std::uint64_t byte) {
    const auto after =
        std::upper_bound(chunks.begin(), chunks.end(), byte,
                         [](std::uint64_t value, const TimelineChunk& one) { return value < one.offset; });
    auto at = after == chunks.begin() ? 0U : static_cast<std::size_t>(after - chunks.begin()) - 1;
    // What was sent stands at the same offset as what was received before it.
    while (at > 0 && chunks[at].direction == metrology::Direction::sent) --at;
    return at;
}

void add_chunks(TimelineCapture& out, const sequence::WireLog& log, std::int64_t start_ns) {
    std::uint64_t offset = 0;
    for (const auto& record : log.records) {
        TimelineChunk chunk;
        chunk.at_s = static_cast<double>(record.time_ns - start_ns) / 1e9;
        chunk.direction = record.direction;
        chunk.offset = offset;
        chunk.bytes.assign(record.bytes.begin(), record.bytes.end());
        if (record.direction == metrology::Direction::received) offset += record.bytes.size();
        out.chunks.push_back(std::move(chunk));
    }
}

void add_indications(TimelineCapture& out, sequence::CaptureData data, std::int64_t start_ns) {
    out.indications = std::move(data.indications);
    out.rejected = std::move(data.rejected);
    if (out.chunks.empty()) return;
    for (std::size_t i = 0; i < out.indications.size(); ++i) {
        const auto& one = out.indications[i];
        const auto last_byte = one.offset + std::max<std::uint32_t>(one.length, 1) - 1;
        auto& chunk = out.chunks[chunk_of(out.chunks, last_byte)];
        chunk.indications.push_back(i);
        out.at_s.push_back(one.arrival_ns == metrology::Indication::no_time
                               ? chunk.at_s
                               : static_cast<double>(one.arrival_ns - start_ns) / 1e9);
    }
    for (std::size_t i = 0; i < out.rejected.size(); ++i)
        out.chunks[chunk_of(out.chunks, out.rejected[i].offset)].rejected.push_back(i);
}

void add_actions(AttemptTimeline& out, const std::vector<sequence::Mark>& marks) {
    for (const auto& mark : marks) {
        const auto* capture = [&]() -> const TimelineCapture* {
            for (const auto& one : out.captures)
                if (one.role == mark.role && !one.chunks.empty()) return &one;
            return nullptr;
        }();
        if (capture == nullptr) continue;
        TimelineAction action{mark.action, mark.role, 0, 0};
        action.from_s = capture->chunks[chunk_of(capture->chunks, mark.from)].at_s;
        action.to_s = mark.to == 0 ? action.from_s : capture->chunks[chunk_of(capture->chunks, mark.to - 1)].at_s;
        out.actions.push_back(std::move(action));
    }
    std::ranges::stable_sort(out.actions, {}, &TimelineAction::from_s);
}

}  // namespace

const metrology::Unit* TimelineCapture::unit_of(metrology::Measurand measurand) const {
    for (const auto& one : indications)
        if (one.measurand == measurand && one.has_value()) return one.unit;
    return nullptr;
}

std::vector<metrology::Measurand> TimelineCapture::measurands() const {
    std::map<metrology::Measurand, std::size_t> often;
    for (const auto& one : indications)
        if (one.has_value()) ++often[one.measurand];
    std::vector<metrology::Measurand> out;
    for (const auto& [measurand, count] : often) out.push_back(measurand);
    std::ranges::stable_sort(out, [&](auto a, auto b) { return often[a] > often[b]; });
    return out;
}

std::optional<std::size_t> AttemptTimeline::chunk_at(const TimelineCapture& capture, double seconds) {
    const auto after = std::upper_bound(capture.chunks.begin(), capture.chunks.end(), seconds,
                                        [](double value, const TimelineChunk& one) { return value < one.at_s; });
    if (after == capture.chunks.begin()) return std::nullopt;
    return static_cast<std::size_t>(after - capture.chunks.begin()) - 1;
}

const metrology::Indication* AttemptTimeline::shown_at(const TimelineCapture& capture, metrology::Measurand measurand,
                                                       double seconds) {
    const auto after = std::upper_bound(capture.at_s.begin(), capture.at_s.end(), seconds);
    for (auto i = static_cast<std::size_t>(after - capture.at_s.begin()); i > 0; --i)
        if (capture.indications[i - 1].measurand == measurand) return &capture.indications[i - 1];
    return nullptr;
}

const TimelineAction* AttemptTimeline::action_at(double seconds) const {
    const TimelineAction* out = nullptr;
    for (const auto& one : actions) {
        if (one.from_s > seconds) break;
        if (out == nullptr || out->to_s < seconds || one.to_s >= seconds) out = &one;
    }
    return out;
}

base::Result<AttemptTimeline> attempt_timeline(const sequence::StepRun& attempt,
                                               const sequence::EvidenceSource& evidence,
                                               const sequence::DecoderSource& decoders) {
    std::vector<Loaded> logs;
    std::int64_t start_ns = std::numeric_limits<std::int64_t>::max();
    std::int64_t end_ns = std::numeric_limits<std::int64_t>::min();
    for (const auto& capture : attempt.captures) {
        auto bytes = evidence.load(capture.log);
        if (!bytes) return base::fail(bytes.error());
        Loaded one{std::move(*bytes), {}};
        auto log = sequence::parse_wire_log(one.bytes, sequence::attempt_name(attempt) + ", " + capture.role);
        if (!log) return base::fail(log.error());
        one.log = std::move(*log);
        if (!one.log.records.empty()) {
            start_ns = std::min(start_ns, one.log.records.front().time_ns);
            end_ns = std::max(end_ns, one.log.records.back().time_ns);
        }
        logs.push_back(std::move(one));
    }
    AttemptTimeline out;
    if (end_ns >= start_ns) out.start_ns = start_ns;
    if (end_ns > start_ns) out.length_s = static_cast<double>(end_ns - start_ns) / 1e9;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        auto data = sequence::decode_capture(attempt.captures[i], logs[i].bytes, decoders);
        if (!data) return base::fail(data.error());
        TimelineCapture capture;
        capture.role = attempt.captures[i].role;
        capture.header = logs[i].log.header;
        capture.complete = logs[i].log.complete;
        add_chunks(capture, logs[i].log, start_ns);
        add_indications(capture, std::move(*data), start_ns);
        out.captures.push_back(std::move(capture));
    }
    add_actions(out, attempt.marks);
    return out;
}

std::string value_words(const metrology::Indication& indication) {
    std::string out;
    if (indication.has_value())
        out = indication.value.text() +
              (indication.unit->symbol.empty() ? "" : ' ' + std::string(indication.unit->symbol));
    for (const auto name : indication.flags.names()) out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

}  // namespace velocert::app
