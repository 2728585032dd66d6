// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/blocker.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>
#include <sstream>

#include "app/desktop/model/bench/preparing/environment_asked.h"
#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/pack_words.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

using records::ArchiveKind;
using Weight = Blocker::Weight;

class Before {
    Q_DECLARE_TR_FUNCTIONS(Before)
};

class Collector {
  public:
    Collector(const Workplace& workplace, const CheckedItem& item, const StationEntry& station, const LookedAt& there)
        : workplace_(workplace), item_(item), station_(station), there_(there) {}

    std::vector<Blocker> collect() {
        item();
        pack();
        people();
        archive();
        procedures();
        if (!station_.is_virtual) ports();
        std::stable_sort(out_.begin(), out_.end(),
                         [](const Blocker& a, const Blocker& b) { return a.weight < b.weight; });
        return std::move(out_);
    }

  private:
    void add(Weight weight, QString what, QString cause, QString fix, Duty duty = Duty::technician) {
        out_.push_back({weight, std::move(what), std::move(cause), std::move(fix), duty_words(duty)});
    }

    void item() {
        if (!item_.problems.empty()) {
            QStringList parts;
            for (const auto& [field, problem] : item_.problems)
                parts << Before::tr("%1: %2").arg(field_words(field), problem_words(problem));
            add(Weight::start, Before::tr("The test item is incomplete"), parts.join("; "),
                Before::tr("Fill in or correct the marked fields."));
        }
        if (item_.edition_error)
            add(Weight::start, Before::tr("No edition can be named"),
                edition_error_words(*item_.edition_error, workplace_.selection),
                Before::tr("Check dates and certificate."));
        else if (item_.edition && workplace_.edition(item_.edition->edition, false) == nullptr)
            add(Weight::start, Before::tr("No edition can be named"), edition_reason_words(*item_.edition),
                Before::tr("Check dates and certificate."));
    }

    /// The command line warns of a pack of the laboratory's own in the same way, and refuses one that it cannot read.
    void pack() {
        if (const auto& unread = workplace_.own_packs->unread()) {
            const auto words = error_words(*unread);
            add(Weight::start, Before::tr("Nobody knows which pack was chosen here"),
                words.happened + " " + words.detail,
                Before::tr("Mend the file, or move it away and choose again in Setup, Packs."));
        }
        const auto* own = item_.edition ? workplace_.own_packs->in_use(item_.edition->edition) : nullptr;
        if (own == nullptr) return;
        if (own->state == BroughtPack::State::ready) {
            auto chosen = Before::tr("It was chosen in Setup, Packs.");
            if (there_ && *there_ && workplace_.pack_standing) chosen += ' ' + approved(*own);
            add(Weight::note, own_pack_words(own->pack->edition), chosen.trimmed(), {});
            return;
        }
        const bool by_its_line = own->state == BroughtPack::State::refused && own->trouble;
        add(Weight::start, Before::tr("The pack of %1 is not the one that was chosen").arg(text(own->laboratory)),
            pack_state_words(own->state) + " " + (by_its_line ? error_words(*own->trouble).detail : text(own->folder)),
            Before::tr("In Setup, Packs: bring it in again, or choose the shipped pack."));
    }

    /// What is to be said of its approval in the archive that is there; what blocks the start is added.
    QString approved(const BroughtPack& own) {
        const auto standing = workplace_.pack_standing(station_.archive_folder, own.pack->edition);
        if (!standing) {
            const auto words = error_words(standing.error());
            const auto& list = workplace_.own_packs->trust_file();
            const bool of_list = !list.empty() && standing.error().where.starts_with(list);
            add(Weight::start,
                Before::tr("Nobody can tell whether the pack of %1 is approved").arg(text(own.laboratory)),
                words.happened + " " + words.detail,
                of_list ? Before::tr("In Setup, Packs: name the trust list again, or leave it out.")
                        : Before::tr("Have the archive verified."),
                of_list ? Duty::limits : Duty::archive);
            return {};
        }
        if (standing->standing.may_start()) return pack_standing_words(standing->standing, standing->people);
        add(Weight::start, Before::tr("The pack of %1 may not start a run in this archive").arg(text(own.laboratory)),
            pack_standing_words(standing->standing, standing->people),
            Before::tr("In Setup, Packs: have it proposed and confirmed by two persons, or choose the shipped pack."),
            Duty::limits);
        return {};
    }

    void people() {
        if (station_.operator_name.empty())
            add(Weight::start, Before::tr("Nobody carries out the test"), Before::tr("The record names a person."),
                Before::tr("Enter the technician's name."));
    }

    void archive() {
        if (station_.archive_folder.empty()) {
            add(Weight::start, Before::tr("No archive"), Before::tr("Everything that is measured must be kept."),
                Before::tr("Choose a folder for the archive."));
            return;
        }
        if (!there_) {
            const auto words = error_words(there_.error());
            add(Weight::start, Before::tr("The archive cannot be used"), words.happened + " " + words.detail,
                Before::tr("Choose an archive or an empty folder."), Duty::archive);
            return;
        }
        const ArchiveKind kind = kind_there();
        if (kind == ArchiveKind::real && station_.is_virtual)
            add(Weight::start, Before::tr("Virtual bench with a real archive"),
                Before::tr("Real and training records never mix."),
                Before::tr("Choose a training archive, or real instruments."));
        if (!*there_)
            add(Weight::note, Before::tr("A new archive will be made"),
                kind == ArchiveKind::real ? Before::tr("It will be a real archive and stay one.")
                                          : Before::tr("It will be a training archive and stay one."),
                {});
    }

    void procedures() {
        if (station_.procedures.empty())
            add(Weight::start, Before::tr("Nothing to run"), Before::tr("No procedure is chosen."),
                Before::tr("Choose at least one."));
        if (!item_.edition || !item_.item) return;
        const auto* edition = workplace_.edition(item_.edition->edition, kind_there() == ArchiveKind::training);
        if (edition == nullptr) return;
        for (const auto& id : station_.procedures) {
            const auto* procedure = edition->procedure(id);
            if (procedure == nullptr)
                add(Weight::start, Before::tr("%1 has no procedure of this name").arg(text(edition->printed)), text(id),
                    Before::tr("Leave it out."));
            else
                limits(*edition, *procedure);
        }
        environment(*edition);
    }

    void environment(const standards::StandardEdition& edition) {
        const auto asked = environment_asked(edition, station_.procedures, item_.item->traits);
        if (asked.empty()) return;
        QStringList lines;
        for (const auto& line : asked) lines << line;
        add(Weight::note, Before::tr("Surroundings that are asked for"), lines.join('\n'),
            Before::tr("Have thermometer, hygrometer or wind gauge ready; the values are typed during the run."));
    }

    void limits(const standards::StandardEdition& edition, const standards::Procedure& procedure) {
        std::set<std::string> unverified;
        for (const auto& step : procedure.steps) {
            if (!step.applies.covers(item_.item->traits)) continue;
            const std::string suffix = std::string("/") + std::string(standards::name(item_.item->traits.battery));
            const auto look = [&](const std::string& limit_id) {
                const auto* limit = edition.limit(limit_id);
                if (limit != nullptr && limit->status == conformity::LimitStatus::unverified)
                    unverified.insert(limit_id);
            };
            for (const auto& [use, limit_id] : step.limits)
                if (!use.starts_with("result/") || use.ends_with(suffix)) look(limit_id);
            if (!step.repeat.valid_runs_limit.empty()) look(step.repeat.valid_runs_limit);
        }
        if (unverified.empty()) return;
        QStringList names;
        for (const auto& name : unverified) names << text(name);
        add(Weight::verdict, Before::tr("%1: limits are not released").arg(in_words(procedure.title)), names.join(", "),
            Before::tr("Have two persons release them from the official copy. In a training archive the "
                       "demonstration laboratory does."),
            Duty::limits);
    }

    void ports() {
        for (const auto& port : station_.ports) {
            const QString role = role_words(workplace_, port.role);
            const auto driver = std::find_if(workplace_.drivers.begin(), workplace_.drivers.end(),
                                             [&](const auto& choice) { return choice.id == port.driver; });
            if (driver == workplace_.drivers.end())
                add(Weight::start, Before::tr("No driver for %1").arg(role),
                    Before::tr("The program must know which instrument it is."), Before::tr("Choose a driver."));
            if (port.path.empty())
                add(Weight::start, Before::tr("No port for %1").arg(role),
                    Before::tr("The program must know where the instrument is connected."),
                    Before::tr("Choose or type a port."));
            else if (!workplace_.port_exists(port.path))
                add(Weight::start, Before::tr("The port of %1 is not there").arg(role), text(port.path),
                    Before::tr("Plug the instrument in or correct the port."));
            if (const auto options = parse_options(port.options); !options)
                add(Weight::start, Before::tr("The options of %1 cannot be read").arg(role),
                    text(options.error().found), Before::tr("Write them as name=value, with blanks between them."));
        }
    }

    [[nodiscard]] ArchiveKind kind_there() const { return there_ && *there_ ? **there_ : station_.new_archive; }

    static QString text(const std::string& s) { return QString::fromStdString(s); }

    const Workplace& workplace_;
    const CheckedItem& item_;
    const StationEntry& station_;
    const LookedAt& there_;
    std::vector<Blocker> out_;
};

}  // namespace

QString duty_words(Duty duty) {
    switch (duty) {
        case Duty::technician: return Before::tr("technician");
        case Duty::equipment: return Before::tr("keeper of the instruments");
        case Duty::limits: return Before::tr("two authorised persons");
        case Duty::archive: return Before::tr("administrator");
    }
    return {};
}

QString role_words(const Workplace& workplace, const std::string& id) {
    for (const auto& pair : workplace.editions)
        for (const auto& procedure : pair.plain.procedures)
            for (const auto& role : procedure.roles)
                if (role.id == id) return in_words(role.title);
    return QString::fromStdString(id);
}

std::vector<Blocker> blockers(const Workplace& workplace, const CheckedItem& item, const StationEntry& station,
                              const LookedAt& archive) {
    return Collector(workplace, item, station, archive).collect();
}

std::string options_text(const std::map<std::string, std::string>& options) {
    std::string out;
    for (const auto& [name, value] : options) out += (out.empty() ? "" : " ") + name + '=' + value;
    return out;
}

base::Result<std::map<std::string, std::string>> parse_options(const std::string& text) {
    std::map<std::string, std::string> out;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0 ||
            !out.emplace(word.substr(0, equals), word.substr(equals + 1)).second)
            return base::fail(base::ErrorCode::bad_value, "options", word, "name=value, each name once");
    }
    return out;
}

}  // namespace velocert::app
