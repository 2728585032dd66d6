// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/packages/package_check.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <optional>
#include <thread>

#include "core/base/json_members.h"
#include "core/records/archive_info.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/records/packages/package_checkpoint.h"
#include "core/records/packages/package_stations.h"
#include "core/records/reports/named_signers.h"
#include "core/records/reports/report_register.h"
#include "core/sequence/judging/series_tables.h"

namespace velocert::records {
namespace {

using base::Result;

/// More text than any package of a run holds; a larger one would only fill the memory.
constexpr std::uint64_t most_text = std::uint64_t{512} * 1024 * 1024;
/// Many times the sealed record of any report.
constexpr std::uint64_t most_record = std::uint64_t{64} * 1024 * 1024;
/// Below this a second thread costs more than it brings.
constexpr std::uint64_t worth_a_thread = std::uint64_t{1} << 20U;

bool is_evidence(std::string_view name) { return name.starts_with("evidence/") || name.starts_with("reports/"); }
bool is_series(std::string_view name) { return name.starts_with("series/"); }
/// What may be long, and is hashed piece by piece.
bool stays_in_the_file(std::string_view name) { return is_evidence(name) || is_series(name); }

}  // namespace

void PackageCheck::run() {
    auto members = list_tar(file_, "package");
    if (!members) return find(members.error().where, members.error().found + ", expected " + members.error().expected);
    out_.checked += members->size();
    hash_all(std::move(*members));
    if (!out_.ok()) return;
    check_sums();
    auto manifest = PackageManifest::parse(text_of(package_names::manifest), package_names::manifest);
    if (!manifest) return find(std::string(package_names::manifest), manifest.error().text());
    manifest_ = std::move(*manifest);
    if (text_of(package_names::instructions) != package_instructions(manifest_.version))
        find(std::string(package_names::instructions), "is not the text that belongs there");
    scope_.emplace(manifest_.run);
    owners_ =
        CertificateOwners(manifest_.version < PackageManifest::first_with_registrations ? PeopleTold::nothing
                                                                                        : PeopleTold::registrations);
    std::vector<Result<LedgerEntry>> entries;
    for (const auto& listed : manifest_.entries) {
        const auto name = package_names::record(listed.seq);
        entries.push_back(parse_entry(text_of(name), name));
        if (entries.back()) look_ahead(*entries.back());
    }
    for (std::size_t i = 0; i < entries.size(); ++i) check_entry(manifest_.entries[i], std::move(entries[i]), i == 0);
    check_stations(check_checkpoint());
    check_members();
    check_run();
    check_attempts();
    check_reports();
    check_annotations();
    check_evidence();
    check_series();
}

std::map<base::Digest, TarMember> PackageCheck::evidence() const {
    std::map<base::Digest, TarMember> out;
    for (const auto& digest : named_) {
        const auto found = by_name_.find(name_of(digest));
        if (found != by_name_.end()) out.emplace(digest, found->second->place);
    }
    for (const auto& one : members_)
        if (is_series(one.place.name)) out.emplace(one.digest, one.place);
    return out;
}

std::optional<std::vector<PackedSeries>> PackageCheck::series() const {
    if (manifest_.version < PackageManifest::first_with_series) return std::nullopt;
    std::vector<PackedSeries> out;
    for (const auto& one : members_)
        if (is_series(one.place.name))
            out.push_back({one.place.name.substr(package_names::series({}).size()), one.digest});
    return out;
}

std::string_view PackageCheck::text_of(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? std::string_view() : found->second->text;
}

std::string PackageCheck::name_of(const base::Digest& digest) const {
    return scope_ && scope_->issued().contains(digest) ? package_names::report(digest)
                                                       : package_names::evidence(digest);
}

/// Reads every member once: texts into memory, evidence piece by piece.
void PackageCheck::hash_all(std::vector<TarMember> members) {
    std::uint64_t bytes = 0;
    std::uint64_t texts = 0;
    for (auto& one : members) {
        bytes += one.size;
        if (!stays_in_the_file(one.name)) texts += one.size;
        members_.push_back({std::move(one), {}, {}});
    }
    if (texts > most_text) return find("package", "more than 512 MiB of records");
    std::vector<std::optional<base::Error>> failures(members_.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < members_.size(); i = next++) {
            auto& one = members_[i];
            auto done = Result<base::Digest>();
            if (stays_in_the_file(one.place.name)) {
                done = digest_of(file_, one.place.at, one.place.size);
            } else {
                one.text.resize(static_cast<std::size_t>(one.place.size));
                const auto read =
                    file_.read(one.place.at, {reinterpret_cast<std::uint8_t*>(one.text.data()), one.text.size()});
                if (read)
                    done = base::Digest::of(one.text);
                else
                    done = base::fail(read.error());
            }
            if (done)
                one.digest = *done;
            else
                failures[i] = done.error();
        }
    };
    {
        std::optional<std::jthread> second;
        if (bytes > worth_a_thread) second.emplace(work);
        work();
    }
    for (std::size_t i = 0; i < failures.size(); ++i)
        if (failures[i]) find(members_[i].place.name, failures[i]->text());
    // Which of two a reader takes is the reader's: also where both are the same, nobody knows what was meant.
    for (const auto& one : members_)
        if (!by_name_.emplace(one.place.name, &one).second) find(one.place.name, "stands in the package twice");
}

/// SHA256SUMS must be the very text that the other members give.
void PackageCheck::check_sums() {
    std::vector<PackageManifest::Member> others;
    std::string_view sums;
    for (const auto& one : members_) {
        if (one.place.name == package_names::sums)
            sums = one.text;
        else
            others.push_back({one.place.name, one.place.size, one.digest});
    }
    if (sums == sums_text(others)) return;
    bool named = false;
    for (const auto& one : others) {
        if (sums.find(sums_text({one})) != std::string::npos) continue;
        find(one.name, "does not have the digest that " + std::string(package_names::sums) + " gives");
        named = true;
    }
    if (!named) find(std::string(package_names::sums), "does not list exactly the members of the package");
}

/// The members are those of the manifest, in its order, each with its size and digest; and those are exactly what the
/// records ask for.
void PackageCheck::check_members() {
    std::vector<std::string> wanted{std::string(package_names::manifest)};
    for (const auto& one : manifest_.members) {
        wanted.push_back(one.name);
        const auto found = by_name_.find(one.name);
        if (found == by_name_.end())
            find(one.name, "missing");
        else if (found->second->place.size != one.size || found->second->digest != one.digest)
            find(one.name, "is not the file that the manifest lists");
    }
    wanted.emplace_back(package_names::sums);
    std::vector<std::string> found;
    for (const auto& one : members_) found.push_back(one.place.name);
    if (found != wanted) find(std::string(package_names::manifest), "does not list exactly the members of the package");

    std::vector<std::string> belonging{std::string(package_names::instructions), std::string(package_names::info)};
    for (const auto& entry : manifest_.entries) belonging.push_back(package_names::record(entry.seq));
    for (const auto& name : checkpoint_files_) belonging.push_back(name);
    if (manifest_.members.size() < belonging.size() ||
        !std::equal(belonging.begin(), belonging.end(), manifest_.members.begin(),
                    [](const std::string& name, const auto& one) { return name == one.name; }))
        find(std::string(package_names::manifest), "lists other records and checkpoints than those with a proof");
    for (std::size_t i = belonging.size(); i < manifest_.members.size(); ++i)
        if (!stays_in_the_file(manifest_.members[i].name))
            find(manifest_.members[i].name, "does not belong into a package");
}

/// The record that a preparation froze, if the package holds its very bytes; each is read once.
std::optional<std::string> PackageCheck::sealed_record(const LedgerEntry& preparation) {
    base::JsonReader reader(preparation.record, {});
    const auto digest = read_preparation(reader).record;
    const auto found = by_name_.find(package_names::evidence(digest));
    if (!reader.ok() || found == by_name_.end() || found->second->digest != digest) return std::nullopt;
    if (!sealed_.insert(digest).second) return std::nullopt;
    const auto& place = found->second->place;
    if (place.size > most_record) return std::nullopt;
    std::string text(static_cast<std::size_t>(place.size), '\0');
    const auto read = file_.read(place.at, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return read ? std::optional(std::move(text)) : std::nullopt;
}

/// What is told later than where it is needed: who will sign, and by what else these are known.
void PackageCheck::look_ahead(const LedgerEntry& entry) {
    scope_->look_ahead(entry);
    if (entry.type != "report-prepare/1") return;
    const auto record = sealed_record(entry);
    if (!record) return;  // read before, or told where files are held against the records
    if (auto basis = basis_in(*record); !basis)
        find(package_names::record(entry.seq), basis.error().text());
    else if (*basis)
        bases_.emplace(entry.seq, std::move(**basis));
    const auto named = named_signers(*record);
    if (!named) return;  // of nobody it tells by what else they are known
    for (const auto& [meaning, signer] : *named)
        owners_.note_known_as(signer.person.id, signer.known_as, signer.certificates);
}

void PackageCheck::check_entry(const PackageManifest::Entry& listed, Result<LedgerEntry> entry, bool first) {
    const std::string name = package_names::record(listed.seq);
    const auto canonical = text_of(name);
    ++out_.checked;
    if (listed.seq == 0 ||
        root_from_proof(leaf_of(canonical), listed.seq - 1, manifest_.tree_size, listed.proof) != manifest_.root)
        find(name, "its proof does not lead to the root");
    if (!entry) return find(name, entry.error().found);
    if (entry->seq != listed.seq) find(name, "holds entry " + std::to_string(entry->seq));
    if (listed.seq <= last_seq_) find(name, "stands out of order");
    last_seq_ = listed.seq;
    if (first) {
        first_chain_ = chain_of(base::Digest(), leaf_of(canonical));
        if (listed.seq != 1 || entry->type != "archive-create/1" ||
            info_digest_in(entry->record) != base::Digest::of(text_of(package_names::info)).text())
            find(std::string(package_names::info), "is not the one that the first record names");
        packs_.of_archive(info_digest_in(entry->record));
        return;
    }
    check_belongs(name, std::move(*entry));
}

void PackageCheck::check_belongs(const std::string& name, LedgerEntry entry) {
    for (const auto& digest : entry.evidence()) named_.insert(digest);
    owners_.note(entry);
    annotations_.note(entry, owners_);
    decisions_.note(entry, owners_);
    packs_.note(entry, owners_);
    signers_.note(entry, owners_);
    switch (scope_->take(entry)) {
        case PackageScope::Part::course:
            for (const auto& digest : entry.evidence()) of_run_.push_back({entry.seq, digest});
            records_.emplace_back(std::move(entry.type), std::move(entry.record));
            return;
        case PackageScope::Part::reports:
        case PackageScope::Part::station:
            if (manifest_.version == 1) break;
            station_.push_back(std::move(entry));
            return;
        case PackageScope::Part::people:
            if (manifest_.version < PackageManifest::first_with_registrations) break;
            station_.push_back(std::move(entry));
            return;
        case PackageScope::Part::none: break;
    }
    find(name, entry.run().empty() ? "an entry of the type " + entry.type + " does not belong into this package"
                                   : "belongs to another run");
}

/// What the station signed last: by its own key, of this archive, and of a ledger that is the beginning of this one.
bool PackageCheck::check_checkpoint() {
    auto made = package_checkpoint(station_, first_chain_);
    if (!made) {
        find("checkpoint", made.error().text());
        return false;
    }
    if (made->has_value() != manifest_.checkpoint.has_value()) {
        find("checkpoint", made->has_value() ? "is not in the manifest" : "is not in the records");
        return false;
    }
    if (!made->has_value()) return false;
    const auto& signed_one = (*made)->checkpoint;
    const auto& listed = *manifest_.checkpoint;
    if (listed.tree_size != signed_one.size || listed.root != signed_one.root)
        find("checkpoint", "is another one than the manifest says");
    const bool beginning =
        is_consistent(signed_one.size, signed_one.root, manifest_.tree_size, manifest_.root, listed.proof);
    if (!beginning)
        find("checkpoint", "the ledger that was signed is not the beginning of this one: history was forked");
    for (const auto& [name, content] : (*made)->files) {
        checkpoint_files_.push_back(name);
        if (text_of(name) != content) find(name, "is not what the records say");
    }
    return beginning;
}

/// Keys and checkpoints against those that an auditor brings along, and what nothing outside the package vouches for.
void PackageCheck::check_stations(bool last_is_beginning) {
    auto proofs = records::check_stations({station_, manifest_, first_chain_, last_is_beginning}, outside_, out_);
    reports_.checkpoints = std::move(proofs.checkpoints);
    reports_.stamped = std::move(proofs.stamped);
}

void PackageCheck::check_run() {
    if (manifest_.entries.empty()) return find(std::string(package_names::manifest), "lists no records");
    auto run = sequence::run_from_records(records_);
    if (!run) return find("run " + manifest_.run, run.error().text());
    if (run->lifecycle == sequence::Lifecycle::running) find("run " + manifest_.run, "has no end");
    run_ = std::move(*run);
}

/// Attempts are numbered from 1 in each step (and part), and one that began has an end: a number that is missing, or a
/// beginning without an end that the run goes on from, shows that records were left out.
void PackageCheck::check_attempts() {
    std::map<std::string, std::set<int>> numbers;
    const auto attempt_of = [](const base::Json& record) {
        sequence::StepRun out;
        out.procedure = base::text_of(record, "procedure");
        out.step = base::text_of(record, "step");
        out.subject = base::text_of(record, "subject");
        base::JsonReader reader(record, {});
        out.number = static_cast<int>(reader.integer_or("number", 0));
        return out;
    };
    std::string open;
    for (const auto& [type, record] : records_) {
        const bool begins = type == "attempt-start/1";
        if (!begins && type != "step-run/1") {
            if (type != "recovered/1") open.clear();  // suspended or ended: that is its end
            continue;
        }
        const auto attempt = attempt_of(record);
        const auto name = sequence::attempt_name(attempt);
        if (!open.empty() && open != name)
            find(open, "began and has no end, though the run went on: its record was left out");
        open = begins ? name : std::string();
        numbers[name.substr(0, name.rfind('#'))].insert(attempt.number);
    }
    for (const auto& [step, found] : numbers) {
        int next = 1;
        for (const auto number : found) {
            if (next < number)
                find(step + '#' + std::to_string(next),
                     "is missing before attempt " + std::to_string(number) + " of its step: records were left out");
            if (number < next) find(step + '#' + std::to_string(number), "is no number of an attempt");
            next = number + 1;
        }
    }
}

/// Each signature of a person names the ledger as it was then: that one is the beginning of this one, so that nobody
/// puts other records under signatures that hold. Packages of before have no proof of it.
void PackageCheck::check_signed_ledgers() {
    if (manifest_.version < PackageManifest::first_with_registrations) return;
    std::size_t next = 0;
    for (const auto& entry : station_) {
        if (entry.type != "report-signature/1") continue;
        base::JsonReader reader(entry.record, row_name(entry.seq));
        const auto signature = read_signature(reader);
        if (!reader.ok()) continue;  // told where the reports are read
        const auto& statement = signature.statement;
        if (next == manifest_.signed_ledgers.size() || manifest_.signed_ledgers[next].seq != entry.seq)
            return find(row_name(entry.seq), "the manifest has no proof of the ledger that was signed");
        if (!is_consistent(statement.ledger_size, statement.ledger_root, manifest_.tree_size, manifest_.root,
                           manifest_.signed_ledgers[next++].proof))
            find(row_name(entry.seq), signature_words(statement) + " was made over another ledger");
    }
    if (next != manifest_.signed_ledgers.size())
        find(std::string(package_names::manifest), "has proofs of ledgers that nobody signed");
}

/// Each report says on which ledger and which evidence it rests: that ledger is the beginning of this one, and the
/// evidence is what the records of the run name, so that nobody puts other ones under a report that holds.
void PackageCheck::check_what_reports_rest_on() {
    auto next = manifest_.sealed_ledgers.begin();
    for (const auto& entry : station_) {
        const auto found = bases_.find(entry.seq);
        if (entry.type != "report-prepare/1" || found == bases_.end()) continue;
        const auto& basis = found->second;
        const auto where = row_name(entry.seq);
        ++out_.checked;
        base::JsonReader reader(entry.record, where);
        const auto preparation = read_preparation(reader);
        if (!reader.ok()) continue;  // told where the reports are read
        if (next == manifest_.sealed_ledgers.end() || next->seq != entry.seq)
            return find(where, "the manifest has no proof of the ledger that its report rests on");
        if (!is_consistent(basis.ledger_size, basis.ledger_root, manifest_.tree_size, manifest_.root, next++->proof))
            find(where, "the sealed record of report " + preparation.report + " rests on another ledger");
        for (auto& fault : basis_faults(basis, preparation, entry.seq, of_run_)) find(where, std::move(fault));
    }
    if (next != manifest_.sealed_ledgers.end())
        find(std::string(package_names::manifest), "has proofs of ledgers that no report rests on");
}

/// The life of each report act by act, and every signature over its record. The files of reports are for who can read
/// them (app/verify).
void PackageCheck::check_reports() {
    check_signed_ledgers();
    check_what_reports_rest_on();
    auto reports = report_register_of_package(station_);
    if (!reports) return find(reports.error().where, reports.error().found);
    out_.checked += signers_.check(
        *reports, [&](std::string where, std::string what) { find(std::move(where), std::move(what)); },
        [&](std::string where, std::string what) { tell(std::move(where), std::move(what)); });
    reports_.reports = std::move(*reports);
    reports_.foreign = signers_.foreign();
    reports_.registered = owners_.registered();
}

/// The attempts they name are in the package: those of the run are its course, and those of others go with the notes.
void PackageCheck::check_annotations() {
    reports_.others = annotations_.check(
        [&](std::uint64_t seq) -> std::optional<LedgerEntry> {
            const auto name = package_names::record(seq);
            auto entry = parse_entry(text_of(name), name);
            if (!entry) return std::nullopt;
            return std::move(*entry);
        },
        [&](std::string where, std::string what) { find(std::move(where), std::move(what)); },
        [&](std::string where, std::string what) { tell(std::move(where), std::move(what)); });
    // Of the ledger only the proofs of these entries are here: a signature is held against its decision alone.
    auto decided = decisions_.check(
        nullptr, [&](std::string where, std::string what) { find(std::move(where), std::move(what)); },
        [&](std::string where, std::string what) { tell(std::move(where), std::move(what)); });
    std::ranges::move(decided, std::back_inserter(reports_.others));
    auto approved = packs_.check(
        nullptr, [&](std::string where, std::string what) { find(std::move(where), std::move(what)); },
        [&](std::string where, std::string what) { tell(std::move(where), std::move(what)); });
    std::ranges::move(approved, std::back_inserter(reports_.others));
}

/// Exactly what the records name, each under its own digest.
void PackageCheck::check_evidence() {
    std::set<std::string> wanted;
    for (const auto& digest : named_) wanted.insert(name_of(digest));
    for (const auto& one : members_) {
        const auto& name = one.place.name;
        if (name.starts_with("checkpoint/") &&
            std::find(checkpoint_files_.begin(), checkpoint_files_.end(), name) == checkpoint_files_.end())
            find(name, "no checkpoint in the records");
        if (!is_evidence(name)) continue;
        if (!wanted.contains(name))
            find(name, "no record names this file");
        else if (name != name_of(one.digest))
            find(name, "the bytes were changed");
    }
    for (const auto& name : wanted)
        if (!by_name_.contains(name)) find(name, "missing, named by the records");
}

/// The tables that the run can have, and no others; whether they are what the wire logs give is for recomputing. A list
/// stands beside them, because it says which captures have none.
void PackageCheck::check_series() {
    std::set<std::string> possible;
    if (manifest_.version >= PackageManifest::first_with_series) {
        for (const auto& name : sequence::series_table_names(run_)) possible.insert(package_names::series(name));
        const auto list = package_names::series(sequence::series_list_name);
        if (!possible.empty() && !by_name_.contains(list)) find(list, "missing");
        if (!possible.empty()) possible.insert(list);
    }
    for (const auto& one : members_)
        if (is_series(one.place.name) && !possible.contains(one.place.name))
            find(one.place.name, "no capture of the run has this table");
}

}  // namespace velocert::records
