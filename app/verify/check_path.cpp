// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/check_path.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "core/records/package.h"
#include "reports/seal/seal_words.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

bool is_pdf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 5> start{};
    file.read(start.data(), start.size());
    return std::string_view(start.data(), start.size()) == "%PDF-";
}

Json places(const std::vector<records::Finding>& findings) {
    auto out = Json::array();
    for (const auto& one : findings) out.push(Json::object().set("where", one.where).set("what", one.what));
    return out;
}

Result<PathCheck> check_package(const std::string& path, const sequence::DecoderSource* decoders) {
    PathCheck out{PathKind::package, {}, false, {}, {}};
    if (decoders == nullptr) {
        auto verification = records::verify_package(path);
        if (!verification) return base::fail(verification.error());
        out.verification = std::move(*verification);
        return out;
    }
    auto opened = records::verify_and_open_package(path);
    if (!opened) return base::fail(opened.error());
    out.verification = std::move(opened->verification);
    if (!opened->package) return out;
    auto differences = sequence::recompute(opened->package->run, *opened->package->evidence, *decoders);
    if (!differences) {
        out.verification.findings.push_back({"run " + opened->package->run.id, differences.error().text()});
        return out;
    }
    out.recomputed = true;
    out.differences = std::move(*differences);
    return out;
}

Result<PathCheck> check_pdf(const std::string& path, const ReportQuestion& question) {
    auto seal = check_report(path, question);
    if (!seal) return base::fail(seal.error());
    PathCheck out{PathKind::report, {}, false, {}, {}};
    out.verification.checked = seal->checked;
    for (const auto& one : seal->findings) out.verification.findings.push_back({one.where, one.what});
    out.seal = std::move(*seal);
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
    auto out = Json::object()
                   .set("ok", ok())
                   .set("kind", name(kind))
                   .set("checked", Json::integer(static_cast<std::int64_t>(verification.checked)))
                   .set("findings", places(verification.findings))
                   .set("notes", places(verification.notes));
    if (seal) {
        const Json more = reports::to_json(*seal);
        for (const auto& [key, value] : *more.members()) out.set(key, value);
    }
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
    for (const auto& one : verification.findings) out.push_back(one.where + ": " + one.what);
    for (const auto& one : differences)
        out.push_back(one.run + ' ' + one.step + ' ' + one.field + ": stored " + one.stored + ", recomputed " +
                      one.recomputed);
    for (const auto& one : verification.notes) out.push_back("note: " + one.where + ": " + one.what);
    if (seal) out.insert(out.end(), {seal->bytes_line, seal->signer_line, seal->today_line});
    const std::string things = seal ? " signatures and attachments" : " rows and files";
    out.push_back(std::string(name(kind)) + ": " + std::to_string(verification.checked) + things + " checked, " +
                  (verification.ok() ? "all hold" : std::to_string(verification.findings.size()) + " do not hold"));
    if (recomputed)
        out.push_back("recomputed from the bytes of the instruments: " +
                      (differences.empty() ? std::string("every digit the same")
                                           : std::to_string(differences.size()) + " differences"));
    return out;
}

Result<PathKind> kind_of_path(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code code;
    if (!fs::exists(path, code))
        return base::fail(ErrorCode::not_found, path, "does not exist", "an archive, an evidence package or a report");
    if (fs::is_directory(path, code)) return PathKind::archive;
    return is_pdf(path) ? PathKind::report : PathKind::package;
}

Result<PathCheck> check_path(const std::string& path, const sequence::DecoderSource* decoders,
                             const ReportQuestion& question) {
    auto kind = kind_of_path(path);
    if (!kind) return base::fail(kind.error());
    if (*kind == PathKind::package) return check_package(path, decoders);
    if (*kind == PathKind::report) return check_pdf(path, question);
    auto verification = records::verify_archive(path);
    if (!verification) return base::fail(verification.error());
    return PathCheck{PathKind::archive, std::move(*verification), false, {}, {}};
}

}  // namespace velocert::app
