// SPDX-License-Identifier: GPL-3.0-or-later
// What is thought about the results, apart from them.
#include "reports/content/sections/issue_sections.h"

#include <string>

namespace velocert::reports {

Section opinions_section(const IssueInput& issue) {
    Section section{"opinions", {"意见和解释", "Opinions and interpretations"}, {}, false};
    if (issue.opinions.empty()) return section;
    section.blocks.emplace_back(
        Paragraph{{"本节内容是意见和解释，既不是检验结果，也不是符合性声明，不影响任何判定。",
                   "This section holds opinions and interpretations. They are no results and no statement of "
                   "conformity, and no verdict rests on them."},
                  Tone::caution});
    Table table;
    table.caption = {"由获授权的人员提出", "Stated by persons who are authorised to"};
    table.columns = {{{"序号", "No."}, 6, Align::centre},
                     {{"意见或解释", "Opinion or interpretation"}, 38, Align::left},
                     {{"依据", "Basis"}, 28, Align::left},
                     {{"与客户的对话", "Dialogue with the client"}, 16, Align::left},
                     {{"提出人", "Stated by"}, 12, Align::left}};
    int number = 0;
    for (const auto& one : issue.opinions)
        table.rows.push_back({{plain(std::to_string(++number)), Tone::normal},
                              {plain(one.text), Tone::normal},
                              {plain(one.basis), Tone::normal},
                              {one.dialogue.empty() ? Bilingual{"无", "None"} : plain(one.dialogue), Tone::normal},
                              {plain(one.stated_by.name), Tone::normal}});
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace velocert::reports
