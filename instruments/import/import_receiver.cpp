// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/import/import_receiver.h"

#include <algorithm>

#include "core/base/digest.h"
#include "instruments/drivers/range_guard.h"

namespace velocert::instruments {

using metrology::Indication;
using metrology::Measurand;

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
    std::optional<std::int64_t> first_us;
    std::int64_t last_us = Indication::no_time;
    for (const auto& one : decoded.indications) {
        if (one.device_time_us == Indication::no_time || (dated && one.device_time_us <= known_day_us)) continue;
        if (!first_us) first_us = one.device_time_us;
        if (one.device_time_us != last_us) {
            for (auto& column : out.columns) column.cells.resize(out.rows() + 1);
            out.time_s.emplace_back(base::Decimal(one.device_time_us - *first_us, 6));
            if (last_us != Indication::no_time && one.device_time_us < last_us)
                out.steps_back.push_back({one.offset, base::Decimal(last_us - one.device_time_us, 6)});
            last_us = one.device_time_us;
        }
        if (one.measurand == Measurand::time_utc) continue;
        if (!one.has_value()) continue;
        auto& column = out.column(metrology::name(one.measurand), one.unit);
        // Another unit in the middle of a stream is no value of this column.
        if (column.unit == one.unit) column.cells.back() = one.value;
    }
    if (!first_us)
        return base::fail(base::ErrorCode::bad_input, std::string(source),
                          "nothing that " + std::string(driver.id) + " understands, or nothing with a time",
                          "the bytes of such a receiver, or another --format");
    if (dated) out.start_utc_us = first_us;
    return out;
}

}  // namespace velocert::instruments
