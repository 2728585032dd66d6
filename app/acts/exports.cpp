// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/exports.h"

#include <array>
#include <utility>
#include <vector>

#include "core/records/files/file.h"
#include "core/records/packages/package.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/results_so_far.h"
#include "instruments/registry/registry.h"
#include "reports/exports/report_life.h"
#include "reports/exports/report_record.h"
#include "reports/exports/report_xlsx.h"
#include "reports/exports/report_xml.h"
#include "reports/exports/series_csv.h"

namespace velocert::app {
namespace {

constexpr std::array<std::string_view, 5> names{"package", "json", "xml", "xlsx", "csv"};

base::Result<void> write_bundle(const std::vector<reports::BundleFile>& files, const std::string& folder) {
    auto made = records::make_folder(folder);
    if (!made) return base::fail(made.error());
    if (!*made)
        return base::fail(base::ErrorCode::already_exists, folder, "a folder that is there already", "a new one");
    for (const auto& file : files)
        if (auto done = records::write_new(folder + '/' + file.name, base::as_bytes(file.text)); !done) return done;
    return {};
}

base::Result<base::Json> sealed_record(const records::Archive& archive, const records::ReportLife& issued) {
    const auto bytes = archive.load(issued.preparation.record);
    if (!bytes) return base::fail(bytes.error());
    return base::Json::parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()},
                             "sealed record of report " + issued.number());
}

}  // namespace

std::string_view name(ExportFormat format) { return names[static_cast<std::size_t>(format)]; }

base::Result<ExportFormat> parse_export_format(std::string_view text) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == text) return static_cast<ExportFormat>(i);
    return base::fail(base::ErrorCode::bad_value, "format", std::string(text), "package, json, xml, xlsx or csv");
}

base::Result<void> export_run(const records::Archive& archive, const std::string& run_id, ExportFormat format,
                              const std::string& out, const signing::StationKey* station,
                              const base::Progress& progress) {
    const instruments::RegistryDecoders decoders;
    if (format == ExportFormat::package)
        return records::export_package(archive, run_id, decoders, out, station, progress);
    if (station != nullptr)
        return base::fail(base::ErrorCode::bad_input, "station key",
                          std::string(name(format)) + " with a station's key",
                          "a package: nothing else is signed by a station");
    auto run = archive.run(run_id);
    if (!run) return base::fail(run.error());
    if (run->lifecycle == sequence::Lifecycle::running)
        return base::fail(base::ErrorCode::bad_input, "run " + run_id, "a run that is going on",
                          "a run that has ended");
    if (format == ExportFormat::csv) {
        const auto files = reports::series_bundle(*run, archive, decoders);
        return files ? write_bundle(*files, out) : base::fail(files.error());
    }
    const auto edition = sequence::edition_of(*run, archive);
    if (!edition) return base::fail(edition.error());
    sequence::judge_so_far(*edition, *run);
    auto record = reports::report_record(*run, *edition);
    if (!record) return base::fail(record.error());
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto* issued = reports::issued_of(reports->of_run(run_id));
    // The raw records of a voided run stay readable (package, series); its verdicts go out only under an issued report,
    // and with that word.
    const auto* voided = reports->run_void(run_id);
    for (const auto& held : sequence::runs_in(*run))
        if (voided == nullptr) voided = reports->run_void(held);
    if (voided != nullptr && issued == nullptr) return records::ensure_counts(archive, run_id);
    if (issued != nullptr) {
        reports::add_life(*record, *issued);
        const auto sealed = sealed_record(archive, *issued);
        if (!sealed) return base::fail(sealed.error());
        if (auto done = reports::add_sealed(*record, *sealed); !done) return done;
    }
    if (voided != nullptr && !record->void_reason) {
        record->void_reason = "the run was voided: " + voided->request.reason;
        if (record->standing != "specimen") record->standing = "voided";
    }
    reports::add_open_holds(*record, *reports);
    if (format == ExportFormat::xlsx) return reports::write_xlsx(*record, out);
    if (format == ExportFormat::json) return records::write_new(out, base::as_bytes(reports::json_text(*record)));
    std::vector<std::uint8_t> pdf;
    if (issued != nullptr) {
        auto document = archive.load(issued->issue->document);
        if (!document) return base::fail(document.error());
        pdf = std::move(*document);
    }
    const auto text = reports::xml_text(*record, {record->number.value_or(run_id) + ".pdf", pdf});
    return records::write_new(out, base::as_bytes(text));
}

}  // namespace velocert::app
