// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/item_entry.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "core/base/json.h"
#include "core/laboratory/free_texts.h"

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
        case FieldProblem::not_showable:
            return Item::tr("longer than %1 characters, or one that cannot be shown or turns the direction of writing")
                .arg(laboratory::longest_name);
    }
    return {};
}

QString field_words(ItemField field) {
    switch (field) {
        case ItemField::id: return Item::tr("Item number");
        case ItemField::model: return Item::tr("Model");
        case ItemField::maker: return Item::tr("Maker");
        case ItemField::vehicle_code: return Item::tr("Vehicle code");
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
        case standards::Drive::both: return Item::tr("drive and pedal assist");
    }
    return {};
}

QString use_word(standards::Use use) {
    switch (use) {
        case standards::Use::personal: return Item::tr("private");
        case standards::Use::commercial: return Item::tr("deliveries or other trade");
    }
    return {};
}

QString feature_words(const std::string& id) {
    if (id == "rack") return Item::tr("luggage rack");
    if (id == "cushion") return Item::tr("saddle cushion");
    if (id == "textile") return Item::tr("textile parts");
    if (id == "leather") return Item::tr("leather parts");
    if (id == "thin-parts") return Item::tr("thin flexible parts");
    if (id == "connectivity") return Item::tr("communication module");
    return QString::fromStdString(id);
}

std::vector<std::string> features_asked(const standards::StandardEdition& edition) {
    std::vector<std::string> out;
    const auto take = [&](const standards::Applicability& applies) {
        for (const auto& feature : applies.features)
            if (std::find(out.begin(), out.end(), feature) == out.end()) out.push_back(feature);
    };
    for (const auto& clause : edition.clauses) take(clause.applies);
    for (const auto& procedure : edition.procedures) {
        take(procedure.applies);
        for (const auto& step : procedure.steps) take(step.applies);
    }
    return out;
}

base::Result<ItemEntry> read_item(const std::string& text, const std::string& source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    const auto item = laboratory::new_item(*json, source);
    if (!item) return base::fail(item.error());
    return entry_of(*item);
}

ItemEntry entry_of(const laboratory::TestItem& item) {
    const auto written = [](const std::optional<base::Date>& date) {
        return date ? QString::fromStdString(base::text(*date)) : QString();
    };
    ItemEntry entry;
    entry.id = QString::fromStdString(item.id);
    entry.model = QString::fromStdString(item.model);
    entry.maker = QString::fromStdString(item.maker);
    entry.vehicle_code = QString::fromStdString(item.vehicle_code);
    entry.battery = item.traits.battery;
    entry.drive = item.traits.drive;
    entry.made_on = written(item.traits.made_on);
    entry.certified_to = QString::fromStdString(item.traits.certified_to);
    entry.certified_on = written(item.traits.certified_on);
    entry.sold_on = written(item.traits.sold_on);
    entry.use = item.traits.use;
    entry.features = item.traits.features;
    entry.client = QString::fromStdString(item.client);
    entry.note = QString::fromStdString(item.note);
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
    item.traits.use = entry.use;
    item.traits.features = entry.features;
    item.client = entry.client.toStdString();
    item.note = entry.note.toStdString();
    item.traits.made_on = date(entry.made_on, ItemField::made_on, out);
    item.traits.certified_to = entry.certified_to.toStdString();
    item.traits.certified_on = date(entry.certified_on, ItemField::certified_on, out);
    item.traits.sold_on = date(entry.sold_on, ItemField::sold_on, out);

    if (item.id.empty()) out.problems.emplace(ItemField::id, FieldProblem::missing);
    if (entry.made_on.trimmed().isEmpty()) out.problems.emplace(ItemField::made_on, FieldProblem::missing);
    if (item.traits.made_on && item.traits.sold_on && *item.traits.sold_on < *item.traits.made_on)
        out.problems.emplace(ItemField::sold_on, FieldProblem::before_made);

    for (const auto& [field, text] :
         {std::pair{ItemField::id, &item.id}, std::pair{ItemField::model, &item.model},
          std::pair{ItemField::maker, &item.maker}, std::pair{ItemField::vehicle_code, &item.vehicle_code}})
        if (!laboratory::need_showable_texts(base::Json(*text), {}))
            out.problems.emplace(field, FieldProblem::not_showable);

    // The edition follows from the dates alone and appears while the rest is still being typed.
    const bool dates_hold = std::none_of(out.problems.begin(), out.problems.end(),
                                         [](const auto& problem) { return problem.first >= ItemField::made_on; });
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
