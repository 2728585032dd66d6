// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/ubx_message.h"

#include "core/base/digest.h"
#include "instruments/protocol/checksums.h"

namespace velocert::instruments {

std::string ubx_little(std::uint32_t value, std::size_t bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(static_cast<std::uint8_t>(value >> (8U * i)));
    return out;
}

std::string ubx_message(UbxId id, std::string_view payload) {
    const auto number = static_cast<unsigned>(id);
    std::string body = ubx_little(number >> 8U, 1) + ubx_little(number & 0xFFU, 1) +
                       ubx_little(static_cast<std::uint32_t>(payload.size()), 2) + std::string(payload);
    const auto sums = fletcher_sums(base::as_bytes(body));
    return "\xB5\x62" + body + ubx_little(sums[0], 1) + ubx_little(sums[1], 1);
}

}  // namespace velocert::instruments
