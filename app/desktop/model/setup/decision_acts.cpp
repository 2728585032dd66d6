// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done about holds and voids: one person notices, a second one decides and signs.
#include "app/desktop/model/setup/decisions_page.h"
#include "app/desktop/model/setup/own_key.h"
#include "app/reporting/sign_decision.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"

namespace velocert::app {
namespace {

using base::Result;
using Field = ActField::Kind;

QString text(const std::string& given) { return QString::fromStdString(given); }

using Decide = std::function<Result<DecisionCautions>(records::Archive& archive, const Actor& by,
                                                      const std::optional<DecisionKey>& key)>;

/// Asks for the password again, and decides with the key that was given. A refusal is recorded.
Result<QString> decided(const SetupGround& ground, const Actor& actor, laboratory::Act act, const std::string& object,
                        ActValues& values, const QString& done_words, const Decide& decide) {
    return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
        const auto& clock = ground.archive.clock();
        Actor by = actor;
        if (actor.account) {
            const auto password = values.take("password");
            auto account = records::authenticate(archive, clock, actor.account->login, password, "decide on " + object,
                                                 ground.hasher);
            if (!account) return base::fail(account.error());
            by = {account->person(), *account};
        }
        if (auto may = permit(archive, clock, by, act, object); !may) return base::fail(may.error());
        Result<DecisionCautions> done = DecisionCautions{};
        if (by.account && !values["key"].empty()) {
            const auto key = OwnKey::read(by.account->login, records::Meaning::voided, values);
            if (!key) return base::fail(key.error());
            done = decide(archive, by,
                          DecisionKey{(*key)->opener(), (*key)->trust(), records::MachineClock().offset(clock.now())});
        } else {
            done = decide(archive, by, std::nullopt);
        }
        if (!done) return base::fail(done.error());
        QString said = done_words;
        if (!done->no_signature.empty())
            said += ' ' + DecisionsPage::tr("It is not signed: a real archive asks for the person's key.");
        return said + revocation_caution(done->revocation_unknown);
    });
}

}  // namespace

std::vector<ActField> DecisionsPage::key_fields() const {
    return people().empty() ? std::vector<ActField>() : own_key_fields(false);
}

SetupAct DecisionsPage::open_hold_act() const {
    SetupAct act;
    act.id = "open_hold";
    act.title = tr("Open a hold");
    act.consequence = tr("No report of what it is about is approved or issued until a second person has decided.");
    act.fields = {{"kind",
                   tr("It is about"),
                   Field::choice,
                   true,
                   {},
                   {},
                   {{"run", tr("a run")}, {"item", tr("an item")}, {"report", tr("a report")}}},
                  {"id", tr("Its id, code or number"), Field::text, true, {}, {}, {}},
                  {"reason", tr("What does not conform"), Field::text, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            using Subject = records::HoldSubject::Kind;
            const auto& kind = values["kind"];
            const auto& id = values["id"];
            const auto subject = kind == "run" ? Subject::run : kind == "item" ? Subject::item : Subject::report;
            // A hold on something that is not there would block nothing.
            if (subject == Subject::run)
                if (const auto run = archive.run(id); !run) return base::fail(run.error());
            if (subject == Subject::report)
                if (const auto life = records::report_life(archive, id); !life) return base::fail(life.error());
            const auto& clock = ground.archive.clock();
            if (auto may = permit(archive, clock, actor, laboratory::Act::open_hold, id); !may)
                return base::fail(may.error());
            const auto known = subject == Subject::item ? records::knows_item(archive, id) : Result<bool>(true);
            if (!known) return base::fail(known.error());
            const auto done = records::open_hold(archive, clock, {subject, id}, values["reason"], actor.person);
            if (!done) return base::fail(done.error());
            QString said = tr("Hold %1 is open.").arg(text(done->hold));
            if (!*known)
                said += ' ' + tr("No run and no report of this archive is of an item %1: the hold blocks nothing until "
                                 "one is. Is the code as it was meant?")
                                  .arg(text(id));
            return said;
        });
    };
    return act;
}

SetupAct DecisionsPage::close_hold_act(const Line& hold) const {
    SetupAct act;
    act.id = "close_hold";
    act.title = tr("Close the hold");
    act.consequence = tr("You evaluate and decide as a second person, and sign it with your own key.");
    act.fields = {{"evaluation", tr("What it means for the results"), Field::text, true, {}, {}, {}},
                  {"decision", tr("What is done about it"), Field::text, true, {}, {}, {}}};
    for (auto& field : key_fields()) act.fields.push_back(std::move(field));
    act.run = [ground = ground(), actor = ground().who(), id = hold.object](ActValues values, const base::Progress&) {
        return decided(ground, actor, laboratory::Act::close_hold, "hold " + id, values,
                       tr("Hold %1 is closed.").arg(text(id)),
                       [&](records::Archive& archive, const Actor& by, const std::optional<DecisionKey>& key) {
                           return close_hold(archive, ground.archive.clock(), id, values["evaluation"],
                                             values["decision"], by.person, by.account, key);
                       });
    };
    return act;
}

SetupAct DecisionsPage::ask_void_act() const {
    SetupAct act;
    act.id = "ask_void";
    act.title = tr("Ask to make void");
    act.consequence = tr("It stays on record and counts for nothing once a second person has confirmed.");
    act.fields = {{"kind", tr("It is about"), Field::choice, true, {}, {}, {{"run", tr("a run")}}},
                  {"id", tr("Its id or number"), Field::text, true, {}, {}, {}},
                  {"reason", tr("Why it is to count for nothing"), Field::text, true, {}, {}, {}}};
    if (may(laboratory::Act::void_report)) act.fields[0].choices.emplace_back("report", tr("a report"));
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            const auto& clock = ground.archive.clock();
            const auto& id = values["id"];
            const bool report = values["kind"] == "report";
            // Whoever notices may ask for a run, as with a hold; a report is for those who may decide on it.
            if (auto may =
                    permit(archive, clock, actor, report ? laboratory::Act::void_report : laboratory::Act::open_hold,
                           values["kind"] + " " + id);
                !may)
                return base::fail(may.error());
            const auto done = report ? records::request_void(archive, clock, id, values["reason"], actor.person)
                                     : records::request_run_void(archive, clock, id, values["reason"], actor.person);
            if (!done) return base::fail(done.error());
            QString said = tr("It is asked for; a second person confirms.");
            if (!report)
                if (const auto reports = records::report_register(archive); reports)
                    if (const auto names = in_force_names(*reports, id); !names.isEmpty())
                        said += ' ' + tr("Reports in force rest on it: %1.").arg(names);
            return said;
        });
    };
    return act;
}

SetupAct DecisionsPage::decline_void_act(const Line& asked) const {
    SetupAct act;
    act.id = "decline_void";
    act.title = tr("It counts");
    act.consequence = tr("You decide as a second person that the run counts; reports of it can be approved again.");
    act.fields = {{"decision", tr("Why it counts"), Field::text, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who(), id = asked.object](const ActValues& values,
                                                                             const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> Result<QString> {
            const auto& clock = ground.archive.clock();
            if (auto may = permit(archive, clock, actor, laboratory::Act::void_report, "run " + id); !may)
                return base::fail(may.error());
            const auto done = records::decline_run_void(archive, clock, id, values["decision"], actor.person);
            if (!done) return base::fail(done.error());
            return tr("Run %1 counts: nobody asks any more that it be void.").arg(text(id));
        });
    };
    return act;
}

SetupAct DecisionsPage::confirm_void_act(const Line& asked) const {
    SetupAct act;
    act.id = "confirm_void";
    act.title = tr("Make it void");
    act.consequence = tr("You decide as a second person, and sign it with your own key. It is never taken back.");
    if (!asked.in_force.isEmpty())
        act.consequence +=
            ' ' + tr("Reports in force rest on it: %1. They stay as they are; each is to be voided or amended.")
                      .arg(asked.in_force);
    act.fields = key_fields();
    const bool report = asked.kind == Kind::report;
    act.run = [ground = ground(), actor = ground().who(), id = asked.object, report](ActValues values,
                                                                                     const base::Progress&) {
        return decided(ground, actor, laboratory::Act::void_report, (report ? "report " : "run ") + id, values,
                       tr("%1 is void: it stays on record and counts for nothing.").arg(text(id)),
                       [&](records::Archive& archive, const Actor& by, const std::optional<DecisionKey>& key) {
                           const auto& clock = ground.archive.clock();
                           return report ? confirm_void(archive, clock, id, by.person, by.account, key)
                                         : confirm_run_void(archive, clock, id, by.person, by.account, key);
                       });
    };
    return act;
}

}  // namespace velocert::app
