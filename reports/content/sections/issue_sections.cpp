// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/issue_sections.h"

#include <optional>
#include <utility>

#include "core/sequence/answers/typed_value.h"
#include "reports/content/sections/client_supplied.h"
#include "reports/content/words/change_names.h"

namespace velocert::reports {
namespace {

using records::AmendmentKind;
using records::Meaning;

/// What the order does not say stands there as not stated, never as an empty place; the checks before an approval name
/// it as missing.
Bilingual stated(const std::string& text) { return text.empty() ? Bilingual{"未说明", "Not stated"} : plain(text); }
Bilingual stated(const std::optional<base::Date>& date) { return stated(date ? base::text(*date) : std::string()); }

Field field(std::string_view zh, std::string_view en, Bilingual value, Tone tone = Tone::normal) {
    return {{std::string(zh), std::string(en)}, std::move(value), tone};
}

Paragraph paragraph(std::string zh, std::string en, Tone tone = Tone::normal) {
    return {{std::move(zh), std::move(en)}, tone};
}

Bilingual procedure_title(const standards::StandardEdition& edition, const std::string& id) {
    const auto* procedure = edition.procedure(id);
    return procedure == nullptr ? plain(id) : Bilingual{procedure->title.zh, procedure->title.en};
}

Table deviations_table(const laboratory::Order& order, const standards::StandardEdition& edition) {
    Table table;
    table.caption = {"增加、偏离和删减", "Additions, deviations and exclusions"};
    table.columns = {{{"检验项目", "Procedure"}, 22, Align::left},
                     {{"内容", "What"}, 30, Align::left},
                     {{"理由", "Reason"}, 28, Align::left},
                     {{"同意人", "Accepted by"}, 20, Align::left}};
    for (const auto& one : order.deviations) {
        const auto title = one.procedure.empty() ? Bilingual{"全部", "All"} : procedure_title(edition, one.procedure);
        const auto what = one.excluded ? Bilingual{"未检验：" + one.what, "Not tested: " + one.what} : plain(one.what);
        table.rows.push_back({{title, Tone::normal},
                              {what, one.excluded ? Tone::caution : Tone::normal},
                              {plain(one.reason), Tone::normal},
                              {plain(one.accepted_by), Tone::normal}});
    }
    return table;
}

// Results that are not the laboratory's own work (ISO/IEC 17025, 7.8.2.1 p).
struct ExternalResult {
    Bilingual what;
    std::string body;
    std::string number;
    std::string dated;
};

// The certificate that the step relied on: its last attempt that counts. Nothing where none was typed.
std::optional<ExternalResult> certificate_of(const sequence::Run& run, const standards::Procedure& procedure,
                                             const standards::Step& step) {
    const sequence::StepRun* last = nullptr;
    for (const auto& attempt : run.step_runs)
        if (attempt.procedure == procedure.id && attempt.step == step.id && attempt.result.valid) last = &attempt;
    if (last == nullptr) return std::nullopt;
    const auto typed = [&](std::string_view field) {
        return std::string(sequence::typed_text(last->typed, field).value_or(std::string_view()));
    };
    ExternalResult out{procedure.title, typed("body"), typed("number"), typed("dated")};
    return out.number.empty() ? std::nullopt : std::optional(std::move(out));
}

std::vector<ExternalResult> external_results(const laboratory::Order& order, const standards::StandardEdition& edition,
                                             const sequence::Run& run) {
    std::vector<ExternalResult> out;
    for (const auto& one : order.external)
        out.push_back({plain(one.what), one.body, one.number, base::text(one.dated)});
    for (const auto& id : run.procedures) {
        const auto* procedure = edition.procedure(id);
        if (procedure == nullptr) continue;
        for (const auto& step : procedure->steps) {
            if (step.evaluation != "external-certificate") continue;
            if (auto found = certificate_of(run, *procedure, step)) out.push_back(std::move(*found));
        }
    }
    return out;
}

Table external_table(const std::vector<ExternalResult>& results) {
    Table table;
    table.caption = {"外部提供者的结果", "Results from external providers"};
    table.columns = {{{"内容", "What"}, 30, Align::left},
                     {{"机构", "Body"}, 30, Align::left},
                     {{"证书或报告编号", "Certificate or report no."}, 24, Align::left},
                     {{"日期", "Dated"}, 16, Align::left}};
    for (const auto& one : results)
        table.rows.push_back({{one.what, Tone::normal},
                              {plain(one.body), Tone::normal},
                              {plain(one.number), Tone::normal},
                              {plain(one.dated), Tone::normal}});
    return table;
}

Table photos_table(const laboratory::Order& order) {
    Table table;
    table.caption = {"照片", "Photos"};
    table.columns = {{{"内容", "Subject"}, 20, Align::left},
                     {{"文件", "File"}, 20, Align::left},
                     {{"校验值", "SHA-256"}, 60, Align::left}};
    for (const auto& one : order.photos)
        table.rows.push_back(
            {{plain(one.subject), Tone::normal}, {plain(one.file), Tone::normal}, {plain(one.digest), Tone::quiet}});
    return table;
}

// The samples that came in, beside what the plan does on each.
Table samples_table(const laboratory::Order& order, const standards::StandardEdition& edition) {
    Table table;
    table.caption = {"样品编号", "Codes of the samples"};
    table.columns = {{{"计划中的样品", "Sample of the plan"}, 20, Align::centre},
                     {{"样品编号", "Code"}, 30, Align::left},
                     {{"用于", "Used for"}, 50, Align::left}};
    for (const auto& one : order.samples) {
        Bilingual used;
        for (const auto& id : one.procedures) {
            const auto title = procedure_title(edition, id);
            used.zh += (used.zh.empty() ? "" : "、") + title.zh;
            used.en += (used.en.empty() ? "" : ", ") + title.en;
        }
        if (one.procedures.empty())
            used = one.spare ? Bilingual{"备用", "Spare"} : Bilingual{"计划中的全部项目", "All that is planned on it"};
        table.rows.push_back({{plain(one.plan), Tone::normal}, {plain(one.code), Tone::strong}, {used, Tone::normal}});
    }
    return table;
}

}  // namespace

Bilingual relates_only() { return {"检验结果仅对所检样品有效。", "The results relate only to the item tested."}; }

Fields issue_cover(const IssueInput& issue, const Fields& of_run) {
    Fields out;
    out.items.push_back(field("检验机构", "Laboratory", stated(issue.order.laboratory.name), Tone::strong));
    for (const auto& one : of_run.items) {
        if (one.label.en == "Client")
            out.items.push_back(field("委托方", "Client", stated(issue.order.client.name)));
        else if (one.label.en == "Place of test")
            out.items.push_back(field("检验地点", "Place of test", stated(issue.order.place)));
        else if (one.label.en == "Model" || one.label.en == "Vehicle code" || one.label.en == "Maker")
            out.items.push_back(client_supplied(one));
        else
            out.items.push_back(one);
        // Where the order tells of an applicant or a factory of its own, the cover names all who stand behind the item.
        if (one.label.en == "Maker") add_applicant_and_factory(issue.order, out);
        if (one.label.en == "Tested by") {
            out.items.push_back(field("审核", "Reviewed by", plain(issue.signers.reviewed.name)));
            out.items.push_back(field("批准", "Approved by", plain(issue.signers.approved.name)));
        }
    }
    out.items.push_back(field("签发日期", "Date of issue", plain(base::text(issue.issue_on))));
    return out;
}

Section amendment_section(const records::Amends& amends, const standards::StandardEdition& edition) {
    const bool replaces = amends.kind == AmendmentKind::replacement;
    Section section{"amendment",
                    replaces
                        ? Bilingual{"替代报告 " + amends.report, "Replaces report no. " + amends.report}
                        : Bilingual{"对报告 " + amends.report + " 的补充", "Amendment to report no. " + amends.report},
                    {},
                    false};
    section.blocks.emplace_back(
        replaces ? paragraph("本报告替代编号为 " + amends.report + " 的报告，该报告被替代，但仍可验证。",
                             "This report replaces report no. " + amends.report +
                                 ", which is superseded and stays verifiable.",
                             Tone::strong)
                 : paragraph("本报告是对编号为 " + amends.report + " 的报告的补充，须与该报告一并阅读。",
                             "This report is an amendment to report no. " + amends.report +
                                 " and is to be read together with it.",
                             Tone::strong));
    Fields fields;
    fields.items = {field("修改理由", "Reason", plain(amends.reason))};
    section.blocks.emplace_back(std::move(fields));
    Table table;
    table.caption = {"修改之处", "What was changed"};
    table.columns = {
        {{"内容", "What"}, 30, Align::left}, {{"原来", "Before"}, 35, Align::left}, {{"现在", "Now"}, 35, Align::left}};
    for (const auto& change : amends.changes)
        table.rows.push_back({{change_name(change.what, edition), Tone::strong},
                              {changed_value(change.before), Tone::normal},
                              {changed_value(change.after), Tone::normal}});
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section order_section(const IssueInput& issue, const standards::StandardEdition& edition, const sequence::Run& run) {
    const auto& order = issue.order;
    Section section{"order", {"委托与样品接收", "Order and receipt of the sample"}, {}, false};
    if (order.demonstration)
        section.blocks.emplace_back(paragraph("以下委托信息为演示数据，不对应任何真实的实验室、委托方或样品。",
                                              "The order below is demonstration data: no such laboratory, client or "
                                              "sample exists.",
                                              Tone::caution));
    Fields fields;
    fields.items = {
        field("检验机构", "Laboratory", stated(order.laboratory.name)),
        field("机构地址", "Address of the laboratory", stated(order.laboratory.address)),
        field("检验地点", "Place of test", stated(order.place)),
        field("委托方", "Client", stated(order.client.name)),
        field("委托方地址", "Address of the client", stated(order.client.address)),
        field("委托编号", "Order no.", stated(order.number)),
        field("委托日期", "Ordered on", stated(order.ordered_on)),
        client_supplied(field("样品描述", "Description of the sample", stated(order.description))),
        field("样品状态", "Condition at receipt", stated(order.condition)),
        field("接收日期", "Received on", stated(order.received_on)),
        field("抽样日期", "Sampled on", stated(order.sampled_on)),
        field("抽样方案", "Sampling", stated(order.sampling)),
    };
    section.blocks.emplace_back(std::move(fields));
    section.blocks.emplace_back(client_supplied_note());
    if (!order.samples.empty()) section.blocks.emplace_back(samples_table(order, edition));
    if (!order.photos.empty()) section.blocks.emplace_back(photos_table(order));
    if (!order.deviations.empty())
        section.blocks.emplace_back(deviations_table(order, edition));
    else if (order.no_deviations)
        section.blocks.emplace_back(paragraph("与方法无约定的增加、偏离或删减。",
                                              "No additions to, deviations from or exclusions from the method were "
                                              "agreed on."));
    if (const auto external = external_results(order, edition, run); !external.empty())
        section.blocks.emplace_back(external_table(external));
    else if (order.no_external)
        section.blocks.emplace_back(paragraph("没有外部提供者的结果。", "No results of external providers are used."));
    return section;
}

Section marks_section(const IssueInput& issue, const standards::StandardEdition& edition) {
    Section section{"marks", {"资质标志", "Marks of accreditation"}, {}, false};
    for (const auto& mark : issue.marks) {
        if (!mark.placed) continue;
        section.blocks.emplace_back(paragraph(mark.mark + " " + mark.number, {}, Tone::strong));
        std::string zh;
        std::string en;
        for (const auto& id : mark.outside) {
            const auto title = procedure_title(edition, id);
            zh += (zh.empty() ? "" : "、") + title.zh;
            en += (en.empty() ? "" : ", ") + title.en;
        }
        if (!zh.empty())
            section.blocks.emplace_back(paragraph("注：以下项目不在 " + mark.mark + " 认可范围内：" + zh + "。",
                                                  "Note: outside the scope of " + mark.mark + ": " + en + ".",
                                                  Tone::caution));
    }
    return section;
}

Section checkpoint_section(const IssueInput& issue) {
    Section section{"checkpoint", {"账本检查点", "Checkpoint of the ledger"}, {}, false};
    if (issue.checkpoint.empty()) return section;
    section.blocks.emplace_back(
        paragraph("编制本报告时档案账本的状态。以后的档案必须包含这一状态；请将本页与档案分开保存。",
                  "The ledger of the archive when this report was prepared. A later archive must contain it; keep this "
                  "page apart from the archive.",
                  Tone::quiet));
    section.blocks.emplace_back(MatrixCode{{"检查点", "Checkpoint"}, issue.checkpoint});
    return section;
}

Section signature_block(const IssueInput& issue, Standing standing) {
    Section section{"signatures", {"签署", "Signatures"}, {}, false};
    if (standing == Standing::specimen)
        section.blocks.emplace_back(paragraph("本样张的签署仅供培训，不具有效力。",
                                              "The signatures of this specimen are for training and have no effect.",
                                              Tone::strong));
    Table table;
    table.columns = {{{"含义", "Meaning"}, 22, Align::left},
                     {{"姓名", "Name"}, 28, Align::left},
                     {{"账号", "Account"}, 16, Align::left},
                     {{"签名", "Signature"}, 34, Align::left}};
    const auto row = [&](std::string zh, std::string en, const base::Person& person, const char* name_of_field) {
        table.rows.push_back(
            {{{std::move(zh), std::move(en)}, Tone::strong},
             {plain(person.name), Tone::normal},
             {person.id.empty() ? Bilingual{"无", "none"} : plain(person.id), Tone::quiet},
             {{"电子签名见签名域 " + std::string(name_of_field), "Electronic, in field " + std::string(name_of_field)},
              Tone::quiet}});
    };
    row("检验", "Tested", issue.signers.tested, "Tested");
    row("审核", "Reviewed", issue.signers.reviewed, "Reviewed");
    row("批准（授权签字人）", "Approved (authorised signatory)", issue.signers.approved, "Approved");
    section.blocks.emplace_back(std::move(table));
    Fields fields;
    fields.items = {field("批准人", "Authorised by", plain(issue.signers.approved.name), Tone::strong),
                    field("签发日期", "Date of issue", plain(base::text(issue.issue_on)))};
    section.blocks.emplace_back(std::move(fields));
    section.blocks.emplace_back(
        paragraph("缺少任一电子签名，或签名之后有任何改动，本报告即无效。签名的时间与时区见各签名。",
                  "Without any one of the electronic signatures, or with any change after them, this report is not "
                  "valid. Each signature tells its time with the zone.",
                  Tone::quiet));
    return section;
}

}  // namespace velocert::reports
