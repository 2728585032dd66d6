// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/prepare_document.h"

#include <algorithm>
#include <utility>

#include "app/reporting/amends_again.h"
#include "app/reporting/order_photos.h"
#include "app/reporting/report_case.h"
#include "app/reporting/report_pages.h"
#include "core/base/stated_reason.h"
#include "core/laboratory/free_texts.h"
#include "core/laboratory/people/entitlement.h"
#include "core/laboratory/people/known_as.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/records/reports/sealed_basis.h"
#include "core/records/reports/sealed_changes.h"
#include "core/records/trail/annotation_acts.h"
#include "core/sequence/run.h"
#include "reports/content/build_report.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

int year_of(std::chrono::system_clock::time_point time, std::chrono::minutes offset) {
    return static_cast<int>(base::day_of(time + offset).year());
}

Json person_json(const base::Person& person) { return base::to_json(person); }

/// By what else the person's certificate may be told: login and names of the account, and what is registered for it.
Json known_by(const laboratory::PeopleRegister& people, const base::Person& person) {
    Json as = Json::array();
    Json certificates = Json::array();
    if (const auto* account = people.by_id(person.id)) {
        for (const auto& name : laboratory::known_as(*account)) as.push(name);
        for (const auto& one : account->certificates) certificates.push(one.text());
    }
    return Json::object().set("as", std::move(as)).set("certificates", std::move(certificates));
}

/// Opinions are stated by persons who are authorised to (ISO/IEC 17025, 6.2.6 b): whoever may approve a report with
/// every method of the run.
Result<void> may_state(records::Archive& archive, const base::Clock& clock, const std::vector<laboratory::Opinion>& all,
                       const sequence::Run& run) {
    if (all.empty()) return {};
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    for (const auto& one : all) {
        const auto* account = people->by_id(one.stated_by.id);
        if (account == nullptr)
            return base::fail(ErrorCode::not_permitted, "opinions", one.stated_by.name + " has no account here",
                              "a person who may approve with every method of the run");
        if (auto may = records::require_each_or_record(archive, clock, *account, laboratory::Act::sign_approved,
                                                       run.procedures, "opinions in a report of run " + run.id);
            !may)
            return may;
    }
    return {};
}

/// Signers whose signature would be refused: what is asked when they sign, by the rights they have today or on the day
/// of issue. An archive without accounts knows nobody's rights.
std::vector<records::ReportFinding> signer_findings(const laboratory::PeopleRegister& people,
                                                    const records::PlannedSigners& signers,
                                                    const std::vector<std::string>& methods, const base::Date& today,
                                                    const base::Date& issue_on) {
    using laboratory::Act;
    using records::Meaning;
    std::vector<records::ReportFinding> out;
    if (people.empty()) return out;
    const auto ask = [&](Meaning meaning, Act act) -> Result<void> {
        const auto& person = signers.of(meaning);
        for (const auto& method : methods) {
            if (laboratory::entitled(people, person.id, act, method, issue_on)) continue;
            if (auto may = laboratory::entitled(people, person.id, act, method, today); !may) return may;
        }
        return {};
    };
    for (const auto& [meaning, act] :
         {std::pair{Meaning::tested, Act::sign_tested}, std::pair{Meaning::reviewed, Act::sign_reviewed},
          std::pair{Meaning::approved, Act::sign_approved}}) {
        const auto may = ask(meaning, act);
        if (!may)
            out.push_back({"persons/may-not-sign", "signers, " + std::string(records::name(meaning)),
                           may.error().where + ": " + may.error().found, may.error().expected});
    }
    return out;
}

/// What the report amends, for its record; null where it amends none.
Json amends_json(const std::optional<records::Amends>& amends) {
    if (!amends) return {};
    Json changes = Json::array();
    for (const auto& change : amends->changes)
        changes.push(Json::object().set("what", change.what).set("before", change.before).set("after", change.after));
    return Json::object()
        .set("report", amends->report)
        .set("kind", name(amends->kind))
        .set("reason", amends->reason)
        .set("changes", std::move(changes));
}

/// The machine-readable record of the report: what the PDF is a rendering of. What it amends is set when that is known.
Result<Json> record_of(const LoadedCase& loaded, const records::Preparation& preparation,
                       const std::vector<records::ReportField>& fields,
                       const std::vector<laboratory::MarkDecision>& marks) {
    Json particulars = Json::object();
    for (const auto& field : fields)
        particulars.set(std::string(1, field.letter), Json::object().set("what", field.what).set("text", field.text));
    Json results = Json::array();
    for (const auto& result : loaded.run.results) results.push(sequence::result_json(loaded.run, result));
    auto order = Json::parse(loaded.order.text, "order");
    if (!order) return base::fail(order.error());
    Json out = Json::object();
    // Only where a scope decided some: what the pages say of them can be made again from here.
    if (!marks.empty()) out.set("marks", laboratory::to_json(marks));
    return out.set("report", preparation.report)
        .set("preparation", Json::integer(preparation.preparation))
        .set("specimen", loaded.run.specimen)
        .set("issue_on", base::text(preparation.issue_on))
        .set("fields", std::move(particulars))
        .set("signers", Json::object()
                            .set("tested", person_json(preparation.signers.tested))
                            .set("reviewed", person_json(preparation.signers.reviewed))
                            .set("approved", person_json(preparation.signers.approved)))
        .set("order", std::move(*order))
        .set("run", loaded.run.id)
        .set("record_of_run",
             Json::object()
                 .set("started", base::Digest::of(sequence::run_start_record(loaded.run).canonical()).text())
                 .set("ended", base::Digest::of(sequence::run_end_record(loaded.run).canonical()).text()))
        .set("item", laboratory::to_json(loaded.run.item))
        .set("edition", loaded.run.edition)
        .set("pack", loaded.run.pack.text())
        .set("verdict", conformity::name(loaded.run.verdict))
        .set("results", std::move(results));
}

/// What the amendment prints: what was stated, and whatever else differs from the amended report's sealed record.
Result<std::vector<records::ReportChange>> all_changes(const records::Archive& archive,
                                                       const records::ReportRegister& reports,
                                                       const records::Amends& amends, const Json& record) {
    const auto* amended = reports.report(amends.report);
    // Whether it may be amended at all is the act's to refuse.
    if (amended == nullptr) return amends.changes;
    const auto bytes = archive.load(amended->preparation.record);
    if (!bytes) return base::fail(bytes.error());
    const auto before =
        Json::parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, "record of report " + amends.report);
    if (!before) return base::fail(before.error());
    return records::changes_to_print(amends, *before, record);
}

}  // namespace

Result<PreparedReport> prepare_document(records::Archive& archive, const base::Clock& clock,
                                        const PrepareRequest& request, const sequence::DecoderSource& decoders) {
    const auto now = clock.now();
    if (request.amends)
        if (auto said = base::need_words(request.amends->reason, "amendment to " + request.amends->report, "reason",
                                         "why the report is amended");
            !said)
            return base::fail(said.error());
    std::string order_text;
    if (request.order) {
        order_text = *request.order;
        // What comes in now; an order on record is read as it is.
        if (const auto read = laboratory::new_order(order_text, request.order_source); !read)
            return base::fail(read.error());
    } else {
        if (!archive.training())
            return base::fail(ErrorCode::not_permitted, "run " + request.run, "no order",
                              "the client's order (velocert-order/1): a demonstration order is for training archives");
        const auto run = archive.run(request.run);
        if (!run) return base::fail(run.error());
        const auto started = base::parse_utc(run->started_utc);
        if (!started) return base::fail(started.error());
        order_text = laboratory::demonstration_order(run->item.id, run->item.model, run->item.client,
                                                     base::day_of(*started + request.offset));
    }
    auto loaded = load_case(archive, request.run, order_text, request.order_source);
    if (!loaded) return base::fail(loaded.error());
    if (auto may = may_state(archive, clock, request.opinions, loaded->run); !may) return base::fail(may.error());
    if (const auto* voided = loaded->reports.run_void(request.run))
        return base::fail(ErrorCode::not_permitted, "run " + request.run,
                          "it was voided by " + voided->confirmed_by.name + ": " + voided->request.reason,
                          "a run that counts");
    // One document, one title: that of its pages stands in its record and its exports too.
    loaded->title = reports::report_title({loaded->run, loaded->edition, archive, decoders}).en;
    const auto next =
        records::next_preparation(loaded->reports, archive.training(), request.again, year_of(now, request.offset));
    if (!next) return base::fail(next.error());

    PreparedReport out;
    auto& preparation = out.preparation;
    preparation.report = next->report;
    preparation.preparation = next->preparation;
    preparation.of_run = loaded->run.id;
    preparation.rests_on = other_runs(loaded->run);
    preparation.item = loaded->run.item.id;
    preparation.edition = loaded->run.edition;
    preparation.issue_on = request.issue_on;
    preparation.signers = request.signers;
    preparation.amends = request.amends;
    if (!preparation.amends) {
        auto before = amends_again(archive, loaded->reports, request.again);
        if (!before) return base::fail(before.error());
        preparation.amends = std::move(*before);
    }
    preparation.prepared_by = request.prepared_by;

    loaded->number = preparation.report;
    loaded->issue_on = request.issue_on;
    loaded->signers = request.signers;
    loaded->prepared = now;
    loaded->amends = preparation.amends;
    auto photos = open_photos(loaded->order, request.order_folder, archive, request.issue_on);
    auto findings = loaded->findings(now, request.offset);
    std::ranges::move(photos.findings, std::back_inserter(findings));
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    std::ranges::move(
        signer_findings(*people, request.signers, loaded->run.procedures, base::day_of(now), request.issue_on),
        std::back_inserter(findings));
    if (!findings.empty()) return base::fail(as_error(preparation.report, findings));
    preparation.order = base::Digest::of(order_text);
    preparation.photos = photos.named;
    for (const auto* hold : loaded->reports.open_holds(preparation))
        out.still_open.push_back({"hold/" + hold->opening.hold, "hold " + hold->opening.hold, hold->opening.reason,
                                  "no open hold; 'hold close' by a second person"});
    if (request.scope)
        out.marks =
            laboratory::mark_decisions(*request.scope, loaded->run.edition, loaded->run.procedures, request.issue_on);

    auto sealed = record_of(*loaded, preparation, loaded->fields(now, request.offset), out.marks);
    if (!sealed) return base::fail(sealed.error());
    // Only where there are some, as with the marks.
    if (!request.opinions.empty()) sealed->set("opinions", laboratory::to_json(request.opinions));
    sealed->set("known_by", Json::object()
                                .set("tested", known_by(*people, preparation.signers.tested))
                                .set("reviewed", known_by(*people, preparation.signers.reviewed))
                                .set("approved", known_by(*people, preparation.signers.approved)));
    if (preparation.amends) {
        auto changes = all_changes(archive, loaded->reports, *preparation.amends, *sealed);
        if (!changes) return base::fail(changes.error());
        preparation.amends->changes = std::move(*changes);
    }
    const auto entries = archive.ledger_size();
    if (!entries) return base::fail(entries.error());
    const auto basis = records::basis_of(archive, *entries, preparation);
    if (!basis) return base::fail(basis.error());
    records::set_basis(*sealed, *basis);
    auto record = sealed->set("amends", amends_json(preparation.amends)).canonical();
    auto checkpoint = checkpoint_text(archive, *entries);
    if (!checkpoint) return base::fail(checkpoint.error());
    const reports::IssueInput issue{preparation.report,     loaded->order,      preparation.signers,
                                    preparation.issue_on,   preparation.amends, out.marks,
                                    std::move(*checkpoint), request.opinions,   photos.bytes};
    // What is noted later stands in the trail: the report keeps the words it had when it was frozen.
    const auto noted = records::report_annotations(archive, loaded->run);
    if (!noted) return base::fail(noted.error());
    const auto report = reports::build_report({loaded->run, loaded->edition, archive, decoders, &issue, noted->notes});
    if (!report) return base::fail(report.error());
    auto document = make_document(*report, record, loaded->run.ended_utc);
    if (!document) return base::fail(document.error());
    auto done = records::prepare_report(
        archive, clock, preparation,
        {std::move(order_text), std::move(record), std::move(*document), std::move(photos.bytes)});
    if (!done) return base::fail(done.error());
    preparation = std::move(*done);
    return out;
}

}  // namespace velocert::app
