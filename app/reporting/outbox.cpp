// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/outbox.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include "core/records/integrity/checkpoint.h"
#include "core/records/reports/report_acts.h"
#include "reports/render/publish.h"

namespace velocert::app {
namespace {

using base::Result;

/// Writes the file unless it is there with the very bytes.
Result<void> put(const std::string& path, std::span<const std::uint8_t> bytes) {
    std::ifstream there(path, std::ios::binary);
    if (there) {
        const std::string found((std::istreambuf_iterator<char>(there)), std::istreambuf_iterator<char>());
        if (base::Digest::of(found) == base::Digest::of(bytes)) return {};
        return base::fail(base::ErrorCode::already_exists, path, "a file with other bytes", "a free name");
    }
    return reports::publish_file(path, bytes, false);
}

Result<void> bring(const std::string& folder, const std::string& number, std::span<const std::uint8_t> document,
                   const std::string& checkpoint) {
    if (std::error_code ignored; !std::filesystem::is_directory(folder, ignored))
        return base::fail(base::ErrorCode::not_found, folder, "no such folder", "an existing folder");
    const auto path = [&](const char* ending) { return (std::filesystem::path(folder) / (number + ending)).string(); };
    if (auto done = put(path(".pdf"), document); !done) return done;
    if (checkpoint.empty()) return {};
    return put(path(".checkpoint"), base::as_bytes(checkpoint));
}

}  // namespace

Result<std::vector<records::ReportDelivery>> deliver_report(records::Archive& archive, const base::Clock& clock,
                                                            std::string_view report) {
    const auto life = records::report_life(archive, report);
    if (!life) return base::fail(life.error());
    std::vector<records::ReportDelivery> out;
    const auto places = life->undelivered();
    if (places.empty()) return out;
    const auto document = archive.load(life->issue->document);
    if (!document) return base::fail(document.error());
    const auto checkpoints = records::checkpoints(archive);
    if (!checkpoints) return base::fail(checkpoints.error());
    const std::string note = checkpoints->empty() ? std::string() : checkpoints->back().note;
    for (const auto& place : places) {
        const auto done = bring(place, life->number(), *document, note);
        records::ReportDelivery delivery{life->number(), place, done.has_value(), done ? "" : done.error().text(), {}};
        if (auto kept = records::record_delivery(archive, delivery, clock); !kept) return base::fail(kept.error());
        out.push_back(std::move(delivery));
    }
    return out;
}

}  // namespace velocert::app
