// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/check_path.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "app/verify/issued_reports.h"
#include "app/verify/station_keys.h"
#include "core/base/clock.h"
#include "core/base/shown_text.h"
#include "core/records/archive_info.h"
#include "core/records/evidence_store.h"
#include "core/records/files/file.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/packages/package.h"
#include "core/signing/certificates/trust_file.h"
#include "reports/seal/seal_words.h"
#include "reports/seal/verify_seal.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

/// Where the caller says that checkpoints lie: a place that is not there proves nothing, and is no damage either.
Result<void> folder_of_anchors(const std::string& path) {
    std::error_code code;
    if (std::filesystem::is_directory(path, code)) return {};
    return base::fail(std::filesystem::exists(path, code) ? ErrorCode::bad_input : ErrorCode::not_found,
                      "--anchor " + path, std::filesystem::exists(path, code) ? "is no folder" : "does not exist",
                      "the folder with checkpoints that were kept outside the archive: is its disk mounted?");
}

/// Viewers open a file that has other bytes before its header, and one whose name says so is taken for a report by
/// whoever gets it: both are held to what a report is.
bool is_pdf(const std::string& path) {
    if (std::filesystem::path(path).extension() == ".pdf") return true;
    std::ifstream file(path, std::ios::binary);
    std::array<char, 1024 + 5> start{};
    file.read(start.data(), start.size());
    const std::string_view read(start.data(), static_cast<std::size_t>(file.gcount()));
    return read.starts_with("%PDF-") || (!path.ends_with(".velo") && read.find("%PDF-") != std::string_view::npos);
}

/// A value that the bytes of the instruments do not give, as a finding.
records::Finding finding_of(const sequence::Difference& one) {
    const auto where = one.step.empty() ? "run " + one.run : one.step;
    return {where + ' ' + one.field, "is \"" + one.stored + "\", but the wire log gives \"" + one.recomputed + '"'};
}

Json places(const std::vector<records::Finding>& findings) {
    auto out = Json::array();
    for (const auto& one : findings) out.push(Json::object().set("where", one.where).set("what", one.what));
    return out;
}

/// Tables that the wire logs do not give, as findings.
void find_tables(const records::OpenedPackage& package, const sequence::DecoderSource& decoders,
                 records::Verification& out) {
    const auto differences = records::recompute_series(package, decoders);
    if (!differences) {
        out.findings.push_back({"series of run " + package.run.id, differences.error().text()});
        return;
    }
    std::ranges::transform(*differences, std::back_inserter(out.findings), finding_of);
}

Result<std::optional<base::Digest>> digest_of(const std::string& hex, const char* option) {
    if (hex.empty()) return std::nullopt;
    const auto parsed = base::Digest::parse(hex);
    if (!parsed) return base::fail(ErrorCode::bad_value, option, hex, "64 hexadecimal digits");
    return *parsed;
}

/// The question once its files and texts are read: whatever the path is, what cannot be read is refused.
struct Asked {
    std::optional<signing::TrustList> trust;
    std::optional<base::Digest> file;
    std::optional<base::Digest> record;
    records::OutsideProof outside;

    [[nodiscard]] const signing::TrustList* trusted() const { return trust ? &*trust : nullptr; }
};

Result<Asked> read_question(const CheckQuestion& question) {
    Asked out;
    auto trust = signing::read_trust_file(question.trust);
    if (!trust) return base::fail(trust.error());
    out.trust = std::move(*trust);
    auto file = digest_of(question.digest, "--digest");
    if (!file) return base::fail(file.error());
    auto record = digest_of(question.record, "--record");
    if (!record) return base::fail(record.error());
    out.file = *file;
    out.record = *record;
    for (const auto& folder : question.anchors)
        if (auto there = folder_of_anchors(folder); !there) return base::fail(there.error());
    out.outside.folders = question.anchors;
    for (const auto& text : question.keys) {
        auto key = signing::NoteVerifier::parse(text);
        if (!key) return base::fail(key.error());
        out.outside.keys.push_back(std::move(*key));
    }
    for (const auto& key_file : question.key_files) {
        const auto text = records::read_whole(key_file);
        if (!text) return base::fail(text.error());
        auto keys = station_keys_in(std::string(text->begin(), text->end()), key_file);
        if (!keys) return base::fail(keys.error());
        std::ranges::move(*keys, std::back_inserter(out.outside.keys));
    }
    return out;
}

/// Chains of the signatures beside those under reports, and the lines about them.
void add_other_signers(const IssuedReports& issued, PathCheck& out) {
    auto signers = check_other_signers(issued, out.verification);
    if (signers.lines.empty()) return;
    out.answer.insert(out.answer.end(), signers.lines.begin(), signers.lines.end());
    if (out.more.members() == nullptr) out.more = Json::object();
    out.more.set("beside_reports", std::move(signers.document));
}

Result<PathCheck> check_package(const std::string& path, const CheckQuestion& question, const Asked& asked) {
    PathCheck out;
    auto opened = records::verify_and_open_package(path, asked.outside);
    if (!opened) return base::fail(opened.error());
    out.verification = std::move(opened->verification);
    if (!opened->package) return out;
    const auto& package = *opened->package;
    const IssuedReports issued{opened->reports,
                               [&](const base::Digest& digest) { return package.evidence->load(digest); },
                               asked.trusted(), base::SystemClock().now()};
    const auto answers = check_issued(issued, out.verification);
    out.answer = standing_lines(opened->reports.reports, answers);
    out.more = standing_json(opened->reports.reports, answers);
    add_other_signers(issued, out);
    const auto* decoders = question.decoders;
    if (decoders == nullptr) return out;
    if (!question.verdicts) {
        find_tables(package, *decoders, out.verification);
        return out;
    }
    auto differences = records::recompute_package(package, *decoders);
    if (!differences) {
        out.verification.findings.push_back({"run " + package.run.id, differences.error().text()});
        return out;
    }
    out.recomputed = true;
    out.differences = std::move(*differences);
    return out;
}

Result<PathCheck> check_archive(const std::string& path, const Asked& asked) {
    PathCheck out;
    out.kind = PathKind::archive;
    records::ReportsRead reports;
    auto verification = records::verify_archive(path, asked.outside, reports);
    if (!verification) return base::fail(verification.error());
    out.verification = std::move(*verification);
    // Only a checkpoint by a key that was brought along, in a ledger without a fault, proves a time.
    if (asked.outside.keys.empty() || !out.verification.ok()) reports.checkpoints.clear();
    if (!out.verification.ok()) reports.stamped.clear();
    const records::EvidenceStore evidence(records::ArchivePaths(path).evidence);
    const IssuedReports issued{reports, [&](const base::Digest& digest) { return evidence.load(digest); },
                               asked.trusted(), base::SystemClock().now()};
    const auto answers = check_issued(issued, out.verification);
    out.answer = answer_lines(answers);
    out.more = standing_json(reports.reports, answers);
    add_other_signers(issued, out);
    out.standing = summary_lines(reports.reports, out.verification.ok());
    return out;
}

Result<PathCheck> check_report(const std::string& path, const Asked& asked) {
    auto bytes = records::read_whole(path);
    if (!bytes) return base::fail(bytes.error());
    reports::SealExpectation expectation;
    expectation.now = base::SystemClock().now();
    expectation.trust = asked.trusted();
    expectation.file = asked.file;
    expectation.record = asked.record;
    const auto sealed = reports::verify_seal(*bytes, expectation);
    PathCheck out;
    out.kind = PathKind::report;
    out.verification.checked = sealed.checked;
    for (const auto& one : sealed.findings) out.verification.findings.push_back({one.where, one.what});
    out.more = reports::to_json(sealed);
    out.answer = {sealed.bytes_line, sealed.signer_line, sealed.today_line};
    return out;
}

}  // namespace

std::string_view name(PathKind kind) {
    switch (kind) {
        case PathKind::archive: return "archive";
        case PathKind::package: return "package";
        case PathKind::report: return "report";
    }
    return {};
}

Json PathCheck::document() const {
    auto findings = verification.findings;
    std::ranges::transform(differences, std::back_inserter(findings), finding_of);
    auto out = Json::object()
                   .set("ok", ok())
                   .set("kind", name(kind))
                   .set("checked", Json::integer(static_cast<std::int64_t>(verification.checked)))
                   .set("findings", places(findings))
                   .set("notes", places(verification.notes));
    if (const auto* members = more.members())
        for (const auto& [key, value] : *members) out.set(key, value);
    if (!recomputed) return out;
    auto list = Json::array();
    for (const auto& one : differences)
        list.push(Json::object()
                      .set("run", one.run)
                      .set("step", one.step)
                      .set("field", one.field)
                      .set("stored", one.stored)
                      .set("recomputed", one.recomputed));
    return out.set("recomputed", Json::object().set("runs", Json::integer(1)).set("differences", list));
}

std::vector<std::string> PathCheck::lines() const {
    std::vector<std::string> out;
    // What came from the input stays on its line.
    for (const auto& one : verification.findings) out.push_back(base::shown_text(one.where + ": " + one.what));
    for (const auto& one : differences)
        out.push_back(base::shown_text(one.run + ' ' + one.step + ' ' + one.field + ": stored " + one.stored +
                                       ", recomputed " + one.recomputed));
    for (const auto& one : verification.notes) out.push_back(base::shown_text("note: " + one.where + ": " + one.what));
    for (const auto& line : answer) out.push_back(line);
    const char* what = kind == PathKind::report ? " signatures and attachments checked, " : " rows and files checked, ";
    out.push_back(std::string(name(kind)) + ": " + std::to_string(verification.checked) + what +
                  (verification.ok() ? "all hold" : std::to_string(verification.findings.size()) + " do not hold") +
                  (differences.empty() ? "" : " (as rows and files; not what was computed from them)"));
    if (recomputed)
        out.push_back("recomputed from the bytes of the instruments: " +
                      (differences.empty() ? std::string("every digit the same")
                                           : std::to_string(differences.size()) + " differences: DOES NOT HOLD"));
    for (const auto& line : standing) out.push_back(line);
    return out;
}

Result<PathKind> kind_of_path(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code code;
    if (!fs::exists(path, code))
        return base::fail(ErrorCode::not_found, path, "does not exist", "an archive, an evidence package or a report");
    if (fs::is_directory(path, code)) return PathKind::archive;
    if (!fs::is_regular_file(path, code))
        return base::fail(ErrorCode::bad_input, path, "neither a folder nor a regular file",
                          "an archive, an evidence package or a report");
    return is_pdf(path) ? PathKind::report : PathKind::package;
}

Json damaged_document(const std::string& path, const base::Error& error) {
    PathCheck out;
    out.kind = kind_of_path(path).value_or(PathKind::package);
    out.verification.findings.push_back({error.where, error.found});
    return out.document();
}

Result<PathCheck> check_path(const std::string& path, const CheckQuestion& question) {
    auto kind = kind_of_path(path);
    if (!kind) return base::fail(kind.error());
    auto asked = read_question(question);
    if (!asked) return base::fail(asked.error());
    asked->outside.trust = asked->trusted();
    switch (*kind) {
        case PathKind::archive: return check_archive(path, *asked);
        case PathKind::package: return check_package(path, question, *asked);
        case PathKind::report: return check_report(path, *asked);
    }
    return base::fail(ErrorCode::bad_input, path, "nothing that can be checked");
}

}  // namespace velocert::app
