// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/sample_reports.h"

#include "app/reporting/prepare_document.h"
#include "app/reporting/review_return.h"
#include "app/reporting/sign_with_file.h"
#include "core/records/index/run_query.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"

namespace velocert::app {
namespace {

using base::Result;
using records::Meaning;

Result<std::string> newest_run(const records::Archive& archive, const std::string& item) {
    records::RunQuery query;
    query.item = item;
    query.lifecycle = sequence::Lifecycle::completed;
    query.limit = 1;
    const auto page = archive.find_runs(query);
    if (!page) return base::fail(page.error());
    if (page->runs.empty())
        return base::fail(base::ErrorCode::not_found, archive.folder(), "no run of " + item, "a run that has ended");
    return page->runs.front().id;
}

Result<base::Person> person_of(const laboratory::PeopleRegister& people, const std::string& login) {
    const auto* account = people.by_login(login);
    if (account == nullptr)
        return base::fail(base::ErrorCode::not_found, "signer", login, "an account of this archive");
    return account->person();
}

}  // namespace

Result<std::vector<SampleReport>> prepare_sample_reports(records::Archive& archive, const base::Clock& clock,
                                                         std::vector<SampleReport> reports, const std::string& returned,
                                                         const SampleSigners& signers,
                                                         const sequence::DecoderSource& decoders) {
    if (!archive.training())
        return base::fail(base::ErrorCode::not_permitted, archive.folder(), "a real archive", "a training archive");
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    const auto tested = person_of(*people, signers.tested);
    const auto reviewed = person_of(*people, signers.reviewed);
    const auto approved = person_of(*people, signers.approved);
    for (const auto* one : {&tested, &reviewed, &approved})
        if (!*one) return base::fail(one->error());
    for (auto& report : reports) {
        auto run = newest_run(archive, report.item);
        if (!run) return base::fail(run.error());
        PrepareRequest request;
        request.run = std::move(*run);
        request.offset = records::MachineClock().offset(clock.now());
        request.issue_on = base::day_of(clock.now() + request.offset);
        request.signers = {*tested, *reviewed, *approved};
        request.prepared_by = *tested;
        const auto prepared = prepare_document(archive, clock, request, decoders);
        if (!prepared) return base::fail(prepared.error());
        report.number = prepared->preparation.report;
    }
    const auto run = newest_run(archive, returned);
    if (!run) return base::fail(run.error());
    if (auto done = return_run(archive, clock,
                               {*run,
                                {},
                                "Sample: the stop is long in every attempt. Look at the brake pads and say "
                                "in the record what was found, before a report is made of this.",
                                *reviewed,
                                {}});
        !done)
        return base::fail(done.error());
    return reports;
}

Result<void> sign_sample_reports(records::Archive& archive, const base::Clock& clock,
                                 const std::vector<SampleReport>& reports, const SampleSigners& signers,
                                 const base::Progress& progress) {
    struct Signature {
        Meaning meaning;
        const std::string& login;
        SampleReport::Until from;
    };
    using Until = SampleReport::Until;
    const std::vector<Signature> signatures{{Meaning::tested, signers.tested, Until::tested},
                                            {Meaning::reviewed, signers.reviewed, Until::reviewed},
                                            {Meaning::approved, signers.approved, Until::approved}};
    std::uint64_t done = 0;
    for (const auto& report : reports) {
        if (!base::go_on(progress, report.number, done++, reports.size()))
            return base::fail(base::ErrorCode::interrupted, report.number, "it was ended before it was signed");
        for (const auto& signature : signatures) {
            if (report.until < signature.from) continue;
            FileSigning signing{
                report.number, signature.meaning, signature.login, signers.key_file(signature.login), {}, {}};
            const auto files = read_signing_files(signing);
            if (!files) return base::fail(files.error());
            if (const auto signed_now =
                    sign_with_file(archive, clock, signing, *files, signers.passphrase, signers.passphrase);
                !signed_now)
                return base::fail(signed_now.error());
        }
    }
    return {};
}

}  // namespace velocert::app
