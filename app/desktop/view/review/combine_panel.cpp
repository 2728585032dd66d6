// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/combine_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/review/folded_form.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

CombinePanel::CombinePanel(ReviewPresenter& review, QWidget* parent)
    : Speaking<QWidget>(parent),
      review_(review),
      open_(new QPushButton(this)),
      form_(new QWidget(this)),
      intro_(make_label("quiet", form_, true)),
      fields_(new QWidget(form_)),
      go_(new QPushButton(form_)) {
    open_->setObjectName("combine_open");
    intro_->setObjectName("combine_intro");
    go_->setObjectName("combine_go");
    go_->setProperty("kind", "primary");
    auto* rows = new QVBoxLayout(fields_);
    set_gaps(rows, 0, grid);
    auto* inner = new QVBoxLayout(form_);
    set_gaps(inner, 0, 2 * grid);
    for (auto* widget : {static_cast<QWidget*>(intro_), fields_, static_cast<QWidget*>(go_)}) inner->addWidget(widget);
    fold_form(*this, *open_, *form_, [this] { begin(); });
    connect(go_, &QPushButton::clicked, this, &CombinePanel::go);
    connect(&review_, &ReviewPresenter::openedChanged, this, &CombinePanel::show_opened);
    connect(&review_, &ReviewPresenter::busyChanged, this, &CombinePanel::show_opened);
    connect(&review_, &ReviewPresenter::combinableChanged, this, &CombinePanel::fill);
    retranslate();
}

void CombinePanel::retranslate() {
    open_->setText(tr("Bring several runs together..."));
    open_->setAccessibleName(tr("Bring several runs of the item together in one report"));
    open_->setToolTip(open_->accessibleName());
    go_->setText(tr("Bring them together"));
    go_->setAccessibleName(go_->text());
    for (const auto& one : procedures_)
        if (!one.problem->isHidden()) say_lack(one);
    show_opened();
    say_all();
}

void CombinePanel::begin() { review_.look_for_combinable(); }

void CombinePanel::show_opened() {
    // Not while something is worked at alone: what was typed stays.
    if (!review_.busy()) {
        open_->setVisible(review_.may_combine());
        if (review_.combinable_runs().empty()) form_->hide();
    }
    open_->setEnabled(review_.may_combine());
    go_->setEnabled(review_.may_combine());
}

CombinePanel::Asked CombinePanel::ask(const QString& name, const std::string& about) {
    Asked out{about, make_label("quiet", fields_, true), new QLineEdit(fields_), make_label("problem", fields_, true)};
    out.reason->setObjectName(name);
    out.words->setObjectName(name + "_words");
    out.problem->setObjectName(name + "_problem");
    out.words->setBuddy(out.reason);
    out.problem->hide();
    for (auto* widget :
         {static_cast<QWidget*>(out.words), static_cast<QWidget*>(out.reason), static_cast<QWidget*>(out.problem)})
        fields_->layout()->addWidget(widget);
    connect(out.reason, &QLineEdit::textChanged, this, [problem = out.problem, reason = out.reason] {
        problem->hide();
        set_style(reason, "invalid", "false");
        reason->setAccessibleDescription({});
    });
    return out;
}

void CombinePanel::fill() {
    for (const auto* all : {&runs_, &procedures_})
        for (const auto& one : *all)
            for (QWidget* widget : {static_cast<QWidget*>(one.words), static_cast<QWidget*>(one.reason),
                                    static_cast<QWidget*>(one.problem)}) {
                widget->setParent(nullptr);
                widget->deleteLater();
            }
    runs_.clear();
    procedures_.clear();
    for (const auto& run : review_.combinable_runs()) {
        runs_.push_back(ask("combine_leave_" + text(run.id), run.id));
        connect(runs_.back().reason, &QLineEdit::textChanged, this, &CombinePanel::show_questions);
    }
    for (const auto& one : combine_questions(review_.combinable_runs(), {}))
        procedures_.push_back(ask("combine_because_" + text(one.procedure), one.procedure));
    std::vector<QWidget*> order{open_};
    for (const auto* all : {&runs_, &procedures_})
        for (const auto& one : *all) order.push_back(one.reason);
    order.push_back(go_);
    set_reading_order(order);
    say_all();
    form_->show();
    bring_into_sight(*intro_, *go_);
    for (const auto* all : {&runs_, &procedures_})
        for (const auto& one : *all)
            if (!one.reason->isHidden()) return one.reason->setFocus(Qt::OtherFocusReason);
    go_->setFocus(Qt::OtherFocusReason);
}

void CombinePanel::say(const Asked& asked, const QString& words, const QString& hint) {
    asked.words->setText(words);
    asked.reason->setPlaceholderText(hint);
    asked.reason->setToolTip(hint);
    asked.reason->setAccessibleName(words.simplified());
}

void CombinePanel::say_all() {
    const auto& runs = review_.combinable_runs();
    if (runs.empty() || runs.size() != runs_.size()) return;
    intro_->setText(
        tr("All runs of the item by this edition that count go into one, of which one report is made. Every "
           "result is judged again."));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QStringList tested;
        for (const auto& one : runs[i].tested)
            tested << tr("%1: %2").arg(review_.procedure_words(one.procedure), verdict_word(one.verdict));
        if (tested.isEmpty()) tested << tr("nothing was tested");
        QString words =
            tr("%1, %2 (UTC)").arg(text(runs[i].id), short_time(runs[i].started_utc)) + '\n' + tested.join(tr("; "));
        if (runs[i].fails()) words += '\n' + tr("It holds a Fail and cannot be left out.");
        say(runs_[i], words, tr("why it is left out; empty: it is taken"));
        runs_[i].reason->setVisible(!runs[i].fails());
    }
    show_questions();
}

void CombinePanel::show_questions() {
    std::set<std::string> without;
    for (const auto& [run, reason] : left_out()) without.insert(run);
    const auto questions = combine_questions(review_.combinable_runs(), without);
    for (const auto& asked : procedures_) {
        const auto found = std::ranges::find(questions, asked.about, &CombineQuestion::procedure);
        const bool there = found != questions.end();
        asked.words->setVisible(there);
        asked.reason->setVisible(there && !found->fails);
        if (!there || found->fails) asked.problem->hide();
        if (!there) continue;
        const QString what =
            tr("%1 was tested in %n run(s).", nullptr, found->runs).arg(review_.procedure_words(asked.about));
        say(asked,
            what + ' ' +
                (found->fails ? tr("A Fail stands, whatever came later.") : tr("Why does the latest result stand?")),
            tr("why the earlier ones do not"));
    }
}

std::map<std::string, std::string> CombinePanel::left_out() const {
    std::map<std::string, std::string> out;
    for (const auto& one : runs_)
        if (const QString reason = one.reason->text().trimmed(); !reason.isEmpty())
            out.emplace(one.about, reason.toStdString());
    return out;
}

void CombinePanel::say_lack(const Asked& asked) {
    asked.problem->setText(tr("Say why."));
    asked.reason->setAccessibleDescription(asked.problem->text());
}

void CombinePanel::go() {
    std::map<std::string, std::string> because;
    const QLineEdit* missing = nullptr;
    for (const auto& one : procedures_) {
        if (one.reason->isHidden()) continue;
        const QString reason = one.reason->text().trimmed();
        if (!reason.isEmpty()) {
            because.emplace(one.about, reason.toStdString());
            continue;
        }
        say_lack(one);
        one.problem->show();
        set_style(one.reason, "invalid", "true");
        if (missing == nullptr) {
            missing = one.reason;
            one.reason->setFocus(Qt::OtherFocusReason);
        }
    }
    if (missing == nullptr) review_.combine(because, left_out());
}

}  // namespace velocert::app
