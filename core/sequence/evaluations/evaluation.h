// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/metrology/indication.h"
#include "core/sequence/answers/typed_value.h"
#include "core/sequence/calibrations/calibration_set.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/sequence/wire_log.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// What an attempt's evaluation sees of one capture: decoded indications with their byte offsets.
struct CaptureData {
    std::string role;
    WireLogHeader header;  ///< what the log says of itself
    std::vector<metrology::Indication> indications;
    std::vector<metrology::DeviceEvent> events;
    std::vector<metrology::RejectedFrame> rejected;
    std::uint64_t received = 0;  ///< bytes received over the whole capture
    bool complete = true;        ///< false when the log was cut short or the queue overflowed
};

/// A file that was given at a prompt, whose digest stands in what was typed there. Borrowed.
struct AnsweredDocument {
    std::string_view field;
    std::string_view name;
    std::string_view bytes;
};

/// All that an evaluation may look at, and nothing else. Borrowed; everything in it is on record or derived from it.
struct EvaluationInput {
    const standards::StandardEdition& edition;
    const standards::Step& step;
    const standards::ItemTraits& item;
    const conformity::DecisionRule& rule;
    std::span<const CaptureData> captures;
    std::span<const Mark> marks;
    std::string_view void_reason;                  ///< not empty: the operator declared the attempt void
    std::span<const TypedValue> typed = {};        ///< what was typed at the attempt's prompts
    std::span<const StepRun> earlier = {};         ///< the run's attempts before this one, in order, of all procedures
    const CalibrationSet* calibrations = nullptr;  ///< null: values are taken as indicated
    std::string_view procedure = {};               ///< whose step it is; empty: `earlier` is searched by step alone
    const laboratory::Part* part = nullptr;        ///< in a step that is done for each part: the one it is about
    std::span<const laboratory::Part> parts = {};  ///< the bill of parts as it stands
    std::string_view started_utc = {};             ///< when the attempt began: what certificates are held against
    std::string_view subject = {};                 ///< which of the step's subjects it is about
    std::span<const AnsweredDocument> documents = {};  ///< files that were given at the attempt's prompts
    const laboratory::TestItem* about = nullptr;       ///< the item by its names and codes; null: only `item` is known
    std::span<const GaugeUse> gauges = {};  ///< that were named at the attempt's prompts; empty: nobody asked for them
    /// How much of the rest before it was passed over by a virtual bench. Nothing: the run is of before needs and rests
    /// were judged by the record, or nobody asks.
    std::optional<std::chrono::microseconds> rest_passed_over = {};
    std::string_view refused = {};  ///< as the attempt keeps it; empty: nothing was, or the record is of before

    [[nodiscard]] const CalibrationSet& calibration_set() const;
};

}  // namespace velocert::sequence
