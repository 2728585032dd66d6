// SPDX-License-Identifier: GPL-3.0-or-later
// The faults of a qualification: each goes over the virtual bench into a scratch archive, and what is on record then is
// held against what it may be.
#include <algorithm>
#include <filesystem>
#include <random>

#include "app/acts/qualification.h"
#include "app/acts/recomputation.h"
#include "app/acts/virtual_round.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

namespace fs = std::filesystem;
using base::Json;
using base::JsonReader;
using base::Result;

/// A training archive of its own, gone afterwards.
class Scratch {
  public:
    Scratch() {
        std::random_device device;
        path_ = fs::temp_directory_path() /
                ("velocert-qualification-" + std::to_string(device()) + std::to_string(device()));
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

struct Fault {
    std::string scenario;
    std::string procedure;
    std::string expected;  ///< the one verdict that is right: of a virtual bench it is known beforehand
    std::string outcome;   ///< that an attempt must have ended with, and not count; empty: nothing is asked
};

Result<std::vector<Fault>> faults_in(std::string_view vectors, std::string_view source) {
    const auto json = Json::parse(vectors, source);
    if (!json) return base::fail(json.error());
    const auto* all = json->find("faults");
    if (all == nullptr || all->items() == nullptr || all->items()->empty())
        return base::fail(base::ErrorCode::missing_field, std::string(source) + " /faults", "no fault", "at least one");
    std::vector<Fault> out;
    for (const auto& one : *all->items()) {
        JsonReader reader(one, std::string(source), "/faults");
        Fault fault{reader.text("scenario"), reader.text("procedure"), reader.text("expected"),
                    reader.text_or("outcome", {})};
        // One that nothing can give would make every round a failure, and who reads the report would look elsewhere.
        if (!conformity::parse_verdict(fault.expected))
            reader.refuse("expected", base::ErrorCode::bad_value, fault.expected, "one verdict");
        if (auto fine = reader.finish(); !fine) return base::fail(fine.error());
        out.push_back(std::move(fault));
    }
    return out;
}

/// The verdict, and for a fault that a retry may heal: that the attempt it struck is on record and does not count.
QualificationCheck judged(const Fault& fault, const Result<sequence::Run>& run) {
    QualificationCheck out{"faults", fault.scenario + ", " + fault.procedure, "resources/scenarios", fault.expected, {},
                           false};
    if (!run) {
        out.found = run.error().text();
        return out;
    }
    out.found = std::string(conformity::name(run->verdict));
    out.good = out.found == fault.expected;
    if (fault.outcome.empty()) return out;
    const auto struck = std::ranges::count_if(run->step_runs, [&](const sequence::StepRun& attempt) {
        return conformity::name(attempt.outcome) == fault.outcome && !attempt.result.valid;
    });
    out.expected += "; an attempt " + fault.outcome + " that does not count";
    out.found += "; attempts " + fault.outcome + ": " + std::to_string(struck);
    out.good = out.good && struck > 0;
    return out;
}

/// That what the round left holds, and computes to the same digits again.
Result<std::vector<QualificationCheck>> check_what_was_left(const std::string& folder, const base::Progress& progress) {
    std::vector<QualificationCheck> out;
    const auto verified = records::verify_archive(folder);
    if (!verified) return base::fail(verified.error());
    out.push_back(
        {"faults", "the archive of the round verifies", "the program's own records", "no finding",
         verified->ok() ? "no finding" : verified->findings.front().where + ": " + verified->findings.front().what,
         verified->ok()});
    const auto archive = records::Archive::open_read_only(folder);
    if (!archive) return base::fail(archive.error());
    const auto runs = all_runs(**archive);
    if (!runs) return base::fail(runs.error());
    const instruments::RegistryDecoders decoders;
    const auto again = recompute_runs(**archive, *runs, decoders, progress);
    if (!again) return base::fail(again.error());
    const bool same = again->differences.empty() && again->runs == runs->size();
    out.push_back({"faults", "every run of the round computes to the same digits", "the program's own records",
                   std::to_string(runs->size()) + " runs, 0 differences",
                   std::to_string(again->runs) + " runs, " + std::to_string(again->differences.size()) + " differences",
                   same});
    return out;
}

}  // namespace

Result<std::vector<QualificationCheck>> check_faults(std::string_view vectors, std::string_view source,
                                                     const base::Clock& clock, const base::Progress& progress) {
    const auto faults = faults_in(vectors, source);
    if (!faults) return base::fail(faults.error());
    const Scratch scratch;
    std::vector<QualificationCheck> out;
    {
        const auto archive = records::Archive::create(scratch.path(), records::ArchiveKind::training, clock);
        if (!archive) return base::fail(archive.error());
        std::uint64_t done = 0;
        for (const auto& fault : *faults) {
            if (!base::go_on(progress, fault.scenario, done++, faults->size()))
                return base::fail(base::ErrorCode::interrupted, "qualification", "it was ended before it was done");
            const auto run = run_virtual(
                {fault.scenario, {fault.procedure}, sample_item("Q-" + std::to_string(done)), "qualification", {}},
                **archive, clock, progress);
            if (!run && run.error().code == base::ErrorCode::interrupted) return base::fail(run.error());
            out.push_back(judged(fault, run));
        }
    }
    auto left = check_what_was_left(scratch.path(), progress);
    if (!left) return base::fail(left.error());
    std::move(left->begin(), left->end(), std::back_inserter(out));
    return out;
}

}  // namespace velocert::app
