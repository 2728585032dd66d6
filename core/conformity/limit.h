// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/metrology/quantity.h"

namespace velocert::conformity {

/// How the value must stand to the limit. The limit itself is inside, but for `below`.
enum class Relation : std::uint8_t {
    at_most,     ///< "<="
    below,       ///< "<": the limit itself is outside
    at_least,    ///< ">="
    equal,       ///< "="  (run counts, classes, set values)
    within,      ///< "in": lower and upper limit, both inside
    zero_above,  ///< "zero-above": the quantity must be zero above this value (motor power above the cut-off speed)
    from,        ///< "from": something must happen from this value on (prompt tone)
    unknown,     ///< "unknown": the standard's relation has not been verified
};
[[nodiscard]] std::string_view name(Relation relation);
[[nodiscard]] base::Result<Relation> parse_relation(std::string_view text);

/// How far a limit may be trusted. Only `unverified` blocks every verdict.
enum class LimitStatus : std::uint8_t {
    confirmed,    ///< official text, or two independent sources
    provisional,  ///< one usable secondary source; verdicts are given and marked
    unverified,   ///< must be read from the official copy first; can only give NotEvaluated
    released,     ///< entered and confirmed by the laboratory
};
[[nodiscard]] std::string_view name(LimitStatus status);
[[nodiscard]] base::Result<LimitStatus> parse_limit_status(std::string_view text);

/// A tolerance limit of one edition, in the very unit and digits the standard prints.
/// An unverified limit may lack value and relation; it never yields a verdict whatever it holds.
struct Limit {
    std::string id;       ///< "brake.wet.both.distance"
    std::string edition;  ///< "GB17761-2024"
    std::string clause;   ///< clause of that edition ("6.1")
    metrology::Kind kind = metrology::Kind::count;
    Relation relation = Relation::unknown;
    std::optional<metrology::WrittenQuantity> value;  ///< the limit; the lower one when relation is within
    std::optional<metrology::WrittenQuantity> upper;  ///< only when relation is within
    bool is_class = false;                            ///< the limit is a word, not a quantity; kind is then unused
    std::string text_value;                           ///< class limits ("V-0"); empty for quantities
    LimitStatus status = LimitStatus::unverified;
    std::string source;  ///< where the figure comes from
    std::string note;
    /// The value the quantity is judged at ("25 km/h" for a braking distance), if it has one.
    std::optional<metrology::WrittenQuantity> at;
    /// Several such values: the quantity is judged at each of them ("60 r/min", "90 r/min" for a torque).
    std::vector<metrology::WrittenQuantity> set_points;
    std::optional<metrology::WrittenQuantity> duration;  ///< how long the quantity is held or averaged at each of them
    bool informative = false;                            ///< the standard's annex is informative: shown, never judged
    /// The standard itself says how uncertainty is treated (ISO/IEC 17025 7.8.6.1, note; IEC Guide 115): no guard band
    /// is added to it, whatever the rule of the run.
    bool inherent = false;
    /// Of a pack that does not say otherwise: its guard bands are rounded half to even to whole base units, as they
    /// were when it was made.
    bool rounded_guard_band = false;
};

/// The bounds a limit judges by.
struct ToleranceLimits {
    std::optional<metrology::WrittenQuantity> lower;
    std::optional<metrology::WrittenQuantity> upper;
};
/// Nothing when the limit cannot judge a value: no value, a relation that is unknown or judged elsewhere, kinds that
/// do not fit, bounds the wrong way round. Its status is not looked at.
[[nodiscard]] std::optional<ToleranceLimits> tolerance_limits(const Limit& limit);

/// "7 m", "55 ... 62 dB(A)", "V-0", or "unknown".
[[nodiscard]] std::string value_text(const Limit& limit);
/// Where the quantity is judged: the one value or the several; empty when the limit names none.
[[nodiscard]] std::vector<metrology::WrittenQuantity> judged_at(const Limit& limit);
/// "25 km/h", "60 r/min, 90 r/min for 10 s"; empty when the limit names none.
[[nodiscard]] std::string condition_text(const Limit& limit);

}  // namespace velocert::conformity
