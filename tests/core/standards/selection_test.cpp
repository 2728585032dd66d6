// SPDX-License-Identifier: GPL-3.0-or-later
// Cases typed from the reference catalogue's section 0 (clause 8 of the 2024 edition and the notices of 2025).
#include <catch2/catch.hpp>

#include "core/standards/editions/edition_selection.h"

using namespace velocert;
using standards::ItemTraits;

namespace {

constexpr auto old_edition = "GB17761-2018";
constexpr auto new_edition = "GB17761-2024";

std::optional<base::Date> day(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto date = base::parse_date(text);
    REQUIRE(date);
    return *date;
}

ItemTraits item(const std::string& made, const std::string& certified_to, const std::string& certified_on,
                const std::string& sold) {
    return {standards::Battery::lead_acid,
            standards::Drive::electric,
            day(made),
            certified_to,
            day(certified_on),
            day(sold)};
}

standards::SelectionRule shipped_rule() {
    auto rule = standards::embedded_selection_rule();
    REQUIRE(rule);
    return *rule;
}

}  // namespace

TEST_CASE("the edition follows from the date made, then the certificate, then the sale") {
    struct Row {
        const char* made;
        const char* certified_to;
        const char* certified_on;
        const char* sold;
        const char* edition;
        const char* reason;
        std::vector<std::string> warnings;
    };
    const std::string sell_by = "sell-by 2025-11-30";
    const std::string not_saleable = "not-saleable-from 2025-12-01";
    const std::string old_certificate = "certificate-of-old-edition GB17761-2018";
    const char* before = "made-before-2025-09-01";
    const char* from = "made-from-2025-09-01";
    const char* early = "certified-early";
    const std::vector<Row> rows{
        {"2019-04-15", "", "", "", old_edition, before, {sell_by}},
        {"2022-06-30", "", "", "", old_edition, before, {sell_by}},
        {"2025-08-31", "", "", "", old_edition, before, {sell_by}},
        {"2025-08-31", old_edition, "", "", old_edition, before, {sell_by}},
        {"2025-08-31", old_edition, "2023-01-10", "2025-11-30", old_edition, before, {sell_by}},
        {"2025-08-31", "", "", "2025-08-31", old_edition, before, {sell_by}},
        {"2025-08-31", "", "", "2025-12-01", old_edition, before, {not_saleable}},
        {"2025-08-31", old_edition, "", "2026-03-01", old_edition, before, {not_saleable}},
        {"2019-04-15", old_edition, "", "2019-04-15", old_edition, before, {sell_by}},
        {"2025-05-02", new_edition, "", "", new_edition, early, {}},
        {"2025-08-31", new_edition, "2025-05-01", "", new_edition, early, {}},
        {"2025-08-31", new_edition, "2025-05-01", "2025-12-01", new_edition, early, {}},
        {"2025-08-31", new_edition, "2025-08-31", "2026-01-01", new_edition, early, {}},
        {"2025-03-01", new_edition, "2025-05-01", "", new_edition, early, {"certificate-after-making 2025-05-01"}},
        {"2025-09-01", "", "", "", new_edition, from, {}},
        {"2025-09-01", new_edition, "", "", new_edition, from, {}},
        {"2025-09-01", new_edition, "2025-06-01", "2025-09-01", new_edition, from, {}},
        {"2025-09-01", old_edition, "", "", new_edition, from, {old_certificate}},
        {"2025-10-01", old_edition, "2024-01-01", "2025-11-01", new_edition, from, {old_certificate}},
        {"2025-10-01", old_edition, "", "2025-12-01", new_edition, from, {old_certificate}},
        {"2030-01-01", "", "", "2031-01-01", new_edition, from, {}},
    };
    const auto rule = shipped_rule();
    for (const auto& row : rows) {
        CAPTURE(row.made, row.certified_to, row.certified_on, row.sold);
        const auto choice =
            standards::select_edition(item(row.made, row.certified_to, row.certified_on, row.sold), rule);
        REQUIRE(choice);
        CHECK(choice->edition == row.edition);
        CHECK(choice->reason == row.reason);
        CHECK(choice->warnings == row.warnings);
        CHECK(choice->reason_text.find(row.made) != std::string::npos);
        CHECK(choice->reason_text.find(row.edition) != std::string::npos);
    }
}

TEST_CASE("dates that contradict each other or reach back too far are refused, and the field is named") {
    struct Row {
        const char* made;
        const char* certified_to;
        const char* certified_on;
        const char* sold;
        const char* where;
        const char* found;
    };
    const auto rule = shipped_rule();
    for (const auto& row : {
             Row{"", "", "", "", "made_on", "missing"},
             Row{"", new_edition, "2025-05-01", "2025-10-01", "made_on", "missing"},
             Row{"2019-04-14", "", "", "", "made_on", "GB 17761-1999"},
             Row{"1999-10-01", "", "", "", "made_on", "not supported"},
             Row{"2025-10-02", "", "", "2025-10-01", "sold_on", "before it was made"},
             Row{"2020-01-01", "", "", "2019-12-31", "sold_on", "2019-12-31"},
             Row{"2025-10-01", "GB17761-1999", "", "", "certified_to", "GB17761-1999"},
             Row{"2025-10-01", "gb17761-2024", "", "", "certified_to", "no known edition"},
             Row{"2025-08-01", old_edition, "2025-12-01", "", "certified_on", "withdrawn"},
         }) {
        CAPTURE(row.made, row.certified_to, row.certified_on, row.sold);
        const auto choice =
            standards::select_edition(item(row.made, row.certified_to, row.certified_on, row.sold), rule);
        REQUIRE_FALSE(choice);
        CHECK(choice.error().code == base::ErrorCode::bad_value);
        CHECK(choice.error().where == row.where);
        CHECK(choice.error().found.find(row.found) != std::string::npos);
    }
}

TEST_CASE("battery and drive do not change the edition") {
    const auto rule = shipped_rule();
    for (const auto battery :
         {standards::Battery::lead_acid, standards::Battery::lithium_ion, standards::Battery::other})
        for (const auto drive : {standards::Drive::electric, standards::Drive::assist, standards::Drive::both}) {
            ItemTraits traits = item("2025-08-31", "", "", "");
            traits.battery = battery;
            traits.drive = drive;
            const auto choice = standards::select_edition(traits, rule);
            REQUIRE(choice);
            CHECK(choice->edition == old_edition);
        }
}

TEST_CASE("a selection rule that contradicts itself is refused with its place") {
    const std::string good = R"({ "format": "velocert-selection/1", "source": "x", "before_old": "A-1",
  "old_edition": "A-2", "new_edition": "A-3",
  "old_from": "2019-04-15", "new_from": "2025-09-01",
  "old_sold_until": "2025-11-30" })";
    REQUIRE(standards::load_selection_rule(good, "selection.json"));
    struct Row {
        const char* from;
        const char* to;
        base::ErrorCode code;
        const char* where;
    };
    using base::ErrorCode;
    for (const auto& row : {
             Row{"selection/1", "selection/2", ErrorCode::unknown_version, "selection.json:1:13 /format"},
             Row{"2019-04-15", "2019-02-29", ErrorCode::bad_value, "selection.json:3:15 /old_from"},
             Row{"2025-09-01", "2019-04-15", ErrorCode::bad_value, "selection.json:3:41 /new_from"},
             Row{"2025-11-30", "2025-08-31", ErrorCode::bad_value, "selection.json:4:21 /old_sold_until"},
             Row{"A-3", "A-2", ErrorCode::bad_value, "selection.json:2:40 /new_edition"},
             Row{"\"source\": \"x\"", "\"origin\": \"x\"", ErrorCode::missing_field, "selection.json:1:1 /"},
             Row{"\"source\"", "\"more\": 1, \"source\"", ErrorCode::unknown_field, "selection.json:1:45 /more"},
         }) {
        CAPTURE(row.from, row.to);
        std::string text = good;
        text.replace(text.find(row.from), std::string(row.from).size(), row.to);
        const auto rule = standards::load_selection_rule(text, "selection.json");
        REQUIRE_FALSE(rule);
        CHECK(rule.error().code == row.code);
        CHECK(rule.error().where == row.where);
    }
}
