// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::sequence {

/// An open evidence file that only grows. Written by one thread.
class EvidenceLog {
  public:
    virtual ~EvidenceLog() = default;
    [[nodiscard]] virtual base::Result<void> append(std::span<const std::uint8_t> bytes) = 0;
    /// On disk when this returns.
    [[nodiscard]] virtual base::Result<void> sync() = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    /// Name under which it can be found again if the program dies before seal().
    [[nodiscard]] virtual std::string pending_name() const = 0;
    /// Durable, named by its digest, and never written again.
    [[nodiscard]] virtual base::Result<base::Digest> seal() = 0;
    /// Out of this program's hands when this returns: its sudden end loses nothing of it. For those who keep nothing
    /// back there is nothing to do.
    [[nodiscard]] virtual base::Result<void> flush() { return {}; }
};

/// Where a run leaves what it must not lose. Implemented by core/records; a port of the Runner.
class EvidenceSink {
  public:
    virtual ~EvidenceSink() = default;
    [[nodiscard]] virtual bool training() const = 0;
    [[nodiscard]] virtual base::Result<std::unique_ptr<EvidenceLog>> open_log(std::string_view label) = 0;
    /// Stores bytes under their digest (no-op if they are there); durable on return.
    [[nodiscard]] virtual base::Result<base::Digest> store(std::span<const std::uint8_t> bytes) = 0;
    /// Appends one record to the ledger in one transaction; durable on return. `type` is "run-start/1" ...
    [[nodiscard]] virtual base::Result<void> append(std::string_view type, const base::Json& record) = 0;
    /// Another item on record that carries this code; empty when there is none.
    [[nodiscard]] virtual base::Result<std::string> other_item_with_code(std::string_view /*code*/,
                                                                         std::string_view /*item*/) const {
        return std::string();
    }
};

/// Reading side, for recompute, reports and review.
class EvidenceSource {
  public:
    virtual ~EvidenceSource() = default;
    /// The bytes of that digest, checked against it (integrity error if they do not match).
    [[nodiscard]] virtual base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const = 0;
};

}  // namespace velocert::sequence
