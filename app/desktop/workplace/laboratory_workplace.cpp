// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workplace/laboratory_workplace.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/desktop/workplace/laboratory_job.h"
#include "app/reporting/report_case.h"
#include "core/records/approvals/pack_standing.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/annotation_acts.h"
#include "core/sequence/judging/recompute.h"
#include "core/signing/certificates/trust_file.h"
#include "core/standards/pack.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/virtual_bench.h"
#include "instruments/transport/port_list.h"
#include "reports/content/build_report.h"
#include "reports/render/pdf.h"

namespace velocert::app {
namespace {

using base::Result;
namespace fs = std::filesystem;

Result<std::vector<EditionPair>> editions() {
    auto plain = standards::embedded_editions();
    if (!plain) return base::fail(plain.error());
    std::vector<EditionPair> out;
    for (auto& edition : *plain) out.push_back({std::move(edition), std::nullopt});
    for (const auto& embedded : standards::demonstration_releases()) {
        const auto release = standards::load_release(embedded.text, embedded.name);
        if (!release) return base::fail(release.error());
        for (auto& pair : out) {
            if (pair.plain.id != release->edition) continue;
            auto applied = standards::apply_release(pair.plain, *release);
            if (!applied) return base::fail(applied.error());
            pair.demonstration = std::move(*applied);
        }
    }
    return out;
}

std::vector<DriverChoice> drivers() {
    std::vector<DriverChoice> out;
    for (const auto* driver : instruments::drivers()) {
        DriverChoice choice{std::string(driver->id), std::string(driver->name), std::string(driver->kind), {}};
        for (const auto& option : driver->options)
            choice.options.emplace_back(std::string(option.name), std::string(option.fallback));
        out.push_back(std::move(choice));
    }
    return out;
}

std::vector<std::string> ports() {
    std::vector<std::string> out;
    if (const auto found = instruments::list_ports())
        for (const auto& port : *found) out.push_back(port.name);
    return out;
}

bool port_exists(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

Result<std::optional<records::ArchiveKind>> look_at_archive(const std::string& folder) {
    std::error_code failed;
    if (!fs::exists(folder, failed)) return std::optional<records::ArchiveKind>();
    if (!fs::is_directory(folder, failed))
        return base::fail(base::ErrorCode::not_found, folder, "is no folder", "a folder");
    if (fs::is_empty(folder, failed) && !failed) return std::optional<records::ArchiveKind>();
    const auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    return std::optional((*archive)->kind());
}

/// When a file was written and how long it is, to know it again; empty where there is none.
std::string stamp_of(const std::string& file) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed) return {};
    const auto time = fs::last_write_time(file, failed).time_since_epoch().count();
    return failed ? std::string() : std::to_string(size) + '@' + std::to_string(time);
}

/// The last answer about a pack: the window asks at every keystroke, and ledger and trust list change rarely.
class PackLook {
  public:
    Result<PackLookedAt> operator()(const std::string& folder, const standards::StandardEdition& pack,
                                    const std::string& trust_file) {
        // One line for each commit, and nothing is ever taken away.
        std::error_code failed;
        const auto size = fs::file_size(fs::path(folder) / "heads.log", failed);
        const auto key = folder + '|' + pack.pack.text() + '|' + std::to_string(failed ? 0 : size) + '|' + trust_file +
                         '|' + stamp_of(trust_file);
        if (!failed && last_ && last_->first == key) return last_->second;
        last_.reset();
        // Asked while somebody types: what is soon told to be wrong goes first.
        const auto trust = signing::read_trust_file(trust_file);
        if (!trust) return base::fail(trust.error());
        const auto archive = records::Archive::open_read_only(folder);
        if (!archive) return base::fail(archive.error());
        auto standing = records::pack_standing(archive->get(), pack, *trust ? &**trust : nullptr);
        if (!standing) return base::fail(standing.error());
        auto people = records::people_register(**archive);
        if (!people) return base::fail(people.error());
        PackLookedAt out{std::move(*standing), std::move(*people)};
        if (!failed) last_.emplace(key, out);
        return out;
    }

  private:
    std::optional<std::pair<std::string, PackLookedAt>> last_;
};

Result<void> write_report(const std::string& folder, const std::string& run_id, const std::string& file) {
    const auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    const auto run = (*archive)->run(run_id);
    if (!run) return base::fail(run.error());
    if (const auto counts = records::ensure_counts(**archive, run_id); !counts) return base::fail(counts.error());
    if (const auto holds = held_together(folder, run_id); !holds) return base::fail(holds.error());
    const auto edition = sequence::edition_of(*run, **archive);
    if (!edition) return base::fail(edition.error());
    const instruments::RegistryDecoders decoders;
    const auto noted = records::report_annotations(**archive, *run);
    if (!noted) return base::fail(noted.error());
    const auto report = reports::build_report({*run, *edition, **archive, decoders, nullptr, noted->notes});
    if (!report) return base::fail(report.error());
    // The dialog has asked before an existing file is replaced.
    return reports::write_pdf(*report, file, reports::Existing::replace);
}

}  // namespace

Result<Workplace> laboratory_workplace(const base::Clock& clock, double pace, const base::SleepClock& sleep) {
    Workplace out;
    out.sleep = &sleep;
    auto shipped = editions();
    if (!shipped) return base::fail(shipped.error());
    out.editions = std::move(*shipped);
    auto selection = standards::embedded_selection_rule();
    if (!selection) return base::fail(selection.error());
    out.selection = std::move(*selection);
    out.drivers = drivers();
    out.scenarios = instruments::scenarios();
    out.ports = ports;
    out.port_exists = port_exists;
    out.look_at_archive = look_at_archive;
    out.pack_standing = [look = std::make_shared<PackLook>(), packs = out.own_packs](
                            const std::string& folder, const standards::StandardEdition& pack) {
        return (*look)(folder, pack, packs->trust_file());
    };
    out.archives = std::make_shared<SharedArchives>(clock);
    out.prepare = [archives = out.archives, &clock, pace, &sleep](RunOrder order) -> Result<std::unique_ptr<RunJob>> {
        return std::make_unique<LaboratoryJob>(std::move(order), archives, clock, pace, sleep);
    };
    out.write_report = write_report;
    out.decoders = []() -> const sequence::DecoderSource& {
        static const instruments::RegistryDecoders all;
        return all;
    };
    return out;
}

}  // namespace velocert::app
