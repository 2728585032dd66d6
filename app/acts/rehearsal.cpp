// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <random>

#include "app/acts/backups.h"
#include "app/acts/recomputation.h"
#include "core/records/archive_info.h"

namespace velocert::app {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone afterwards.
class Scratch {
  public:
    explicit Scratch(const std::string& parent) {
        std::random_device device;
        path_ = (parent.empty() ? fs::temp_directory_path() : fs::path(parent)) /
                ("velocert-rehearsal-" + std::to_string(device()) + std::to_string(device()));
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

  private:
    fs::path path_;
};

base::Result<Recomputed> recompute_all(const std::string& folder, const sequence::DecoderSource& decoders,
                                       const base::Progress& progress) {
    const auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    const auto runs = all_runs(**archive, progress);
    if (!runs) return base::fail(runs.error());
    return recompute_runs(**archive, *runs, decoders, progress);
}

}  // namespace

base::Result<records::RehearsalRecord> rehearse_restore(const RehearsalRequest& request,
                                                        const sequence::DecoderSource& decoders,
                                                        const base::Clock& clock, const base::Progress& progress) {
    const auto snapshots = records::snapshots_in(request.from);
    if (!snapshots) return base::fail(snapshots.error());
    const records::Snapshot* chosen = nullptr;
    for (const auto& one : *snapshots)
        if (request.snapshot.empty() || one.name == request.snapshot) chosen = &one;
    if (chosen == nullptr)
        return base::fail(base::ErrorCode::not_found, request.from, "no such snapshot", "one that is there");
    if (!request.archive.empty()) {
        const auto info = records::read_info_text(records::ArchivePaths(request.archive));
        if (!info) return base::fail(info.error());
        if (base::Digest::of(*info) != chosen->manifest.archive)
            return base::fail(base::ErrorCode::bad_input, request.from, "backups of another archive",
                              "those of " + request.archive);
    }
    records::RehearsalRecord out;
    out.utc = base::utc_text(clock.now());
    out.snapshot = chosen->name;
    out.manifest = chosen->digest;
    const auto failed = [&](std::string what) {
        ++out.findings;
        if (out.first_finding.empty()) out.first_finding = std::move(what);
    };
    if (!base::go_on(progress, "restore", 0, 0))
        return base::fail(base::ErrorCode::interrupted, "rehearsal", "it was ended before it was done");
    const Scratch scratch(request.scratch);
    const auto restored = records::restore(request.from, chosen->name, scratch.path(), progress);
    if (!restored && restored.error().code == base::ErrorCode::interrupted) return base::fail(restored.error());
    if (!restored) {
        failed(restored.error().text());
        return out;
    }
    out.checked = restored->verification.checked;
    for (const auto& one : restored->verification.findings) failed(one.where + ": " + one.what);
    const auto again = recompute_all(scratch.path(), decoders, progress);
    if (!again && again.error().code == base::ErrorCode::interrupted) return base::fail(again.error());
    if (!again) {
        failed(again.error().text());
        return out;
    }
    out.runs = again->runs;
    out.differences = again->differences.size();
    if (!again->differences.empty() && out.first_finding.empty()) {
        const auto& first = again->differences.front();
        out.first_finding = first.run + ' ' + first.step + ' ' + first.field;
    }
    return out;
}

}  // namespace velocert::app
