// SPDX-License-Identifier: GPL-3.0-or-later
// Cover, statement, item, edition, summary and signatures.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/sequence/documents/joined_runs.h"
#include "reports/content/sections/client_supplied.h"
#include "reports/content/sections/decided.h"
#include "reports/content/sections/issue_sections.h"
#include "reports/content/sections/sections.h"
#include "reports/content/tables/set_point_tables.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

// What the client did not tell stands there as not told, never as an empty place.
Bilingual told(const std::string& text) { return text.empty() ? Bilingual{"未提供", "Not given"} : plain(text); }
Bilingual told(const std::optional<base::Date>& date) { return told(date ? base::text(*date) : std::string()); }

Field field(std::string_view zh, std::string_view en, Bilingual value, Tone value_tone = Tone::normal) {
    return {{std::string(zh), std::string(en)}, std::move(value), value_tone};
}

std::string date_of(const std::string& utc) { return utc.size() < 10 ? utc : utc.substr(0, 10); }

Bilingual test_dates(const sequence::Run& run) {
    const std::string from = date_of(run.started_utc);
    const std::string to = date_of(run.ended_utc);
    if (to.empty() || to == from) return told(from);
    return {from + " 至 " + to, from + " to " + to};
}

Bilingual station_text(const laboratory::Station& station) {
    std::string text = station.name.empty() ? station.id : station.name;
    if (!station.id.empty() && station.id != station.name && !station.name.empty()) text += " (" + station.id + ")";
    return station.is_virtual ? Bilingual{text + "，虚拟试验台", text + ", virtual bench"} : told(text);
}

/// Where it was tested: each station once, in order.
Bilingual places_text(const sequence::Run& run) {
    Bilingual out;
    std::vector<std::string> known;
    for (const auto* station : sequence::stations_of(run)) {
        const Bilingual one = station_text(*station);
        if (std::ranges::find(known, one.zh) != known.end()) continue;
        known.push_back(one.zh);
        const bool first = known.size() == 1;
        const std::string before = first ? std::string() : print(out, Language::en) + "; ";
        out = {out.zh + (first ? "" : "；") + one.zh, before + print(one, Language::en)};
    }
    return out;
}

/// The laboratory's numbered release with the two persons behind it.
Paragraph own_release(const standards::AppliedRelease& release) {
    const std::string revision = std::to_string(release.revision);
    const std::string day = date_of(release.confirmed_utc);
    return {{"部分限值由实验室“" + release.laboratory + "”按标准原文放行：第 " + revision + " 次修订，由 " +
                 release.proposed_by.name + " 提出，由 " + release.confirmed_by.name + " 于 " + day + " 确认。",
             "Some limits were released by the laboratory \"" + release.laboratory +
                 "\" from the official text: revision " + revision + ", proposed by " + release.proposed_by.name +
                 ", confirmed by " + release.confirmed_by.name + " on " + day + "."},
            Tone::normal};
}

/// Distance from the limit as a share of the limit.
double relative_margin(const conformity::Assessment& assessment) {
    if (!assessment.margin || !assessment.limit.value || assessment.limit.value->value().base() == 0)
        return std::numeric_limits<double>::infinity();
    return std::abs(static_cast<double>(assessment.margin->base()) /
                    static_cast<double>(assessment.limit.value->value().base()));
}

/// The decision of a procedure that comes nearest to the other verdict: the one with the greatest risk; where no risk
/// is known, the one with the least margin in relation to its limit.
const conformity::Assessment* nearest_decision(const sequence::ProcedureResult& result) {
    const conformity::Assessment* found = nullptr;
    for (const conformity::Assessment& one : result.assessments) {
        if (one.verdict != result.verdict || !one.measurement || !one.limit.value) continue;
        const auto risk = conformity::specific_risk(one);
        const auto known = found == nullptr ? std::nullopt : conformity::specific_risk(*found);
        if (found == nullptr || (risk && (!known || *known < *risk)) ||
            (risk == known && relative_margin(one) < relative_margin(*found)))
            found = &one;
    }
    return found;
}

bool has_figure(const conformity::Assessment& assessment) { return assessment.measurement.has_value(); }

/// The first question whose answer is not the one that is asked for.
std::optional<Bilingual> wrong_answer(const ReportInput& input, const standards::Procedure& procedure,
                                      const sequence::ProcedureResult& result) {
    for (const conformity::Assessment& one : result.assessments) {
        if (one.verdict != conformity::Verdict::fail || one.word.empty()) continue;
        const Bilingual question = assessed_title(input, procedure, result, one);
        const Bilingual answer = answer_text(procedure, one);
        const Bilingual required = required_text(procedure, one.limit);
        return Bilingual{question.zh + "：" + answer.zh + "（要求：" + required.zh + "）",
                         print(question, Language::en) + ": " + in_sentence(print(answer, Language::en)) +
                             " (required: " + in_sentence(print(required, Language::en)) + ")"};
    }
    return std::nullopt;
}

/// Why the procedure has its verdict: the figure that came nearest to the other one, else the reason in words. A
/// procedure of several figures tells the figure with the greatest risk; all of them stand in the table after this.
Bilingual reason_of(const ReportInput& input, const standards::Procedure* procedure,
                    const sequence::ProcedureResult& result) {
    const Bilingual reason = words(result.reason);
    const bool decided = result.verdict == conformity::Verdict::pass || result.verdict == conformity::Verdict::fail;
    const auto* decision = decided ? nearest_decision(result) : nullptr;
    if (decision == nullptr && procedure != nullptr && result.verdict == conformity::Verdict::fail)
        if (auto answer = wrong_answer(input, *procedure, result)) return *answer;
    if (decision == nullptr) {
        const bool as_required =
            result.reason == conformity::Reason::inside_limit && std::ranges::none_of(result.assessments, has_figure);
        return as_required ? Bilingual{"各项要求均满足", "Every requirement is met"} : reason;
    }
    const std::string found = found_text(input, *decision);
    const Bilingual limit = limit_text(decision->limit);
    const Bilingual margin = margin_text(*decision, found);
    // Of several figures the one that is told has its name.
    Bilingual which;
    if (procedure != nullptr && std::ranges::count_if(result.assessments, has_figure) > 1) {
        const Decided about = decided_by(input, *procedure, result, *decision);
        which = about.field != nullptr ? about.field->title : assessed_title(input, *procedure, result, *decision);
        which = {which.zh + "：", print(which, Language::en) + ": "};
    }
    return with_risk({which.zh + found + "（" + limit.zh + "），" + margin.zh, which.en + margin.en}, *decision);
}

/// The passed decision with the greatest risk of false acceptance, and whose it is; nulls when none has one worth
/// telling.
struct Risky {
    const sequence::ProcedureResult* result = nullptr;
    const conformity::Assessment* decision = nullptr;
};

Risky greatest_risk(const sequence::Run& run) {
    Risky found;
    for (const sequence::ProcedureResult& result : run.results) {
        for (const conformity::Assessment& one : result.assessments) {
            if (one.verdict != conformity::Verdict::pass || risk_text(one).zh.empty()) continue;
            if (found.decision == nullptr ||
                *conformity::specific_risk(*found.decision) < *conformity::specific_risk(one))
                found = {&result, &one};
        }
    }
    return found;
}

// The standard as printed; tested by a pack of the laboratory's own, that is said with it wherever it stands alone.
Bilingual own_method(const standards::StandardEdition& edition) {
    if (edition.laboratory.empty()) return plain(edition.printed);
    return {edition.printed + "，按实验室“" + edition.laboratory + "”自定的标准包",
            edition.printed + ", by a pack of " + edition.laboratory + "'s own"};
}

Bilingual pack_approval_words(const sequence::PackApproval& approval) {
    if (!approval.given())
        return {"未批准：档案没有账号，无人可以签名",
                "not approved: the archive had no accounts, so that nobody could sign"};
    return {"由 " + approval.approved_by.name + " 于 " + approval.time + " 签名批准（" + approval.proposal + "）",
            "by " + approval.approved_by.name + " on " + approval.time + ", signed (" + approval.proposal + ")"};
}

}  // namespace

Fields cover_fields(const ReportInput& input) {
    const sequence::Run& run = input.run;
    std::string tested_by;
    for (const auto& name : sequence::testers_of(run)) tested_by += (tested_by.empty() ? "" : ", ") + name;
    // A run need not name its operator; who signs that it was tested is known all the same.
    if (tested_by.empty() && input.issue != nullptr) tested_by = input.issue->signers.tested.name;
    Fields fields;
    fields.items = {
        field("样品编号", "Item", told(run.item.id), Tone::strong),
        field("产品型号", "Model", told(run.item.model)),
        field("车辆编码", "Vehicle code", told(run.item.vehicle_code)),
        field("生产者", "Maker", told(run.item.maker)),
        field("委托方", "Client", told(run.item.client)),
        field("检验依据", "Standard", own_method(input.edition), Tone::strong),
        field("检验日期", "Tested on", test_dates(run)),
        field("检验地点", "Place of test", places_text(run)),
        field("检验人员", "Tested by", told(tested_by)),
    };
    if (const auto [result, risky] = greatest_risk(run); risky != nullptr) {
        const auto* procedure = input.edition.procedure(result->procedure);
        const Bilingual title = procedure == nullptr ? plain(risky->limit.id) : Bilingual(procedure->title);
        const Bilingual risk = risk_text(*risky);
        const std::string value = result_text(*risky);
        const std::string limit = limit_text(risky->limit).zh;
        fields.items.push_back(field("最大误收风险", "Greatest risk of false acceptance",
                                     {title.zh + "：" + value + "（" + limit + "），" + risk.zh,
                                      print(title, Language::en) + ": " + in_sentence(risk.en)},
                                     Tone::caution));
    }
    return fields;
}

Section statement_section(Standing standing) {
    Section section{"statement", {"声明", "Statement"}, {}, true};
    const auto add = [&section](std::string_view zh, std::string_view en, Tone text_tone = Tone::normal) {
        section.blocks.emplace_back(Paragraph{{std::string(zh), std::string(en)}, text_tone});
    };
    switch (standing) {
        case Standing::specimen:
            add("本文件是样张，出自培训档案。其中的数据可能来自虚拟仪器，限值可能为假定值。本文件不是检验报告，"
                "不证明任何产品符合或不符合标准，不得用于认证。",
                "This document is a specimen from a training archive. Its data may come from virtual instruments and "
                "its limits may be assumed. It is no test report, proves nothing about any product, and may not be "
                "used for certification.",
                Tone::strong);
            break;
        case Standing::draft:
            add("本文件是草稿，尚未审核、批准和签署，没有报告编号，不具有效力。",
                "This document is a draft. It has not been reviewed, approved or signed, carries no report number, and "
                "has no effect.",
                Tone::strong);
            break;
        case Standing::numbered: break;
    }
    add("1. " + relates_only().zh, "1. " + relates_only().en);
    add("2. 未经检验机构书面批准，不得部分复制本文件。",
        "2. This document may not be reproduced except in full without written approval of the laboratory.");
    add("3. 本文件经涂改、增删即无效。", "3. Any alteration, addition or deletion makes this document void.");
    add("4. 检验报告须经授权签字人批准签署并加盖检验检测专用章方为有效。",
        "4. A test report is valid only when approved and signed by an authorised signatory and sealed.");
    add("5. 每项判定均可由所列通信原始记录重新计算得出。",
        "5. Every verdict can be computed again from the wire logs listed in this document.");
    return section;
}

Section item_section(const ReportInput& input) {
    const laboratory::TestItem& item = input.run.item;
    Fields fields;
    fields.items = {
        field("样品编号", "Item", told(item.id)),
        field("产品型号", "Model", told(item.model)),
        field("车辆编码", "Vehicle code", told(item.vehicle_code)),
        field("生产者", "Maker", told(item.maker)),
        field("蓄电池类型", "Battery", words(item.traits.battery)),
        field("驱动方式", "Drive", words(item.traits.drive)),
        field("生产或进口日期", "Made or imported on", told(item.traits.made_on)),
        field("认证依据版本", "Certified to", told(with_printed_edition(input, item.traits.certified_to))),
        field("认证日期", "Certified on", told(item.traits.certified_on)),
        field("销售日期", "Sold on", told(item.traits.sold_on)),
    };
    // The order names the client; beside it, one that nobody told would only contradict.
    if (input.issue == nullptr || !item.client.empty())
        fields.items.insert(fields.items.begin() + 4, field("委托方", "Client", told(item.client)));
    if (!item.note.empty()) fields.items.push_back(field("备注", "Note", plain(item.note)));
    Section section{"item", {"样品", "Test item"}, {}, false};
    if (input.issue == nullptr) {
        section.blocks.emplace_back(std::move(fields));
        return section;
    }
    // What nobody of the laboratory found out by looking.
    constexpr std::array<std::string_view, 7> supplied{"Model",        "Vehicle code", "Maker",  "Made or imported on",
                                                       "Certified to", "Certified on", "Sold on"};
    for (auto& one : fields.items)
        if (std::ranges::find(supplied, one.label.en) != supplied.end()) one = client_supplied(std::move(one));
    section.blocks.emplace_back(std::move(fields));
    section.blocks.emplace_back(client_supplied_note());
    return section;
}

Section edition_section(const ReportInput& input) {
    const sequence::Run& run = input.run;
    const standards::StandardEdition& edition = input.edition;
    Fields fields;
    fields.items = {
        field("标准", "Standard", plain(edition.printed), Tone::strong),
        field("名称", "Title", edition.title),
        field("适用该版本的理由", "Why this edition",
              edition_reason_words(run.edition_reason, with_printed_edition(input, run.edition_reason_text))),
        field("标准包", "Edition pack",
              {"第 " + std::to_string(edition.revision) + " 次修订", "Revision " + std::to_string(edition.revision)}),
    };
    if (!edition.laboratory.empty())
        fields.items.push_back(field("标准包出处", "Pack made by",
                                     {edition.laboratory + "（实验室自定方法，由随附标准包的副本改编）",
                                      edition.laboratory + " (a laboratory's own method, made from a copy of the "
                                                           "pack that comes with the program)"},
                                     Tone::caution));
    if (run.pack_approval)
        fields.items.push_back(field("标准包批准", "Pack approved", pack_approval_words(*run.pack_approval),
                                     run.pack_approval->given() ? Tone::normal : Tone::caution));
    Section section{"edition", {"适用标准", "Edition that applies"}, {std::move(fields)}, false};
    if (edition.release && edition.release->revision > 0) section.blocks.emplace_back(own_release(*edition.release));
    if (!edition.released_by.empty() && edition.demonstration) {
        const Bilingual laboratory = both_names(demonstration_laboratory(edition));
        section.blocks.emplace_back(Paragraph{{"部分限值由“" + laboratory.zh + "”放行，为假定值，仅供培训使用。",
                                               "Some limits were released by the \"" + print(laboratory, Language::en) +
                                                   "\": assumed values, for training only."},
                                              Tone::caution});
    } else if (!edition.released_by.empty() && (!edition.release || edition.release->revision == 0)) {
        section.blocks.emplace_back(Paragraph{
            {"部分限值由实验室“" + edition.released_by + "”按标准原文放行。",
             "Some limits were released by the laboratory \"" + edition.released_by + "\" from the official text."},
            Tone::normal});
    }
    return section;
}

Section summary_section(const ReportInput& input, const Bilingual& conclusion) {
    const sequence::Run& run = input.run;
    Section section{"summary", {"检验结论", "Conclusion"}, {}, false};
    section.blocks.emplace_back(Paragraph{conclusion, Tone::strong});

    Table table;
    table.columns = {{{"检验项目", "Procedure"}, 34, Align::left},
                     {{"条款", "Clause"}, 12, Align::centre},
                     {{"结论", "Verdict"}, 18, Align::left},
                     {{"理由", "Reason"}, 36, Align::left}};
    for (const std::string& id : run.procedures) {
        const standards::Procedure* procedure = input.edition.procedure(id);
        const sequence::ProcedureResult* result = result_of(input, id);
        const conformity::Verdict verdict = result == nullptr ? conformity::Verdict::not_evaluated : result->verdict;
        const conformity::Reason reason = result == nullptr ? conformity::Reason::step_not_completed : result->reason;
        table.rows.push_back(
            {{procedure == nullptr ? plain(id) : procedure->title, Tone::strong},
             {plain(procedure == nullptr ? "–" : clause_text(procedure->clause)), Tone::normal},
             {verdict_mark(verdict), tone(verdict)},
             {result == nullptr ? words(reason) : reason_of(input, procedure, *result), Tone::normal}});
    }
    section.blocks.emplace_back(std::move(table));

    Fields fields;
    fields.items = {
        field("运行编号", "Run", plain(run.id)),
        field("开始", "Started", plain(time_text(run.started_utc))),
        field("结束", "Ended", plain(time_text(run.ended_utc))),
        field("运行状态", "How the run ended", words(run.lifecycle),
              run.lifecycle == sequence::Lifecycle::completed ? Tone::normal : Tone::caution),
    };
    if (!run.lifecycle_text.empty()) fields.items.push_back(field("说明", "Details", plain(run.lifecycle_text)));
    section.blocks.emplace_back(std::move(fields));
    return section;
}

Section signatures_section(Standing standing) {
    Section section{"signatures", {"签署", "Signatures"}, {}, false};
    switch (standing) {
        case Standing::specimen:
            section.blocks.emplace_back(
                Paragraph{{"本样张没有签署。", "This specimen carries no signature."}, Tone::normal});
            break;
        case Standing::draft:
            section.blocks.emplace_back(Paragraph{
                {"未签署：签署之前本文件为草稿。", "Not signed: this document is a draft until it is signed."},
                Tone::caution});
            break;
        case Standing::numbered: break;  // has a block of signatures
    }
    return section;
}

}  // namespace velocert::reports
