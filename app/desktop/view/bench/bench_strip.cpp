// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/bench_strip.h"

#include <QHBoxLayout>
#include <algorithm>

#include "app/desktop/model/frame/record_words.h"
#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {

BenchStrip::BenchStrip(const PreparePresenter& prepare, const RunPresenter& run, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      prepare_(prepare),
      run_(run),
      look_(look),
      item_(make_label("item", this)),
      traits_(make_label("quiet", this)),
      edition_(new Pill(look, this)),
      instruments_(new QHBoxLayout) {
    item_->setObjectName("strip_item");
    edition_->setObjectName("strip_edition");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3 * grid);
    row->addWidget(item_);
    row->addWidget(traits_);
    row->addWidget(edition_);
    row->addStretch(1);
    // The window may be narrower than everything side by side: fit() then leaves something out.
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    instruments_->setSpacing(2 * grid);
    row->addLayout(instruments_);
    connect(&prepare_, &PreparePresenter::changed, this, &BenchStrip::retranslate);
    connect(&run_, &RunPresenter::instrumentsChanged, this, &BenchStrip::show_instruments);
    connect(&run_, &RunPresenter::taskChanged, this, &BenchStrip::show_item);
    retranslate();
}

void BenchStrip::retranslate() {
    show_item();
    show_instruments();
}

void BenchStrip::resizeEvent(QResizeEvent* event) {
    Speaking<QWidget>::resizeEvent(event);
    fit();
}

void BenchStrip::fit() {
    if (fitting_) return;
    fitting_ = true;
    const auto too_wide = [this] {
        // Hints are kept in three places, and a text that has changed reaches them only later by itself.
        for (auto* pill : pills_) pill->updateGeometry();
        edition_->updateGeometry();
        instruments_->invalidate();
        layout()->invalidate();
        return layout()->sizeHint().width() > width();
    };
    traits_->setVisible(!traits_->text().isEmpty());
    room_ = Room::names;
    show_instruments();
    if (too_wide()) traits_->hide();
    if (too_wide()) {
        room_ = Room::together;
        show_instruments();
    }
    fitting_ = false;
}

void BenchStrip::show_item() {
    const auto& entry = prepare_.item();
    const bool named = !entry.id.trimmed().isEmpty();
    item_->setText(named ? entry.id.trimmed() : tr("No test item"));
    QStringList traits;
    if (!entry.model.trimmed().isEmpty()) traits << entry.model.trimmed();
    if (named) traits << battery_word(entry.battery) << drive_word(entry.drive);
    traits_->setText(traits.join(" · "));
    const auto* edition = prepare_.edition();
    edition_->setVisible(edition != nullptr);
    if (edition != nullptr) {
        const QString made = entry.made_on.trimmed();
        edition_->show_text(Sign::none, tr("%1, made %2").arg(QString::fromStdString(edition->printed), made),
                            edition_reason_words(*prepare_.checked().edition));
    }
    fit();
}

void BenchStrip::show_instruments() {
    auto lines = run_.instruments();
    if (lines.empty()) {
        for (const auto& port : prepare_.station().ports) {
            InstrumentLine line{port.role,
                                QString::fromStdString(port.role),
                                prepare_.station().is_virtual ? sequence::InstrumentState::simulated
                                                              : sequence::InstrumentState::closed,
                                {}};
            for (const auto* procedure : prepare_.procedures())
                for (const auto& role : procedure->roles)
                    if (role.id == port.role) line.name = in_words(role.title);
            lines.push_back(std::move(line));
        }
    }
    if (room_ == Room::together && lines.size() > 1) return show_together(lines);
    while (pills_.size() < lines.size()) {
        pills_.push_back(new Pill(look_, this));
        instruments_->addWidget(pills_.back());
    }
    for (std::size_t i = 0; i < pills_.size(); ++i) {
        pills_[i]->setVisible(i < lines.size());
        if (i >= lines.size()) continue;
        const QString word = state_word(lines[i].state);
        const QString safe =
            lines[i].safe_state.isEmpty()
                ? QString()
                : tr("Safe state read back: %1").arg(safe_state_words(lines[i].safe_state.toStdString()));
        pills_[i]->show_text(sign_of(lines[i].state), tr("%1: %2").arg(lines[i].name, word), safe);
    }
    fit();
}

void BenchStrip::show_together(const std::vector<InstrumentLine>& lines) {
    // What asks most for attention first.
    const auto attention = [](sequence::InstrumentState state) {
        switch (state) {
            case sequence::InstrumentState::unplugged: return 5;
            case sequence::InstrumentState::stale: return 4;
            case sequence::InstrumentState::slow: return 3;
            case sequence::InstrumentState::closed: return 2;
            case sequence::InstrumentState::simulated: return 1;
            case sequence::InstrumentState::live: return 0;
        }
        return 0;
    };
    const auto worst = std::max_element(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
        return attention(a.state) < attention(b.state);
    });
    QStringList all;
    for (const auto& line : lines) all << tr("%1: %2").arg(line.name, state_word(line.state));
    if (pills_.empty()) {
        pills_.push_back(new Pill(look_, this));
        instruments_->addWidget(pills_.back());
    }
    for (std::size_t i = 1; i < pills_.size(); ++i) pills_[i]->hide();
    const bool alike =
        std::all_of(lines.begin(), lines.end(), [&](const auto& line) { return line.state == worst->state; });
    const QString text =
        alike ? tr("%1 instruments: %2").arg(lines.size()).arg(state_word(worst->state))
              : tr("%1 instruments, %2: %3").arg(lines.size()).arg(worst->name, state_word(worst->state));
    pills_.front()->show();
    pills_.front()->show_text(sign_of(worst->state), text, all.join('\n'));
    fit();
}

}  // namespace velocert::app
