// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/trust_pills.h"

#include <QHBoxLayout>

namespace velocert::app {
namespace {

/// What belongs to the workspace needs the room below this width.
constexpr int narrow = 200 * grid;

}  // namespace

TrustPills::TrustPills(TrustPresenter& trust, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent), trust_(trust), clock_(new Pill(look, this)), archive_(new Pill(look, this)) {
    setObjectName("trust");
    clock_->setObjectName("trust_clock");
    archive_->setObjectName("trust_archive");
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 0, 2 * grid);
    row->addWidget(clock_);
    row->addWidget(archive_);
    if (parent != nullptr) parent->installEventFilter(this);
    connect(&trust_, &TrustPresenter::changed, this, &TrustPills::retranslate);
    retranslate();
}

bool TrustPills::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        for (auto* pill : {clock_, archive_}) pill->set_compact(parentWidget()->width() < narrow);
    return Speaking<QWidget>::eventFilter(watched, event);
}

void TrustPills::retranslate() {
    for (const auto& [pill, line] : {std::pair{clock_, trust_.clock()}, {archive_, trust_.archive()}}) {
        pill->setVisible(!line.text.isEmpty());
        pill->show_text(line.sign, line.text, line.explanation);
    }
}

}  // namespace velocert::app
