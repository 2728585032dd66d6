// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the runs that are brought together gave what, and what none of them gives here.
#include <algorithm>

#include "core/sequence/judging/combined_run.h"
#include "reports/content/sections/sections.h"
#include "reports/content/sections/step_sections.h"
#include "reports/content/words/combined_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

Bilingual procedure_words(const ReportInput& input, const std::string& id) {
    const auto* procedure = input.edition.procedure(id);
    return procedure == nullptr ? plain(id)
                                : with_clause({procedure->title.zh, procedure->title.en}, procedure->clause);
}

/// One run that is held: what was tested in it, who did, from when to when.
std::vector<Cell> row_of(const ReportInput& input, const std::string& id) {
    const auto& run = input.run;
    std::string from;
    std::string to;
    std::vector<std::string> persons;
    const auto add = [](std::vector<std::string>& to_list, const std::string& one) {
        if (!one.empty() && std::ranges::find(to_list, one) == to_list.end()) to_list.push_back(one);
    };
    const auto stretches = sequence::stretches_of(run);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (stretches[i].run != id) continue;
        add(persons, run.resumptions[i].operator_name);
        for (auto at = stretches[i].first; at < stretches[i].last; ++at) {
            const auto& attempt = run.step_runs[at];
            if (from.empty()) from = attempt.started_utc;
            to = attempt.ended_utc;
        }
    }
    Bilingual tested;
    for (const auto& procedure : sequence::procedures_of(run, id)) {
        const auto words = procedure_words(input, procedure);
        tested.zh += (tested.zh.empty() ? "" : "、") + words.zh;
        tested.en += (tested.en.empty() ? "" : ", ") + (words.en.empty() ? words.zh : words.en);
    }
    std::string who;
    for (const auto& one : persons) who += (who.empty() ? "" : ", ") + one;
    return {{plain(id), Tone::normal},
            {plain(time_text(from) + " – " + time_text(to)), Tone::normal},
            {plain(who.empty() ? "–" : who), Tone::normal},
            {tested, Tone::normal}};
}

/// The runs that did not do all that they planned, and what ended them. No rows where there are none.
Table ended_early(const sequence::Run& run) {
    Table out;
    out.caption = {"未按计划全部完成的运行", "Runs that did not do all that they planned"};
    out.columns = {{{"运行", "Run"}, 30, Align::left},
                   {{"结束方式", "How it ended"}, 20, Align::left},
                   {{"原因", "By what"}, 50, Align::left}};
    for (const auto& one : run.deviations) {
        if (one.kind != sequence::ended_early) continue;
        const auto ended = sequence::parse_lifecycle(one.cause);
        out.rows.push_back({{plain(one.role.substr(one.role.find('/') + 1)), Tone::normal},
                            {ended ? words(*ended) : plain(one.cause), Tone::strong},
                            {plain(one.reason.empty() ? "–" : one.reason), Tone::normal}});
    }
    return out;
}

}  // namespace

Section runs_section(const ReportInput& input) {
    Section section{"runs", {"本报告所依据的检验运行", "Runs that this report brings together"}, {}, false};
    const auto held = sequence::runs_in(input.run);
    if (held.empty()) return section;
    section.blocks.emplace_back(
        Paragraph{{"各项目的结果整项取自下列一次运行。被其他结果取代的结果列于其后，并保留在记录中。",
                   "Each procedure is taken whole from the one run that is named with it. Results that others stand "
                   "in place of are listed below, and stay on record."},
                  Tone::quiet});
    Table runs;
    runs.columns = {{{"运行", "Run"}, 20, Align::left},
                    {{"起止时间", "From and to"}, 24, Align::left},
                    {{"检验人员", "Tested by"}, 16, Align::left},
                    {{"检验项目", "Procedures"}, 40, Align::left}};
    for (const auto& id : held) runs.rows.push_back(row_of(input, id));
    section.blocks.emplace_back(std::move(runs));
    if (auto early = ended_early(input.run); !early.rows.empty()) section.blocks.emplace_back(std::move(early));
    Table others;
    others.caption = {"未采用的结果", "Results that are not taken"};
    others.columns = {{{"检验项目", "Procedure"}, 30, Align::left},
                      {{"运行及结论", "Run and verdict"}, 30, Align::left},
                      {{"理由", "Reason"}, 40, Align::left}};
    for (const auto& one : input.run.deviations) {
        if (one.kind != sequence::result_not_taken) continue;
        others.rows.push_back({{procedure_words(input, procedure_not_taken(one)), Tone::normal},
                               {run_and_verdict(one), Tone::normal},
                               {why_not_taken(one), Tone::normal}});
    }
    if (!others.rows.empty()) section.blocks.emplace_back(std::move(others));
    return section;
}

}  // namespace velocert::reports
