// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/trail_document.h"

#include <utility>

#include "core/base/clock.h"

namespace velocert::reports {
namespace {

/// What was asked for, one field for each filter; all entries where there is none.
Fields filters(const TrailPaper& trail) {
    const auto& query = trail.query;
    Fields out;
    const auto add = [&](Bilingual label, const std::string& value) {
        if (!value.empty()) out.items.push_back({std::move(label), plain(value), Tone::normal});
    };
    add({"人员", "By"}, query.person);
    add({"对象", "About"}, query.object);
    add({"运行", "Run"}, query.run);
    add({"报告", "Report"}, query.report);
    add({"类型", "Type"}, query.type);
    add({"起始日期（UTC）", "From (UTC)"}, query.from ? base::text(*query.from) : std::string());
    add({"截止日期（UTC）", "To (UTC)"}, query.to ? base::text(*query.to) : std::string());
    if (query.changes_only)
        out.items.push_back(
            {{"范围", "Scope"}, {"仅改变了数值的条目", "only entries that changed a value"}, Tone::normal});
    if (trail.newest > 0) {
        const auto count = std::to_string(trail.newest);
        out.items.push_back(
            {{"范围", "Scope"}, {"仅最新 " + count + " 条", "only the newest " + count}, Tone::caution});
    }
    if (out.items.empty()) out.items.push_back({{"范围", "Scope"}, {"全部条目", "all entries"}, Tone::normal});
    return out;
}

Bilingual reviewed(const TrailPaper& trail) {
    if (trail.reviewed_to == 0) return {"无人审核过", "reviewed by nobody"};
    const auto to = std::to_string(trail.reviewed_to);
    return {"至第 " + to + " 条，" + trail.reviewed_by, "up to entry " + to + ", by " + trail.reviewed_by};
}

/// "2026-11-26T09:00:00.000Z" with a blank at which the line can break; the heading says the zone.
std::string readable(std::string time) {
    if (const auto at = time.find('T'); at != std::string::npos) time[at] = ' ';
    if (time.ends_with('Z')) time.pop_back();
    return time;
}

/// Changes one below the other, then the reason; "–" for an entry without either.
Cell why(const TrailLine& line) {
    Bilingual text;
    bool differs = false;
    const auto add = [&](const Bilingual& one) {
        const auto& english = one.en.empty() ? one.zh : one.en;
        differs = differs || english != one.zh;
        text.zh += (text.zh.empty() ? "" : "；") + one.zh;
        text.en += (text.en.empty() ? "" : "; ") + english;
    };
    for (const auto& change : line.changes) add(change);
    if (!line.reason.empty()) add(plain("“" + line.reason + "”"));
    if (text.zh.empty()) return {plain("–"), Tone::quiet};
    if (!differs) text.en.clear();
    return {std::move(text), line.changes.empty() ? Tone::normal : Tone::strong};
}

Table entries(const TrailPaper& trail) {
    Table table;
    table.columns = {{{"序号", "No."}, 8, Align::right},
                     {{"时间（UTC）", "Time (UTC)"}, 18, Align::left},
                     {{"内容", "What happened"}, 44, Align::left},
                     {{"变更与理由", "Changes and reason"}, 30, Align::left}};
    for (const auto& line : trail.lines)
        table.rows.push_back({{plain(std::to_string(line.seq)), Tone::normal},
                              {plain(readable(line.time)), Tone::normal},
                              {line.sentence, Tone::normal},
                              why(line)});
    return table;
}

}  // namespace

Report trail_document(const TrailPaper& trail) {
    Report out;
    out.standing = trail.specimen ? Standing::specimen : Standing::draft;
    if (trail.specimen) out.mark = {"样张", "SPECIMEN"};
    out.reference = plain(trail.origin);
    out.title = {"审计追踪", "Audit trail"};
    out.subtitle = {"账本摘录", "Extract from the ledger"};
    const auto count = std::to_string(trail.lines.size());
    const auto size = std::to_string(trail.size);
    out.cover.items = {
        {{"账本", "Ledger"}, plain(trail.origin), Tone::normal},
        {{"条目", "Entries"}, {count + "（账本共 " + size + " 条）", count + " of " + size}, Tone::strong},
        {{"审核", "Review"}, reviewed(trail), trail.reviewed_to == 0 ? Tone::caution : Tone::normal},
        {{"摘录时间（UTC）", "Made (UTC)"}, plain(trail.made_utc), Tone::normal},
        {{"摘录人", "Made by"},
         trail.made_by.empty() ? Bilingual{"未具名", "nobody named"} : plain(trail.made_by),
         Tone::normal},
        {{"程序版本", "Program"}, plain("Velocert " + trail.program_version), Tone::quiet}};
    Section asked{"asked", {"摘录范围", "What was asked for"}, {}, true};
    asked.blocks.emplace_back(filters(trail));
    asked.blocks.emplace_back(Paragraph{
        {"序号为账本中的序号，先后以序号为准，与时钟无关；筛选后序号可不连续。本件为阅读用摘录，"
         "能否信赖由对档案的验证（verify）回答。",
         "Numbers are those of the ledger and give the order, whatever the clock said; a filter leaves numbers out. "
         "This is an extract to be read; whether it can be relied on is answered by verifying the archive."},
        Tone::quiet});
    out.sections.push_back(std::move(asked));
    Section all{"entries", {"条目", "Entries"}, {}, false};
    if (trail.lines.empty())
        all.blocks.emplace_back(Paragraph{{"没有符合的条目。", "No entry is like that."}, Tone::normal});
    else
        all.blocks.emplace_back(entries(trail));
    out.sections.push_back(std::move(all));
    out.end_mark = {"以下空白", "End of extract"};
    out.run_id = trail.origin;
    out.dated_utc = trail.made_utc;
    out.program_version = trail.program_version;
    return out;
}

}  // namespace velocert::reports
