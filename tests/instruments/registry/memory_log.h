// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

#include "core/sequence/evidence.h"

namespace velocert::instruments::test {

/// What a log wrote; stays when the log has gone.
struct LogPaper {
    std::vector<std::uint8_t> bytes;
    bool sealed = false;
    int writes_left = std::numeric_limits<int>::max();  ///< then the disk is full
};

/// An evidence log in memory, on a disk that can fill up.
class MemoryLog final : public sequence::EvidenceLog {
  public:
    explicit MemoryLog(LogPaper& paper) : paper_(paper) {}
    base::Result<void> append(std::span<const std::uint8_t> bytes) override {
        if (paper_.writes_left == 0)
            return base::fail(base::ErrorCode::disk_full, "log", "the disk is full", "free space");
        --paper_.writes_left;
        paper_.bytes.insert(paper_.bytes.end(), bytes.begin(), bytes.end());
        return {};
    }
    base::Result<void> sync() override { return {}; }
    std::uint64_t size() const override { return paper_.bytes.size(); }
    std::string pending_name() const override { return "pending"; }
    base::Result<base::Digest> seal() override {
        paper_.sealed = true;
        return base::Digest::of(paper_.bytes);
    }

  private:
    LogPaper& paper_;
};

}  // namespace velocert::instruments::test
