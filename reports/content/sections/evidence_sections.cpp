// SPDX-License-Identifier: GPL-3.0-or-later
// Instruments, decision rule, deviations, and where the data are.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/laboratory/gauge_check.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/judging/combined_run.h"
#include "core/sequence/unconfirmed.h"
#include "core/sequence/used_calibrations.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using conformity::LimitStatus;
using conformity::Outcome;
using sequence::CaptureRecord;
using sequence::StepRun;

// "maker|model|serial|software" in its parts; what was not told stays empty.
std::array<std::string, 4> identity_parts(const std::string& identity) {
    std::array<std::string, 4> parts;
    std::size_t part = 0;
    for (const char c : identity) {
        if (c == '|' && part + 1 < parts.size())
            ++part;
        else
            parts[part] += c;
    }
    return parts;
}

bool same_instrument(const CaptureRecord& a, const CaptureRecord& b) {
    return a.role == b.role && a.driver == b.driver && a.identity == b.identity && a.simulated == b.simulated;
}

/// An instrument, and the station at which it was used first.
struct InstrumentUsed {
    const CaptureRecord* capture = nullptr;
    const laboratory::Station* station = nullptr;
};

std::vector<InstrumentUsed> instruments_used(const sequence::Run& run) {
    std::vector<InstrumentUsed> used;
    for (std::size_t i = 0; i < run.step_runs.size(); ++i) {
        for (const CaptureRecord& capture : run.step_runs[i].captures) {
            const bool known = std::any_of(used.begin(), used.end(), [&](const InstrumentUsed& other) {
                return same_instrument(*other.capture, capture);
            });
            if (!known) used.push_back({&capture, &sequence::station_of_attempt(run, i)});
        }
    }
    return used;
}

// One numbered entry of the list of deviations.
class Deviations {
  public:
    void add(std::string zh, std::string en) {
        const std::string number = std::to_string(++count_) + ". ";
        blocks_.emplace_back(Paragraph{{number + std::move(zh), number + std::move(en)}, Tone::normal});
    }
    [[nodiscard]] std::vector<Block> take() {
        if (count_ == 0) blocks_.emplace_back(Paragraph{{"无。", "None."}, Tone::normal});
        return std::move(blocks_);
    }

  private:
    std::vector<Block> blocks_;
    int count_ = 0;
};

/// Limits by the numbers of their rows in the item table, runs of numbers together: "1、3～5".
class Rows {
  public:
    explicit Rows(std::map<std::string, int> numbers) : numbers_(std::move(numbers)) {}
    void add(const std::string& limit) {
        const auto found = numbers_.find(limit);
        if (found == numbers_.end())
            others_.insert(limit);
        else
            rows_.insert(found->second);
    }
    [[nodiscard]] bool empty() const { return rows_.empty() && others_.empty(); }
    [[nodiscard]] Bilingual text() const {
        Bilingual out;
        for (auto at = rows_.begin(); at != rows_.end();) {
            const int first = *at;
            int last = first;
            while (++at != rows_.end() && *at == last + 1) ++last;
            const std::string to = last == first ? std::string() : std::to_string(last);
            out.zh += (out.zh.empty() ? "" : "、") + std::to_string(first) + (to.empty() ? "" : "～" + to);
            out.en += (out.en.empty() ? "" : ", ") + std::to_string(first) + (to.empty() ? "" : " to " + to);
        }
        if (!rows_.empty())
            out = {"逐项检验结果中第 " + out.zh + " 项",
                   (rows_.size() == 1 ? "item " : "items ") + out.en + " of the results"};
        for (const std::string& other : others_) {
            out.zh += (out.zh.empty() ? "" : "、") + other;
            out.en += (out.en.empty() ? "" : ", ") + other;
        }
        return out;
    }

  private:
    std::map<std::string, int> numbers_;
    std::set<int> rows_;
    std::set<std::string> others_;  ///< what has no row of its own
};

void add_limit_deviations(const ReportInput& input, Deviations& list) {
    const auto numbers = item_numbers(input);
    Rows provisional(numbers);
    Rows unverified(numbers);
    Rows assumed(numbers);
    for (const sequence::ProcedureResult& result : input.run.results) {
        for (const conformity::Assessment& assessment : result.assessments) {
            switch (assessment.limit.status) {
                case LimitStatus::confirmed: break;
                case LimitStatus::provisional: provisional.add(assessment.limit.id); break;
                case LimitStatus::unverified: unverified.add(assessment.limit.id); break;
                case LimitStatus::released:
                    if (is_assumed(input.edition, assessment.limit)) assumed.add(assessment.limit.id);
                    break;
            }
        }
    }
    if (!provisional.empty()) {
        const Bilingual which = provisional.text();
        list.add("判定使用了暂定限值（仅有一个二手来源）：" + which.zh + "。",
                 "Decisions used provisional limits (one secondary source only): " + which.en + ".");
    }
    if (!unverified.empty()) {
        const Bilingual which = unverified.text();
        list.add("下列限值未按标准原文核实，未作判定：" + which.zh + "。",
                 "These limits are not verified in the official text and gave no verdict: " + which.en + ".");
    }
    if (!assumed.empty()) {
        const Bilingual laboratory = both_names(demonstration_laboratory(input.edition));
        const Bilingual which = assumed.text();
        list.add(
            "下列限值为“" + laboratory.zh + "”的假定值：" + which.zh + "。",
            "These limits are values assumed by the \"" + print(laboratory, Language::en) + "\": " + which.en + ".");
    }
}

void add_calibration_deviation(const ReportInput& input, const sequence::Deviation& deviation, Deviations& list) {
    const Bilingual role = role_title(input, deviation.role);
    const Bilingual code = words(deviation.code);
    const Bilingual what = deviation.measurand ? words(*deviation.measurand) : Bilingual{};
    list.add("仪器“" + role.zh + "”" + (what.zh.empty() ? "" : "（" + what.zh + "）") + "在校准不满足要求时使用：" +
                 code.zh + "（" + deviation.cause + "）。理由：" + deviation.reason + "。操作者 " +
                 deviation.operator_name + "，批准人 " + deviation.approver + "，" + deviation.utc + "。",
             "The instrument \"" + print(role, Language::en) + "\"" +
                 (what.en.empty() ? "" : " (" + in_sentence(what.en) + ")") +
                 " was used in spite of its calibration: " + in_sentence(code.en) + " (" + deviation.cause +
                 "). Reason: " + deviation.reason + ". Operator " + deviation.operator_name + ", approved by " +
                 deviation.approver + ", " + deviation.utc + ".");
}

void add_attempt_deviations(const ReportInput& input, const StepRun& attempt, Deviations& list) {
    const Bilingual title = attempt_title(input, attempt);
    const Bilingual name{title.zh, print(title, Language::en)};
    if (attempt.outcome != Outcome::completed) {
        const Bilingual outcome = words(attempt.outcome);
        const Bilingual cause = sequence::unconfirmed(attempt) ? unconfirmed_words()
                                : attempt.error_code.empty()   ? Bilingual{}
                                                               : error_words(attempt.error_code);
        list.add(name.zh + "：" + outcome.zh + (cause.zh.empty() ? "" : "，" + cause.zh) + "。",
                 name.en + ": " + in_sentence(outcome.en) +
                     (cause.zh.empty() ? "" : ", " + in_sentence(cause.en.empty() ? cause.zh : cause.en)) + ".");
    } else if (!attempt.void_reason.empty()) {
        list.add(name.zh + "：操作者声明作废。", name.en + ": declared void by the operator.");
    } else if (!attempt.result.valid) {
        const Bilingual reason = words(attempt.result.reason);
        list.add(name.zh + "：未计入，" + reason.zh + "。",
                 name.en + ": does not count, " + in_sentence(reason.en) + ".");
    }
    for (const CaptureRecord& capture : attempt.captures) {
        if (capture.overflowed) {
            list.add(name.zh + "：接收队列溢出，有示值未被处理。",
                     name.en + ": the queue overflowed and indications were refused.");
        }
        if (capture.rejected > 0) {
            const std::string count = std::to_string(capture.rejected);
            list.add(name.zh + "：有 " + count + " 个数据帧被拒绝。", name.en + ": frames rejected: " + count + ".");
        }
    }
}

}  // namespace

namespace {

/// The gauges that were named, each once for what it measured, with what the register knew of them.
void add_gauges(const ReportInput& input, const std::vector<GaugeCertificate>& gauges, Table& table) {
    std::set<std::pair<std::string, std::string>> told;
    for (const StepRun& attempt : input.run.step_runs) {
        for (const sequence::GaugeUse& use : attempt.gauges) {
            if (use.gauge.empty() || !told.emplace(use.gauge, use.blocked).second) continue;
            const GaugeCertificate* known = nullptr;
            for (const auto& one : gauges)
                if (use.certificate && one.frozen.certificate == use.certificate->certificate) known = &one;
            const auto* name = known == nullptr ? nullptr : &known->certificate.instrument;
            const auto code = laboratory::parse_blocker_code(use.blocked);
            Cell kind{{"实物仪器", "Real"}, Tone::normal};
            if (known != nullptr && known->certificate.demonstration) kind = {{"虚拟仪器", "Simulated"}, Tone::caution};
            if (!use.blocked.empty()) kind = {code ? words(*code) : plain(use.blocked), Tone::caution};
            table.rows.push_back({{role_title(input, laboratory::gauge_role(use.gauge)), Tone::strong},
                                  {plain(name == nullptr ? "–" : name->maker + " " + name->model), Tone::normal},
                                  {plain(name == nullptr ? "–" : name->serial), Tone::normal},
                                  {plain("–"), Tone::normal},
                                  {{"人工读数", "Read by a person"}, Tone::normal},
                                  std::move(kind)});
        }
    }
}

}  // namespace

Section instruments_section(const ReportInput& input, const std::vector<GaugeCertificate>& gauges) {
    Section section{"instruments", {"使用的仪器", "Instruments"}, {}, false};
    const auto used = instruments_used(input.run);
    const bool named = std::ranges::any_of(input.run.step_runs, [](const StepRun& one) {
        return std::ranges::any_of(one.gauges, [](const auto& use) { return !use.gauge.empty(); });
    });
    if (used.empty() && !named) {
        section.blocks.emplace_back(Paragraph{{"没有使用任何仪器。", "No instrument was used."}, Tone::not_evaluated});
        return section;
    }
    Table table;
    table.columns = {{{"用途", "Role"}, 18, Align::left},
                     {{"厂商与型号", "Maker and model"}, 30, Align::left},
                     {{"序列号", "Serial no."}, 15, Align::left},
                     {{"软件版本", "Software"}, 13, Align::left},
                     {{"驱动与端口", "Driver and port"}, 16, Align::left},
                     {{"性质", "Kind"}, 14, Align::left}};
    const auto told = [](const std::string& text) { return plain(text.empty() ? "–" : text); };
    // A class is of the very instrument: the station declares it, no protocol tells it.
    const auto with_class = [&](const std::string& model, const laboratory::StationInstrument* station) {
        Bilingual out = told(model);
        if (station == nullptr) return out;
        const auto given = station->options.find("class");
        if (given == station->options.end() || given->second.empty()) return out;
        out.en = print(out, Language::en) + "\nClass " + given->second;
        out.zh += "\n准确度等级 " + given->second;
        return out;
    };
    for (const auto& [capture, at] : used) {
        const auto [maker, model, serial, software] = identity_parts(capture->identity);
        const laboratory::StationInstrument* station = at->instrument(capture->role);
        const std::string port = station == nullptr || station->port.empty() ? "" : "\n" + station->port;
        table.rows.push_back(
            {{role_title(input, capture->role), Tone::strong},
             {with_class(maker.empty() || model.empty() ? maker + model : maker + " " + model, station), Tone::normal},
             {told(serial), Tone::normal},
             {told(software), Tone::normal},
             {told(capture->driver + port), Tone::normal},
             capture->simulated ? Cell{{"虚拟仪器", "Simulated"}, Tone::caution}
                                : Cell{{"实物仪器", "Real"}, Tone::normal}});
    }
    add_gauges(input, gauges, table);
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section rule_section(const ReportInput& input) {
    const conformity::DecisionRule& rule = input.run.rule;
    Fields fields;
    fields.items = {{{"判定规则", "Decision rule"}, words(rule.rule), Tone::strong},
                    {{"数值比较", "Comparison"}, words(rule.comparison), Tone::normal}};
    if (rule.risk) {
        fields.items.push_back({{"接受限处的误收风险", "Risk of false acceptance at the acceptance limit"},
                                plain(rule.risk->text()),
                                Tone::normal});
    } else if (rule.rule != conformity::RuleName::simple) {
        fields.items.push_back({{"保护带", "Guard band"}, plain("w = " + rule.fraction.text() + " · U"), Tone::normal});
    }
    Section section{"rule", {"判定规则", "Decision rule"}, {std::move(fields)}, false};
    section.blocks.emplace_back(
        Paragraph{{"判定规则在第一个读数之前确定，此后未更改。限值本身属于允许范围。",
                   "The rule was fixed before the first reading and has not been changed. A value equal to the "
                   "limit is inside."},
                  Tone::normal});
    return section;
}

/// Procedure and step as the edition calls them; by their ids where it knows none.
Bilingual step_title(const standards::StandardEdition& edition, const StepRun& attempt) {
    const auto* procedure = edition.procedure(attempt.procedure);
    const auto* step = standards::step_of(edition, attempt.procedure, attempt.step);
    if (procedure == nullptr || step == nullptr) return plain(attempt.procedure + '/' + attempt.step);
    if (procedure->title.zh == step->title.zh) return step->title;
    return {procedure->title.zh + "：" + step->title.zh, procedure->title.en + ": " + in_sentence(step->title.en)};
}

/// A rest as people plan it: in hours or minutes where it is two of them or more, as it is rounded.
std::string rest_text(const metrology::AnyQuantity& rest) {
    for (const char* symbol : {"h", "min"}) {
        const auto unit = metrology::find_unit(symbol);
        if (!unit || rest.kind() != unit->kind) continue;
        const base::Decimal rounded = rest.rounded_in(*unit, 1);
        if (rounded >= base::Decimal(2, 0)) return rounded.text() + " " + std::string(unit->print);
    }
    return value_text(rest);
}

/// Rests that a virtual bench passed over, and earlier runs on whose results this one rests.
void add_what_came_before(const ReportInput& input, Deviations& list) {
    const sequence::Run& run = input.run;
    std::set<std::string> told;
    for (const StepRun& attempt : run.step_runs) {
        const std::string step = attempt.procedure + '/' + attempt.step;
        if (!attempt.rest_passed_over || !told.insert(step).second) continue;
        const std::string time = rest_text(*attempt.rest_passed_over);
        const Bilingual title = step_title(input.edition, attempt);
        list.add(title.zh + "：试样未静置，虚拟台架跳过了 " + time + "。",
                 print(title, Language::en) + ": the sample did not rest; the virtual bench passed over " + time + ".");
    }
    if (!run.former) return;
    for (const auto& one : *run.former) {
        const Bilingual title = step_title(input.edition, one.attempt);
        const std::string number = std::to_string(one.attempt.number);
        const std::string ended = time_text(one.attempt.ended_utc);
        list.add("依据同一样品较早运行 " + one.run + " 的记录：" + title.zh + "，第 " + number + " 次，" + ended + "。",
                 "Rests on the record of the earlier run " + one.run + " of the item: " + print(title, Language::en) +
                     ", no. " + number + ", " + ended + ".");
    }
}

Section deviations_section(const ReportInput& input) {
    const sequence::Run& run = input.run;
    Deviations list;
    if (run.lifecycle != sequence::Lifecycle::completed) {
        const Bilingual lifecycle = words(run.lifecycle);
        list.add("运行未按计划全部完成：" + lifecycle.zh + "。",
                 "The run was not completed as planned: " + in_sentence(lifecycle.en) + ".");
        if (const auto safe = safe_state_after_stop(input)) list.add(safe->zh, safe->en);
    }
    for (std::size_t i = 0; i < run.suspensions.size() && !sequence::is_combined(run); ++i) {
        const std::string from = time_text(run.suspensions[i].suspended_utc);
        const bool resumed = i < run.resumptions.size();
        const std::string to = resumed ? time_text(run.resumptions[i].resumed_utc) : std::string();
        const std::string who = resumed ? run.resumptions[i].operator_name : std::string();
        list.add("运行于 " + from + " 暂停" +
                     (resumed ? "，于 " + to + " 继续" + (who.empty() ? "" : "（" + who + "）") : "") + "。",
                 "The run was suspended at " + from +
                     (resumed ? " and gone on with at " + to + (who.empty() ? "" : " by " + who) : std::string()) +
                     ".");
    }
    const auto used = instruments_used(run);
    if (std::any_of(used.begin(), used.end(), [](const InstrumentUsed& one) { return one.capture->simulated; })) {
        list.add("使用了虚拟仪器，测得值为模拟值。",
                 "Virtual instruments were used: the measured values are simulated.");
    }
    for (const auto& deviation : sequence::deviations_of(run))
        if (deviation.kind == sequence::of_calibration) add_calibration_deviation(input, deviation, list);
    add_limit_deviations(input, list);
    add_what_came_before(input, list);
    for (const StepRun& attempt : run.step_runs) add_attempt_deviations(input, attempt, list);
    return {"deviations", {"偏离与说明", "Deviations and remarks"}, list.take(), false};
}

/// The files of the program that made the record, each once, in the order of their use.
std::vector<sequence::ProgramFile> programs_of(const sequence::Run& run) {
    std::vector<sequence::ProgramFile> out;
    const auto add = [&out](const std::optional<sequence::ProgramFile>& one) {
        if (one && std::ranges::find(out, *one) == out.end()) out.push_back(*one);
    };
    add(run.program);
    for (const auto& resumption : run.resumptions) add(resumption.program);
    return out;
}

Section records_section(const ReportInput& input) {
    const sequence::Run& run = input.run;
    Section section{"records", {"记录与校验值", "Records and digests"}, {}, false};
    section.blocks.emplace_back(
        Paragraph{{"校验值为 SHA-256。用这些记录可以重新计算每项判定。",
                   "Digests are SHA-256. Every verdict can be computed again from these records."},
                  Tone::quiet});
    Fields fields;
    fields.items = {{{"运行编号", "Run"}, plain(run.id), Tone::strong},
                    {{"运行记录", "Record of the run"}, plain(record_digest(run).text()), Tone::normal},
                    {{"标准包", "Edition pack"}, plain(run.pack.text()), Tone::normal}};
    if (run.release)
        fields.items.push_back({{"限值放行单", "Release of limits"}, plain(run.release->text()), Tone::normal});
    if (run.release && input.edition.release && input.edition.release->revision > 0)
        fields.items.push_back({{"标准包与放行单合并", "Pack and release together"},
                                plain(standards::combined_digest(run.pack, *run.release).text()),
                                Tone::normal});
    fields.items.push_back({{"程序版本", "Program"}, plain("Velocert " + run.program_version), Tone::normal});
    for (const auto& program : programs_of(run))
        fields.items.push_back(
            {{"程序文件", "Program file"}, plain(program.name + " " + program.digest.text()), Tone::normal});
    section.blocks.emplace_back(std::move(fields));

    Table table;
    table.caption = {"通信原始记录", "Wire logs"};
    table.columns = {{{"记录", "Record"}, 26, Align::left},
                     {{"仪器", "Instrument"}, 28, Align::left},
                     {{"接收字节", "Bytes received"}, 12, Align::right},
                     {{"校验值", "SHA-256"}, 34, Align::left}};
    for (const StepRun& attempt : run.step_runs) {
        for (const CaptureRecord& capture : attempt.captures) {
            table.rows.push_back({{plain(attempt_name(attempt)), Tone::normal},
                                  {role_title(input, capture.role), Tone::normal},
                                  {plain(std::to_string(capture.received)), Tone::normal},
                                  {plain(capture.log.text()), Tone::quiet}});
        }
    }
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace velocert::reports
