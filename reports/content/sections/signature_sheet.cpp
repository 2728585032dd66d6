// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/signature_sheet.h"

#include <utility>

#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using records::Meaning;

Bilingual words_of(Meaning meaning) {
    switch (meaning) {
        case Meaning::tested: return {"检验", "Tested"};
        case Meaning::reviewed: return {"审核", "Reviewed"};
        case Meaning::approved: return {"批准（授权签字人）", "Approved (authorised signatory)"};
        case Meaning::checked: return {"核查", "Checked"};
        case Meaning::witnessed: return {"见证", "Witnessed"};
        case Meaning::voided: return {"作废", "Voided"};
    }
    return {};
}

/// "2026-11-26T09:00:00.000+08:00" as people read it, the zone with it.
std::string local_text(const std::string& time) {
    constexpr std::size_t day = 10;
    constexpr std::size_t seconds = 19;
    constexpr std::size_t offset = 6;
    if (time.size() < seconds + offset || time[day] != 'T') return time;
    return time.substr(0, day) + ' ' + time.substr(day + 1, seconds - day - 1) + " UTC" +
           time.substr(time.size() - offset);
}

Table signatures_table(const records::ReportLife& life) {
    Table table;
    table.caption = {"签署", "Signatures"};
    table.columns = {{{"含义", "Meaning"}, 16, Align::left},
                     {{"姓名", "Name"}, 14, Align::left},
                     {{"账号", "Account"}, 10, Align::left},
                     {{"签署时间（含时区）", "Signed at, with the zone"}, 22, Align::left},
                     {{"证书 SHA-256", "Certificate, SHA-256"}, 30, Align::left},
                     {{"账本行", "Ledger row"}, 8, Align::right}};
    for (const auto& held : life.signatures) {
        const auto& statement = held.signature.statement;
        if (statement.preparation != life.issue->preparation) continue;
        table.rows.push_back(
            {{words_of(statement.meaning), Tone::strong},
             {plain(statement.signer.name), Tone::normal},
             {statement.signer.id.empty() ? Bilingual{"无", "none"} : plain(statement.signer.id), Tone::quiet},
             {plain(local_text(statement.time)), Tone::strong},
             {plain(held.signature.certificate.text()), Tone::quiet},
             {plain(std::to_string(held.seq)), Tone::quiet}});
    }
    return table;
}

}  // namespace

base::Result<Report> signature_sheet(const records::ReportLife& life, const sequence::Run& run) {
    if (!life.issue)
        return base::fail(base::ErrorCode::not_permitted, "signature sheet of report " + life.number(),
                          "the report was not issued", "an issued report: its signatures are complete");
    Report out;
    out.standing = run.specimen ? Standing::specimen : Standing::numbered;
    if (run.specimen) out.mark = {"样张", "SPECIMEN"};
    out.number = life.number();
    out.reference = plain("报告编号 Report no. " + life.number());
    out.title = {"签署单", "Signature sheet"};
    out.subtitle = {"检验报告 " + life.number(), "Report " + life.number()};
    out.cover.items = {{{"报告编号", "Report no."}, plain(life.number()), Tone::strong},
                       {{"样品编号", "Item"}, plain(life.preparation.item), Tone::normal},
                       {{"签发时间", "Issued at"}, plain(life.issue->issued_utc), Tone::normal},
                       {{"签发文件 SHA-256", "Issued file, SHA-256"}, plain(life.issue->document.text()), Tone::quiet}};
    out.verdict = run.verdict;
    out.conclusion = {"本单随报告存档，不替代报告；结论见报告。",
                      "This sheet is kept with the report and does not replace it; its conclusion is the report's."};
    Section section{"signatures", {"签署", "Signatures"}, {}, false};
    section.blocks.emplace_back(signatures_table(life));
    section.blocks.emplace_back(Paragraph{
        {"时间为签署人所在地的时间，并给出与协调世界时的差。由谁证明该时间，见 velocert-verify 对报告的回答。",
         "Times are those of the place where it was signed, with the difference from UTC. What proves them is in "
         "the answer of velocert-verify about the report."},
        Tone::quiet});
    out.sections.push_back(std::move(section));
    out.end_mark = {"以下空白", "End of sheet"};
    out.run_id = run.id;
    out.dated_utc = life.issue->issued_utc;
    out.program_version = run.program_version;
    return out;
}

}  // namespace velocert::reports
