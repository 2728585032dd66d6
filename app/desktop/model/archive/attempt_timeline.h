// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/indication.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/sequence/wire_log.h"
#include "core/standards/procedure.h"

// One attempt of the past along one line of time, in seconds from the first byte that went over any of its wires. The
// same bytes, decoded by the same drivers as when it was recorded. For looking at: nothing is judged by it.
namespace velocert::app {

/// A piece of a wire log as it was sent or received, with what the driver read in it.
struct TimelineChunk {
    double at_s = 0;
    metrology::Direction direction = metrology::Direction::received;
    std::uint64_t offset = 0;  ///< received bytes before it
    std::vector<std::uint8_t> bytes;
    std::vector<std::size_t> indications;  ///< whose frame ends in it
    std::vector<std::size_t> rejected;
};

/// Everything of one instrument.
struct TimelineCapture {
    std::string role;
    sequence::WireLogHeader header;
    bool complete = true;
    std::vector<TimelineChunk> chunks;
    std::vector<metrology::Indication> indications;
    std::vector<double> at_s;  ///< of each indication
    std::vector<metrology::RejectedFrame> rejected;
    /// The measurands it showed, the first one most often.
    [[nodiscard]] std::vector<metrology::Measurand> measurands() const;
    /// The unit it showed the measurand in: of the first value, as an instrument does not change it within an attempt;
    /// null without a value.
    [[nodiscard]] const metrology::Unit* unit_of(metrology::Measurand measurand) const;
};

/// What was done when: an action of the step, by the bytes that were received during it.
struct TimelineAction {
    std::string action;
    std::string role;
    double from_s = 0;
    double to_s = 0;
};

struct AttemptTimeline {
    double length_s = 0;
    std::int64_t start_ns = 0;  ///< of the first byte, by the clock of the logs
    std::vector<TimelineCapture> captures;
    std::vector<TimelineAction> actions;  ///< by their beginning

    /// Chunk that is the last one at that moment; nothing before the first.
    [[nodiscard]] static std::optional<std::size_t> chunk_at(const TimelineCapture& capture, double seconds);
    /// The latest indication of a measurand at that moment.
    [[nodiscard]] static const metrology::Indication* shown_at(const TimelineCapture& capture,
                                                               metrology::Measurand measurand, double seconds);
    /// The action at that moment: the one that began last and has not ended, else the last that ended; null before all.
    [[nodiscard]] const TimelineAction* action_at(double seconds) const;
};

/// Reads and decodes all captures of the attempt. Errors: those of the evidence (integrity when bytes were changed) and
/// of the drivers.
[[nodiscard]] base::Result<AttemptTimeline> attempt_timeline(const sequence::StepRun& attempt,
                                                             const sequence::EvidenceSource& evidence,
                                                             const sequence::DecoderSource& decoders);

/// "62.95 kg, stable".
[[nodiscard]] std::string value_words(const metrology::Indication& indication);

}  // namespace velocert::app
