// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/trust_pills.h"

#include <QHBoxLayout>

namespace velocert::app {
namespace {

/// What belongs to the workspace needs the room below this width.
constexpr int narrow = 200 * grid;

}  // namespace

TrustPills::TrustPills(TrustPresenter& trust, const UpkeepPresenter& upkeep, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      trust_(trust),
      upkeep_(upkeep),
      clock_(new Pill(look, this)),
      archive_(new Pill(look, this)) {
    setObjectName("trust");
    clock_->setObjectName("trust_clock");
    archive_->setObjectName("trust_archive");
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 0, 2 * grid);
    row->addWidget(clock_);
    row->addWidget(archive_);
    if (parent != nullptr) parent->installEventFilter(this);
    archive_->set_active();
    connect(archive_, &Pill::pressed, this, &TrustPills::archiveWanted);
    connect(&trust_, &TrustPresenter::changed, this, &TrustPills::retranslate);
    connect(&upkeep_, &UpkeepPresenter::changed, this, &TrustPills::retranslate);
    connect(&upkeep_, &UpkeepPresenter::ended, this, &TrustPills::retranslate);
    retranslate();
}

bool TrustPills::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        for (auto* pill : {clock_, archive_}) pill->set_compact(parentWidget()->width() < narrow);
    return Speaking<QWidget>::eventFilter(watched, event);
}

TrustPresenter::Line TrustPills::archive_line() const {
    auto line = trust_.archive();
    const auto& work = upkeep_.work();
    if (work.running()) {
        const QString far = work.total() > 0 ? tr("%1 %").arg(work.done() * 100 / work.total()) : QString();
        return {Sign::running, far.isEmpty() ? tr("Archive: upkeep") : tr("Archive: upkeep, %1").arg(far),
                work.title() + '\n' + line.explanation};
    }
    const auto result = upkeep_.result();
    if (line.sign == Sign::live && result && (result->sign == Sign::fail || result->sign == Sign::broken))
        return {Sign::inconclusive, tr("Archive: upkeep failed"),
                result->sentence + '\n' + result->lines.join('\n') + '\n' + line.explanation};
    return line;
}

void TrustPills::retranslate() {
    for (const auto& [pill, line] : {std::pair{clock_, trust_.clock()}, {archive_, archive_line()}}) {
        pill->setVisible(!line.text.isEmpty());
        pill->show_text(line.sign, line.text, line.explanation);
    }
}

}  // namespace velocert::app
