// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/confirm_attempt.h"

#include <algorithm>

#include "core/sequence/unconfirmed.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;

Prompt question(const AttemptContext& context, const StepRun& attempt) {
    Prompt out;
    out.kind = Prompt::Kind::void_or_keep;
    out.key = attempt.procedure + '/' + attempt.step + "/void";
    out.procedure = attempt.procedure;
    out.step = attempt.step;
    out.subject = attempt.subject;
    out.attempt = attempt.number;
    out.conditions = context.step.conditions;
    out.choices = context.step.voids;
    return out;
}

base::Error unconfirmed(const RunControl& control) {
    const bool stopped =
        control.requested() != RunControl::Stop::none && control.requested() != RunControl::Stop::abandon;
    return {ErrorCode::interrupted,
            {},
            std::string(stopped ? "stopped" : "abandoned") + " by " + std::string(by_whom(control.cause())) + " " +
                std::string(nobody_confirmed),
            {}};
}

}  // namespace

base::Result<AttemptWord> confirm_attempt(const AttemptContext& context, const StepRun& attempt) {
    if (context.step.voids.empty()) return AttemptWord{};
    const Prompt prompt = question(context, attempt);
    const auto answer = context.person.ask(prompt, context.control.token());
    if (!answer)
        return base::fail(context.control.requested() == RunControl::Stop::none ? answer.error()
                                                                                : unconfirmed(context.control));
    if (answer->suspend) context.control.request(RunControl::Stop::suspend);
    if (answer->stop) context.control.request(RunControl::Stop::safely);
    if (answer->suspend || answer->stop) return base::fail(unconfirmed(context.control));
    if (answer->accepted) return AttemptWord{};
    // Neither kept nor void: what is left is to abandon it.
    if (answer->choice.empty()) return base::fail(unconfirmed(context.control));
    if (std::ranges::find(context.step.voids, answer->choice, &standards::VoidReason::id) == context.step.voids.end())
        return base::fail(ErrorCode::bad_value, prompt.key,
                          "'" + answer->choice + "' is no reason to declare this attempt void",
                          "one of the step's void reasons");
    return AttemptWord{answer->choice, answer->note};
}

}  // namespace velocert::sequence
