// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <limits>
#include <string>
#include <vector>

#include "core/sequence/evidence.h"

namespace velocert::instruments::test {

/// What a log wrote; stays when the log has gone.
struct LogPaper {
    std::vector<std::uint8_t> bytes;
    bool sealed = false;
    int writes_left = std::numeric_limits<int>::max();  ///< then the disk is full
    std::string durable;                                ///< as it was at the last sync
    bool syncs = true;                                  ///< else the disk takes nothing when it comes to that
    std::atomic<std::size_t> handed_over{0};            ///< how much there was at the last flush
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
    base::Result<void> sync() override {
        if (!paper_.syncs) return base::fail(base::ErrorCode::disk_full, "log", "the disk is full", "free space");
        paper_.durable.assign(paper_.bytes.begin(), paper_.bytes.end());
        return {};
    }
    base::Result<void> flush() override {
        paper_.handed_over = paper_.bytes.size();
        return {};
    }
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
