// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "app/cli/interrupt.h"
#include "core/records/archive.h"
#include "core/records/packages/package.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

using base::Json;

struct Arguments {
    std::string archive;
    std::string package;
    std::string run;
    std::vector<std::string> what_if;  ///< ROLE=CERT.json
    bool all = false;
};

base::Result<std::vector<sequence::WhatIf>> what_ifs(const std::vector<std::string>& words) {
    std::vector<sequence::WhatIf> out;
    for (const auto& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            return base::fail(base::ErrorCode::bad_value, "--what-if", "'" + word + "'", "ROLE=CERT.json");
        const std::string file = word.substr(equals + 1);
        const auto text = read_file(file);
        if (!text) return base::fail(text.error());
        auto certificate = laboratory::load_certificate(*text, file);
        if (!certificate) return base::fail(certificate.error());
        out.push_back({word.substr(0, equals), std::move(*certificate)});
    }
    return out;
}

/// Recomputes one run after the other and keeps what differs.
class Recomputation {
  public:
    explicit Recomputation(std::vector<sequence::WhatIf> instead) : instead_(std::move(instead)) {}

    base::Result<void> add(const sequence::Run& run, const sequence::EvidenceSource& evidence) {
        auto found = instead_.empty() ? sequence::recompute(run, evidence, decoders_)
                                      : sequence::recompute_what_if(run, instead_, evidence, decoders_);
        return keep(std::move(found));
    }
    /// The same of a package, with its tables of series.
    base::Result<void> add(const records::OpenedPackage& package) {
        if (!instead_.empty()) return add(package.run, *package.evidence);
        return keep(records::recompute_package(package, decoders_));
    }

    ExitCode report(const Output& output) const {
        if (output.json) {
            auto array = Json::array();
            for (const auto& difference : differences_)
                array.push(Json::object()
                               .set("run", difference.run)
                               .set("step", difference.step)
                               .set("field", difference.field)
                               .set("stored", difference.stored)
                               .set("recomputed", difference.recomputed));
            auto document = Json::object().set("runs", Json::integer(runs_)).set("differences", array);
            if (!instead_.empty()) document.set("what_if", questions());
            output.document(document);
        } else {
            for (const auto& difference : differences_)
                output.text(difference.run + " " + difference.step + " " + difference.field + ": stored " +
                            difference.stored + ", recomputed " + difference.recomputed);
            output.text(
                std::to_string(runs_) + (runs_ == 1 ? " run" : " runs") + " recomputed, " +
                (differences_.empty() ? "every digit the same" : std::to_string(differences_.size()) + " differences"));
            for (const auto& one : instead_)
                output.text("what if: certificate " + one.certificate.number + " for the role '" + one.role +
                            "'; the record is as it was");
        }
        if (!instead_.empty() && !damaged_) return ExitCode::done;
        return differences_.empty() ? ExitCode::done : ExitCode::integrity;
    }

    /// What cannot be computed again because it is damaged is a difference in itself; other errors are passed on.
    base::Result<void> add_damaged(const std::string& run, const std::string& field, const base::Error& error) {
        if (error.code != base::ErrorCode::integrity) return base::fail(error);
        ++runs_;
        differences_.push_back({run, {}, field, "whole", error.text()});
        damaged_ = true;
        return {};
    }

  private:
    base::Result<void> keep(base::Result<std::vector<sequence::Difference>> found) {
        if (!found) return base::fail(found.error());
        ++runs_;
        differences_.insert(differences_.end(), found->begin(), found->end());
        return {};
    }
    [[nodiscard]] Json questions() const {
        auto out = Json::array();
        for (const auto& one : instead_)
            out.push(Json::object()
                         .set("role", one.role)
                         .set("number", one.certificate.number)
                         .set("certificate", one.certificate.digest.text()));
        return out;
    }

    std::vector<sequence::WhatIf> instead_;
    instruments::RegistryDecoders decoders_;
    std::int64_t runs_ = 0;
    bool damaged_ = false;
    std::vector<sequence::Difference> differences_;
};

base::Result<std::vector<std::string>> run_ids(const records::Archive& archive, const Arguments& arguments) {
    if (!arguments.run.empty()) return std::vector{arguments.run};
    std::vector<std::string> out;
    constexpr int page = 500;
    for (int offset = 0;; offset += page) {
        const auto rows = archive.runs(page, offset);
        if (!rows) return base::fail(rows.error());
        for (const auto& row : *rows) out.push_back(row.id);
        if (rows->size() < page) return out;
    }
}

ExitCode recompute(const Output& output, const Arguments& arguments) {
    end_at_once_when_interrupted();
    auto instead = what_ifs(arguments.what_if);
    if (!instead) return output.refuse(instead.error());
    Recomputation work(std::move(*instead));
    if (!arguments.package.empty()) {
        const auto opened = records::open_package(arguments.package);
        if (!opened) {
            if (const auto told = work.add_damaged({}, "package", opened.error()); !told)
                return output.refuse(told.error());
            return work.report(output);
        }
        if (auto done = work.add(*opened); !done)
            if (done = work.add_damaged(opened->run.id, "evidence", done.error()); !done)
                return output.refuse(done.error());
        return work.report(output);
    }
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto ids = run_ids(**archive, arguments);
    if (!ids) return output.refuse(ids.error());
    for (const auto& id : *ids) {
        const auto run = (*archive)->run(id);
        // One that is damaged keeps none of the others from being computed again.
        auto done = run ? work.add(*run, **archive) : base::Result<void>(base::fail(run.error()));
        if (!done)
            if (done = work.add_damaged(id, run ? "evidence" : "record", done.error()); !done)
                return output.refuse(done.error());
    }
    return work.report(output);
}

}  // namespace

void add_recompute(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("recompute", "From wire log to verdict again; lists every difference");
    const auto arguments = std::make_shared<Arguments>();
    auto* archive = command->add_option("--archive", arguments->archive, "Archive folder (only read)");
    auto* package = command->add_option("--package", arguments->package, "Evidence package instead of an archive");
    archive->excludes(package);
    auto* run = command->add_option("--run", arguments->run, "One run");
    command->add_flag("--all", arguments->all, "All runs (the default)")->excludes(run);
    command->add_option("--what-if", arguments->what_if,
                        "ROLE=CERT.json: what the record would say had that certificate been the one (repeatable); "
                        "nothing is changed, and differences are no finding");
    command->footer(
        "Example: velocert-cli recompute --archive lab --all\n"
        "         velocert-cli recompute --archive lab --run RUN --what-if scale=certificate.json");
    command->callback([&line, arguments, archive, package] {
        const bool chosen = archive->count() + package->count() > 0;
        line.action = [arguments, chosen](const Output& output) {
            if (!chosen)
                return output.refuse({base::ErrorCode::bad_input, "recompute", "nothing to recompute was named",
                                      "--archive FOLDER or --package FILE"});
            return recompute(output, *arguments);
        };
    });
}

}  // namespace velocert::app
