// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace velocert::base {

/// Unpredictable bytes, handed in where keys, salts and identifiers are made: tests give their own. Any thread.
class Entropy {
  public:
    virtual ~Entropy() = default;
    virtual void fill(std::span<std::uint8_t> bytes) const = 0;
};

/// The system's own source (libsodium).
class SystemEntropy final : public Entropy {
  public:
    void fill(std::span<std::uint8_t> bytes) const override;
};

}  // namespace velocert::base
