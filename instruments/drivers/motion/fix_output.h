// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/metrology/decoder.h"

namespace velocert::instruments {

/// Fills in what all indications and events of one frame of a satellite receiver share.
class FixOutput {
  public:
    FixOutput(std::uint64_t offset, std::uint32_t length, std::int64_t arrival_ns, std::int64_t device_time_us,
              metrology::Decoded& out)
        : out_(out) {
        common_.offset = offset;
        common_.length = length;
        common_.arrival_ns = arrival_ns;
        common_.device_time_us = device_time_us;
    }
    /// As `common` of another one said.
    FixOutput(const metrology::Indication& common, metrology::Decoded& out) : common_(common), out_(out) {}

    /// What another frame told, into the same place.
    [[nodiscard]] FixOutput beside(const metrology::Indication& common) const { return {common, out_}; }

    /// What they share.
    [[nodiscard]] const metrology::Indication& common() const { return common_; }
    void flag(metrology::Flags flags) { common_.flags.add(flags); }
    /// Of the last one put, and of it alone.
    void flag_last(metrology::Flags flags) { out_.indications.back().flags.add(flags); }
    void time(std::int64_t device_time_us) { common_.device_time_us = device_time_us; }

    /// A value, or that there is none.
    void put(metrology::Measurand measurand, const std::optional<base::Decimal>& value, base::Decimal resolution,
             const metrology::Unit* unit) {
        auto& indication = out_.indications.emplace_back(common_);
        indication.measurand = measurand;
        if (value) {
            indication.value = *value;
            indication.resolution = resolution;
            indication.unit = unit;
        } else {
            indication.flags.add(metrology::Flag::no_value);
        }
    }
    /// The same with the weight of the last digit as resolution.
    void put(metrology::Measurand measurand, const std::optional<base::Decimal>& value, const metrology::Unit* unit) {
        put(measurand, value, base::Decimal(1, value ? value->scale() : 0), unit);
    }
    /// One that was ready before.
    void put(const metrology::Indication& indication) { out_.indications.push_back(indication); }
    void event(metrology::DeviceEvent::Kind kind, std::string text) {
        out_.events.push_back({kind, std::move(text), common_.arrival_ns, common_.offset});
    }
    void reject(metrology::Rejection reason) {
        out_.rejected.push_back({reason, common_.arrival_ns, common_.offset, common_.length});
    }

  private:
    metrology::Indication common_;
    metrology::Decoded& out_;
};

}  // namespace velocert::instruments
