// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/sequence/evidence.h"

namespace velocert::tests {

/// An archive in memory: keeps what it is given and fails when told to.
class MemorySink final : public sequence::EvidenceSink, public sequence::EvidenceSource {
  public:
    explicit MemorySink(bool training = true) : training_(training) {}

    [[nodiscard]] bool training() const override { return training_; }

    [[nodiscard]] base::Result<std::unique_ptr<sequence::EvidenceLog>> open_log(std::string_view label) override {
        if (auto ok = write(); !ok) return base::fail(ok.error());
        return std::unique_ptr<sequence::EvidenceLog>(new Log(*this, std::string(label) + std::to_string(++logs_)));
    }
    [[nodiscard]] base::Result<base::Digest> store(std::span<const std::uint8_t> bytes) override {
        if (auto ok = write(); !ok) return base::fail(ok.error());
        const auto digest = base::Digest::of(bytes);
        blobs[digest] = {bytes.begin(), bytes.end()};
        return digest;
    }
    [[nodiscard]] base::Result<void> append(std::string_view type, const base::Json& record) override {
        if (auto ok = write(); !ok) return ok;
        records.emplace_back(std::string(type), record);
        return {};
    }
    [[nodiscard]] base::Result<std::string> other_item_with_code(std::string_view code,
                                                                 std::string_view item) const override {
        const auto found = codes.find(std::string(code));
        return found == codes.end() || found->second == item ? std::string() : found->second;
    }
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override {
        const auto found = blobs.find(digest);
        if (found == blobs.end()) return base::fail(base::ErrorCode::integrity, digest.text(), "missing");
        return found->second;
    }

    std::vector<std::pair<std::string, base::Json>> records;
    std::map<base::Digest, std::vector<std::uint8_t>> blobs;
    std::map<std::string, std::string> codes;  ///< vehicle codes on record, and the item that carries each
    /// Writes that still succeed; negative: all of them.
    int writes_left = -1;

  private:
    class Log final : public sequence::EvidenceLog {
      public:
        Log(MemorySink& sink, std::string name) : sink_(sink), name_(std::move(name)) {}
        base::Result<void> append(std::span<const std::uint8_t> bytes) override {
            if (auto ok = sink_.write(); !ok) return ok;
            bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
            return {};
        }
        base::Result<void> sync() override { return {}; }
        std::uint64_t size() const override { return bytes_.size(); }
        std::string pending_name() const override { return name_; }
        base::Result<base::Digest> seal() override { return sink_.store(bytes_); }

      private:
        MemorySink& sink_;
        std::string name_;
        std::vector<std::uint8_t> bytes_;
    };

    base::Result<void> write() {
        if (writes_left == 0) return base::fail(base::ErrorCode::disk_full, "memory", "no space left", "");
        if (writes_left > 0) --writes_left;
        return {};
    }

    bool training_;
    int logs_ = 0;
};

}  // namespace velocert::tests
