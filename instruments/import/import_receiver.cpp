// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/import/import_receiver.h"

#include <algorithm>
#include <vector>

#include "core/base/digest.h"
#include "instruments/drivers/motion/nmea_sentence.h"
#include "instruments/drivers/range_guard.h"

namespace velocert::instruments {

using metrology::Indication;
using metrology::Measurand;
namespace {

/// A quality that says, by the receiver's own word or by its count of satellites, that nothing was measured.
bool without_fix(const Indication& quality) {
    return quality.has_value() && quality.value.scale() == 0 &&
           !nmea_quality_measured(static_cast<int>(quality.value.mantissa()));
}

/// The quality may stand behind the values that it is of: whoever reads along cannot know it then.
void drop_without_fix(ImportedSeries& series, const std::vector<bool>& unfixed) {
    for (const auto what :
         {Measurand::speed, Measurand::course, Measurand::latitude, Measurand::longitude, Measurand::height})
        for (auto& column : series.columns)
            if (column.name == metrology::name(what))
                for (std::size_t row = 0; row < unfixed.size(); ++row)
                    if (unfixed[row]) column.cells[row].reset();
}

/// What the decoder says of bytes that gave nothing, as the rest of a sentence.
std::string faults_of(const metrology::Decoded& decoded) {
    std::string out;
    for (const auto& event : decoded.events)
        if (event.kind == metrology::DeviceEvent::Kind::fault) out += "; " + event.text;
    return out;
}

}  // namespace

base::Result<ImportedSeries> import_receiver(std::string_view bytes, std::string_view source, const Driver& driver,
                                             const Options& options) {
    const auto decoder = make_ranged_decoder(driver, options);
    if (!decoder) return base::fail(decoder.error());
    metrology::Decoded decoded;
    (*decoder)->feed(metrology::Direction::received, base::as_bytes(bytes), Indication::no_time, decoded);
    (*decoder)->finish(decoded);

    // The day may become known after the first rows; times before that would be far off.
    constexpr std::int64_t known_day_us = 315'360'000'000'000;  // ten years
    const bool dated = std::any_of(decoded.indications.begin(), decoded.indications.end(),
                                   [](const Indication& one) { return one.device_time_us > known_day_us; });
    ImportedSeries out;
    out.rejected = decoded.rejected.size();
    std::vector<bool> unfixed;  // of each row
    std::optional<std::int64_t> first_us;
    std::int64_t last_us = Indication::no_time;
    for (const auto& one : decoded.indications) {
        if (one.device_time_us == Indication::no_time || (dated && one.device_time_us <= known_day_us)) continue;
        if (!first_us) first_us = one.device_time_us;
        if (one.device_time_us != last_us) {
            for (auto& column : out.columns) column.cells.resize(out.rows() + 1);
            unfixed.push_back(false);
            out.time_s.emplace_back(base::Decimal(one.device_time_us - *first_us, 6));
            if (last_us != Indication::no_time && one.device_time_us < last_us)
                out.steps_back.push_back({one.offset, base::Decimal(last_us - one.device_time_us, 6)});
            last_us = one.device_time_us;
        }
        if (one.measurand == Measurand::time_utc) continue;
        if (!one.has_value()) continue;
        if (one.measurand == Measurand::fix_quality) unfixed.back() = without_fix(one);
        auto& column = out.column(metrology::name(one.measurand), one.unit);
        // Another unit in the middle of a stream is no value of this column.
        if (column.unit == one.unit) column.cells.back() = one.value;
    }
    if (!first_us)
        return base::fail(
            base::ErrorCode::bad_input, std::string(source),
            "nothing that " + std::string(driver.id) + " understands, or nothing with a time" + faults_of(decoded),
            "the bytes of such a receiver, or another --format");
    drop_without_fix(out, unfixed);
    out.without_fix = static_cast<std::size_t>(std::ranges::count(unfixed, true));
    if (dated) out.start_utc_us = first_us;
    return out;
}

}  // namespace velocert::instruments
