// SPDX-License-Identifier: GPL-3.0-or-later
// What instruments confirmed at the end of the attempts.
#include <algorithm>
#include <array>

#include "reports/content/sections/sections.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"

namespace velocert::reports {
namespace {

using sequence::StepRun;

struct Phrase {
    std::string_view en;
    std::string_view zh;
};
/// How an instrument's side of the program tells what it has read.
constexpr std::array beginnings{
    Phrase{"brake off", "制动转矩已撤除"},
    Phrase{"output off", "输出已关闭"},
    Phrase{"test off", "试验已停止"},
    Phrase{"it was only listened to: there is nothing to stop", "仅接收数据，无需停止"},
};

/// The record's own sentence in both languages; what no phrase tells stands as it is.
Bilingual told(const std::string& text) {
    constexpr std::string_view stopped = "stopped; read back: ";
    if (text.empty()) return plain("–");
    const bool stop = text.starts_with(stopped);
    const std::string rest = identity_text(stop ? text.substr(stopped.size()) : text);
    std::string zh = rest;
    for (const Phrase& phrase : beginnings)
        if (rest.starts_with(phrase.en)) zh = std::string(phrase.zh) + rest.substr(phrase.en.size());
    if (stop) return {"已停止；读回：" + zh, std::string(stopped) + rest};
    return zh == rest ? plain(rest) : Bilingual{zh, rest};
}

/// The same words of the same instrument over several attempts.
struct Group {
    const sequence::SafeState* state = nullptr;
    std::vector<const StepRun*> attempts;
};

/// "全部 5 次", or each of them by its step, specimen and number.
Bilingual attempts_text(const standards::Procedure& procedure, const Group& group, std::size_t of) {
    const std::string count = std::to_string(group.attempts.size());
    if (group.attempts.size() == of && of > 1) return {"全部 " + count + " 次", "All " + count + " attempts"};
    Bilingual out;
    for (const StepRun* attempt : group.attempts) {
        Bilingual one = plain(attempt->step);
        for (const auto& step : procedure.steps) {
            if (step.id == attempt->step) one = with_subject(step.title, step, attempt->subject);
        }
        one = numbered(std::move(one), *attempt);
        out.zh += (out.zh.empty() ? "" : "；") + one.zh;
        out.en += (out.en.empty() ? "" : "; ") + one.en;
    }
    return out;
}

}  // namespace

std::optional<Table> safe_states_table(const ReportInput& input, const standards::Procedure& procedure) {
    std::vector<Group> groups;
    for (const StepRun& attempt : input.run.step_runs) {
        if (attempt.procedure != procedure.id) continue;
        for (const auto& state : attempt.safe_states) {
            const auto same = std::ranges::find_if(groups, [&](const Group& group) {
                return group.state->role == state.role && group.state->ok == state.ok &&
                       group.state->text == state.text;
            });
            if (same == groups.end())
                groups.push_back({&state, {&attempt}});
            else
                same->attempts.push_back(&attempt);
        }
    }
    if (groups.empty()) return std::nullopt;
    Table table;
    table.caption = {"试验结束后读回的安全状态", "Safe states read back at the end of each attempt"};
    table.columns = {{{"仪器", "Instrument"}, 22, Align::left},
                     {{"试验", "Attempts"}, 30, Align::left},
                     {{"读回", "Read back"}, 34, Align::left},
                     {{"状态", "State"}, 14, Align::left}};
    for (const Group& group : groups) {
        std::size_t of = 0;
        for (const Group& other : groups)
            if (other.state->role == group.state->role) of += other.attempts.size();
        table.rows.push_back({{role_title(input, group.state->role), Tone::normal},
                              {attempts_text(procedure, group, of), Tone::normal},
                              {told(group.state->text), Tone::quiet},
                              {group.state->ok ? Bilingual{"安全", "Safe"} : Bilingual{"未能确认", "Not confirmed"},
                               group.state->ok ? Tone::normal : Tone::fail}});
    }
    return table;
}

std::optional<Bilingual> safe_state_after_stop(const ReportInput& input) {
    const auto& run = input.run;
    const bool stopped = run.lifecycle == sequence::Lifecycle::stopped || run.lifecycle == sequence::Lifecycle::aborted;
    if (!stopped || run.step_runs.empty() || run.step_runs.back().safe_states.empty()) return std::nullopt;
    Bilingual out{"停止后读回的安全状态：", "Safe state read back after the stop: "};
    bool first = true;
    for (const auto& state : run.step_runs.back().safe_states) {
        const Bilingual role = role_title(input, state.role);
        const Bilingual said = told(state.text);
        out.zh += (first ? "" : "；") + role.zh + "，" + said.zh + (state.ok ? "" : "（未能确认）");
        out.en += (first ? "" : "; ") + print(role, Language::en) + ", " + print(said, Language::en) +
                  (state.ok ? "" : " (not confirmed)");
        first = false;
    }
    out.zh += "。";
    out.en += ".";
    return out;
}

}  // namespace velocert::reports
