// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace velocert::instruments {

// u-blox binary messages: B5 62, class, id, length, payload, checksum; numbers are little-endian.

/// Class in the high byte, id in the low one.
enum class UbxId : std::uint16_t {
    nav_posllh = 0x0102,
    nav_sol = 0x0106,
    nav_pvt = 0x0107,
    nav_velned = 0x0112,
    nav_sat = 0x0135,
    inf_notice = 0x0402,
    ack_nak = 0x0500,
    ack_ack = 0x0501,
    cfg_msg = 0x0601,
    cfg_rate = 0x0608,
    cfg_valset = 0x068A,
    mon_ver = 0x0A04,
};

[[nodiscard]] std::string ubx_message(UbxId id, std::string_view payload);
/// "1", "2": `bytes` bytes of a number.
[[nodiscard]] std::string ubx_little(std::uint32_t value, std::size_t bytes);

/// A message whose checksum was found right.
class UbxView {
  public:
    explicit UbxView(std::span<const std::uint8_t> frame) : frame_(frame) {}
    [[nodiscard]] UbxId id() const { return static_cast<UbxId>((frame_[2] << 8U) | frame_[3]); }
    [[nodiscard]] std::span<const std::uint8_t> payload() const { return frame_.subspan(6, frame_.size() - 8); }
    [[nodiscard]] std::uint8_t u1(std::size_t at) const { return payload()[at]; }
    [[nodiscard]] std::uint16_t u2(std::size_t at) const {
        return static_cast<std::uint16_t>(u1(at) | (u1(at + 1) << 8U));
    }
    [[nodiscard]] std::uint32_t u4(std::size_t at) const { return u2(at) | (std::uint32_t{u2(at + 2)} << 16U); }
    [[nodiscard]] std::int32_t i4(std::size_t at) const { return static_cast<std::int32_t>(u4(at)); }

  private:
    std::span<const std::uint8_t> frame_;
};

}  // namespace velocert::instruments
