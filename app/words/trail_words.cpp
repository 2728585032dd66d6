// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/trail_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string>

namespace velocert::app {
namespace {

using base::Json;

struct Form {
    std::string_view type;  ///< without its version
    const char* text;       ///< %1 who, then the fields
    std::array<std::string_view, 5>
        fields;  ///< member, or member/member; '~' a code in words, '@' an account, '#' procedures, '^' a step
};

// One sentence for each type of record.
// clang-format off
constexpr Form forms[] = {
    {"archive-create", QT_TRANSLATE_NOOP("Trail", "The archive was made (%2)."), {"~kind"}},
    {"run-start", QT_TRANSLATE_NOOP("Trail", "%1 started the run %2 on the item %3: %4."), {"run", "item/id", "#procedures"}},
    {"run-suspend", QT_TRANSLATE_NOOP("Trail", "The run %2 was suspended: %3."), {"run", "text"}},
    {"run-resume", QT_TRANSLATE_NOOP("Trail", "%1 went on with the run %2."), {"run"}},
    {"run-end", QT_TRANSLATE_NOOP("Trail", "The run %2 ended (%3), verdict: %4."), {"run", "~lifecycle", "~verdict"}},
    {"attempt-start", QT_TRANSLATE_NOOP("Trail", "Attempt %5 of the step %4 (%3) of the run %2 began."), {"run", "#procedure", "^step", "number"}},
    {"step-run", QT_TRANSLATE_NOOP("Trail", "Attempt %5 of the step %4 (%3) of the run %2 ended: %6."), {"run", "#procedure", "^step", "number", "~outcome"}},
    {"recovered", QT_TRANSLATE_NOOP("Trail", "The program closed what an earlier one had left open."), {}},
    {"failure-account", QT_TRANSLATE_NOOP("Trail", "%1 accounted for an unclean end of the program: done at once: %2; so that it does not happen again: %3."), {"immediate_action", "corrective_action"}},
    {"watchdog", QT_TRANSLATE_NOOP("Trail", "The watchdog acted on %2 (%3): %4."), {"identity", "port", "outcome"}},
    {"watchdog-gone", QT_TRANSLATE_NOOP("Trail", "Nobody switched off %2 (%3), in use when the program and its watchdog ended: its state was not known."), {"identity", "port"}},
    {"together", QT_TRANSLATE_NOOP("Trail", "The next %2 entries were written together."), {"entries"}},
    {"limit-proposal", QT_TRANSLATE_NOOP("Trail", "%1 proposed a value for the limit %2 (proposal %3)."), {"after/id", "proposal"}},
    {"limit-confirmation", QT_TRANSLATE_NOOP("Trail", "%1 and a second person: the proposal %2 is confirmed as revision %3."), {"proposal", "revision"}},
    {"limit-withdrawal", QT_TRANSLATE_NOOP("Trail", "%1 withdrew the proposal %2."), {"proposal"}},
    {"pack-proposal", QT_TRANSLATE_NOOP("Trail", "%1 proposed the pack of %2, revision %3 of %4, for the runs of this archive (proposal %5): %6."), {"laboratory", "revision", "edition", "proposal", "reason"}},
    {"pack-approval", QT_TRANSLATE_NOOP("Trail", "%1 confirmed and signed the proposal %2: runs may start by the pack of %3, revision %4."), {"statement/proposal", "statement/laboratory", "statement/revision"}},
    {"pack-withdrawal", QT_TRANSLATE_NOOP("Trail", "%1 withdrew the pack of proposal %2: %3."), {"proposal", "reason"}},
    {"equipment", QT_TRANSLATE_NOOP("Trail", "%1 entered the equipment %2."), {"equipment"}},
    {"certificate", QT_TRANSLATE_NOOP("Trail", "%1 entered the calibration certificate %2."), {"number"}},
    {"equipment-status", QT_TRANSLATE_NOOP("Trail", "%1 set the equipment %2: %3."), {"equipment", "~status"}},
    {"equipment-check", QT_TRANSLATE_NOOP("Trail", "%1 entered an intermediate check of the equipment %2 (%3)."), {"equipment", "measurand"}},
    {"account", QT_TRANSLATE_NOOP("Trail", "%1 made the account %2 (%3) with the roles: %4."), {"login", "account", "roles"}},
    {"account-roles", QT_TRANSLATE_NOOP("Trail", "%1 changed the roles of %2: %3."), {"@account", "new"}},
    {"account-disabled", QT_TRANSLATE_NOOP("Trail", "%1 disabled the account of %2."), {"@account"}},
    {"account-enabled", QT_TRANSLATE_NOOP("Trail", "%1 opened the account of %2 again."), {"@account"}},
    {"account-password", QT_TRANSLATE_NOOP("Trail", "%1: the password of %2 was set (%3)."), {"@account", "~kind"}},
    {"account-unlock", QT_TRANSLATE_NOOP("Trail", "%1 unlocked the account of %2."), {"@account"}},
    {"account-certificate", QT_TRANSLATE_NOOP("Trail", "%1 bound a certificate to the account of %2."), {"@account"}},
    {"authorisation", QT_TRANSLATE_NOOP("Trail", "%1 authorised %2: %3 with the method %4 from %5 on (%6)."), {"@account", "~right", "#method", "from", "authorisation"}},
    {"authorisation-withdrawn", QT_TRANSLATE_NOOP("Trail", "%1 withdrew the authorisation %2."), {"authorisation"}},
    {"sign-in", QT_TRANSLATE_NOOP("Trail", "%1: sign-in, %2 (%3)."), {"~outcome", "purpose"}},
    {"refused-act", QT_TRANSLATE_NOOP("Trail", "%1 was refused: %2 (%3)."), {"act", "object"}},
    {"access-review", QT_TRANSLATE_NOOP("Trail", "%1 looked through all accounts and rights."), {}},
    {"trail-review", QT_TRANSLATE_NOOP("Trail", "%1 looked through the audit trail from entry %2 to entry %3: %4."), {"statement/from", "statement/to", "statement/found"}},
    {"annotation", QT_TRANSLATE_NOOP("Trail", "%1 annotated the run %2 (step %3, attempt %4) at %5: %6."), {"of_run", "^statement/step", "statement/number", "statement/from", "statement/comment"}},
    {"annotation-withdrawal", QT_TRANSLATE_NOOP("Trail", "%1 withdrew the annotation of entry %3 from the run %2."), {"of_run", "annotation"}},
    {"annotation-mark", QT_TRANSLATE_NOOP("Trail", "%1 marked a moment of the run %2 (step %3, attempt %4), reading %5."), {"of_run", "^step", "number", "reading/value"}},
    {"other-item-scanned", QT_TRANSLATE_NOOP("Trail", "%1 scanned %3 while %4 was under test in the run %2."), {"of_run", "code", "item"}},
    {"password-policy", QT_TRANSLATE_NOOP("Trail", "%1 changed what is asked of passwords."), {}},
    {"report-prepare", QT_TRANSLATE_NOOP("Trail", "%1 prepared the report %2 of the run %3."), {"report", "of_run"}},
    {"report-signature", QT_TRANSLATE_NOOP("Trail", "%1 signed the report %2: %3."), {"statement/report", "~statement/meaning"}},
    {"report-return", QT_TRANSLATE_NOOP("Trail", "%1 returned the report %2."), {"report"}},
    {"review-return", QT_TRANSLATE_NOOP("Trail", "%1 returned the run %2 to the bench: %3."), {"of_run", "comment"}},
    {"report-attempt", QT_TRANSLATE_NOOP("Trail", "%1: the signing of the report %2 came to nothing."), {"report"}},
    {"report-issue", QT_TRANSLATE_NOOP("Trail", "%1 issued the report %2."), {"report"}},
    {"report-delivery", QT_TRANSLATE_NOOP("Trail", "The report %2 was to be delivered to %3: %4."), {"report", "place", "~delivered"}},
    {"report-amend", QT_TRANSLATE_NOOP("Trail", "The report %2 is amended by %3."), {"report", "by"}},
    {"report-void-request", QT_TRANSLATE_NOOP("Trail", "%1 asked for the report %2 to be voided."), {"report"}},
    {"report-void", QT_TRANSLATE_NOOP("Trail", "%1 and a second person voided the report %2."), {"report"}},
    {"run-void-request", QT_TRANSLATE_NOOP("Trail", "%1 asked for the run %2 to be voided."), {"of_run"}},
    {"run-void", QT_TRANSLATE_NOOP("Trail", "%1 and a second person voided the run %2."), {"of_run"}},
    {"run-void-declined", QT_TRANSLATE_NOOP("Trail", "%1 decided that the run %2 counts: %3."), {"of_run", "decision"}},
    {"hold-open", QT_TRANSLATE_NOOP("Trail", "%1 put work on hold (%2)."), {"hold"}},
    {"hold-close", QT_TRANSLATE_NOOP("Trail", "%1 released the hold %2."), {"hold"}},
    {"decision-signature", QT_TRANSLATE_NOOP("Trail", "%1 signed the decision on %2: %3."), {"statement/about", "~statement/meaning"}},
    {"station-key", QT_TRANSLATE_NOOP("Trail", "The public key of a station was entered."), {}},
    {"station-key-request", QT_TRANSLATE_NOOP("Trail", "%1 asked for another key of the station (%2)."), {"reason"}},
    {"checkpoint", QT_TRANSLATE_NOOP("Trail", "A checkpoint was signed: %2 entries (%3)."), {"size", "~reason"}},
    {"anchor-places", QT_TRANSLATE_NOOP("Trail", "%1 named the places outside where checkpoints are kept."), {}},
    {"anchor-delivery", QT_TRANSLATE_NOOP("Trail", "Checkpoints were carried to the places outside, or could not be."), {}},
    {"upkeep-plan", QT_TRANSLATE_NOOP("Trail", "%1 set what the archive is given every day: checkpoint, verification, backup."), {}},
    {"rollback", QT_TRANSLATE_NOOP("Trail", "An older state of the archive was noticed by what is kept in %2."), {"place"}},
    {"rollback-acknowledged", QT_TRANSLATE_NOOP("Trail", "%1 answered for the older state of the archive."), {}},
    {"verification", QT_TRANSLATE_NOOP("Trail", "The archive was verified (%2): %3 rows and files looked at, %4 findings."), {"~reason", "checked", "finding_count"}},
    {"clock-note", QT_TRANSLATE_NOOP("Trail", "%1 answered for a clock that is not synchronised: %2."), {"reason"}},
    {"clock-step", QT_TRANSLATE_NOOP("Trail", "The clock of the machine was moved by %2 ms."), {"step_ms"}},
    {"look", QT_TRANSLATE_NOOP("Trail", "%1 looked at: %2 %3."), {"~about/kind", "about/id"}},
    {"export", QT_TRANSLATE_NOOP("Trail", "%1 took out of the archive: %2 of %3 %4, to %5 (SHA-256 %6)."), {"~what", "~about/kind", "about/id", "to", "sha256"}},
    {"self-qualification", QT_TRANSLATE_NOOP("Trail", "%1 qualified the program: %2 checks, %3 failures."), {"checks", "failures"}},
    {"backup", QT_TRANSLATE_NOOP("Trail", "%1 made the backup %2."), {"snapshot"}},
    {"rehearsal", QT_TRANSLATE_NOOP("Trail", "%1 rehearsed the restoring of the backup %2: %3 findings, %4 differences."), {"snapshot", "findings", "differences"}},
    {"retention", QT_TRANSLATE_NOOP("Trail", "%1 set how long records are kept: %2 years."), {"years"}},
    {"legal-hold", QT_TRANSLATE_NOOP("Trail", "%1 ordered that %2 be kept."), {"subject"}},
    {"legal-hold-lift", QT_TRANSLATE_NOOP("Trail", "%1 lifted the order to keep (%2)."), {"hold"}},
};

// Where a combined run takes up the attempts of another one, its records are those of a suspension.
constexpr Form joining = {"run-suspend", QT_TRANSLATE_NOOP("Trail", "The run %2 takes up results of the run %3, as they stand on record there."), {"run", "joins"}};

// A station's key came without a person in archives of before; where it takes another's place, two persons said so.
constexpr Form key_of_station = {"station-key", QT_TRANSLATE_NOOP("Trail", "%1 entered the public key of the station."), {}};
constexpr Form other_key_of_station = {"station-key", QT_TRANSLATE_NOOP("Trail", "%1 and a second person put another key in the place of the station's: %2."), {"reason"}};

struct Word {
    std::string_view code;
    const char* text;
};
constexpr Word code_words[] = {
    {"real", QT_TRANSLATE_NOOP("Trail", "real")},
    {"training", QT_TRANSLATE_NOOP("Trail", "training")},
    {"completed", QT_TRANSLATE_NOOP("Trail", "completed")},
    {"running", QT_TRANSLATE_NOOP("Trail", "running")},
    {"suspended", QT_TRANSLATE_NOOP("Trail", "suspended")},
    {"stopped", QT_TRANSLATE_NOOP("Trail", "stopped")},
    {"aborted", QT_TRANSLATE_NOOP("Trail", "aborted")},
    {"errored", QT_TRANSLATE_NOOP("Trail", "bench trouble")},
    {"skipped", QT_TRANSLATE_NOOP("Trail", "skipped")},
    {"pass", QT_TRANSLATE_NOOP("Trail", "pass")},
    {"fail", QT_TRANSLATE_NOOP("Trail", "fail")},
    {"inconclusive", QT_TRANSLATE_NOOP("Trail", "inconclusive")},
    {"not-evaluated", QT_TRANSLATE_NOOP("Trail", "not evaluated")},
    {"not-applicable", QT_TRANSLATE_NOOP("Trail", "not applicable")},
    {"in-service", QT_TRANSLATE_NOOP("Trail", "in service")},
    {"out-of-service", QT_TRANSLATE_NOOP("Trail", "out of service")},
    {"own", QT_TRANSLATE_NOOP("Trail", "by the person")},
    {"reset", QT_TRANSLATE_NOOP("Trail", "reset by another person")},
    {"rehash", QT_TRANSLATE_NOOP("Trail", "protected anew, unchanged")},
    {"test", QT_TRANSLATE_NOOP("Trail", "to test")},
    {"review", QT_TRANSLATE_NOOP("Trail", "to review")},
    {"approve", QT_TRANSLATE_NOOP("Trail", "to approve")},
    {"tested", QT_TRANSLATE_NOOP("Trail", "tested")},
    {"reviewed", QT_TRANSLATE_NOOP("Trail", "reviewed")},
    {"approved", QT_TRANSLATE_NOOP("Trail", "approved")},
    {"checked", QT_TRANSLATE_NOOP("Trail", "checked")},
    {"witnessed", QT_TRANSLATE_NOOP("Trail", "witnessed")},
    {"voided", QT_TRANSLATE_NOOP("Trail", "voided")},
    {"success", QT_TRANSLATE_NOOP("Trail", "succeeded")},
    {"failure", QT_TRANSLATE_NOOP("Trail", "failed")},
    {"true", QT_TRANSLATE_NOOP("Trail", "it is there")},
    {"false", QT_TRANSLATE_NOOP("Trail", "it did not get there")},
    {"unclean-exit", QT_TRANSLATE_NOOP("Trail", "after an unclean exit")},
    {"nightly", QT_TRANSLATE_NOOP("Trail", "every night")},
    {"before-signature", QT_TRANSLATE_NOOP("Trail", "before a signature")},
    {"issue", QT_TRANSLATE_NOOP("Trail", "for the issue of a report")},
    {"day", QT_TRANSLATE_NOOP("Trail", "of the day")},
    {"backup", QT_TRANSLATE_NOOP("Trail", "with a backup")},
    {"by-hand", QT_TRANSLATE_NOOP("Trail", "by hand")},
    {"run", QT_TRANSLATE_NOOP("Trail", "run")},
    {"comparison", QT_TRANSLATE_NOOP("Trail", "two runs side by side")},
    {"audit-trail", QT_TRANSLATE_NOOP("Trail", "audit trail")},
    {"draw", QT_TRANSLATE_NOOP("Trail", "random draw")},
    {"report", QT_TRANSLATE_NOOP("Trail", "report")},
    {"package", QT_TRANSLATE_NOOP("Trail", "evidence package")},
    {"print", QT_TRANSLATE_NOOP("Trail", "print before any signature")},
    {"document", QT_TRANSLATE_NOOP("Trail", "document")},
    {"signature-sheet", QT_TRANSLATE_NOOP("Trail", "signature sheet")},
    {"trail", QT_TRANSLATE_NOOP("Trail", "list of entries")},
    {"cancelled", QT_TRANSLATE_NOOP("Trail", "cancelled")},
};
// clang-format on

QString translated(const char* text) { return QCoreApplication::translate("Trail", text); }

const Form* form_of(std::string_view type) {
    const auto name = type.substr(0, type.find('/'));
    const auto* at = std::ranges::find(forms, name, &Form::type);
    return at == std::end(forms) ? nullptr : at;
}

/// Values in one line: "technician, custodian" for roles, ids for what has one.
QString shown(const Json& json) {
    if (const auto* text = json.string()) return QString::fromStdString(*text);
    if (const auto* number = json.number()) return QString::fromStdString(number->digits);
    if (const auto* flag = json.boolean()) return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* role = json.find("role")) return shown(*role);
    if (const auto* id = json.find("id")) return shown(*id);
    QStringList out;
    if (const auto* items = json.items())
        for (const auto& item : *items) out << shown(item);
    return out.join(QStringLiteral(", "));
}

const Json* member(const Json& record, std::string_view path) {
    const Json* at = &record;
    while (at != nullptr && !path.empty()) {
        const auto end = std::min(path.find('/'), path.size());
        at = at->find(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return at;
}

/// The title, or the id where none is known.
QString titled(const TitleOf& title_of, const Json& procedure, const Json* step) {
    const QString id = shown(step != nullptr ? *step : procedure);
    const QString title =
        title_of ? title_of(shown(procedure).toStdString(), step != nullptr ? id.toStdString() : "") : QString();
    return title.isEmpty() ? id : title;
}

QString field(const records::TrailEntry& entry, const laboratory::PeopleRegister& people, const TitleOf& title_of,
              std::string_view path) {
    const bool coded = path.starts_with('~');
    const bool account = path.starts_with('@');
    const bool procedures = path.starts_with('#');
    const bool step = path.starts_with('^');
    if (coded || account || procedures || step) path.remove_prefix(1);
    const Json* at = member(entry.record, path);
    if (at == nullptr || at->is_null()) return QStringLiteral("-");
    if (procedures) {
        if (at->items() == nullptr) return titled(title_of, *at, nullptr);
        QStringList out;
        for (const auto& one : *at->items()) out << titled(title_of, one, nullptr);
        return out.join(QStringLiteral(", "));
    }
    if (step) {
        // The procedure that it belongs to stands beside it.
        const std::string beside(path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1));
        const Json* procedure = member(entry.record, beside + "procedure");
        return procedure == nullptr ? shown(*at) : titled(title_of, *procedure, at);
    }
    const auto text = shown(*at);
    if (account) {
        const auto* known = people.by_id(text.toStdString());
        return known == nullptr ? text : QString::fromStdString(known->name.main());
    }
    if (!coded) return text;
    const auto code = text.toStdString();
    const auto* word = std::ranges::find(code_words, code, &Word::code);
    return word == std::end(code_words) ? text : translated(word->text);
}

QString who(const records::TrailEntry& entry) {
    if (!entry.persons.empty()) return QString::fromStdString(entry.persons.front().name);
    return entry.type.starts_with("sign-in/") || entry.type.starts_with("export/")
               ? translated(QT_TRANSLATE_NOOP("Trail", "somebody unknown"))
               : translated(QT_TRANSLATE_NOOP("Trail", "the program"));
}

const Form* form_of(const records::TrailEntry& entry) {
    const auto has = [&](const char* name) { return entry.record.find(name) != nullptr; };
    if (has("joins")) return &joining;
    if (entry.type.starts_with("station-key/") && has("by"))
        return has("requested_by") ? &other_key_of_station : &key_of_station;
    return form_of(entry.type);
}

}  // namespace

std::optional<QString> trail_form(std::string_view type) {
    const auto* form = form_of(type);
    if (form == nullptr) return std::nullopt;
    return translated(form->text);
}

QString trail_sentence(const records::TrailEntry& entry, const laboratory::PeopleRegister& people,
                       const TitleOf& title_of) {
    const auto* form = form_of(entry);
    if (form == nullptr)
        return translated(QT_TRANSLATE_NOOP("Trail", "An entry of a kind that this program does not know: %1."))
            .arg(QString::fromStdString(entry.type));
    QStringList values{who(entry)};
    for (const auto path : form->fields)
        if (!path.empty()) values << field(entry, people, title_of, path);
    // In one pass: what a person wrote may look like a place holder.
    const QString text = translated(form->text);
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number < 1 || number > values.size()) {
            out += text[i];
            continue;
        }
        out += values[number - 1];
        ++i;
    }
    return out;
}

QStringList trail_changes(const records::TrailEntry& entry) {
    const auto side = [](const std::string& text) {
        return text.empty() ? translated(QT_TRANSLATE_NOOP("Trail", "nothing")) : QString::fromStdString(text);
    };
    QStringList out;
    for (const auto& change : entry.changes)
        out << translated(QT_TRANSLATE_NOOP("Trail", "%1: %2 → %3"))
                   .arg(QString::fromStdString(change.what), side(change.before), side(change.after));
    return out;
}

}  // namespace velocert::app
