// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/clause_help.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "core/base/json.h"

namespace velocert::app {
namespace {

constexpr const char* kind_of_topic = "clause:";
constexpr QChar between('|');

/// What stands in a pack is text: no character of it makes letters bold or a list.
QString text_of(const QString& given) {
    static const QRegularExpression marks("([\\\\`*_{}\\[\\]<>#|~])");
    QString out = given;
    out.replace('\n', ' ').replace(marks, "\\\\1");
    return out;
}
QString text_of(const standards::Title& title) { return text_of(in_words(title)); }

class ClausePage {
    Q_DECLARE_TR_FUNCTIONS(ClausePage)

  public:
    ClausePage(const standards::StandardEdition& edition, const standards::Clause& clause)
        : edition_(edition), clause_(clause), procedure_(edition.procedure(clause.procedure)) {}

    QString write() {
        lines_ << "# " + text_of(clause_number(clause_.id)) + ' ' + text_of(clause_.title) << QString();
        lines_ << text_of(clause_.method_clause.empty() ? QString::fromStdString(edition_.printed)
                                                        : tr("%1, method in %2")
                                                              .arg(QString::fromStdString(edition_.printed),
                                                                   QString::fromStdString(clause_.method_clause)));
        if (clause_.not_applicable) lines_ << QString() << text_of(*clause_.not_applicable);
        limits();
        if (procedure_ != nullptr) {
            steps();
            voids();
            instruments();
        }
        return lines_.join('\n') + '\n';
    }

  private:
    void heading(const QString& words) { lines_ << QString() << "## " + words << QString(); }

    void limits() {
        if (clause_.limits.empty()) return;
        heading(tr("Limits"));
        for (const auto& id : clause_.limits) {
            const auto* limit = edition_.limit(id);
            if (limit == nullptr) continue;
            QStringList parts{"**" + text_of(limit_words(*limit)) + "**"};
            if (const auto at = conformity::condition_text(*limit); !at.empty())
                parts << text_of(tr("judged at %1").arg(QString::fromStdString(at)));
            parts << text_of(edition_.assumes(id) ? tr("assumed for training") : status_word(limit->status));
            if (limit->informative) parts << text_of(tr("for information"));
            lines_ << "- " + parts.join(", ") + " `" + QString::fromStdString(id) + '`';
        }
    }

    [[nodiscard]] QString how_often(const standards::Step& step) const {
        const auto* needed = edition_.limit(step.repeat.valid_runs_limit);
        QStringList parts;
        if (needed != nullptr && needed->value)
            parts << tr("valid attempts needed: %1").arg(QString::fromStdString(needed->value->text()));
        if (step.repeat.max_attempts > 1) parts << tr("at most %n attempt(s)", nullptr, step.repeat.max_attempts);
        return parts.isEmpty() ? QString() : ": " + text_of(parts.join(", "));
    }

    void steps() {
        heading(tr("Steps"));
        int number = 0;
        for (const auto& step : procedure_->steps) {
            lines_ << QString("%1. **%2**%3").arg(++number).arg(text_of(step.title), how_often(step));
            QStringList told;
            for (const auto& action : step.actions) {
                const QString words = text_of(action.text);
                if (action.kind != standards::Action::Kind::prompt || words.isEmpty() || told.contains(words)) continue;
                told << words;
                lines_ << "    - " + words;
            }
        }
    }

    void voids() {
        QStringList reasons;
        for (const auto& step : procedure_->steps)
            for (const auto& reason : step.voids)
                if (const QString words = text_of(reason.title); !reasons.contains(words)) reasons << words;
        list(tr("An attempt is declared void (F4) when"), reasons);
    }

    void instruments() {
        QStringList names;
        for (const auto& role : procedure_->roles)
            names << (role.optional ? tr("%1 (where there is one)").arg(text_of(role.title)) : text_of(role.title));
        list(tr("Instruments"), names);
    }

    void list(const QString& title, const QStringList& items) {
        if (items.isEmpty()) return;
        heading(title);
        for (const auto& one : items) lines_ << "- " + one;
    }

    const standards::StandardEdition& edition_;
    const standards::Clause& clause_;
    const standards::Procedure* procedure_;
    QStringList lines_;
};

}  // namespace

QString clause_topic(const std::string& edition, const std::string& clause) {
    if (edition.empty() || clause.empty()) return {};
    return kind_of_topic + QString::fromStdString(edition) + between + QString::fromStdString(clause);
}

std::optional<ClauseAddress> clause_address(const QString& topic) {
    if (!topic.startsWith(kind_of_topic)) return std::nullopt;
    const QString address = topic.mid(static_cast<qsizetype>(qstrlen(kind_of_topic)));
    const auto bar = address.indexOf(between);
    if (bar <= 0 || bar + 1 >= address.size()) return std::nullopt;
    return ClauseAddress{address.left(bar).toStdString(), address.mid(bar + 1).toStdString()};
}

QString clause_title(const standards::StandardEdition& edition, const standards::Clause& clause) {
    return QString("%1  %2 (%3)")
        .arg(clause_number(clause.id), in_words(clause.title), QString::fromStdString(edition.printed));
}

QString clause_page(const standards::StandardEdition& edition, const standards::Clause& clause) {
    return ClausePage(edition, clause).write();
}

QString topic_of_procedure(const std::string& procedure) {
    static const auto list = [] {
        QFile file(":/velocert/help/procedures.json");
        const auto text = file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
        return base::Json::parse(text, "help/procedures.json");
    }();
    const auto* all = list ? list->find("procedures") : nullptr;
    const auto* topic = all != nullptr ? all->find(procedure) : nullptr;
    return topic != nullptr && topic->string() != nullptr ? QString::fromStdString(*topic->string()) : QString();
}

}  // namespace velocert::app
