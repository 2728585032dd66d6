// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/messages/message_log.h"

namespace velocert::sequence {

/// The field in which the log is handed in.
inline constexpr std::string_view log_field = "log";

/// How a vehicle sent while it was in one state, over all stretches of the log in which it was.
struct StateInterval {
    LogTime largest_gap;  ///< between two messages; also from its beginning to the first, and from the last to its end
    LogTime observed;     ///< together
    std::size_t messages = 0;
};
/// By state: a stretch begins where the tester says so, or with the first message in that state where nobody does, and
/// ends with the next stretch or the tester's "end". A log that ends without it ends with its last message. Reasons:
/// clock_fault when a time goes back.
[[nodiscard]] tl::expected<std::array<StateInterval, 3>, conformity::Reason> intervals_of(const MessageLog& log);

/// What became of the alarms that the tester caused.
struct Alarms {
    LogTime longest;                      ///< from the cause to the first message that reports it
    std::vector<std::string> reported;    ///< each that was reported every time it was caused
    bool missed = false;                  ///< one was not reported until the log ended
    LogTime missed_for;                   ///< the longest that the log goes on behind such a cause
    std::vector<std::string> unreported;  ///< each that was missed once or more
    /// Each that the last message before every one of its causes told already, or that had no message before it: what
    /// is always on reports nothing, and without a message nobody saw that it was off.
    std::vector<std::string> on_already;
};
[[nodiscard]] Alarms alarms_of(const MessageLog& log);

/// The first alarm that a message tells and nobody has caused until then; null when there is none.
[[nodiscard]] const LogRow* uncaused_alarm(const MessageLog& log);

/// What of a message cannot be true.
struct Plausible {
    struct Range {
        std::string field;
        std::optional<metrology::AnyQuantity> least;
        std::optional<metrology::AnyQuantity> most;
    };
    std::vector<Range> ranges;
    /// By alarm, the fields that say nothing in a message that tells it: of a vehicle without a fix its position.
    std::map<std::string, std::vector<std::string>> idle;

    /// Whether the field of the message can be true: it is a figure within its range, or there is none for it, or its
    /// column has no unit.
    [[nodiscard]] bool holds(const LogRow& message, std::size_t field, LogRule rule) const;
    /// Whether a message with that alarm tells nothing by the field.
    [[nodiscard]] bool says_nothing(const std::string& alarm, std::string_view field) const;
    /// Of what kind its range is; nothing where it has none.
    [[nodiscard]] std::optional<metrology::Kind> kind_of(std::string_view field) const;
};
/// The parameters least_<field>, most_<field> and idle_<alarm> of a step.
[[nodiscard]] Plausible plausible_of(const standards::Step& step);

/// The share of the messages that hold every field asked for; nothing without messages. What cannot be true is not
/// held. Messages of the abnormal state are left out: they tell what is wrong, and where a position is what is wrong
/// they have none; but for one that holds what cannot be true, which is incomplete like any other.
[[nodiscard]] std::optional<double> complete_share(const MessageLog& log, std::span<const std::string> fields,
                                                   const Plausible& plausible = {});
/// Of the messages of the abnormal state, those that hold what they can: every field asked for but those that say
/// nothing beside their alarm.
struct AbnormalMessages {
    std::size_t messages = 0;
    std::size_t complete = 0;
    std::string lacks;  ///< of the first one that is not complete: field and time, "pack_voltage (95 s)"
};
[[nodiscard]] AbnormalMessages abnormal_messages(const MessageLog& log, std::span<const std::string> fields,
                                                 const Plausible& plausible = {});
/// The fields that a message must hold by the use fields; none where it may not be used, or completeness is not judged.
[[nodiscard]] std::vector<std::string> needed_fields(const EvaluationInput& input);
/// Whether the step judges alarms, and by words that may be used.
[[nodiscard]] bool judges_alarms(const EvaluationInput& input);
/// "latitude, longitude, speed" as its words.
[[nodiscard]] std::vector<std::string> words_of(std::string_view list);

/// The evaluation "message-log" of the document in the field "log". Intervals go by the limits of the uses started,
/// stopped and abnormal, the alarms by the use alarm, what the messages hold by the use complete; which fields they
/// must hold and which alarms must have been caused are the words of the uses fields and alarms, by battery. A largest
/// gap that a stretch shorter than least_started, least_stopped or least_abnormal could not have shown decides nothing,
/// unless it is beyond the limit already. Where the pack says so, an alarm that nobody caused (least_causes) decides
/// nothing, by its name and time; messages of the abnormal state of which too few hold what they can (abnormal_holds)
/// let nothing pass and fail nothing; and what a message holds must be plausible. By LogRule::exact each figure that
/// does not decide has a word of its name with its own reason, also an alarm that was not caused, and the log must have
/// the columns that are asked for (wrong_kind). Values: largest_gap_<state>, observed_<state>, messages_<state> always;
/// interval_<state>, alarm_latency and share_complete where they decide.
[[nodiscard]] base::Result<StepResult> message_intervals(const EvaluationInput& input);
/// The same of a log that was read already.
[[nodiscard]] base::Result<StepResult> message_result(const EvaluationInput& input, const MessageLog& log);

[[nodiscard]] std::vector<Judged> message_figures(const standards::StandardEdition& edition,
                                                  const standards::Step& step, const standards::ItemTraits& item);

}  // namespace velocert::sequence
