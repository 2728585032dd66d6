// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/needs/evaluation_needs.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/standards/needs/answer_needs.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Limit;
using metrology::Kind;

struct ParameterNeed {
    std::string_view name;
    Kind kind;
    bool optional = false;  ///< what it is for is only done where it is given
};

/// One use of a limit. The kind is absent where the limit is a word.
struct LimitNeed {
    std::string_view use;
    std::optional<Kind> kind;
    bool by_battery = false;  ///< may be given per kind of battery: "result/lead-acid"
    bool optional = false;
};

struct ConditionNeed {
    std::string_view name;
    std::span<const std::string_view> words;
};

struct EvaluationNeeds {
    std::string_view name;
    std::span<const ParameterNeed> parameters;
    std::span<const ConditionNeed> conditions;
    std::span<const LimitNeed> limits;
    /// Further parameters may say what a field of its own data can be: least_<field>, most_<field> (quantities), and
    /// idle_<state> (a word).
    bool ranges = false;
};

constexpr std::array mass_parameters{
    ParameterNeed{"zero_tolerance", Kind::mass}, ParameterNeed{"repeatability", Kind::mass},
    ParameterNeed{"drift_tolerance", Kind::mass, true}, ParameterNeed{"least_mass", Kind::mass, true}};
constexpr std::array mass_limits{LimitNeed{"result", Kind::mass, true}};

constexpr std::array part_parameters{ParameterNeed{"zero_divisions", Kind::count},
                                     ParameterNeed{"repeatability_divisions", Kind::count},
                                     ParameterNeed{"lightest_divisions", Kind::count}};
constexpr std::array share_parameters{ParameterNeed{"coverage_factor", Kind::count}};
constexpr std::array share_limits{LimitNeed{"result", Kind::ratio}};

constexpr std::array<std::string_view, 2> surfaces{"dry", "wet"};
constexpr std::array<std::string_view, 3> brakes{"both", "rear", "front"};
constexpr std::array braking_conditions{ConditionNeed{"surface", surfaces}, ConditionNeed{"brakes", brakes}};
constexpr std::array braking_parameters{ParameterNeed{"specified_speed", Kind::speed},
                                        ParameterNeed{"onset_window", Kind::duration},
                                        ParameterNeed{"standstill_speed", Kind::speed},
                                        ParameterNeed{"standstill_hold", Kind::duration},
                                        ParameterNeed{"longest_gap", Kind::duration},
                                        ParameterNeed{"mfdd_from", Kind::ratio, true},
                                        ParameterNeed{"mfdd_to", Kind::ratio, true},
                                        ParameterNeed{"gate_base", Kind::length, true},
                                        ParameterNeed{"two_source_tolerance", Kind::ratio, true},
                                        ParameterNeed{"test_mass_tolerance", Kind::ratio, true}};
constexpr std::array braking_limits{
    LimitNeed{"result", Kind::length, false}, LimitNeed{"force_max", Kind::force, false},
    LimitNeed{"validity_band", Kind::speed, false}, LimitNeed{"aggregation", std::nullopt, false},
    // What the surroundings and the vehicle's state must keep; read by core/sequence/evaluations/braking_conditions.
    LimitNeed{"wind_max", Kind::speed, false, true}, LimitNeed{"slope_max", Kind::ratio, false, true},
    LimitNeed{"friction_min", Kind::ratio, false, true}, LimitNeed{"test_mass", Kind::mass, false, true},
    LimitNeed{"conditioning_min", Kind::count, false, true}, LimitNeed{"familiarisation_min", Kind::count, false, true},
    LimitNeed{"water_flow_min", Kind::volume, false, true}, LimitNeed{"wetting_lead_min", Kind::duration, false, true}};

constexpr std::array torque_parameters{
    ParameterNeed{"averaging_duration", Kind::duration},  ParameterNeed{"drift_tolerance", Kind::torque},
    ParameterNeed{"spread_tolerance", Kind::torque},      ParameterNeed{"speed_tolerance", Kind::rotation},
    ParameterNeed{"supply_voltage", Kind::voltage},       ParameterNeed{"supply_tolerance", Kind::voltage},
    ParameterNeed{"longest_gap", Kind::duration},         ParameterNeed{"longest_unchanged", Kind::duration, true},
    ParameterNeed{"longest_load", Kind::duration, true},  ParameterNeed{"highest_temperature", Kind::temperature, true},
    ParameterNeed{"least_efficiency", Kind::ratio, true}, ParameterNeed{"highest_efficiency", Kind::ratio, true}};
// A rated point is measured as a point of the torque curve is.
constexpr std::array rated_parameters = [] {
    std::array<ParameterNeed, torque_parameters.size() + 1> out{};
    std::ranges::copy(torque_parameters, out.begin());
    out.back() = ParameterNeed{"statement_tolerance", Kind::ratio, true};
    return out;
}();
constexpr std::array torque_limits{LimitNeed{"result", Kind::torque}};

constexpr std::array back_emf_parameters{
    ParameterNeed{"speed_tolerance", Kind::rotation}, ParameterNeed{"linearity", Kind::ratio},
    ParameterNeed{"crest_factor", Kind::ratio}, ParameterNeed{"no_load_supply_1", Kind::voltage, true},
    ParameterNeed{"no_load_supply_2", Kind::voltage, true}};
constexpr std::array back_emf_limits{LimitNeed{"result", Kind::voltage}};

constexpr std::array<std::string_view, 3> pairs{"U-V", "V-W", "W-U"};
constexpr std::array pair_conditions{ConditionNeed{"terminals", pairs}};
constexpr std::array position_parameters{ParameterNeed{"repeatability", Kind::ratio}};
constexpr std::array inductance_limits{LimitNeed{"result", Kind::ratio}, LimitNeed{"formula", std::nullopt}};

constexpr std::array<std::string_view, 2> directions{"outbound", "return"};
constexpr std::array direction_conditions{ConditionNeed{"direction", directions}};
constexpr std::array stretch_parameters{
    ParameterNeed{"stretch", Kind::length}, ParameterNeed{"longest_gap", Kind::duration},
    ParameterNeed{"least_drive_current", Kind::current, true}, ParameterNeed{"highest_wind", Kind::speed, true},
    ParameterNeed{"load_mass_tolerance", Kind::ratio, true}};
// What the vehicle carries is a condition of the ride.
constexpr std::array stretch_limits{LimitNeed{"load_mass", Kind::mass, false, true}};
constexpr std::array direction_parameters{ParameterNeed{"direction_difference", Kind::speed}};
constexpr std::array speed_limits{LimitNeed{"result", Kind::speed}};

constexpr std::array<std::string_view, 2> modes{"throttle", "assist"};
constexpr std::array mode_conditions{ConditionNeed{"mode", modes}};
constexpr std::array cut_off_parameters{
    ParameterNeed{"margin", Kind::speed}, ParameterNeed{"current_window", Kind::duration},
    ParameterNeed{"least_time_above", Kind::duration}, ParameterNeed{"least_drive_current", Kind::current},
    ParameterNeed{"longest_gap", Kind::duration}};
constexpr std::array cut_off_limits{LimitNeed{"result", Kind::current}, LimitNeed{"cut_off", Kind::speed}};

constexpr std::array<std::string_view, 3> starts{"cold", "hot", "after-loss"};
constexpr std::array start_conditions{ConditionNeed{"start", starts}};
constexpr std::array first_fix_parameters{ParameterNeed{"longest_gap", Kind::duration},
                                          ParameterNeed{"consecutive", Kind::count},
                                          ParameterNeed{"on_the_way", Kind::duration, true}};
constexpr std::array first_fix_limits{LimitNeed{"result", Kind::duration}};
constexpr std::array fix_parameters{ParameterNeed{"longest_gap", Kind::duration},
                                    ParameterNeed{"least_epochs", Kind::count}};
constexpr std::array accuracy_parameters{
    ParameterNeed{"longest_gap", Kind::duration}, ParameterNeed{"least_epochs", Kind::count},
    ParameterNeed{"matched_within", Kind::duration, true}, ParameterNeed{"longest_offset", Kind::length, true},
    // By which rule a reference counts: 2 asks for one of its own, of that day.
    ParameterNeed{"reference_rule", Kind::count, true}};
constexpr std::array accuracy_limits{LimitNeed{"horizontal", Kind::length, false, true},
                                     LimitNeed{"vertical", Kind::length, false, true},
                                     LimitNeed{"speed", Kind::speed, false, true}};
constexpr std::array beidou_limits{LimitNeed{"result", Kind::ratio}};

constexpr std::array message_parameters{ParameterNeed{"least_started", Kind::duration},
                                        ParameterNeed{"least_stopped", Kind::duration},
                                        ParameterNeed{"least_abnormal", Kind::duration},
                                        // How many messages before a cause must be without its alarm.
                                        ParameterNeed{"quiet_before", Kind::count, true},
                                        // How many causes an alarm must have had before it.
                                        ParameterNeed{"least_causes", Kind::count, true},
                                        // The share of the messages of the abnormal state that must hold what they can.
                                        ParameterNeed{"abnormal_holds", Kind::ratio, true},
                                        // By which rule a log is read: 2 takes times by their unit and exactly.
                                        ParameterNeed{"log_rule", Kind::count, true}};
constexpr std::array message_limits{
    LimitNeed{"started", Kind::duration},          LimitNeed{"stopped", Kind::duration},
    LimitNeed{"abnormal", Kind::duration},         LimitNeed{"alarm", Kind::duration, false, true},
    LimitNeed{"alarms", std::nullopt, true, true}, LimitNeed{"complete", Kind::ratio, false, true},
    LimitNeed{"fields", std::nullopt, true, true}};
constexpr std::array sound_parameters{ParameterNeed{"calibrator_level", Kind::sound_level},
                                      ParameterNeed{"check_tolerance", Kind::sound_level},
                                      ParameterNeed{"least_above_background", Kind::sound_level},
                                      ParameterNeed{"corrected_up_to", Kind::sound_level},
                                      ParameterNeed{"speed_window", Kind::speed, true},
                                      ParameterNeed{"microphone_distance_tolerance", Kind::length, true}};
constexpr std::array sound_limits{LimitNeed{"result", Kind::sound_level}, LimitNeed{"from", Kind::speed, false, true},
                                  LimitNeed{"microphone_distance", Kind::length, false, true}};
constexpr std::array strength_parameters{ParameterNeed{"voltage_tolerance", Kind::ratio},
                                         ParameterNeed{"trip_current", Kind::current, true}};
constexpr std::array strength_limits{LimitNeed{"result", Kind::current}, LimitNeed{"voltage", Kind::voltage},
                                     LimitNeed{"time", Kind::duration}};
constexpr std::array insulation_parameters{ParameterNeed{"test_voltage", Kind::voltage},
                                           ParameterNeed{"voltage_tolerance", Kind::ratio},
                                           ParameterNeed{"beyond_range", Kind::resistance, true}};
constexpr std::array insulation_limits{LimitNeed{"result", Kind::resistance}};
constexpr std::array power_limits{LimitNeed{"result", Kind::power}};
constexpr std::array<std::string_view, 2> protections{"under-voltage", "over-current"};
constexpr std::array protection_conditions{ConditionNeed{"protection", protections}};
constexpr std::array protection_parameters{ParameterNeed{"idle_current", Kind::current}};
constexpr std::array protection_limits{LimitNeed{"voltage", Kind::voltage, false, true},
                                       LimitNeed{"current", Kind::current, false, true}};

constexpr std::array table{
    EvaluationNeeds{"stable-mean", mass_parameters, {}, mass_limits},
    EvaluationNeeds{"weighed-mass", mass_parameters, {}, {}},
    EvaluationNeeds{"part-mass", part_parameters, {}, {}},
    EvaluationNeeds{"mass-share", share_parameters, {}, share_limits},
    EvaluationNeeds{"stopping-distance", braking_parameters, braking_conditions, braking_limits},
    EvaluationNeeds{"steady-state-torque", torque_parameters, {}, torque_limits},
    EvaluationNeeds{"back-emf", back_emf_parameters, {}, back_emf_limits},
    EvaluationNeeds{"inductance-positions", position_parameters, pair_conditions, {}},
    EvaluationNeeds{"inductance-difference", {}, {}, inductance_limits},
    EvaluationNeeds{"measured-speed", stretch_parameters, direction_conditions, stretch_limits},
    EvaluationNeeds{"mean-of-directions", direction_parameters, {}, speed_limits},
    EvaluationNeeds{"cut-off", cut_off_parameters, mode_conditions, cut_off_limits},
    EvaluationNeeds{"time-to-first-fix", first_fix_parameters, start_conditions, first_fix_limits},
    EvaluationNeeds{"position-accuracy", accuracy_parameters, {}, accuracy_limits},
    EvaluationNeeds{"beidou-alone", fix_parameters, {}, beidou_limits},
    EvaluationNeeds{"message-log", message_parameters, {}, message_limits, true},
    EvaluationNeeds{"sound-level", sound_parameters, {}, sound_limits},
    EvaluationNeeds{"electric-strength", strength_parameters, {}, strength_limits},
    EvaluationNeeds{"insulation-resistance", insulation_parameters, {}, insulation_limits},
    EvaluationNeeds{"rated-power", rated_parameters, {}, power_limits},
    EvaluationNeeds{"stated-protection", protection_parameters, protection_conditions, protection_limits}};

template <typename Items, typename Text>
std::string joined(const Items& items, Text text) {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + std::string(text(item));
    return out;
}

/// Whether the parameter says what a field can be. Refuses one whose ends do not go together.
bool is_range(JsonReader& reader, const Step& step, const std::string& given, const Parameter& parameter) {
    if (given.starts_with(idle_beside)) return !parameter.word.empty();
    if (!parameter.value) return false;
    if (given.starts_with(most_of_field)) return true;
    if (!given.starts_with(least_of_field)) return false;
    const auto upper = step.parameters.find(std::string(most_of_field) + given.substr(least_of_field.size()));
    if (upper == step.parameters.end() || !upper->second.value) return true;
    if (upper->second.value->kind() != parameter.value->kind())
        reader.refuse("parameters", ErrorCode::wrong_unit,
                      "'" + given + "' and '" + upper->first + "' are of two kinds", "two quantities of one kind");
    else if (upper->second.value->value().base() < parameter.value->value().base())
        reader.refuse("parameters", ErrorCode::bad_value, "'" + given + "' above '" + upper->first + "'",
                      "the lesser one first");
    return true;
}

void check_parameters(JsonReader& reader, const Step& step, const EvaluationNeeds& needs) {
    for (const auto& need : needs.parameters) {
        const auto found = step.parameters.find(std::string(need.name));
        if (found == step.parameters.end()) {
            if (need.optional) continue;
            reader.refuse("parameters", ErrorCode::missing_field,
                          "the evaluation '" + step.evaluation + "' has no parameter '" + std::string(need.name) + "'",
                          "a " + std::string(name(need.kind)));
        } else if (!found->second.value || found->second.value->kind() != need.kind) {
            reader.refuse("parameters", ErrorCode::wrong_unit,
                          "'" + std::string(need.name) + "' is no " + std::string(name(need.kind)),
                          "a " + std::string(name(need.kind)));
        } else if (found->second.value->value().base() <= 0) {
            reader.refuse("parameters", ErrorCode::bad_value, "'" + std::string(need.name) + "' is not above zero",
                          "a positive " + std::string(name(need.kind)));
        }
    }
    for (const auto& [given, parameter] : step.parameters)
        if (parameter.of.empty() &&
            std::ranges::find(needs.parameters, given, &ParameterNeed::name) == needs.parameters.end() &&
            !(needs.ranges && is_range(reader, step, given, parameter)))
            reader.refuse("parameters", ErrorCode::unknown_field, "unknown parameter '" + given + "'",
                          joined(needs.parameters, [](const auto& need) { return need.name; }));
}

void check_conditions(JsonReader& reader, const Step& step, const EvaluationNeeds& needs) {
    for (const auto& need : needs.conditions) {
        const auto found = step.conditions.find(std::string(need.name));
        const auto expected = "'" + std::string(need.name) + "' as one of " +
                              joined(need.words, [](std::string_view text) { return text; });
        if (found == step.conditions.end())
            reader.refuse("conditions", ErrorCode::missing_field, "no condition '" + std::string(need.name) + "'",
                          expected);
        else if (std::ranges::find(need.words, found->second) == need.words.end())
            reader.refuse("conditions", ErrorCode::bad_value, "'" + found->second + "'", expected);
    }
    for (const auto& [given, value] : step.conditions)
        if (std::ranges::find(needs.conditions, given, &ConditionNeed::name) == needs.conditions.end())
            reader.refuse("conditions", ErrorCode::unknown_field, "unknown condition '" + given + "'",
                          needs.conditions.empty()
                              ? "no conditions for this evaluation"
                              : joined(needs.conditions, [](const auto& need) { return need.name; }));
}

void check_limit(JsonReader& reader, const Step& step, const std::string& use, const LimitNeed& need,
                 const Limit& limit) {
    if (limit.is_class != !need.kind.has_value() || (need.kind && limit.kind != *need.kind)) {
        reader.refuse("limits", ErrorCode::wrong_unit,
                      "'" + use + "' is a " + std::string(limit.is_class ? "class" : name(limit.kind)),
                      "a " + std::string(need.kind ? name(*need.kind) : "class"));
        return;
    }
    const auto speed = step.parameters.find("specified_speed");
    if (limit.at && speed != step.parameters.end() && speed->second.value &&
        limit.at->value() != speed->second.value->value())
        reader.refuse("limits", ErrorCode::bad_value,
                      "the limit '" + limit.id + "' holds at " + limit.at->text() + ", the step runs at " +
                          speed->second.value->text(),
                      "the same speed");
}

void check_limits(JsonReader& reader, const Step& step, const EvaluationNeeds& needs,
                  const std::vector<Limit>& limits) {
    for (const auto& [use, id] : step.limits) {
        const auto slash = use.find('/');
        const auto need = std::ranges::find(needs.limits, use.substr(0, slash), &LimitNeed::use);
        if (need == needs.limits.end() || (slash != std::string::npos && !need->by_battery)) {
            reader.refuse("limits", ErrorCode::unknown_field, "unknown use '" + use + "'",
                          joined(needs.limits, [](const auto& one) { return one.use; }));
            continue;
        }
        if (slash != std::string::npos) {
            if (auto battery = parse_battery(use.substr(slash + 1)); !battery)
                reader.refuse("limits", ErrorCode::bad_value, battery.error().found, battery.error().expected);
        }
        const auto limit = std::ranges::find(limits, id, &Limit::id);
        if (limit == limits.end())
            reader.refuse("limits", ErrorCode::not_found, "no limit '" + id + "'", "an id of limits.json");
        else
            check_limit(reader, step, use, *need, *limit);
    }
    for (const auto& need : needs.limits) {
        if (need.optional) continue;
        const std::string plain(need.use);
        if (step.limits.contains(plain)) continue;
        for (const auto battery : {Battery::lead_acid, Battery::lithium_ion, Battery::other}) {
            const std::string use = need.by_battery ? plain + '/' + std::string(name(battery)) : plain;
            const ItemTraits item{battery, Drive::electric, {}, {}, {}, {}};
            const Applicability batteries{step.applies.batteries, {}};
            if (batteries.covers(item) && !step.limits.contains(use))
                reader.refuse("limits", ErrorCode::missing_field,
                              "the evaluation '" + step.evaluation + "' has no limit for '" + use + "'",
                              "a limit id for '" + use + "'");
        }
    }
}

}  // namespace

void check_evaluation(JsonReader& reader, const Step& step, const std::vector<Limit>& limits) {
    if (const auto* own = named_figures_needs(step.evaluation)) {
        own->apply(reader, step, limits);
        return;
    }
    const auto needs = std::ranges::find(table, step.evaluation, &EvaluationNeeds::name);
    if (needs == table.end()) {
        reader.refuse("evaluation", ErrorCode::bad_value, "'" + step.evaluation + "'",
                      joined(table, [](const auto& one) { return one.name; }) + ", " +
                          joined(all_named_figures_needs(), [](const auto& one) { return one.evaluation; }));
        return;
    }
    check_parameters(reader, step, *needs);
    check_conditions(reader, step, *needs);
    check_limits(reader, step, *needs, limits);
}

}  // namespace velocert::standards
