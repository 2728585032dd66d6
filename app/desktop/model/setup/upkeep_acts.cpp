// SPDX-License-Identifier: GPL-3.0-or-later
// What a laboratory settles once: when its archive is kept, with which key, and where its checkpoints go.
#include <charconv>

#include "app/acts/time_of_day.h"
#include "app/desktop/model/setup/backup_page.h"
#include "app/reporting/time_stamping.h"
#include "core/base/entropy.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {
namespace {

using base::Result;
using laboratory::Act;
using Kind = ActField::Kind;

QString text(const std::string& given) { return QString::fromStdString(given); }

std::chrono::minutes offset_now(const base::Clock& clock) { return records::MachineClock().offset(clock.now()); }

/// "02:00" at this place.
std::string local_time(const records::UpkeepPlan& plan, std::chrono::minutes offset) {
    constexpr std::chrono::minutes day{std::chrono::hours(24)};
    return time_of_day_text((plan.at + offset + 2 * day) % day);
}

Result<int> days_of(const std::string& given) {
    int days = 0;
    const auto [end, failed] = std::from_chars(given.data(), given.data() + given.size(), days);
    if (failed == std::errc() && end == given.data() + given.size() && days >= 1 && days <= 3660) return days;
    return base::fail(base::ErrorCode::bad_value, "days between rehearsals", '"' + given + '"', "1 to 3660");
}

Result<records::UpkeepPlan> plan_of(const ActValues& values, std::chrono::minutes offset) {
    records::UpkeepPlan plan;
    const auto at = time_of_day(values["at"], offset, "time of day");
    if (!at) return base::fail(at.error());
    const auto days = days_of(values["days"]);
    if (!days) return base::fail(days.error());
    plan.at = *at;
    plan.rehearsal_every = std::chrono::hours(24 * *days);
    plan.station_key = values["key"];
    plan.backup_folder = values["to"];
    plan.time_stamp_key = values["time"];
    if (!plan.time_stamp_key.empty())
        if (const auto place = read_time_stamp_key(plan.time_stamp_key); !place) return base::fail(place.error());
    // A key that cannot be read would be found out at night.
    if (!plan.station_key.empty())
        if (const auto key = signing::StationKey::load(plan.station_key); !key) return base::fail(key.error());
    return plan;
}

}  // namespace

SetupAct BackupPage::upkeep_act() const {
    const auto plan = owed_ ? owed_->in_force() : records::UpkeepPlan{};
    const auto days = std::chrono::duration_cast<std::chrono::days>(plan.rehearsal_every).count();
    SetupAct act;
    act.id = "set_upkeep";
    act.title = tr("Set the daily upkeep");
    act.consequence =
        tr("Each day at that time the archive is verified, gets a checkpoint by the station's key and a backup, while "
           "this window is open or the command line is told to. Recorded with who and why.");
    act.fields = {
        {"at",
         tr("Time of day at this place"),
         Kind::text,
         true,
         local_time(plan, offset_now(ground().archive.clock())),
         tr("02:00"),
         {}},
        {"key", tr("Key of the station"), Kind::file, false, plan.station_key, tr("empty: no checkpoints"), {}},
        {"time",
         tr("Key of the time-stamp authority"),
         Kind::file,
         false,
         plan.time_stamp_key,
         tr("empty: signatures made here carry no time-stamp"),
         {}},
        {"to", tr("Folder of the backups"), Kind::folder, false, plan.backup_folder, tr("empty: no backups"), {}},
        {"days", tr("Days between rehearsals of a restore"), Kind::text, true, std::to_string(days), {}, {}},
        {"why", tr("Why"), Kind::text, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values,
                                                          const base::Progress&) -> Result<QString> {
        const auto& clock = ground.archive.clock();
        const auto wanted = plan_of(values, offset_now(clock));
        if (!wanted) return base::fail(wanted.error());
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            if (auto may = permit(archive, clock, actor, Act::make_backup, "the upkeep"); !may)
                return base::fail(may.error());
            if (auto done = records::set_upkeep_plan(archive, *wanted, actor.person, values["why"], clock); !done)
                return base::fail(done.error());
            return tr("Each day at %1 (%2 UTC).").arg(text(values["at"]), text(time_of_day_text(wanted->at)));
        });
    };
    return act;
}

SetupAct BackupPage::places_act() const {
    const auto at = [&](std::size_t i) { return i < places_.size() ? places_[i].place : records::OutsidePlace{}; };
    SetupAct act;
    act.id = "set_places";
    act.title = tr("Set the places outside");
    act.consequence =
        tr("Every checkpoint is brought to each of them: folders on other media, which must be there. The list so far "
           "is replaced.");
    act.fields = {{"name1", tr("Name of the first"), Kind::text, true, at(0).name, tr("safe"), {}},
                  {"folder1", tr("Its folder"), Kind::folder, true, at(0).folder, {}, {}},
                  {"name2", tr("Name of the second"), Kind::text, false, at(1).name, tr("second host"), {}},
                  {"folder2", tr("Its folder"), Kind::folder, false, at(1).folder, {}, {}},
                  {"why", tr("Why"), Kind::text, true, {}, {}, {}}};
    // The form asks for two; a list that was made longer elsewhere keeps its others.
    std::vector<records::OutsidePlace> others;
    for (std::size_t i = 2; i < places_.size(); ++i) others.push_back(places_[i].place);
    act.run = [ground = ground(), actor = ground().who(), others](const ActValues& values,
                                                                  const base::Progress&) -> Result<QString> {
        std::vector<records::OutsidePlace> wanted{{values["name1"], values["folder1"]}};
        if (!values["name2"].empty() || !values["folder2"].empty())
            wanted.push_back({values["name2"], values["folder2"]});
        wanted.insert(wanted.end(), others.begin(), others.end());
        const auto& clock = ground.archive.clock();
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            if (auto may = permit(archive, clock, actor, Act::keep_anchors, "the places outside"); !may)
                return base::fail(may.error());
            if (auto done = records::set_places(archive, wanted, actor.person, values["why"], clock); !done)
                return base::fail(done.error());
            const auto states = records::deliver(archive, clock);
            if (!states) return base::fail(states.error());
            QStringList said;
            for (const auto& one : *states) {
                if (!one.good) said << tr("%1: %2").arg(text(one.place.name), text(one.what));
                if (one.on_the_archive_disk)
                    said << tr("%1 lies on the disk of the archive: it is lost with it.").arg(text(one.place.name));
            }
            return said.isEmpty() ? tr("The places hold every checkpoint there is.") : said.join('\n');
        });
    };
    return act;
}

SetupAct BackupPage::station_key_act() const {
    SetupAct act;
    act.id = "make_station_key";
    act.title = tr("Make a key of the station");
    act.consequence =
        tr("A new file that only its owner may read. Its public half goes to whoever is to check the archive.");
    act.fields = {{"name", tr("Name of the key"), Kind::text, true, {}, tr("station-1"), {}},
                  {"out", tr("New file"), Kind::new_file, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values,
                                                          const base::Progress&) -> Result<QString> {
        auto may = in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            auto permitted = permit(archive, ground.archive.clock(), actor, Act::keep_anchors, "a key of the station");
            if (!permitted) return base::fail(permitted.error());
            return QString();
        });
        if (!may) return may;
        const auto key = signing::StationKey::make(values["name"], base::SystemEntropy());
        if (!key) return base::fail(key.error());
        if (auto done = key->store(values["out"]); !done) return base::fail(done.error());
        return tr("Its public half: %1").arg(text(key->verifier().text()));
    };
    return act;
}

}  // namespace velocert::app
