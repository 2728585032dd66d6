// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/item_entry.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/base/json.h"

namespace velocert::app {
namespace {

class Item {
    Q_DECLARE_TR_FUNCTIONS(Item)
};

/// The date in a field; keeps the problem when there is none that could be read.
std::optional<base::Date> date(const QString& text, ItemField field, CheckedItem& out) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) return std::nullopt;
    const auto parsed = base::parse_date(trimmed.toStdString());
    if (!parsed) {
        out.problems.emplace(field, FieldProblem::not_a_date);
        return std::nullopt;
    }
    return *parsed;
}

}  // namespace

QString problem_words(FieldProblem problem) {
    switch (problem) {
        case FieldProblem::missing: return Item::tr("needed");
        case FieldProblem::not_a_date: return Item::tr("no such day: write YYYY-MM-DD");
        case FieldProblem::before_made: return Item::tr("before the day it was made");
    }
    return {};
}

QString field_words(ItemField field) {
    switch (field) {
        case ItemField::id: return Item::tr("Item number");
        case ItemField::made_on: return Item::tr("Made or imported");
        case ItemField::certified_on: return Item::tr("Certified on");
        case ItemField::sold_on: return Item::tr("Sold on");
    }
    return {};
}

QString battery_word(standards::Battery battery) {
    switch (battery) {
        case standards::Battery::lead_acid: return Item::tr("lead-acid");
        case standards::Battery::lithium_ion: return Item::tr("lithium-ion");
        case standards::Battery::other: return Item::tr("other battery");
    }
    return {};
}

QString drive_word(standards::Drive drive) {
    switch (drive) {
        case standards::Drive::electric: return Item::tr("electric drive");
        case standards::Drive::assist: return Item::tr("pedal assist");
        case standards::Drive::both: return Item::tr("electric drive and pedal assist");
    }
    return {};
}

base::Result<ItemEntry> read_item(const std::string& text, const std::string& source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    const auto item = laboratory::item_from_json(*json, source);
    if (!item) return base::fail(item.error());
    const auto written = [](const std::optional<base::Date>& date) {
        return date ? QString::fromStdString(base::text(*date)) : QString();
    };
    ItemEntry entry;
    entry.id = QString::fromStdString(item->id);
    entry.model = QString::fromStdString(item->model);
    entry.maker = QString::fromStdString(item->maker);
    entry.vehicle_code = QString::fromStdString(item->vehicle_code);
    entry.battery = item->traits.battery;
    entry.drive = item->traits.drive;
    entry.made_on = written(item->traits.made_on);
    entry.certified_to = QString::fromStdString(item->traits.certified_to);
    entry.certified_on = written(item->traits.certified_on);
    entry.sold_on = written(item->traits.sold_on);
    return entry;
}

CheckedItem check(const ItemEntry& entry, const standards::SelectionRule& rule) {
    CheckedItem out;
    laboratory::TestItem item;
    item.id = entry.id.trimmed().toStdString();
    item.model = entry.model.trimmed().toStdString();
    item.maker = entry.maker.trimmed().toStdString();
    item.vehicle_code = entry.vehicle_code.trimmed().toStdString();
    item.traits.battery = entry.battery;
    item.traits.drive = entry.drive;
    item.traits.made_on = date(entry.made_on, ItemField::made_on, out);
    item.traits.certified_to = entry.certified_to.toStdString();
    item.traits.certified_on = date(entry.certified_on, ItemField::certified_on, out);
    item.traits.sold_on = date(entry.sold_on, ItemField::sold_on, out);

    if (item.id.empty()) out.problems.emplace(ItemField::id, FieldProblem::missing);
    if (entry.made_on.trimmed().isEmpty()) out.problems.emplace(ItemField::made_on, FieldProblem::missing);
    if (item.traits.made_on && item.traits.sold_on && *item.traits.sold_on < *item.traits.made_on)
        out.problems.emplace(ItemField::sold_on, FieldProblem::before_made);

    // The edition follows from the dates alone and appears while the rest is still being typed.
    const bool dates_hold = std::none_of(out.problems.begin(), out.problems.end(),
                                         [](const auto& problem) { return problem.first != ItemField::id; });
    if (dates_hold) {
        auto choice = standards::select_edition(item.traits, rule);
        if (choice)
            out.edition = std::move(*choice);
        else
            out.edition_error = choice.error();
    }
    if (out.problems.empty()) out.item = std::move(item);
    return out;
}

}  // namespace velocert::app
