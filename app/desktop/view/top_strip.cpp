// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/top_strip.h"

#include <QHBoxLayout>

#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {

TopStrip::TopStrip(const PreparePresenter& prepare, const RunPresenter& run, const Look& look, QWidget* parent)
    : Speaking<QFrame>(parent),
      prepare_(prepare),
      run_(run),
      look_(look),
      item_(make_label("item", this)),
      traits_(make_label("quiet", this)),
      edition_(new Pill(look, this)),
      instruments_(new QHBoxLayout) {
    setProperty("kind", "strip");
    setFixedHeight(11 * grid);
    item_->setObjectName("strip_item");
    edition_->setObjectName("strip_edition");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3 * grid, 0, 3 * grid, 0);
    row->setSpacing(3 * grid);
    row->addWidget(item_);
    row->addWidget(traits_);
    row->addWidget(edition_);
    row->addStretch(1);
    // The window may be narrower than everything side by side: fit() then leaves something out.
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    instruments_->setSpacing(2 * grid);
    row->addLayout(instruments_);
    connect(&prepare_, &PreparePresenter::changed, this, &TopStrip::retranslate);
    connect(&run_, &RunPresenter::instrumentsChanged, this, &TopStrip::show_instruments);
    connect(&run_, &RunPresenter::taskChanged, this, &TopStrip::show_item);
    retranslate();
}

void TopStrip::retranslate() {
    show_item();
    show_instruments();
}

void TopStrip::resizeEvent(QResizeEvent* event) {
    Speaking<QFrame>::resizeEvent(event);
    fit();
}

void TopStrip::fit() {
    if (fitting_) return;
    fitting_ = true;
    const auto too_wide = [this] {
        layout()->invalidate();
        return layout()->sizeHint().width() > width();
    };
    traits_->setVisible(!traits_->text().isEmpty());
    compact_ = false;
    show_instruments();
    if (too_wide()) traits_->hide();
    if (too_wide()) {
        compact_ = true;
        show_instruments();
    }
    fitting_ = false;
}

void TopStrip::show_item() {
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

void TopStrip::show_instruments() {
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
    while (pills_.size() < lines.size()) {
        pills_.push_back(new Pill(look_, this));
        instruments_->addWidget(pills_.back());
    }
    for (std::size_t i = 0; i < pills_.size(); ++i) {
        pills_[i]->setVisible(i < lines.size());
        if (i >= lines.size()) continue;
        const QString word = state_word(lines[i].state);
        const QString safe =
            lines[i].safe_state.isEmpty() ? QString() : tr("Safe state read back: %1").arg(lines[i].safe_state);
        const QString full = tr("%1: %2").arg(lines[i].name, word);
        pills_[i]->show_text(sign_of(lines[i].state), compact_ ? word : full, compact_ ? full : safe);
    }
    fit();
}

}  // namespace velocert::app
