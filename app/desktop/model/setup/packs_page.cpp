// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/packs_page.h"

#include <map>

#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/pack_words.h"
#include "app/words/words.h"
#include "core/signing/certificates/trust_file.h"
#include "core/standards/pictures.h"

namespace velocert::app {
namespace {

using State = BroughtPack::State;

QString text(const std::string& given) { return QString::fromStdString(given); }

/// Before the folder of an own pack, whose path no edition has.
const char* const own_mark = "own|";

QString printed(const std::string& edition) {
    const auto shipped = standards::shipped_edition(edition);
    return text(shipped ? (*shipped)->edition.printed : edition);
}

/// What stands in a list of that name.
QString entry_words(const std::string& list) {
    static const std::map<std::string, const char*> words{
        {"clauses", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "Clause %1")},
        {"limits", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "Limit %1")},
        {"steps", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "Step %1")},
        {"samples", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "Sample %1")},
        {"roles", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "Role %1")}};
    const auto found = words.find(list);
    return found == words.end() ? text(list) + " %1" : PacksPage::tr(found->second);
}

/// What a member of a pack's file is about; one that has no words is told by its name.
QString member_words(const std::string& member) {
    static const std::map<std::string, const char*> words{
        {"actions", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "what is asked, shown and done")},
        {"title", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "title")},
        {"repeat", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "attempts and repeats")},
        {"parameters", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "figures of the method")},
        {"conditions", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "conditions")},
        {"waits", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "rest before it")},
        {"limits", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "limits")},
        {"procedures", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "list of procedures")},
        {"laboratory", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "whose pack it is")},
        {"revision", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "revision")},
        {"steps", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "order of the steps")},
        {"roles", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "instruments")},
        {"budgets", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "uncertainty budgets")},
        {"needs", QT_TRANSLATE_NOOP("velocert::app::PacksPage", "what comes before")}};
    const auto found = words.find(member);
    return found == words.end() ? text(member) : PacksPage::tr(found->second);
}

}  // namespace

QStringList difference_words(const standards::PackDifference& difference) {
    using Kind = standards::PackDifference::Kind;
    const QString title = in_words(difference.title);
    const QString named = text(difference.id) + (title.isEmpty() ? QString() : "  " + title);
    QString what =
        difference.list.empty() ? (difference.id.empty() ? title : named) : entry_words(difference.list).arg(named);
    if (standards::is_picture_file(difference.file))
        what = standards::goes_before_the_programs(difference.file)
                   ? PacksPage::tr("picture, in place of the program's")
                   : PacksPage::tr("picture");
    QString how;
    switch (difference.kind) {
        case Kind::added: how = PacksPage::tr("added"); break;
        case Kind::removed: how = PacksPage::tr("taken out"); break;
        case Kind::changed: {
            QStringList members;
            for (const auto& one : difference.members) members << member_words(one);
            how = members.isEmpty() ? PacksPage::tr("changed")
                                    : PacksPage::tr("changed: %1").arg(members.join(PacksPage::tr(", ")));
        }
    }
    return {text(difference.file), what, how};
}

QString PacksPage::title() const { return tr("Packs"); }
QString PacksPage::empty_words() const { return tr("No edition pack is installed: the installation is damaged."); }

std::string PacksPage::as_it_is() const {
    std::string out;
    for (const auto& one : ground().workplace.own_packs->all())
        out += one.folder + '|' + one.digest.text() + '|' + std::to_string(static_cast<int>(one.state)) +
               (one.in_use ? "+" : "-") + '\n';
    return out + ground().workplace.own_packs->trust_file();
}

bool PacksPage::outdated() const {
    ground().workplace.own_packs->look_again();
    return as_it_is() != as_it_was_;
}

base::Result<void> PacksPage::read(const records::Archive* archive) {
    auto& packs = *ground().workplace.own_packs;
    packs.look_again();
    as_it_was_ = as_it_is();
    standings_.clear();
    unknown_.reset();
    std::vector<std::string> folders;
    std::vector<const standards::StandardEdition*> ready;
    for (const auto& one : packs.all()) {
        if (one.state != State::ready) continue;
        folders.push_back(one.folder);
        ready.push_back(&one.pack->edition);
    }
    // Without the list that was named nobody can tell how an approval stands: what is there is shown all the same.
    const auto trust = signing::read_trust_file(packs.trust_file());
    unknown_by_list_ = !trust;
    if (trust) {
        auto standings = records::pack_standings(archive, ready, *trust ? &**trust : nullptr);
        if (!standings) unknown_ = standings.error();
        for (std::size_t i = 0; standings && i < folders.size(); ++i)
            standings_.emplace(folders[i], std::move((*standings)[i]));
    } else {
        unknown_ = trust.error();
    }
    const auto shipped = standards::shipped_editions();
    if (!shipped) return base::fail(shipped.error());
    std::vector<RowsModel::Row> out;
    // The newest edition first: it is the one that is worked with.
    for (std::size_t i = shipped->size(); i-- > 0;) {
        const auto& edition = (*shipped)[i].edition;
        const bool judges = packs.in_use(edition.id) == nullptr;
        out.push_back({edition.id,
                       {text(edition.printed), tr("shipped with the program"), QString::number(edition.revision),
                        judges ? tr("judges the next run") : tr("can be chosen")},
                       judges ? Sign::live : Sign::open});
        for (const auto& one : packs.all())
            if (one.edition == edition.id)
                out.push_back(
                    {own_mark + one.folder,
                     {text(edition.printed), text(one.laboratory), QString::number(one.revision), state_word(one)},
                     sign_of(one)});
    }
    rows().show({tr("Edition"), tr("Whose"), tr("Revision"), tr("State")}, std::move(out));
    if (packs.unread()) return base::fail(*packs.unread());
    if (unknown_) return base::fail(*unknown_);
    return {};
}

FactLine PacksPage::state() const {
    const BroughtPack* used = nullptr;
    for (const auto& one : ground().workplace.own_packs->all()) {
        if (!one.in_use) continue;
        if (one.state != State::ready)
            return {tr("Packs"), tr("the pack of %1 that was chosen: %2").arg(text(one.laboratory), state_word(one)),
                    Sign::broken};
        if (const auto* standing = standing_of(one); standing == nullptr || !standing->may_start())
            return {
                tr("Packs"),
                tr("the pack of %1 that was chosen may start no run: %2")
                    .arg(text(one.laboratory), standing != nullptr ? pack_standing_word(*standing) : unknown_word()),
                Sign::broken};
        used = &one;
    }
    if (used != nullptr)
        return {tr("Packs"), tr("the pack of %1 judges the next run").arg(text(used->laboratory)), Sign::inconclusive};
    return {tr("Packs"), tr("the shipped editions judge the next run"), Sign::live};
}

const BroughtPack* PacksPage::own_shown() const {
    for (const auto& one : ground().workplace.own_packs->all())
        if (own_mark + one.folder == selected()) return &one;
    return nullptr;
}

const standards::ShippedEdition* PacksPage::shipped_shown() const {
    const auto found = standards::shipped_edition(selected());
    return found ? *found : nullptr;
}

std::vector<DetailBlock> PacksPage::detail_of(const standards::ShippedEdition& shipped) const {
    std::vector<DetailBlock> out(1);
    const auto& edition = shipped.edition;
    const auto count = [](const auto& all) { return QString::number(all.size()); };
    out[0].heading = text(edition.printed) + "  " + in_words(edition.title);
    out[0].facts = {
        {tr("Whose"), tr("shipped with the program")},     {tr("Revision"), QString::number(edition.revision)},
        {tr("Pack (SHA-256)"), text(edition.pack.text())}, {tr("Clauses"), count(edition.clauses)},
        {tr("Procedures"), count(edition.procedures)},     {tr("Limits"), count(edition.limits)}};
    return out;
}

std::vector<DetailBlock> PacksPage::detail_of(const BroughtPack& own) const {
    std::vector<DetailBlock> out(1);
    out[0].heading = tr("Pack of %1").arg(text(own.laboratory));
    out[0].facts = {{tr("State"), pack_state_words(own.state), sign_of(own)},
                    {tr("Edition"), printed(own.edition)},
                    {tr("Revision"), QString::number(own.revision)},
                    {tr("Folder"), text(own.folder)},
                    {tr("Pack (SHA-256)"), text(own.digest.text())}};
    if (own.trouble) {
        // That another pack lies there is said by its state.
        if (own.state != State::changed)
            out[0].facts.push_back({tr("What was found"), error_words(*own.trouble).detail, Sign::broken});
        out[0].facts.push_back(
            {tr("What to do"), tr("Bring it in again, which shows what is other now, or choose the shipped pack.")});
        if (own.in_use)
            out[0].facts.push_back(
                {tr("What follows"), tr("No run of this edition starts until it is brought in again, or the shipped "
                                        "pack is chosen.")});
        return out;
    }
    for (auto& fact : approval_facts(own)) out[0].facts.push_back(std::move(fact));
    if (own.in_use) out[0].facts.push_back({tr("What follows"), own_pack_words(own.pack->edition)});
    DetailBlock other;
    other.heading = tr("What is other than in the shipped edition");
    const auto shipped = standards::shipped_edition(own.edition);
    const auto found = shipped ? standards::pack_differences(own.pack->pack, (*shipped)->pack)
                               : base::Result<std::vector<standards::PackDifference>>(base::fail(shipped.error()));
    if (!found) {
        other.facts.push_back({tr("What was found"), error_words(found.error()).detail, Sign::broken});
    } else {
        other.columns = {tr("File"), tr("What"), tr("How")};
        for (const auto& one : *found) other.rows.push_back(difference_words(one));
    }
    out.push_back(std::move(other));
    return out;
}

std::vector<DetailBlock> PacksPage::detail() const {
    if (const auto* own = own_shown()) return detail_of(*own);
    if (const auto* shipped = shipped_shown()) return detail_of(*shipped);
    return {};
}

SetupAct PacksPage::bring_in_act(const std::string& folder) const {
    SetupAct act;
    act.id = "bring_in_pack";
    act.at_once = true;
    act.title = folder.empty() ? tr("Bring in a pack…") : tr("Bring it in again…");
    act.consequence =
        tr("Reads the copy and holds it against the shipped edition. It judges nothing until it is chosen.");
    act.fields = {
        {"folder", tr("Folder of the pack"), ActField::Kind::folder, true, folder, tr("with edition.json in it"), {}}};
    act.run = [packs = ground().workplace.own_packs](const ActValues& values,
                                                     const base::Progress&) -> base::Result<QString> {
        if (auto done = packs->bring_in(values["folder"]); !done) return base::fail(done.error());
        return tr("The pack is taken. What is other than in the shipped edition stands beside it.");
    };
    return act;
}

SetupAct PacksPage::plain_act(std::string id, QString title, QString consequence, const QString& done,
                              std::function<base::Result<void>(OwnPacks&)> what) const {
    SetupAct act;
    act.id = std::move(id);
    act.at_once = true;
    act.title = std::move(title);
    act.consequence = std::move(consequence);
    act.run = [packs = ground().workplace.own_packs, what = std::move(what), done](
                  const ActValues&, const base::Progress&) -> base::Result<QString> {
        if (auto good = what(*packs); !good) return base::fail(good.error());
        return done;
    };
    return act;
}

SetupAct PacksPage::use_act(const BroughtPack& own) const {
    return plain_act("use_pack", tr("Judge the next run by it"),
                     tr("Runs by %1 from now on name %2 in record and report. Runs that were begun keep their pack.")
                         .arg(printed(own.edition), text(own.laboratory)),
                     tr("It judges the next run."),
                     [folder = own.folder](OwnPacks& packs) { return packs.use(folder); });
}

SetupAct PacksPage::use_shipped_act(const std::string& edition) const {
    return plain_act("use_shipped_pack", tr("Judge the next run by the shipped pack"),
                     tr("The laboratory's own stays in the list. Runs that were begun keep their pack."),
                     tr("The shipped pack judges the next run."),
                     [edition](OwnPacks& packs) { return packs.use_shipped(edition); });
}

SetupAct PacksPage::forget_act(const BroughtPack& own) const {
    return plain_act("forget_pack", tr("Take it off the list"),
                     tr("Its folder is left alone, and so are the runs that were judged by it."),
                     tr("It is off the list."),
                     [folder = own.folder](OwnPacks& packs) { return packs.forget(folder); });
}

std::vector<SetupAct> PacksPage::acts() const {
    std::vector<SetupAct> out;
    const bool approves = may(laboratory::Act::propose_pack) || may(laboratory::Act::confirm_pack);
    if (!may(laboratory::Act::run_test) && !may(laboratory::Act::propose_limit) && !approves) return out;
    const auto& packs = *ground().workplace.own_packs;
    if (packs.unread()) return out;
    const auto* own = own_shown();
    if (own == nullptr) {
        out.push_back(bring_in_act({}));
        if (const auto* shipped = shipped_shown(); shipped != nullptr && packs.in_use(shipped->edition.id) != nullptr)
            out.push_back(use_shipped_act(shipped->edition.id));
        if (!packs.all().empty()) out.push_back(trust_act());
        return out;
    }
    if (own->state == State::ready && !own->in_use) out.push_back(use_act(*own));
    if (own->in_use) out.push_back(use_shipped_act(own->edition));
    for (auto& act : approval_acts(*own)) out.push_back(std::move(act));
    out.push_back(trust_act());
    out.push_back(bring_in_act(own->folder));
    out.push_back(forget_act(*own));
    return out;
}

}  // namespace velocert::app
