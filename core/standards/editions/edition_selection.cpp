// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/editions/edition_selection.h"

#include "core/standards/loading/pack_fields.h"

namespace velocert::standards {
namespace {

using base::Date;
using base::ErrorCode;
using base::text;

Date day_after(const Date& date) { return std::chrono::sys_days(date) + std::chrono::days(1); }

/// What contradicts itself is not guessed at.
base::Result<void> check(const ItemTraits& item, const SelectionRule& rule) {
    if (!item.made_on)
        return base::fail(ErrorCode::bad_value, "made_on", "the date made or imported is missing",
                          "a date; the edition follows from it");
    if (*item.made_on < rule.old_from)
        return base::fail(
            ErrorCode::bad_value, "made_on",
            "made or imported on " + text(*item.made_on) + ", under " + rule.before_old + ", which is not supported",
            text(rule.old_from) + " or later");
    if (item.sold_on && *item.sold_on < *item.made_on)
        return base::fail(ErrorCode::bad_value, "sold_on",
                          "sold on " + text(*item.sold_on) + ", before it was made on " + text(*item.made_on),
                          "a date of sale on or after the date made");
    if (!item.certified_to.empty() && item.certified_to != rule.old_edition && item.certified_to != rule.new_edition)
        return base::fail(ErrorCode::bad_value, "certified_to", "'" + item.certified_to + "' is no known edition",
                          rule.old_edition + " or " + rule.new_edition);
    if (item.certified_to == rule.old_edition && item.certified_on && *item.certified_on > rule.old_sold_until)
        return base::fail(ErrorCode::bad_value, "certified_on",
                          "a certificate to " + rule.old_edition + " dated " + text(*item.certified_on) +
                              ", when these had been withdrawn",
                          text(rule.old_sold_until) + " or earlier");
    return {};
}

void add_warnings(const ItemTraits& item, const SelectionRule& rule, EditionChoice& choice) {
    if (choice.edition == rule.old_edition) {
        const Date withdrawn = day_after(rule.old_sold_until);
        if (item.sold_on && *item.sold_on >= withdrawn)
            choice.warnings.push_back("not-saleable-from " + text(withdrawn));
        else
            choice.warnings.push_back("sell-by " + text(rule.old_sold_until));
    } else if (item.certified_to == rule.old_edition) {
        choice.warnings.push_back("certificate-of-old-edition " + rule.old_edition);
    }
    if (item.certified_on && *item.certified_on > *item.made_on)
        choice.warnings.push_back("certificate-after-making " + text(*item.certified_on));
}

}  // namespace

base::Result<EditionChoice> select_edition(const ItemTraits& item, const SelectionRule& rule) {
    if (auto done = check(item, rule); !done) return base::fail(done.error());
    const std::string made = "made or imported on " + text(*item.made_on);
    const std::string change = text(rule.new_from);
    EditionChoice choice;
    if (*item.made_on >= rule.new_from) {
        choice.edition = rule.new_edition;
        choice.reason = "made-from-" + change;
        choice.reason_text = made + ": from " + change + " on, only " + rule.new_edition + " applies";
        if (item.certified_to == rule.old_edition)
            choice.reason_text += ", whatever its certificate to " + rule.old_edition;
    } else if (item.certified_to == rule.new_edition) {
        choice.edition = rule.new_edition;
        choice.reason = "certified-early";
        choice.reason_text =
            made + ", before " + change + ", but certified early to " + rule.new_edition + ": that edition applies";
    } else {
        choice.edition = rule.old_edition;
        choice.reason = "made-before-" + change;
        choice.reason_text = made + ", from " + text(rule.old_from) + " and before " + change + ", " +
                             (item.certified_to.empty() ? "no certificate to " + rule.new_edition + " known"
                                                        : "certified to " + rule.old_edition) +
                             ": " + rule.old_edition + " applies";
        if (item.sold_on && *item.sold_on > rule.old_sold_until)
            choice.reason_text += "; sold on " + text(*item.sold_on) + ", after the last day of sale " +
                                  text(rule.old_sold_until) + ": it may be tested, but not be sold";
        else
            choice.reason_text += "; last day of sale " + text(rule.old_sold_until);
    }
    add_warnings(item, rule, choice);
    return choice;
}

base::Result<SelectionRule> load_selection_rule(std::string_view text_of_file, std::string_view source) {
    const auto json = base::Json::parse(text_of_file, source);
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, std::string(source));
    expect_format(reader, "velocert-selection/1");
    SelectionRule rule;
    rule.source = reader.text("source");
    rule.before_old = reader.text("before_old");
    rule.old_edition = reader.text("old_edition");
    rule.new_edition = reader.text("new_edition");
    rule.old_from = date(reader, "old_from");
    rule.new_from = date(reader, "new_from");
    rule.old_sold_until = date(reader, "old_sold_until");
    if (reader.ok() && rule.new_from <= rule.old_from)
        reader.refuse("new_from", ErrorCode::bad_value, text(rule.new_from) + " is not after old_from",
                      "a day after " + text(rule.old_from));
    if (reader.ok() && rule.old_sold_until < rule.new_from)
        reader.refuse("old_sold_until", ErrorCode::bad_value, text(rule.old_sold_until) + " is before new_from",
                      text(rule.new_from) + " or later");
    if (reader.ok() && rule.old_edition == rule.new_edition)
        reader.refuse("new_edition", ErrorCode::bad_value, "the same as old_edition", "another edition");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return rule;
}

}  // namespace velocert::standards
