// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer puts on record before anybody signs: returns and preparations. The acts of the command line, for the
// person who is signed in.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "app/desktop/model/review/review_presenter.h"
#include "app/reporting/amends_again.h"
#include "app/reporting/prepare_document.h"
#include "app/words/words.h"
#include "core/laboratory/opinion.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "instruments/registry/registry.h"

namespace velocert::app {

using base::Result;
using records::Archive;

namespace {

Result<base::Person> person_of(const laboratory::PeopleRegister& people, const std::string& id) {
    if (people.empty()) return base::person_named(id, "signer");
    const auto* account = people.by_id(id);
    if (account != nullptr) return account->person();
    return base::fail(base::ErrorCode::not_found, "signer", id.empty() ? "nobody" : id, "an account of this archive");
}

Result<PrepareRequest> request_of(const Archive& archive, const PrepareChoice& choice, const base::Clock& clock) {
    PrepareRequest out;
    out.offset = records::MachineClock().offset(clock.now());
    if (!choice.order_file.empty()) {
        std::ifstream file(choice.order_file, std::ios::binary);
        if (!file)
            return base::fail(base::ErrorCode::not_found, choice.order_file, "it cannot be opened",
                              "the client's order (velocert-order/1)");
        out.order = std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        out.order_source = choice.order_file;
        const auto folder = std::filesystem::path(choice.order_file).parent_path().string();
        out.order_folder = folder.empty() ? "." : folder;
    }
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto tested = person_of(*people, choice.tested);
    if (!tested) return base::fail(tested.error());
    auto reviewed = person_of(*people, choice.reviewed);
    if (!reviewed) return base::fail(reviewed.error());
    auto approved = person_of(*people, choice.approved);
    if (!approved) return base::fail(approved.error());
    out.signers = {std::move(*tested), std::move(*reviewed), std::move(*approved)};
    out.issue_on = base::day_of(clock.now() + out.offset);
    return out;
}

/// As a file of opinions is read: each says something, and on what it rests.
Result<std::vector<laboratory::Opinion>> opinions_of(const std::vector<TypedOpinion>& typed,
                                                     const base::Person& person) {
    auto all = base::Json::array();
    for (const auto& one : typed) {
        auto json = base::Json::object().set("text", one.text).set("basis", one.basis);
        if (!one.dialogue.empty()) json.set("dialogue", one.dialogue);
        all.push(std::move(json));
    }
    return laboratory::load_opinions(
        base::Json::object().set("format", "velocert-opinions/1").set("opinions", std::move(all)).text(true),
        "opinions", person);
}

/// The person may do it; a refusal is on record.
Result<void> asked(Archive& archive, const base::Clock& clock, const std::optional<laboratory::Account>& account,
                   laboratory::Act act, const std::string& object) {
    if (!account) return {};
    return records::require_or_record(archive, clock, *account, act, {}, object);
}

}  // namespace

void ReviewPresenter::send_back(const std::string& concerns, const std::string& comment) {
    if (!may_return()) return;
    const auto person = *seat_.person();
    const auto& entry = opened_->entry;
    const auto done = [&]() -> Result<void> {
        const auto archive = archive_.write();
        if (!archive) return base::fail(archive.error());
        const auto& clock = archive_.clock();
        const std::string object = entry.report.empty() ? "run " + entry.run : "report " + entry.report;
        if (auto may = asked(**archive, clock, seat_.account(), laboratory::Act::prepare_report, object); !may)
            return may;
        if (entry.report.empty()) return return_run(**archive, clock, {entry.run, concerns, comment, person, {}});
        return records::return_report(**archive, clock, entry.report, concerns, comment, person);
    }();
    if (!done) return tell(done.error());
    tell(true, [] { return tr("Returned. The comment stands in the queue and in the audit trail."); });
    const auto kept = entry;
    say_written();
    for (const auto& waiting : queue_)
        if (waiting.run == kept.run) return open_entry(waiting);
}

void ReviewPresenter::prepare(const PrepareChoice& choice) {
    if (!opened_ || work_.running() || !seat_.person()) return;
    const auto person = *seat_.person();
    const auto run = opened_->run.id;
    const auto done = [&]() -> Result<PreparedReport> {
        const auto archive = archive_.write();
        if (!archive) return base::fail(archive.error());
        const auto& clock = archive_.clock();
        auto request = request_of(**archive, choice, clock);
        if (!request) return base::fail(request.error());
        const auto reports = records::report_register(**archive);
        if (!reports) return base::fail(reports.error());
        const auto act =
            choice.amends.empty() ? act_of_preparing(*reports, opened_->entry.report) : laboratory::Act::amend_report;
        if (auto may = asked(**archive, clock, seat_.account(), act, "run " + run); !may)
            return base::fail(may.error());
        if (!choice.amends.empty()) {
            if (choice.reason.empty())
                return base::fail(base::ErrorCode::missing_field, "amendment to " + choice.amends, "no reason is given",
                                  "why the report is amended, as it is to be printed");
            request->amends = records::Amends{choice.amends, choice.kind, choice.reason, {}};
        }
        if (!choice.opinions.empty()) {
            auto opinions = opinions_of(choice.opinions, person);
            if (!opinions) return base::fail(opinions.error());
            request->opinions = std::move(*opinions);
        }
        request->run = run;
        request->again = opened_->entry.report;
        request->prepared_by = person;
        const instruments::RegistryDecoders decoders;
        return prepare_document(**archive, clock, *request, decoders);
    }();
    if (!done) return tell(done.error());
    QStringList still_open;
    for (const auto& finding : done->still_open) still_open << QString::fromStdString(records::text(finding));
    tell(
        true,
        [report = QString::fromStdString(done->preparation.report)] {
            return tr("Report %1 is prepared.").arg(report);
        },
        [still_open] { return still_open.join('\n'); });
    say_written();
    for (const auto& waiting : queue_)
        if (waiting.report == done->preparation.report) return open_entry(waiting);
}

}  // namespace velocert::app
