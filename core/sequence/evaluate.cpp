// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/braking_capture.h"
#include "core/sequence/evaluation.h"
#include "core/sequence/stable_mean.h"
#include "core/sequence/wire_log.h"

namespace velocert::sequence {

using base::ErrorCode;

base::Result<StepResult> evaluate(const standards::StandardEdition& edition, const standards::Step& step,
                                  const standards::ItemTraits& item, const conformity::DecisionRule& rule,
                                  std::span<const CaptureData> captures, std::span<const Mark> marks,
                                  std::string_view void_reason) {
    if (step.evaluation == "stable-mean") return stable_mean(edition, step, item, rule, captures, marks, void_reason);
    if (step.evaluation == "stopping-distance") {
        const auto data = braking_data(step, captures, marks);
        if (!data) return base::fail(data.error());
        return braking_result(edition, step, rule, *data, void_reason);
    }
    return base::fail(ErrorCode::bad_value, "step " + step.id, "no evaluation '" + step.evaluation + "'",
                      "stable-mean or stopping-distance");
}

base::Result<CaptureData> decode_capture(const CaptureRecord& capture, std::span<const std::uint8_t> wire_log,
                                         const DecoderSource& decoders) {
    const auto log = parse_wire_log(wire_log, "capture of " + capture.role);
    if (!log) return base::fail(log.error());
    auto decoder = decoders.make_decoder(capture.driver, capture.options);
    if (!decoder) return base::fail(decoder.error());
    metrology::Decoded decoded;
    std::uint64_t received = 0;
    for (const auto& record : log->records) {
        if (record.direction == metrology::Direction::received) received += record.bytes.size();
        (*decoder)->feed(record.direction, record.bytes, record.time_ns, decoded);
    }
    (*decoder)->finish(decoded);
    CaptureData out;
    out.role = capture.role;
    out.header = log->header;
    out.indications = std::move(decoded.indications);
    out.events = std::move(decoded.events);
    out.rejected = std::move(decoded.rejected);
    out.received = received;
    out.complete = log->complete && !capture.overflowed;
    return out;
}

}  // namespace velocert::sequence
