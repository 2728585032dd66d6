// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/backup_page.h"

#include <QCoreApplication>
#include <array>

#include "app/acts/backups.h"
#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/model/frame/upkeep_presenter.h"
#include "app/words/finding_words.h"
#include "core/records/keeping/retention.h"
#include "core/records/trail/audit_trail.h"

namespace velocert::app {
namespace {

class Backup {
    Q_DECLARE_TR_FUNCTIONS(Backup)
};

QString text(const std::string& given) { return QString::fromStdString(given); }
QString member(const base::Json& record, std::string_view key) {
    const auto* value = record.find(key);
    if (value == nullptr) return {};
    if (const auto* words = value->string()) return text(*words);
    if (const auto* number = value->number()) return text(number->digits);
    return {};
}

}  // namespace

FactLine backup_state(const records::BackupAge& age) {
    if (!age.age) return {Backup::tr("Newest backup"), Backup::tr("ALARM: there is none"), Sign::fail};
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(*age.age).count();
    return {Backup::tr("Newest backup"),
            age.alarm ? Backup::tr("ALARM: %1 h old").arg(hours) : Backup::tr("%1 h old").arg(hours),
            age.alarm ? Sign::fail : Sign::pass};
}

FactLine rehearsal_state(const records::BackupHistory& history) {
    const QString what = Backup::tr("Restore rehearsed");
    if (!history.last_rehearsal)
        return {what, Backup::tr("never: nobody knows whether the backups hold"), Sign::inconclusive};
    if (!history.last_rehearsal->good())
        return {what,
                Backup::tr("FAILED on %1: %2")
                    .arg(short_time(history.last_rehearsal->utc), finding_words(history.last_rehearsal->first_finding)),
                Sign::fail};
    return {what, Backup::tr("with success on %1").arg(short_time(history.last_rehearsal->utc)), Sign::pass};
}

QString BackupPage::title() const { return tr("Backup"); }
QString BackupPage::empty_words() const {
    return there_ ? tr("No backup was ever made. Keep three copies on two kinds of media, one of them elsewhere.")
                  : tr("There is no archive yet, and so nothing to keep.");
}

base::Result<void> BackupPage::read(const records::Archive* archive) {
    history_ = {};
    owed_.reset();
    places_.clear();
    there_ = archive != nullptr;
    std::vector<RowsModel::Row> out;
    if (archive != nullptr) {
        auto history = records::backup_history(*archive);
        if (!history) return base::fail(history.error());
        history_ = std::move(*history);
        auto owed = records::upkeep_owed(*archive, ground().archive.clock());
        if (!owed) return base::fail(owed.error());
        owed_ = std::move(*owed);
        auto places = records::place_states(*archive);
        if (!places) return base::fail(places.error());
        places_ = std::move(*places);
        const auto retention = records::retention_of(*archive);
        if (!retention) return base::fail(retention.error());
        years_ = static_cast<int>(retention->years);
        holds_ = 0;
        for (const auto& hold : retention->holds) holds_ += hold.lifted ? 0 : 1;
        static constexpr std::array<std::string_view, 2> types{"backup/1", "rehearsal/1"};
        const auto entries = archive->ledger_entries(types);
        if (!entries) return base::fail(entries.error());
        for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
            const bool backup = entry->type == "backup/1";
            const bool good =
                backup || (member(entry->record, "findings") == "0" && member(entry->record, "differences") == "0");
            out.push_back(
                {std::to_string(entry->seq),
                 {short_time(entry->time), backup ? tr("backup") : tr("rehearsal"), member(entry->record, "snapshot"),
                  backup ? tr("made")
                  : good ? tr("all holds")
                         : tr("FAILED")},
                 backup ? Sign::live
                 : good ? Sign::pass
                        : Sign::fail});
        }
    }
    rows().show({tr("When (UTC)"), tr("What"), tr("Snapshot"), tr("Result")}, std::move(out));
    return {};
}

FactLine BackupPage::state() const {
    if (!there_) return {};
    const auto newest = history_.last ? std::optional(history_.last->utc) : std::nullopt;
    return backup_state(records::backup_age(newest, ground().archive.clock().now()));
}

std::vector<DetailBlock> BackupPage::detail() const {
    if (!there_) return {};
    std::vector<DetailBlock> out(1);
    out[0].heading = tr("How it stands");
    out[0].facts = {state(), rehearsal_state(history_)};
    if (history_.last) {
        out[0].facts.push_back({tr("Kept in"), text(history_.last->place)});
        out[0].facts.push_back({tr("Snapshot"), text(history_.last->snapshot)});
        out[0].facts.push_back({tr("Entries"), QString::number(history_.last->tree_size)});
        out[0].facts.push_back({tr("By"), history_.last->person ? text(history_.last->person->name) : tr("schedule")});
    }
    if (const auto& one = history_.last_rehearsal) {
        out[0].facts.push_back({tr("Looked at"), tr("%1 rows and files, %2 runs computed again")
                                                     .arg(static_cast<qulonglong>(one->checked))
                                                     .arg(static_cast<qulonglong>(one->runs))});
        out[0].facts.push_back({tr("Found"), tr("%1 findings, %2 differences")
                                                 .arg(static_cast<qulonglong>(one->findings))
                                                 .arg(static_cast<qulonglong>(one->differences))});
    }
    out[0].facts.push_back({tr("Records are kept"), tr("%1 years").arg(years_)});
    out[0].facts.push_back({tr("Legal holds in force"), QString::number(holds_)});
    if (owed_) out.push_back({tr("Daily upkeep"), upkeep_lines(*owed_), {}, {}, std::nullopt});
    DetailBlock outside;
    outside.heading = tr("Places outside");
    for (const auto& one : places_)
        outside.facts.push_back(
            {text(one.place.name),
             one.good
                 ? tr("%1, %2 entries").arg(text(one.place.folder)).arg(static_cast<qulonglong>(one.newest))
                 : tr("%1: %2").arg(text(one.place.folder), one.what.empty() ? tr("not tried yet") : text(one.what)),
             one.good ? Sign::pass : Sign::fail});
    if (places_.size() < records::wanted_places)
        outside.facts.push_back({tr("Too few"),
                                 tr("%1 places of %2: one alone may be lost together with the archive")
                                     .arg(places_.size())
                                     .arg(records::wanted_places),
                                 Sign::inconclusive});
    out.push_back(std::move(outside));
    return out;
}

SetupAct BackupPage::backup_act() const {
    SetupAct act;
    act.id = "make_backup";
    act.title = tr("Back up now");
    act.consequence =
        tr("Only new evidence is copied; what is there is never changed. The snapshot is opened again and "
           "checked.");
    act.fields = {
        {"to",
         tr("Folder on another disk"),
         ActField::Kind::folder,
         true,
         history_.last ? history_.last->place : std::string(),
         {},
         {}},
        {"key", tr("Key of the station"), ActField::Kind::file, false, {}, tr("if one is named"), {}}};
    act.run = [ground = ground(), folder = ground().archive.folder(), actor = ground().who()](
                  const ActValues& values, const base::Progress& progress) -> base::Result<QString> {
        static_cast<void>(base::go_on(progress, "backup", 0, 0));
        std::optional<signing::StationKey> key;
        if (!values["key"].empty()) {
            auto loaded = signing::StationKey::load(values["key"]);
            if (!loaded) return base::fail(loaded.error());
            key.emplace(std::move(*loaded));
        }
        const auto outcome =
            app::make_backup(folder, values["to"], key ? &*key : nullptr, actor, ground.archive.clock());
        if (!outcome) return base::fail(outcome.error());
        const auto& done = outcome->done;
        if (!done.verification.ok())
            return base::fail(base::ErrorCode::integrity, done.verification.findings.front().where,
                              done.verification.findings.front().what, "a snapshot that holds");
        return tr("Snapshot %1: %2 entries, %3 new files; opened again, all holds.")
                   .arg(text(done.snapshot.name))
                   .arg(static_cast<qulonglong>(done.snapshot.manifest.tree_size))
                   .arg(static_cast<qulonglong>(done.files_copied)) +
               (outcome->recorded ? QString() : "\n" + tr("It is not on record: %1").arg(text(outcome->why_not)));
    };
    return act;
}

SetupAct BackupPage::rehearse_act() const {
    SetupAct act;
    act.id = "rehearse_restore";
    act.title = tr("Rehearse a restore");
    act.consequence =
        tr("Restores into a scratch folder, verifies everything, computes every verdict again, and puts "
           "the result on record.");
    act.fields = {{"from",
                   tr("Folder of backups"),
                   ActField::Kind::folder,
                   true,
                   history_.last ? history_.last->place : std::string(),
                   {},
                   {}}};
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values,
                                                          const base::Progress& progress) -> base::Result<QString> {
        // Whoever may not is told before the work.
        auto may = in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            auto permitted = permit(archive, ground.archive.clock(), actor, laboratory::Act::rehearse_restore);
            if (!permitted) return base::fail(permitted.error());
            return QString();
        });
        if (!may) return may;
        auto rehearsed = app::rehearse_restore({values["from"], {}, {}, ground.archive.folder()}, ground.decoders,
                                               ground.archive.clock(), progress);
        if (!rehearsed) return base::fail(rehearsed.error());
        rehearsed->person = actor.person;
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            if (auto kept = records::record_rehearsal(archive, *rehearsed); !kept) return base::fail(kept.error());
            if (!rehearsed->good())
                return base::fail(base::ErrorCode::integrity, "rehearsal with " + rehearsed->snapshot,
                                  rehearsed->first_finding, "a backup from which everything comes back");
            return tr("%1 rows and files checked, %2 runs computed again: all holds.")
                .arg(static_cast<qulonglong>(rehearsed->checked))
                .arg(static_cast<qulonglong>(rehearsed->runs));
        });
    };
    return act;
}

std::vector<SetupAct> BackupPage::acts() const {
    std::vector<SetupAct> out;
    if (!there_) return out;
    if (may(laboratory::Act::make_backup)) out.push_back(backup_act());
    if (may(laboratory::Act::rehearse_restore)) out.push_back(rehearse_act());
    if (may(laboratory::Act::make_backup)) out.push_back(upkeep_act());
    if (may(laboratory::Act::keep_anchors)) {
        out.push_back(places_act());
        out.push_back(station_key_act());
    }
    return out;
}

}  // namespace velocert::app
