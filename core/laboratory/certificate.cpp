// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/certificate.h"

#include <algorithm>
#include <limits>

#include "core/standards/loading/pack_fields.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::JsonReader;
using metrology::AnyQuantity;
using metrology::Calibration;
using metrology::CalibrationPoint;
using metrology::Kind;

constexpr std::size_t most_points = 10'000;
constexpr int most_factor_digits = 9;

AnyQuantity value(JsonReader& reader, std::string_view key, Kind kind) {
    const auto written = standards::quantity(reader, key, kind);
    if (written) return written->value();
    reader.refuse({}, ErrorCode::missing_field, "\"" + std::string(key) + "\" is missing",
                  "a value such as " + std::string(metrology::preferred_unit(kind).symbol) + " has");
    return {kind, 0};
}

/// A difference of two values: degrees Celsius count from no zero point here.
AnyQuantity difference(JsonReader& reader, std::string_view key, Kind kind) {
    const auto written = standards::quantity(reader, key, kind);
    if (!written) return value(reader, key, kind);
    return {kind, written->value().base() - written->unit().offset};
}

/// The correction from whichever of the three the certificate prints.
AnyQuantity correction(JsonReader& reader, const AnyQuantity& indication) {
    const auto kind = indication.kind();
    const bool has_correction = reader.optional("correction") != nullptr;
    const bool has_error = reader.optional("error") != nullptr;
    const bool has_reference = reader.optional("reference") != nullptr;
    if (int{has_correction} + int{has_error} + int{has_reference} != 1) {
        reader.refuse({},
                      has_correction || has_error || has_reference ? ErrorCode::bad_input : ErrorCode::missing_field,
                      "a point with none or several of correction, error and reference", "exactly one of them");
        return {kind, 0};
    }
    if (has_correction) return difference(reader, "correction", kind);
    if (has_error) return {kind, -difference(reader, "error", kind).base()};
    const base::Wide exact = base::Wide{value(reader, "reference", kind).base()} - indication.base();
    constexpr base::Wide most = std::numeric_limits<std::int64_t>::max();
    if (exact > most || exact < -most) {
        reader.refuse("reference", ErrorCode::bad_value, "a value too far from the indication", "the reference value");
        return {kind, 0};
    }
    return {kind, static_cast<std::int64_t>(exact)};
}

void read_point(JsonReader& reader, Calibration& calibration) {
    const Kind kind = metrology::kind_of(calibration.measurand);
    const AnyQuantity indication = value(reader, "indication", kind);
    const AnyQuantity added = correction(reader, indication);
    const AnyQuantity expanded = difference(reader, "expanded_uncertainty", kind);
    if (reader.ok() && expanded.base() <= 0)
        reader.refuse("expanded_uncertainty", ErrorCode::bad_value, "an uncertainty that is not above zero",
                      "the expanded uncertainty as the certificate states it");
    if (reader.ok() && !calibration.points.empty() && calibration.points.back().indication.base() >= indication.base())
        reader.refuse("indication", ErrorCode::bad_value,
                      indication.text() + " after " + calibration.points.back().indication.text(),
                      "points by ascending indication, each once");
    if (reader.ok() && !covers(calibration, indication))
        reader.refuse("indication", ErrorCode::bad_value, indication.text() + " is outside the stated range",
                      "a range from the first point to the last, or wider");
    if (reader.ok() && calibration.points.size() == most_points)
        reader.refuse({}, ErrorCode::bad_value, "more than " + std::to_string(most_points) + " points", "fewer");
    calibration.points.push_back({indication, added, expanded});
}

/// Whether U/k can be held all over the range; it is largest at a point or at an end.
bool has_uncertainties(const Calibration& calibration) {
    return std::ranges::all_of(
               calibration.points,
               [&](const auto& point) { return calibration_uncertainty(calibration, point.indication).has_value(); }) &&
           calibration_uncertainty(calibration, calibration.range_low) &&
           calibration_uncertainty(calibration, calibration.range_high);
}

base::Decimal coverage_factor(JsonReader& reader) {
    const std::string text = reader.text("coverage_factor");
    if (!reader.ok()) return {};
    const auto factor = base::Decimal::parse(text);
    if (factor && factor->mantissa() > 0 && factor->normalized().scale() <= most_factor_digits) return *factor;
    reader.refuse("coverage_factor", ErrorCode::bad_value, "'" + text + "'", "a decimal above zero, such as \"2\"");
    return {};
}

void read_measurand(JsonReader& reader, Certificate& certificate) {
    Calibration calibration;
    calibration.measurand =
        standards::word(reader, "measurand", metrology::parse_measurand, metrology::Measurand::mass);
    if (reader.ok() && certificate.find(calibration.measurand) != nullptr)
        reader.refuse("measurand", ErrorCode::already_exists,
                      "'" + std::string(name(calibration.measurand)) + "' stands twice", "each measurand once");
    const Kind kind = metrology::kind_of(calibration.measurand);
    calibration.coverage_factor = coverage_factor(reader);
    auto range = reader.child("range");
    calibration.range_low = value(range, "low", kind);
    calibration.range_high = value(range, "high", kind);
    if (range.ok() && calibration.range_low.base() > calibration.range_high.base())
        range.refuse("high", ErrorCode::bad_value, "a range that ends below its beginning", "the higher end");
    standards::close(reader, range);
    if (const auto share = standards::quantity(reader, "relative_expanded_uncertainty", Kind::ratio)) {
        calibration.relative_expanded_uncertainty = share->value().as<Kind::ratio>();
        if (kind == Kind::temperature || kind == Kind::sound_level)
            reader.refuse("relative_expanded_uncertainty", ErrorCode::bad_value, "a share of a value without a zero",
                          "the uncertainty of each point");
        else if (share->value().base() <= 0 || share->number() > base::Decimal(100, 0) ||
                 share->value().base() > 1'000'000'000)
            reader.refuse("relative_expanded_uncertainty", ErrorCode::bad_value, share->text(),
                          "above 0 % and at most 100 %");
    }
    standards::for_each(reader, "points", [&](JsonReader& point) { read_point(point, calibration); });
    if (reader.ok() && calibration.points.empty())
        reader.refuse("points", ErrorCode::bad_value, "no point", "at least one");
    if (reader.ok() && !has_uncertainties(calibration))
        reader.refuse("coverage_factor", ErrorCode::bad_value, "an uncertainty U/k beyond what can be held",
                      "the coverage factor as the certificate states it");
    certificate.measurands.push_back(std::move(calibration));
}

std::string read_conditions(JsonReader& reader) {
    const base::Json& json = reader.any("conditions");
    if (json.members() == nullptr) return reader.text("conditions");
    auto nested = reader.child("conditions");
    const AnyQuantity temperature = value(nested, "temperature", Kind::temperature);
    const AnyQuantity humidity = value(nested, "humidity", Kind::ratio);
    standards::close(reader, nested);
    return temperature.text() + ", " + humidity.text();
}

void read_attachment(JsonReader& reader, Certificate& certificate) {
    if (reader.optional("attachment") == nullptr) return;
    auto nested = reader.child("attachment");
    Attachment attachment;
    attachment.file = nested.text("file");
    if (nested.ok() && attachment.file.find_first_of("/\\") != std::string::npos)
        nested.refuse("file", ErrorCode::bad_value, "a path", "the name of a file beside the certificate's data");
    attachment.digest = standards::word(nested, "sha256", base::Digest::parse, base::Digest());
    standards::close(reader, nested);
    certificate.attachment = std::move(attachment);
}

}  // namespace

const Calibration* Certificate::find(metrology::Measurand measurand) const {
    const auto found = std::ranges::find(measurands, measurand, &Calibration::measurand);
    return found == measurands.end() ? nullptr : &*found;
}

base::Result<Certificate> load_certificate(std::string_view text, std::string_view source) {
    const auto json = base::Json::parse(text, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    base::expect_format(reader, "velocert-calibration/1");
    Certificate out;
    out.number = reader.text("number");
    out.revision = reader.integer_or("revision", 1);
    if (reader.ok() && out.revision < 1)
        reader.refuse("revision", ErrorCode::bad_value, std::to_string(out.revision), "1 or more");
    out.replaces = reader.text_or("replaces", {});
    if (reader.ok() && out.replaces == out.number)
        reader.refuse("replaces", ErrorCode::bad_value, "its own number", "another certificate; or a higher revision");
    out.laboratory = reader.text("laboratory");
    out.traceability = reader.text("traceability");
    auto instrument = reader.child("instrument");
    out.instrument = {instrument.text("maker"), instrument.text("model"), instrument.text("serial")};
    standards::close(reader, instrument);
    out.calibrated_on = standards::date(reader, "calibrated_on");
    out.due_on = standards::date(reader, "due_on");
    if (reader.ok() && out.due_on <= out.calibrated_on)
        reader.refuse("due_on", ErrorCode::bad_value,
                      base::text(out.due_on) + ", calibrated on " + base::text(out.calibrated_on),
                      "a day after the calibration");
    out.conditions = read_conditions(reader);
    standards::for_each(reader, "measurands", [&](JsonReader& one) { read_measurand(one, out); });
    if (reader.ok() && out.measurands.empty())
        reader.refuse("measurands", ErrorCode::bad_value, "no measurand", "at least one");
    read_attachment(reader, out);
    out.demonstration = reader.flag_or("demonstration", false);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    for (auto& calibration : out.measurands) {
        calibration.certificate = out.number;
        calibration.laboratory = out.laboratory;
        calibration.traceability = out.traceability;
        calibration.serial = out.instrument.serial;
        calibration.calibrated_on = out.calibrated_on;
        calibration.due_on = out.due_on;
    }
    out.text = text;
    out.digest = base::Digest::of(text);
    return out;
}

}  // namespace velocert::laboratory
