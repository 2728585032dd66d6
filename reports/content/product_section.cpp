// SPDX-License-Identifier: GPL-3.0-or-later
// The product as a type-test report describes it: parameters, key components, models of the certification unit.
#include "reports/content/issue_sections.h"
#include "reports/content/words.h"

namespace velocert::reports {
namespace {

Bilingual as_told(const std::string& text) { return {text, text}; }

Table parameters_table(const laboratory::Order& order) {
    Table table;
    table.caption = {"产品参数（由申请人声明）", "Parameters as declared by the applicant"};
    table.columns = {{{"参数", "Parameter"}, 50, Align::left}, {{"值", "Value"}, 50, Align::left}};
    for (const auto& one : order.parameters)
        table.rows.push_back({{as_told(one.name), Tone::normal}, {as_told(one.value), Tone::normal}});
    return table;
}

Table components_table(const laboratory::Order& order) {
    Table table;
    table.caption = {"关键零部件", "Key components"};
    table.columns = {{{"序号", "No."}, 7, Align::centre},
                     {{"名称", "Name"}, 23, Align::left},
                     {{"型号", "Model"}, 22, Align::left},
                     {{"制造商", "Maker"}, 24, Align::left},
                     {{"证书编号", "Certificate no."}, 24, Align::left}};
    int number = 0;
    for (const auto& one : order.components)
        table.rows.push_back({{as_told(std::to_string(++number)), Tone::normal},
                              {as_told(one.name), Tone::normal},
                              {as_told(one.model), Tone::normal},
                              {as_told(one.maker), Tone::normal},
                              {as_told(one.certificate), Tone::normal}});
    return table;
}

Table covered_table(const laboratory::Order& order) {
    Table table;
    table.caption = {"覆盖型号及与样品的差异", "Models covered, and how they differ from the item tested"};
    table.columns = {{{"型号", "Model"}, 22, Align::left},
                     {{"驱动方式", "Drive"}, 18, Align::left},
                     {{"蓄电池类型", "Battery"}, 18, Align::left},
                     {{"差异", "Differences"}, 42, Align::left}};
    for (const auto& one : order.covered)
        table.rows.push_back({{as_told(one.model), Tone::strong},
                              {words(one.drive), Tone::normal},
                              {words(one.battery), Tone::normal},
                              {as_told(one.differences), Tone::normal}});
    return table;
}

}  // namespace

Section product_section(const IssueInput& issue, const standards::ItemTraits& item) {
    const auto& order = issue.order;
    Section section{"product", {"产品与认证单元", "Product and certification unit"}, {}, false};
    Fields fields;
    if (!order.applicant.empty())
        fields.items.push_back({{"申请人", "Applicant"}, as_told(order.applicant), Tone::normal});
    if (!order.factory.empty()) fields.items.push_back({{"生产厂", "Factory"}, as_told(order.factory), Tone::normal});
    if (!fields.items.empty()) section.blocks.emplace_back(std::move(fields));
    if (!order.parameters.empty()) section.blocks.emplace_back(parameters_table(order));
    if (!order.components.empty()) section.blocks.emplace_back(components_table(order));
    if (order.covered.empty()) return section;
    section.blocks.emplace_back(covered_table(order));
    for (const auto& model : order.covered) {
        std::string zh;
        if (model.drive != item.drive) zh += "驱动方式不同；";
        if (model.battery != item.battery) zh += "蓄电池类型不同；";
        if (!model.similar_frame) zh += "车架不相似；";
        if (zh.empty()) continue;
        section.blocks.emplace_back(
            Paragraph{{"注意：型号 " + model.model + " 与样品不属于同一认证单元：" + zh.substr(0, zh.size() - 3) + "。",
                       "Note: model " + model.model +
                           " is not of the same certification unit as the item (drive, kind of battery or frame)."},
                      Tone::caution});
    }
    return section;
}

}  // namespace velocert::reports
