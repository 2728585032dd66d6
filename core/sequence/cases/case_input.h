// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/laboratory/test_item.h"
#include "core/metrology/quantity.h"
#include "core/sequence/cases/case.h"
#include "core/sequence/run.h"

namespace velocert::sequence {

// The parts of a case document. Every error carries "source:line:column /pointer".

/// The edition that judges, with the limits released for this case in place.
struct CaseEdition {
    standards::StandardEdition edition;
    std::string reason_code;
    std::string reason_text;
    std::vector<std::string> warnings;
};

/// "auto" by the item's dates, or the named one.
[[nodiscard]] base::Result<CaseEdition> case_edition(std::string_view wanted, const standards::ItemTraits& item,
                                                     const CaseInput& input, const std::string& where);
/// Puts the values released for the case in place of the edition's. Keeps an error in `reader`.
void release_case_limits(base::JsonReader& reader, standards::StandardEdition& edition);
/// "rule", or simple acceptance on full values when it is left out.
[[nodiscard]] conformity::DecisionRule case_rule(base::JsonReader& reader);

/// What a case's data give: attempts as a run would have left them, and how values were written.
struct CaseAttempts {
    std::vector<StepRun> step_runs;
    /// Per attempt: members that stand in the result as they were given ("speed" -> "25.80 km/h").
    std::vector<std::vector<std::pair<std::string, base::Json>>> as_given;
    std::vector<std::string> unlisted_steps;  ///< whose attempts are judged, but are no runs of the result
    metrology::Provenance provenance = metrology::Provenance::typed;
    /// The edition with the set points that the data have, where a limit names none: then each of them is judged.
    std::optional<standards::StandardEdition> edition;
    /// U of the result as the case gives it: it is told so, and not as k times the rounded u.
    std::optional<metrology::AnyQuantity> stated_expanded;
    std::vector<std::string> warnings;
};
/// What the data are read with.
struct CaseContext {
    const CaseInput& input;
    const standards::StandardEdition& edition;
    const standards::Procedure& procedure;
    const standards::ItemTraits& item;
    const conformity::DecisionRule& rule;
    const laboratory::TestItem& about;  ///< the same item by its names and codes, which answers must agree with
};
/// { "readings": [...], "expanded_uncertainty": "0.10 kg", "coverage_factor": "2" }
[[nodiscard]] base::Result<CaseAttempts> mass_attempts(base::JsonReader& data, const CaseContext& context);
/// { "vehicle_mass": { as above }, "parts": [ { "name", "mass", "counts", "reason" } ], "expanded_uncertainty",
/// "coverage_factor" }: the uncertainty is that of each part, and taken as shared by all of them (r = 1). The share's
/// coverage factor is that of the parts.
[[nodiscard]] base::Result<CaseAttempts> plastics_attempts(base::JsonReader& data, const CaseContext& context);

/// u = U / k with its k.
struct GivenUncertainty {
    metrology::AnyQuantity standard{metrology::Kind::mass, 0};  ///< rounded up to mg, never understated
    base::Decimal factor;
    metrology::AnyQuantity expanded{metrology::Kind::mass, 0};  ///< U as it was given
};
/// Of "expanded_uncertainty" and "coverage_factor"; nothing when there is none. Keeps an error in the reader.
[[nodiscard]] std::optional<GivenUncertainty> given_uncertainty(base::JsonReader& data);
/// A weighing from "readings" with its uncertainty; not valid (series_empty) without readings. Not held against a
/// limit, and of no step yet.
[[nodiscard]] base::Result<StepRun> weighed_attempt(base::JsonReader& data);
/// { "runs": [...], "standard_uncertainty": { "speed": ..., "distance": ... } }
[[nodiscard]] base::Result<CaseAttempts> braking_attempts(base::JsonReader& data, const CaseContext& context);
/// { "points": [ { "speed": ..., "torque": ..., "supply": ... } ], "standard_uncertainty": { "torque": ... } }, or
/// "series": "torque.csv" in place of the points.
[[nodiscard]] base::Result<CaseAttempts> torque_attempts(base::JsonReader& data, const CaseContext& context);
/// { "directions": [ { "direction": "outbound | return", "speed": ... } ], "standard_uncertainty": { "speed": ... } }
[[nodiscard]] base::Result<CaseAttempts> speed_attempts(base::JsonReader& data, const CaseContext& context);
/// { "runs": [ { "mode": "throttle | assist", "series": "ride.csv" } ] }
[[nodiscard]] base::Result<CaseAttempts> cut_off_attempts(base::JsonReader& data, const CaseContext& context);

/// { "on": "2025-06-01", "observations": [ { "step": "plate", "subject": "1", "answers": { "<field>": "..." } } ] }:
/// what a person answered, of any procedure with such steps. A photo or document is named by its file beside the case;
/// "on" is the day on which certificates must hold.
[[nodiscard]] base::Result<CaseAttempts> answered_attempts(base::JsonReader& data, const CaseContext& context);
/// { "log": "messages.csv" }
[[nodiscard]] base::Result<CaseAttempts> message_attempts(base::JsonReader& data, const CaseContext& context);
/// { "recordings": [ { "recording": "drive.log", "driver": "nmea-0183", "options": {},
///   "start": "cold | hot | after-loss", "started_after": "12.5 s",
///   "reference": { "latitude", "longitude", "height", "speed" } | { "recording", "driver", "speed" } | "own-mean",
///   "beidou_alone": true } ] }: each asks for one or more of them.
[[nodiscard]] base::Result<CaseAttempts> beidou_attempts(base::JsonReader& data, const CaseContext& context);

/// A required or optional quantity of that kind, above zero (or not below it). Keeps an error in the reader.
enum class Sign : std::uint8_t { positive, not_negative };
[[nodiscard]] std::optional<metrology::WrittenQuantity> case_quantity(base::JsonReader& reader, std::string_view key,
                                                                      metrology::Kind kind, Sign sign);

/// "standard_uncertainty": { "<key>": <quantity> } where it is given; `example` is what was expected when the member is
/// missing. Keeps an error in the reader.
[[nodiscard]] std::optional<metrology::AnyQuantity> case_uncertainty(base::JsonReader& data, std::string_view key,
                                                                     metrology::Kind kind, std::string_view example);

}  // namespace velocert::sequence
