// SPDX-License-Identifier: GPL-3.0-or-later
// The product as a type-test report describes it: parameters, key components, models of the certification unit.
#include "reports/content/sections/client_supplied.h"
#include "reports/content/sections/issue_sections.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

Table parameters_table(const laboratory::Order& order) {
    Table table;
    table.caption = {"产品参数（由申请人声明）", "Parameters as declared by the applicant"};
    table.columns = {{client_supplied(Bilingual{"参数", "Parameter"}), 50, Align::left},
                     {{"值", "Value"}, 50, Align::left}};
    for (const auto& one : order.parameters)
        table.rows.push_back({{plain(one.name), Tone::normal}, {plain(one.value), Tone::normal}});
    return table;
}

Table components_table(const laboratory::Order& order) {
    Table table;
    table.caption = client_supplied(Bilingual{"关键零部件", "Key components"});
    table.columns = {{{"序号", "No."}, 7, Align::centre},
                     {{"名称", "Name"}, 23, Align::left},
                     {{"型号", "Model"}, 22, Align::left},
                     {{"制造商", "Maker"}, 24, Align::left},
                     {{"证书编号", "Certificate no."}, 24, Align::left}};
    int number = 0;
    for (const auto& one : order.components)
        table.rows.push_back({{plain(std::to_string(++number)), Tone::normal},
                              {plain(one.name), Tone::normal},
                              {plain(one.model), Tone::normal},
                              {plain(one.maker), Tone::normal},
                              {plain(one.certificate), Tone::normal}});
    return table;
}

Table covered_table(const laboratory::Order& order) {
    Table table;
    table.caption = client_supplied(
        Bilingual{"覆盖型号及与样品的差异", "Models covered, and how they differ from the item tested"});
    table.columns = {{{"型号", "Model"}, 20, Align::left},
                     {{"驱动方式", "Drive"}, 17, Align::left},
                     {{"蓄电池类型", "Battery"}, 17, Align::left},
                     {{"车架相似", "Similar frame"}, 13, Align::left},
                     {{"差异", "Differences"}, 33, Align::left}};
    for (const auto& one : order.covered)
        table.rows.push_back({{plain(one.model), Tone::strong},
                              {words(one.drive), Tone::normal},
                              {words(one.battery), Tone::normal},
                              {!one.similar_frame   ? Bilingual{"未声明", "Not declared"}
                               : *one.similar_frame ? Bilingual{"是", "Yes"}
                                                    : Bilingual{"否", "No"},
                               one.similar_frame == true ? Tone::normal : Tone::caution},
                              {plain(one.differences), Tone::normal}});
    return table;
}

}  // namespace

void add_applicant_and_factory(const laboratory::Order& order, Fields& out) {
    if (!order.applicant.empty())
        out.items.push_back(client_supplied(Field{{"申请人", "Applicant"}, plain(order.applicant), Tone::normal}));
    if (!order.factory.empty())
        out.items.push_back(client_supplied(Field{{"生产厂", "Factory"}, plain(order.factory), Tone::normal}));
}

Section product_section(const IssueInput& issue, const standards::ItemTraits& item, bool whole) {
    const auto& order = issue.order;
    Section section{"product", {"产品与认证单元", "Product and certification unit"}, {}, false};
    Fields fields;
    add_applicant_and_factory(order, fields);
    if (!fields.items.empty()) section.blocks.emplace_back(std::move(fields));
    if (!order.parameters.empty()) section.blocks.emplace_back(parameters_table(order));
    if (!order.components.empty())
        section.blocks.emplace_back(components_table(order));
    else if (whole)
        section.blocks.emplace_back(
            Paragraph{{"委托中没有关键零部件清单：本报告不说明样品装有哪些关键零部件。",
                       "The order lists no key components: this report does not say which ones the item has."},
                      Tone::caution});
    if (order.covered.empty()) {
        if (!section.blocks.empty()) section.blocks.emplace_back(client_supplied_note());
        return section;
    }
    section.blocks.emplace_back(covered_table(order));
    section.blocks.emplace_back(client_supplied_note());
    for (const auto& difference : laboratory::unit_differences(order, item)) {
        std::string zh;
        if (difference.drive) zh += "、驱动方式";
        if (difference.battery) zh += "、蓄电池类型";
        if (difference.frame) zh += "、车架";
        section.blocks.emplace_back(
            Paragraph{{"注意：型号 " + difference.model + " 与样品不属于同一认证单元，不同之处：" +
                           zh.substr(std::string_view("、").size()) + "。",
                       "Note: " + laboratory::unit_warning(difference) + "."},
                      Tone::caution});
    }
    return section;
}

}  // namespace velocert::reports
