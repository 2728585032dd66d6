// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/search_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <array>

#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/base/person.h"
#include "core/sequence/calibrations/archived_calibrations.h"

namespace velocert::app {
namespace {

class Search {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

using conformity::Verdict;
using sequence::Lifecycle;

constexpr std::array verdicts{Verdict::pass, Verdict::fail, Verdict::inconclusive, Verdict::not_evaluated,
                              Verdict::not_applicable};
constexpr std::array lifecycles{Lifecycle::running, Lifecycle::completed, Lifecycle::stopped,
                                Lifecycle::aborted, Lifecycle::errored,   Lifecycle::suspended};

QStringList words_of(const QString& typed) {
    static const QRegularExpression word("(@?)\"([^\"]*)\"?|\\S+");
    QStringList out;
    for (auto found = word.globalMatch(typed); found.hasNext();) {
        const auto one = found.next();
        const bool quoted = one.capturedStart(2) >= 0;
        const QString text = quoted ? one.captured(1) + one.captured(2) : one.captured();
        if (!text.trimmed().isEmpty() && text != "@") out << text.trimmed();
    }
    return out;
}

bool same(const QString& a, const QString& b) { return a.compare(b, Qt::CaseInsensitive) == 0; }
bool same(const QString& a, std::string_view b) {
    return same(a, QString::fromUtf8(b.data(), static_cast<qsizetype>(b.size())));
}

/// First and last day of "2026", "2026-03" or "2026-03-01".
std::optional<std::pair<base::Date, base::Date>> days_of(const QString& text) {
    static const QRegularExpression form("^(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?$");
    const auto found = form.match(text);
    if (!found.hasMatch()) return std::nullopt;
    using namespace std::chrono;
    const year y(found.captured(1).toInt());
    const bool has_month = !found.captured(2).isEmpty();
    const bool has_day = !found.captured(3).isEmpty();
    const month first(has_month ? found.captured(2).toUInt() : 1U);
    const month last(has_month ? found.captured(2).toUInt() : 12U);
    const year_month_day from = y / first / day(has_day ? found.captured(3).toUInt() : 1U);
    const year_month_day to = has_day ? from : year_month_day(y / last / std::chrono::last);
    // A number of four digits that is no year of ours is part of an item's code.
    if (!from.ok() || !to.ok() || y < year(2000) || y > year(2099)) return std::nullopt;
    return std::pair(from, to);
}

/// "6.1.2" and "6.1/braking" belong to 6.1.
bool is_below(const std::string& id, const std::string& clause) {
    return id == clause || id.starts_with(clause + '.') || id.starts_with(clause + '/');
}

/// One word of the text begins like that. Chinese is written without blanks between words.
bool has_word(const QString& text, const QString& beginning) {
    for (qsizetype at = text.indexOf(beginning, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(beginning, at + 1, Qt::CaseInsensitive))
        if (at == 0 || !text.at(at - 1).isLetterOrNumber() || beginning.at(0).script() == QChar::Script_Han)
            return true;
    return false;
}
bool has_word(const standards::Title& title, const QString& beginning) {
    return has_word(QString::fromStdString(title.zh), beginning) ||
           has_word(QString::fromStdString(title.en), beginning);
}

bool is_about(const standards::StandardEdition& edition, const standards::Procedure& procedure, const QString& word) {
    if (has_word(procedure.title, word)) return true;
    if (std::ranges::any_of(procedure.roles, [&](const auto& role) {
            return has_word(role.title, word) || has_word(QString::fromStdString(role.id), word);
        }))
        return true;
    return std::ranges::any_of(edition.clauses, [&](const standards::Clause& clause) {
        return clause.procedure == procedure.id && has_word(clause.title, word);
    });
}

bool is_driver(const DriverChoice& driver, const QString& word) {
    return has_word(QString::fromStdString(driver.id), word) || has_word(QString::fromStdString(driver.name), word);
}

class Taking {
  public:
    Taking(SearchWords& out, const KnownNames& known) : out_(out), known_(known) {}

    void take(const QString& word) {
        if (day(word) || verdict(word) || lifecycle(word) || edition(word) || clause(word) || person(word) ||
            instrument(word) || subject(word))
            return;
        if (out_.query.text.empty())
            out_.query.text = word.toStdString();
        else
            out_.words.push_back(base::folded_name(word.toStdString()));
    }

  private:
    bool day(const QString& word) {
        const auto ends = word.split("..");
        const auto first = days_of(ends.front());
        const auto last = days_of(ends.back());
        if (ends.size() > 2 || (!first && !last)) return false;
        if (ends.size() == 2 && ((!first && !ends.front().isEmpty()) || (!last && !ends.back().isEmpty())))
            return false;
        if (first) out_.query.from = first->first;
        if (last) out_.query.to = last->second;
        const auto said = [](const std::optional<base::Date>& date) {
            return date ? QString::fromStdString(base::text(*date)) : QString("…");
        };
        out_.understood << Search::tr("from %1 to %2").arg(said(out_.query.from), said(out_.query.to));
        return true;
    }

    bool verdict(const QString& word) {
        for (const auto one : verdicts) {
            if (!same(word, conformity::name(one)) && !same(word, verdict_word(one))) continue;
            out_.query.verdict = one;
            out_.understood << Search::tr("verdict: %1").arg(verdict_word(one));
            return true;
        }
        return false;
    }

    bool lifecycle(const QString& word) {
        for (const auto one : lifecycles) {
            if (!same(word, sequence::name(one)) && !same(word, lifecycle_word(one))) continue;
            out_.query.lifecycle = one;
            out_.understood << Search::tr("run: %1").arg(lifecycle_word(one));
            return true;
        }
        return false;
    }

    bool edition(const QString& word) {
        for (const auto* one : known_.editions) {
            if (!same(word, one->id) && !same(word, one->printed)) continue;
            out_.query.edition = one->id;
            out_.understood << Search::tr("edition: %1").arg(QString::fromStdString(one->printed));
            return true;
        }
        return false;
    }

    bool clause(const QString& word) {
        const std::string text = word.toStdString();
        const auto below = [&](const standards::Clause& one) { return is_below(one.id, text); };
        const bool known = std::ranges::any_of(
            known_.editions, [&](const auto* edition) { return std::ranges::any_of(edition->clauses, below); });
        // A bare number would swallow codes of items.
        if (!known || !word.contains('.')) return false;
        out_.clause = text;
        out_.understood << Search::tr("clause: %1").arg(word);
        return true;
    }

    bool person(const QString& word) {
        const bool meant = word.startsWith('@');
        QString name = meant ? word.mid(1) : QString();
        if (known_.people != nullptr) {
            const auto folded = base::folded_name((name.isEmpty() ? word : name).toStdString());
            for (const auto& account : known_.people->accounts())
                if (folded == account.login ||
                    (!account.name.zh.empty() && folded == base::folded_name(account.name.zh)) ||
                    (!account.name.en.empty() && folded == base::folded_name(account.name.en)))
                    return by(account);
            // Behind the sign a beginning is enough, as long as it is one person's.
            const laboratory::Account* begun = nullptr;
            int people = 0;
            for (const auto& account : known_.people->accounts())
                if (meant && begins(account, folded)) {
                    begun = &account;
                    ++people;
                }
            if (people == 1) return by(*begun);
        }
        if (name.isEmpty()) return false;
        out_.query.operator_name = name.toStdString();
        out_.understood << Search::tr("by: %1").arg(name);
        return true;
    }

    /// Runs are kept under the name that is printed first; what was understood is said in the language in use.
    bool by(const laboratory::Account& account) {
        out_.query.operator_name = account.name.main();
        out_.understood << Search::tr("by: %1").arg(name_words(account.name));
        return true;
    }

    /// The login or a name begins like that, or one of its parts.
    static bool begins(const laboratory::Account& account, const std::string& folded) {
        const QString beginning = QString::fromStdString(folded);
        return !folded.empty() && (has_word(QString::fromStdString(account.login), beginning) ||
                                   has_word(QString::fromStdString(base::folded_name(account.name.zh)), beginning) ||
                                   has_word(QString::fromStdString(base::folded_name(account.name.en)), beginning));
    }

    bool instrument(const QString& word) {
        if (known_.equipment == nullptr) return false;
        const auto text = word.toStdString();
        const auto* one = known_.equipment->by_id(text);
        if (one == nullptr) one = known_.equipment->by_serial(text);
        if (one == nullptr) return false;
        out_.equipment = one->equipment.id;
        out_.serial = one->equipment.instrument.serial;
        out_.understood << Search::tr("instrument: %1").arg(QString::fromStdString(out_.equipment));
        return true;
    }

    bool subject(const QString& word) {
        // Shorter ones begin half of all titles; they are the beginning of a code.
        constexpr int shortest = 4;
        constexpr int shortest_chinese = 2;
        if (word.size() < (word.at(0).script() == QChar::Script_Han ? shortest_chinese : shortest)) return false;
        const bool title = std::ranges::any_of(known_.editions, [&](const auto* edition) {
            return std::ranges::any_of(edition->procedures,
                                       [&](const auto& procedure) { return is_about(*edition, procedure, word); });
        });
        const bool driver = known_.drivers != nullptr &&
                            std::ranges::any_of(*known_.drivers, [&](const auto& one) { return is_driver(one, word); });
        if (!title && !driver) return false;
        if (known_.begins_item && known_.begins_item(word.toStdString())) return false;
        out_.subjects << word;
        out_.understood << Search::tr("about: %1").arg(word);
        return true;
    }

    SearchWords& out_;
    const KnownNames& known_;
};

/// What the run tested, with what, or the beginning of its item's code or a name of it.
bool is_about(const sequence::Run& run, const QString& word,
              const std::vector<const standards::StandardEdition*>& editions) {
    const auto folded = base::folded_name(word.toStdString());
    for (const auto* text : {&run.item.id, &run.item.model, &run.item.maker, &run.item.vehicle_code})
        if (base::folded_name(*text).starts_with(folded)) return true;
    for (const auto& placed : run.station.instruments)
        if (has_word(QString::fromStdString(placed.driver), word) ||
            has_word(QString::fromStdString(placed.role), word))
            return true;
    for (const auto* edition : editions) {
        if (edition->id != run.edition) continue;
        for (const auto& id : run.procedures)
            if (const auto* procedure = edition->procedure(id); procedure && is_about(*edition, *procedure, word))
                return true;
    }
    return false;
}

bool tested(const sequence::Run& run, const std::string& clause,
            const std::vector<const standards::StandardEdition*>& editions) {
    for (const auto* edition : editions) {
        if (edition->id != run.edition) continue;
        for (const auto& one : edition->clauses) {
            if (!is_below(one.id, clause)) continue;
            if (std::ranges::find(run.procedures, one.procedure) != run.procedures.end()) return true;
        }
    }
    return false;
}

}  // namespace

SearchWords search_words(const QString& typed, const KnownNames& known) {
    SearchWords out;
    Taking taking(out, known);
    for (const auto& word : words_of(typed)) taking.take(word);
    return out;
}

bool matches(const sequence::Run& run, const SearchWords& words,
             const std::vector<const standards::StandardEdition*>& editions) {
    for (const auto& word : words.words) {
        const auto begins = [&](const std::string& text) { return base::folded_name(text).starts_with(word); };
        if (!begins(run.item.id) && !begins(run.item.model) && !begins(run.item.maker) &&
            !begins(run.item.vehicle_code))
            return false;
    }
    for (const auto& subject : words.subjects)
        if (!is_about(run, subject, editions)) return false;
    if (!words.clause.empty() && !tested(run, words.clause, editions)) return false;
    return words.serial.empty() || sequence::uses_equipment(run, words.equipment, words.serial);
}

}  // namespace velocert::app
