// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/bridge/live_buffer.h"

#include <utility>

#include "core/metrology/quantity.h"

namespace velocert::app {
namespace {

/// In the preferred unit of its kind (m, km/h, kg, V).
double shown(const metrology::Indication& indication) {
    const metrology::WrittenQuantity written(indication.value, *indication.unit);
    return written.value().in(metrology::preferred_unit(written.kind())).to_double();
}

}  // namespace

void LiveBuffer::begin_attempt(std::optional<metrology::Measurand> over_time) {
    const std::scoped_lock lock(mutex_);
    const int attempt = update_.attempt + 1;
    update_ = {};
    update_.attempt = attempt;
    over_time_ = over_time;
    braking_ = false;
    distance_ = 0;
    first_ns_.reset();
}

void LiveBuffer::add(std::string_view role, const metrology::Indication& indication) {
    using metrology::Measurand;
    const std::scoped_lock lock(mutex_);
    update_.latest[indication.measurand] = indication;
    update_.latest_of[indication.measurand].assign(role);
    if (!indication.has_value()) return;
    if (over_time_) {
        if (indication.measurand != *over_time_) return;
        if (!first_ns_) first_ns_ = indication.arrival_ns;
        add_point(static_cast<double>(indication.arrival_ns - *first_ns_) * 1e-9, shown(indication));
    } else if (indication.measurand == Measurand::distance) {
        distance_ = shown(indication);
    } else if (indication.measurand == Measurand::speed) {
        add_point(distance_, shown(indication));
    } else if (indication.measurand == Measurand::front_brake || indication.measurand == Measurand::rear_brake) {
        if (!braking_ && indication.value.mantissa() != 0) {
            braking_ = true;
            update_.brake_at = distance_;
        }
    }
}

void LiveBuffer::add(const sequence::Gate& gate) {
    const std::scoped_lock lock(mutex_);
    update_.gate = gate;
}

LiveUpdate LiveBuffer::take() {
    const std::scoped_lock lock(mutex_);
    LiveUpdate out = std::move(update_);
    update_ = {};
    update_.attempt = out.attempt;
    return out;
}

void LiveBuffer::add_point(double x, double y) {
    if (update_.points.size() >= most_points) {
        for (std::size_t i = 0; 2 * i < update_.points.size(); ++i) update_.points[i] = update_.points[2 * i];
        update_.points.resize((update_.points.size() + 1) / 2);
    }
    update_.points.push_back({x, y});
}

}  // namespace velocert::app
