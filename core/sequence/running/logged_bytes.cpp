// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/logged_bytes.h"

#include <span>
#include <string>
#include <utility>

namespace velocert::sequence {
namespace {

using base::Result;

class TeeLog final : public EvidenceLog {
  public:
    TeeLog(std::unique_ptr<EvidenceLog> log, std::vector<std::uint8_t>& copy) : log_(std::move(log)), copy_(copy) {}
    Result<void> append(std::span<const std::uint8_t> bytes) override {
        auto done = log_->append(bytes);
        // What the archive did not take is not evidence, so it is not evaluated either.
        if (done) copy_.insert(copy_.end(), bytes.begin(), bytes.end());
        return done;
    }
    Result<void> flush() override { return log_->flush(); }
    Result<void> sync() override { return log_->sync(); }
    std::uint64_t size() const override { return log_->size(); }
    std::string pending_name() const override { return log_->pending_name(); }
    Result<base::Digest> seal() override { return log_->seal(); }

  private:
    std::unique_ptr<EvidenceLog> log_;
    std::vector<std::uint8_t>& copy_;
};

}  // namespace

std::unique_ptr<EvidenceLog> LoggedBytes::tee(std::unique_ptr<EvidenceLog> log) {
    return std::make_unique<TeeLog>(std::move(log), bytes);
}

}  // namespace velocert::sequence
