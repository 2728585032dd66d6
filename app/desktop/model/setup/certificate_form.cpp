// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <charconv>
#include <filesystem>

#include "app/desktop/model/frame/record_words.h"
#include "app/desktop/model/setup/equipment_forms.h"
#include "app/words/words.h"
#include "core/records/files/file.h"

namespace velocert::app {
namespace {

using base::Json;
using metrology::Measurand;
using metrology::WrittenQuantity;
using Kind = ActField::Kind;

class CertificateForm {
    Q_DECLARE_TR_FUNCTIONS(CertificateForm)
};

// The columns of the two tables.
enum Range : std::uint8_t { range_measurand, range_unit, range_factor, range_low, range_high, range_share };
enum Point : std::uint8_t { point_measurand, point_indication, point_deviation, point_uncertainty };

QString text(const std::string& given) { return QString::fromStdString(given); }

const Lines& lines(const ActValues& values, const char* table) {
    static const Lines none;
    const auto at = values.tables.find(table);
    return at == values.tables.end() ? none : at->second;
}

/// A number as people and spreadsheets write it: without plus, plus-minus and typographic minus signs.
std::string plain_number(const std::string& cell) {
    QString out = text(cell).trimmed();
    out.replace(QChar(0x2212), QLatin1Char('-'));
    while (out.startsWith(QLatin1Char('+')) || out.startsWith(QChar(0x00B1))) out = out.mid(1).trimmed();
    return out.toStdString();
}

/// A number takes the unit of its line; what brings a unit of its own keeps it.
std::string with_unit(const std::string& cell, const std::string& unit) {
    const std::string number = plain_number(cell);
    const auto end = number.find_first_not_of("0123456789.-");
    if (end == std::string::npos) return unit.empty() ? number : number + ' ' + unit;
    return number[end] == ' ' ? number : number.substr(0, end) + ' ' + number.substr(end);
}

/// The measurand of a line of `ranges`; nothing while none is chosen.
std::optional<Measurand> measurand_in(const std::vector<std::string>& line) {
    const auto known = metrology::parse_measurand(line[range_measurand]);
    return known ? std::optional(*known) : std::nullopt;
}

std::string unit_of(const std::vector<std::string>& range) {
    if (!range[range_unit].empty()) return range[range_unit];
    const auto measurand = measurand_in(range);
    return measurand ? std::string(metrology::preferred_unit(metrology::kind_of(*measurand)).symbol) : std::string();
}

/// For each point the line of its range: that of its measurand, or else that of the point above it, the first one at
/// first. -1 where there is none.
std::vector<int> ranges_of_points(const ActValues& values) {
    const auto& ranges = lines(values, "ranges");
    std::vector<int> out;
    int current = ranges.empty() ? -1 : 0;
    for (const auto& point : lines(values, "points")) {
        if (!point[point_measurand].empty()) {
            const auto at = std::ranges::find_if(
                ranges, [&](const auto& range) { return range[range_measurand] == point[point_measurand]; });
            current = at == ranges.end() ? -1 : static_cast<int>(at - ranges.begin());
        }
        out.push_back(current);
    }
    return out;
}

std::int64_t revision_of(const std::string& written) {
    std::int64_t out = 0;
    const auto* end = written.data() + written.size();
    const auto read = std::from_chars(written.data(), end, out);
    return read.ec == std::errc() && read.ptr == end ? out : 0;
}

/// Collects what is wrong in the values of a certificate.
class Checker {
  public:
    Checker(const ActValues& values, const laboratory::EquipmentRegister& equipment, const base::Date& today)
        : values_(values), equipment_(equipment), today_(today) {}

    std::vector<ActProblem> find() {
        head();
        ranges();
        points();
        if (out_.empty() && complete()) whole();
        return std::move(out_);
    }

  private:
    void at(const char* field, const QString& what, int row = -1, int column = -1) {
        out_.push_back({field, what, row, column});
    }
    std::optional<base::Date> day(const char* field) {
        if (values_[field].empty()) return std::nullopt;
        const auto parsed = base::parse_date(values_[field]);
        if (parsed) return *parsed;
        at(field, CertificateForm::tr("No day: year-month-day, such as 2026-03-31"));
        return std::nullopt;
    }
    /// The quantity of a cell, of that kind; an empty cell and one that cannot be read are said.
    std::optional<WrittenQuantity> quantity(const char* table, const std::vector<std::string>& line, int row,
                                            int column, const std::string& unit, metrology::Kind kind) {
        const auto& cell = line[static_cast<std::size_t>(column)];
        if (cell.empty()) {
            at(table, CertificateForm::tr("To be filled in"), row, column);
            return std::nullopt;
        }
        const auto read = WrittenQuantity::parse(with_unit(cell, unit), kind);
        if (read) return *read;
        at(table,
           read.error().code == base::ErrorCode::wrong_unit
               ? CertificateForm::tr("Another kind of unit; expected one such as %1")
                     .arg(text(std::string(metrology::preferred_unit(kind).symbol)))
               : CertificateForm::tr("No number with at most one unit, such as 20.05"),
           row, column);
        return std::nullopt;
    }

    void head() {
        const auto on = day("calibrated_on");
        const auto due = day("due_on");
        if (on && *on > today_) at("calibrated_on", CertificateForm::tr("This day has not come yet"));
        if (on && due && *due <= *on) at("due_on", CertificateForm::tr("Must be after the calibration"));
        const auto revision = revision_of(values_["revision"]);
        if (revision < 1) at("revision", CertificateForm::tr("A whole number, 1 or more"));
        for (const auto& one : equipment_.certificates())
            if (one.certificate.number == values_["number"] && one.certificate.revision == revision)
                at("number",
                   CertificateForm::tr("Revision %1 is in the register; a corrected certificate is a higher revision")
                       .arg(revision));
        if (!values_["replaces"].empty() && values_["replaces"] == values_["number"])
            at("replaces", CertificateForm::tr("Its own number; a corrected certificate is a higher revision"));
        std::error_code failed;
        if (!values_["scan"].empty() && !std::filesystem::is_regular_file(values_["scan"], failed))
            at("scan", CertificateForm::tr("There is no such file"));
    }

    void ranges() {
        const auto& all = lines(values_, "ranges");
        for (std::size_t i = 0; i < all.size(); ++i) {
            const int row = static_cast<int>(i);
            const auto measurand = measurand_in(all[i]);
            bounds_.emplace_back();
            if (!measurand) {
                at("ranges", CertificateForm::tr("Choose what is measured"), row, range_measurand);
                continue;
            }
            for (std::size_t before = 0; before < i; ++before)
                if (all[before][range_measurand] == all[i][range_measurand])
                    at("ranges", CertificateForm::tr("Stands twice; all points of it belong to one line"), row,
                       range_measurand);
            const auto kind = metrology::kind_of(*measurand);
            const auto factor = base::Decimal::parse(plain_number(all[i][range_factor]));
            if (!factor || factor->mantissa() <= 0)
                at("ranges", CertificateForm::tr("A number above zero, such as 2"), row, range_factor);
            if (const auto unit = metrology::find_unit(unit_of(all[i])); !unit || unit->kind != kind) {
                at("ranges",
                   CertificateForm::tr("Another kind of unit; expected one such as %1")
                       .arg(text(std::string(metrology::preferred_unit(kind).symbol))),
                   row, range_unit);
                continue;
            }
            const auto low = quantity("ranges", all[i], row, range_low, unit_of(all[i]), kind);
            const auto high = quantity("ranges", all[i], row, range_high, unit_of(all[i]), kind);
            if (low && high) {
                if (low->value().base() > high->value().base())
                    at("ranges", CertificateForm::tr("Below the beginning of the range"), row, range_high);
                else
                    bounds_.back() = std::pair(low->value().base(), high->value().base());
            }
            if (!all[i][range_share].empty())
                static_cast<void>(quantity("ranges", all[i], row, range_share, "%", metrology::Kind::ratio));
        }
    }

    void points() {
        const auto& all = lines(values_, "points");
        const auto& ranges = lines(values_, "ranges");
        const auto belongs = ranges_of_points(values_);
        std::vector<std::optional<std::int64_t>> last(ranges.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const int row = static_cast<int>(i);
            if (belongs[i] < 0) {
                at("points", CertificateForm::tr("Has no line among the ranges"), row, point_measurand);
                continue;
            }
            const auto range = static_cast<std::size_t>(belongs[i]);
            const auto measurand = measurand_in(ranges[range]);
            if (!measurand) continue;
            const auto kind = metrology::kind_of(*measurand);
            const auto unit = unit_of(ranges[range]);
            // Said at the range; each of its points would only say it again.
            if (const auto known = metrology::find_unit(unit); !known || known->kind != kind) continue;
            const auto shown = quantity("points", all[i], row, point_indication, unit, kind);
            static_cast<void>(quantity("points", all[i], row, point_deviation, unit, kind));
            const auto expanded = quantity("points", all[i], row, point_uncertainty, unit, kind);
            if (expanded && expanded->number().mantissa() <= 0)
                at("points", CertificateForm::tr("U must be above zero"), row, point_uncertainty);
            if (!shown) continue;
            const auto value = shown->value().base();
            if (last[range] && *last[range] >= value)
                at("points", CertificateForm::tr("Not above the point before it: points ascend, each once"), row,
                   point_indication);
            if (bounds_[range] && (value < bounds_[range]->first || value > bounds_[range]->second))
                at("points", CertificateForm::tr("Outside the range of the certificate"), row, point_indication);
            last[range] = value;
        }
        for (std::size_t i = 0; i < ranges.size(); ++i)
            if (!all.empty() && std::ranges::find(belongs, static_cast<int>(i)) == belongs.end())
                at("ranges", CertificateForm::tr("Has no point"), static_cast<int>(i), range_measurand);
    }

    [[nodiscard]] bool complete() const {
        return !lines(values_, "ranges").empty() && !lines(values_, "points").empty() && !values_["number"].empty() &&
               !values_["laboratory"].empty() && !values_["traceability"].empty() && !values_["conditions"].empty() &&
               !values_["calibrated_on"].empty() && !values_["due_on"].empty();
    }

    /// The loader has the last word, as it has over a file.
    void whole() {
        // Whether the scan is there was looked at above; the act reads it, not every stroke of a key.
        ActValues without_scan;
        without_scan.text = values_.text;
        without_scan.tables = values_.tables;
        without_scan.text["scan"].clear();
        const auto document = certificate_text(without_scan, equipment_);
        const auto loaded = document ? laboratory::load_certificate(*document, values_["number"])
                                     : base::Result<laboratory::Certificate>(base::fail(document.error()));
        if (loaded) return;
        const auto words = error_words(loaded.error());
        at(document ? "points" : "instrument", words.happened + " " + words.detail);
    }

    const ActValues& values_;
    const laboratory::EquipmentRegister& equipment_;
    const base::Date& today_;
    std::vector<std::optional<std::pair<std::int64_t, std::int64_t>>> bounds_;
    std::vector<ActProblem> out_;
};

Choices all_measurands() {
    Choices out;
    for (int i = 0; i <= static_cast<int>(Measurand::other_satellites); ++i) {
        const auto one = static_cast<Measurand>(i);
        out.emplace_back(metrology::name(one), measurand_word(one));
    }
    return out;
}

}  // namespace

base::Result<std::string> certificate_text(const ActValues& values, const laboratory::EquipmentRegister& equipment) {
    const auto* one = equipment.by_id(values["instrument"]);
    if (one == nullptr)
        return base::fail(base::ErrorCode::not_found, "certificate " + values["number"],
                          "instrument '" + values["instrument"] + "'", "one that is in the register");
    const auto& named = one->equipment.instrument;
    Json out = Json::object();
    out.set("format", "velocert-calibration/1")
        .set("number", values["number"])
        .set("revision", Json::integer(revision_of(values["revision"])));
    if (!values["replaces"].empty()) out.set("replaces", values["replaces"]);
    out.set("laboratory", values["laboratory"])
        .set("traceability", values["traceability"])
        .set("instrument",
             Json::object().set("maker", named.maker).set("model", named.model).set("serial", named.serial))
        .set("calibrated_on", values["calibrated_on"])
        .set("due_on", values["due_on"])
        .set("conditions", values["conditions"]);
    const auto& ranges = lines(values, "ranges");
    const auto& points = lines(values, "points");
    const auto belongs = ranges_of_points(values);
    Json measurands = Json::array();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const auto unit = unit_of(ranges[i]);
        Json measurand = Json::object();
        measurand.set("measurand", ranges[i][range_measurand])
            .set("coverage_factor", plain_number(ranges[i][range_factor]))
            .set("range", Json::object()
                              .set("low", with_unit(ranges[i][range_low], unit))
                              .set("high", with_unit(ranges[i][range_high], unit)));
        if (!ranges[i][range_share].empty())
            measurand.set("relative_expanded_uncertainty", with_unit(ranges[i][range_share], "%"));
        Json stated = Json::array();
        for (std::size_t p = 0; p < points.size(); ++p)
            if (belongs[p] == static_cast<int>(i))
                stated.push(Json::object()
                                .set("indication", with_unit(points[p][point_indication], unit))
                                .set(values["states"], with_unit(points[p][point_deviation], unit))
                                .set("expanded_uncertainty", with_unit(points[p][point_uncertainty], unit)));
        measurands.push(measurand.set("points", std::move(stated)));
    }
    out.set("measurands", std::move(measurands));
    if (!values["scan"].empty()) {
        const auto bytes = records::read_whole(values["scan"]);
        if (!bytes) return base::fail(bytes.error());
        out.set("attachment", Json::object()
                                  .set("file", std::filesystem::path(values["scan"]).filename().string())
                                  .set("sha256", base::Digest::of(std::span<const std::uint8_t>(*bytes)).text()));
    }
    return out.text(true);
}

SetupAct certificate_form(const laboratory::EquipmentRegister& equipment, const std::string& id,
                          const base::Date& today) {
    SetupAct act;
    act.large = true;
    act.id = "new_certificate";
    act.title = CertificateForm::tr("New certificate");
    act.consequence = CertificateForm::tr(
        "It stands beside the earlier ones, which stay on record. Runs from now on use the one that was calibrated "
        "last.");
    Choices instruments;
    for (const auto& one : equipment.equipment())
        instruments.emplace_back(one.equipment.id, QString("%1 %2, %3")
                                                       .arg(text(one.equipment.id), text(one.equipment.title),
                                                            text(one.equipment.instrument.serial)));
    const auto field = [&](const char* name, const QString& label, Kind kind, bool required, const QString& hint = {},
                           Choices choices = {}, const std::string& value = {}) {
        act.fields.push_back({name, label, kind, required, value, hint, std::move(choices)});
    };
    field("instrument", CertificateForm::tr("Instrument"), Kind::choice, true, {}, std::move(instruments), id);
    field("number", CertificateForm::tr("Number of the certificate"), Kind::text, true);
    field("laboratory", CertificateForm::tr("Calibrated by"), Kind::text, true);
    field("traceability", CertificateForm::tr("Traceable to"), Kind::text, true,
          CertificateForm::tr("accreditation or national institute"));
    field("calibrated_on", CertificateForm::tr("Calibrated on"), Kind::date, true);
    field("due_on", CertificateForm::tr("May be used until"), Kind::date, true);
    field("conditions", CertificateForm::tr("Conditions"), Kind::text, true,
          CertificateForm::tr("temperature, humidity, as stated"));
    field("revision", CertificateForm::tr("Revision"), Kind::text, true, {}, {}, "1");
    Choices earlier{{"", CertificateForm::tr("none: both stay valid")}};
    if (const auto* one = equipment.by_id(id))
        for (const auto* standing : equipment.standing(one->equipment.instrument.serial))
            earlier.emplace_back(standing->number, text(standing->number));
    field("replaces", CertificateForm::tr("Makes invalid"), Kind::choice, false, {}, std::move(earlier));
    field("states", CertificateForm::tr("The certificate states"), Kind::choice, true, {},
          {{"correction", CertificateForm::tr("the correction")},
           {"error", CertificateForm::tr("the error of indication")},
           {"reference", CertificateForm::tr("the reference value")}});
    field("scan", CertificateForm::tr("Scan of the certificate"), Kind::file, false);
    ActField ranges{"ranges", CertificateForm::tr("What was calibrated"), Kind::table, true, {}, {}, {}};
    ranges.columns = {{"measurand", CertificateForm::tr("Measurand"), all_measurands()},
                      {"unit", CertificateForm::tr("Unit"), {}, CertificateForm::tr("usual one")},
                      {"k", CertificateForm::tr("k"), {}, {}},
                      {"low", CertificateForm::tr("Range from"), {}, {}},
                      {"high", CertificateForm::tr("Range to"), {}, {}},
                      {"share", CertificateForm::tr("U at least, in %"), {}, CertificateForm::tr("not stated")}};
    act.fields.push_back(std::move(ranges));
    ActField points{"points", CertificateForm::tr("Points"), Kind::table, true, {}, {}, {}};
    Choices of_point{{"", CertificateForm::tr("as above")}};
    for (auto& one : all_measurands()) of_point.push_back(std::move(one));
    points.columns = {{"measurand", CertificateForm::tr("Measurand"), std::move(of_point)},
                      {"indication", CertificateForm::tr("Indication"), {}, {}},
                      {"deviation", CertificateForm::tr("What it states"), {}, {}},
                      {"u", CertificateForm::tr("U"), {}, {}}};
    act.fields.push_back(std::move(points));
    act.check = [equipment, today](const ActValues& values) { return Checker(values, equipment, today).find(); };
    return act;
}

}  // namespace velocert::app
