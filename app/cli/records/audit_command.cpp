// SPDX-License-Identifier: GPL-3.0-or-later
// The audit trail for people: sentences in both languages, filters, and files for other programs. That only reads: a
// copied archive will do, and nobody needs a key or an account for it, unless entries are to leave a real archive as a
// file. A review of the trail is signed and recorded.
#include <algorithm>
#include <memory>

#include "app/cli/both_languages.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/records/trail_review.h"
#include "app/cli/takeout.h"
#include "app/words/trail_words.h"
#include "core/base/program.h"
#include "core/records/files/file.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/audit_trail.h"
#include "core/records/trail/trail_review.h"
#include "instruments/watch/watch_record.h"
#include "reports/content/trail_document.h"
#include "reports/render/gui_environment.h"
#include "reports/render/pdf.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using records::TrailEntry;

struct Arguments {
    std::string archive;
    records::TrailQuery query;
    std::string from;
    std::string to;
    std::string language;
    std::string csv;
    std::string json_file;
    std::string out;
    std::size_t last = 0;
    bool verify = false;
    TrailReviewArguments review;
};

Result<std::optional<base::Date>> day_of(const std::string& option, const std::string& text) {
    if (text.empty()) return std::optional<base::Date>();
    auto day = base::parse_date(text);
    if (day) return std::optional(*day);
    auto error = day.error();
    error.where = option;
    return base::fail(std::move(error));
}

/// A report or run that does not exist has no trail; told as an error, or a mistyped number would look like a clean
/// one.
Result<void> names_what_there_is(const records::Archive& archive, const records::TrailQuery& query) {
    if (!query.report.empty())
        if (const auto life = records::report_life(archive, query.report); !life) {
            auto error = life.error();
            if (error.code == ErrorCode::not_found) error.where = "--report " + query.report;
            return base::fail(std::move(error));
        }
    if (!query.run.empty())
        if (const auto rows = archive.ledger_rows(query.run); !rows) {
            auto error = rows.error();
            if (error.code == ErrorCode::not_found) error.where = "--run " + query.run;
            return base::fail(std::move(error));
        }
    return {};
}

/// Everything that was chosen, with its sentence in each language.
struct Told {
    records::TrailQuery query;
    std::vector<TrailEntry> entries;
    bool cut = false;        ///< older ones were chosen, too, and left out
    std::uint64_t size = 0;  ///< of the whole trail
    std::vector<records::SignedTrailReview> reviews;
    BothLanguages sentences;
    std::vector<BothLanguages> changes;
};

Result<Told> told(const Arguments& arguments, const records::Archive& archive) {
    auto query = arguments.query;
    const auto from = day_of("--from", arguments.from);
    if (!from) return base::fail(from.error());
    const auto to = day_of("--to", arguments.to);
    if (!to) return base::fail(to.error());
    query.from = *from;
    query.to = *to;
    if (query.from && query.to && *query.to < *query.from)
        return base::fail(ErrorCode::bad_value, "--to", arguments.to, arguments.from + " or later");
    if (auto known = names_what_there_is(archive, query); !known) return base::fail(known.error());
    const auto size = archive.ledger_size();
    if (!size) return base::fail(size.error());
    auto reviews = records::trail_reviews(archive);
    if (!reviews) return base::fail(reviews.error());
    auto entries = records::audit_trail(archive, query);
    if (!entries) return base::fail(entries.error());
    const bool cut = arguments.last > 0 && entries->size() > arguments.last;
    if (cut) entries->erase(entries->begin(), entries->end() - static_cast<std::ptrdiff_t>(arguments.last));
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    Told out;
    out.query = query;
    out.entries = std::move(*entries);
    out.cut = cut;
    out.size = *size;
    out.reviews = std::move(*reviews);
    out.sentences = in_both_languages([&] {
        QStringList lines;
        for (const auto& entry : out.entries) lines << trail_sentence(entry, *people);
        return lines;
    });
    // Each language once: changing it loads its texts anew.
    QList<QStringList> changes_zh;
    QList<QStringList> changes_en;
    bool first = true;
    static_cast<void>(in_both_languages([&] {
        for (const auto& entry : out.entries) (first ? changes_zh : changes_en) << trail_changes(entry);
        first = false;
        return QStringList();
    }));
    for (qsizetype i = 0; i < changes_zh.size(); ++i) out.changes.push_back({changes_zh[i], changes_en[i]});
    return out;
}

Json json_of(const Told& told) {
    Json out = Json::array();
    for (std::size_t i = 0; i < told.entries.size(); ++i) {
        const auto at = static_cast<qsizetype>(i);
        out.push(records::to_json(told.entries[i])
                     .set("sentence", Json::object()
                                          .set("zh", told.sentences.zh[at].toStdString())
                                          .set("en", told.sentences.en[at].toStdString()))
                     .set("told_changes", told.changes[i].json()));
    }
    Json reviews = Json::array();
    for (const auto& one : told.reviews)
        reviews.push(trail_review_json(one.review).set("entry", Json::integer(static_cast<std::int64_t>(one.seq))));
    return Json::object()
        .set("format", "velocert-trail/1")
        .set("entries", std::move(out))
        .set("size", Json::integer(static_cast<std::int64_t>(told.size)))
        .set("reviewed_to", Json::integer(static_cast<std::int64_t>(records::reviewed_to(told.reviews))))
        .set("reviews", std::move(reviews));
}

/// Up to where somebody answers for the trail.
std::string reviewed_text(const Told& told) {
    if (told.reviews.empty()) return "nobody has reviewed the trail yet (" + std::to_string(told.size) + " entries)";
    const auto& last = told.reviews.back().review;
    return "reviewed up to entry " + std::to_string(last.to) + " of " + std::to_string(told.size) + ", by " +
           last.reviewer.name + " at " + last.time;
}

/// The chosen entries on paper.
Result<void> write_paper(const Told& told, const Arguments& arguments, const records::Archive& archive,
                         const std::string& made_by) {
    auto origin = records::origin_of(archive);
    if (!origin) return base::fail(origin.error());
    reports::TrailPaper paper;
    paper.specimen = archive.training();
    paper.origin = std::move(*origin);
    paper.query = told.query;
    paper.size = told.size;
    if (!told.reviews.empty()) {
        paper.reviewed_to = records::reviewed_to(told.reviews);
        paper.reviewed_by = told.reviews.back().review.reviewer.name;
    }
    paper.made_utc = base::utc_text(base::SystemClock().now());
    paper.made_by = made_by;
    paper.program_version = base::program_version();
    paper.newest = told.cut ? arguments.last : 0;
    for (std::size_t i = 0; i < told.entries.size(); ++i) {
        const auto at = static_cast<qsizetype>(i);
        const auto& entry = told.entries[i];
        reports::TrailLine line{entry.seq,
                                entry.time,
                                {told.sentences.zh[at].toStdString(), told.sentences.en[at].toStdString()},
                                {},
                                entry.reason};
        for (qsizetype k = 0; k < told.changes[i].zh.size(); ++k)
            line.changes.push_back({told.changes[i].zh[k].toStdString(), told.changes[i].en[k].toStdString()});
        paper.lines.push_back(std::move(line));
    }
    if (auto ready = reports::ensure_gui_environment(); !ready) return ready;
    return reports::write_pdf(reports::trail_document(paper), arguments.out);
}

Result<void> write_file(const std::string& path, const std::string& text) {
    return records::write_new(path, base::as_bytes(text));
}

ExitCode audit(const Output& output, const Arguments& arguments) {
    if (arguments.language != "en" && arguments.language != "zh")
        return output.refuse({ErrorCode::bad_value, "--language", arguments.language, "en or zh"});
    if (arguments.verify) {
        const auto verification =
            records::verify_archive(arguments.archive, records::OutsideProof{}, until_interrupted());
        if (!verification) return output.refuse(verification.error());
        for (const auto& finding : verification->findings) output.say(finding.where + ": " + finding.what);
        if (!verification->ok())
            return output.refuse({ErrorCode::integrity, arguments.archive,
                                  std::to_string(verification->findings.size()) + " places do not hold",
                                  "an archive that verifies: what the trail says cannot be relied on"});
    }
    // What the trail does not have yet: the next run enters it.
    const auto waiting = instruments::unentered_records(arguments.archive);
    if (!waiting) return output.refuse(waiting.error());
    for (const auto& kept : *waiting) output.say("note: " + kept.text());
    if (arguments.review.asked) return review_trail(output, arguments.archive, arguments.review);
    const base::SystemClock clock;
    const bool takes = !arguments.csv.empty() || !arguments.json_file.empty() || !arguments.out.empty();
    const ActorOptions actor{arguments.review.signing.login, {}, arguments.review.signing.password_stdin};
    auto takeout =
        Takeout::open(arguments.archive, clock, actor, takes ? "take out the audit trail" : "read the audit trail",
                      takes ? laboratory::Act::export_records : laboratory::Act::read_trail, "audit trail");
    if (!takeout) return output.refuse(takeout.error());
    const auto trail = told(arguments, takeout->archive());
    if (!trail) return output.refuse(trail.error());
    if (const auto on = go_on_unless_interrupted(arguments.archive); !on) return output.refuse(on.error());
    const auto& lines = arguments.language == "zh" ? trail->sentences.zh : trail->sentences.en;
    // Each is on record as soon as it is there: the next one may not come into being.
    const auto taken = [&](const std::string& file, const Result<void>& written) -> Result<void> {
        if (!written) return written;
        return takeout->record(output, {records::HandedOut::trail, "audit-trail", {}, file});
    };
    // The paper first: it asks the archive, which a record without a name closes.
    if (!arguments.out.empty())
        if (const auto done =
                taken(arguments.out, write_paper(*trail, arguments, takeout->archive(), takeout->person_name()));
            !done)
            return output.refuse(done.error());
    if (!arguments.csv.empty()) {
        std::vector<std::string> sentences;
        for (const auto& line : lines) sentences.push_back(line.toStdString());
        if (const auto done =
                taken(arguments.csv, write_file(arguments.csv, records::trail_csv(trail->entries, sentences)));
            !done)
            return output.refuse(done.error());
    }
    if (!arguments.json_file.empty())
        if (const auto done =
                taken(arguments.json_file, write_file(arguments.json_file, json_of(*trail).text(true) + '\n'));
            !done)
            return output.refuse(done.error());
    if (output.json) {
        output.document(json_of(*trail));
        return ExitCode::done;
    }
    for (std::size_t i = 0; i < trail->entries.size(); ++i) {
        const auto& entry = trail->entries[i];
        output.text(std::to_string(entry.seq) + "  " + entry.time + "  " +
                    lines[static_cast<qsizetype>(i)].toStdString());
        const auto& changes = arguments.language == "zh" ? trail->changes[i].zh : trail->changes[i].en;
        for (const auto& change : changes) output.text("      " + change.toStdString());
        if (!entry.reason.empty()) output.text("      \"" + entry.reason + "\"");
    }
    output.text(std::to_string(trail->entries.size()) + " entries");
    output.text(reviewed_text(*trail));
    return ExitCode::done;
}

}  // namespace

void add_audit(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("audit", "The audit trail: who did what, when, to what, old and new, and why");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder, or a copy of one")->required();
    command->add_option("--person", arguments->query.person, "By this person: login, account id or name");
    command->add_option("--object", arguments->query.object,
                        "About this: id of an item, instrument, account, limit ...");
    command->add_option("--run", arguments->query.run, "About this run");
    command->add_option("--report", arguments->query.report, "About this report and its runs");
    command->add_option("--type", arguments->query.type, "Of this type (\"sign-in\")");
    command->add_option("--from", arguments->from, "First day, YYYY-MM-DD (UTC)");
    command->add_option("--to", arguments->to, "Last day, YYYY-MM-DD (UTC)");
    command->add_flag("--changes", arguments->query.changes_only, "Only entries that changed a value");
    command->add_option("--last", arguments->last, "Only so many of them, the newest")
        ->check(CLI::Range(1, 1'000'000'000));
    command->add_option("--language", arguments->language, "Of the sentences: en or zh")->default_str("en");
    arguments->language = "en";
    command->add_option("--csv", arguments->csv, "Write them to this new file, too, as CSV");
    command->add_option("--json-file", arguments->json_file, "Write them to this new file, too, as JSON");
    command->add_option("--out", arguments->out, "Write them to this new file, too, as PDF, in both languages");
    command->add_flag("--verify", arguments->verify,
                      "Verify the whole archive first; nothing is told if it does not hold");
    command->footer(
        "Example: velocert-cli audit --archive lab --object S-001 --changes\n"
        "         velocert-cli audit --archive lab --person li.ming --from 2026-03-01 --csv trail.csv \\\n"
        "           --user wang.fang\n"
        "         velocert-cli audit --archive lab --report R-2026-0001 --out trail.pdf --user wang.fang\n"
        "         velocert-cli audit --archive copy --verify --language zh\n"
        "         velocert-cli audit --archive lab --review --found 'nothing out of order' --user wang.fang \\\n"
        "           --key wang.p12 --trust trust.json");
    add_trail_review_options(*command, arguments->review);
    command->callback(
        [&line, arguments] { line.action = [arguments](const Output& output) { return audit(output, *arguments); }; });
}

}  // namespace velocert::app
