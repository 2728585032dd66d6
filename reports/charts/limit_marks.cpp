// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/limit_marks.h"

#include "core/metrology/quantity.h"

namespace velocert::reports {
namespace {

/// The words of what the uncertainty makes of values beside the limit.
Bilingual guard_words(conformity::Undecidable kind) {
    switch (kind) {
        case conformity::Undecidable::near_limit: return {"限值 ± U", "limit ± U"};
        case conformity::Undecidable::rejected_inside: return {"保护带", "guard band"};
        case conformity::Undecidable::no_verdict: return {"不作判定", "no verdict"};
    }
    return {};
}

}  // namespace

double in_preferred_unit(const metrology::AnyQuantity& value) {
    return value.in(metrology::preferred_unit(value.kind())).to_double();
}

void add_limit_lines(const conformity::Limit& limit, metrology::Kind kind, Chart& chart) {
    const auto bounds = conformity::tolerance_limits(limit);
    if (!bounds || limit.kind != kind) return;
    for (const auto& bound : {bounds->lower, bounds->upper}) {
        if (!bound) continue;
        chart.lines.push_back({Direction::horizontal,
                               in_preferred_unit(bound->value()),
                               ChartRole::limit,
                               {"限值", "limit"},
                               bound->text()});
    }
}

void add_guard_bands(const conformity::Sufficiency& sufficiency, const std::string& expanded, Direction direction,
                     Chart& chart) {
    for (const auto& interval : sufficiency.undecidable) {
        ChartBand band;
        band.direction = direction;
        band.from = in_preferred_unit(interval.from);
        band.to = in_preferred_unit(interval.to);
        band.role = ChartRole::guard;
        band.label = guard_words(interval.kind);
        if (!expanded.empty()) band.value = "(U = " + expanded + ")";
        chart.bands.push_back(std::move(band));
    }
}

}  // namespace velocert::reports
