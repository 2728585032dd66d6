// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/stop_bar.h"

#include <QHBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

StopBar::StopBar(RunPresenter& run, QWidget* parent, Size size)
    : Speaking<QWidget>(parent),
      run_(run),
      safely_(new QPushButton(this)),
      abandon_(new QPushButton(this)),
      emergency_(new QPushButton(this)) {
    const bool large = size == Size::large;
    const int height = large ? 26 * grid : glove_height;
    const QString suffix = large ? "_large" : "";
    safely_->setObjectName("stop_safely" + suffix);
    abandon_->setObjectName("stop_abandon" + suffix);
    emergency_->setObjectName("stop_emergency" + suffix);
    safely_->setProperty("kind", "stop");
    emergency_->setProperty("kind", "emergency");
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 0, glove_gap);
    using Stop = sequence::RunControl::Stop;
    for (const auto& [button, how] :
         {std::pair{safely_, Stop::safely}, {abandon_, Stop::abandon}, {emergency_, Stop::emergency}}) {
        button->setMinimumHeight(height);
        if (!large) button->setProperty("hand", "glove");
        if (large) button->setProperty("letters", "large");
        // By hand or by its key on the button: Tab and Enter, which go through a form, never come here.
        button->setFocusPolicy(Qt::NoFocus);
        row->addWidget(button, 1);
        connect(button, &QPushButton::clicked, this, [this, how = how] { run_.stop(how); });
    }
    connect(&run_, &RunPresenter::taskChanged, this, &StopBar::enable);
    // Whatever else needs room: the words of a stop are never cut.
    setFixedHeight(height + grid);
    retranslate();
    enable();
}

void StopBar::enable() {
    for (auto* button : {safely_, abandon_, emergency_}) button->setEnabled(run_.running());
}

void StopBar::retranslate() {
    safely_->setText(tr("Stop safely,\nkeep evidence  F7"));
    abandon_->setText(tr("Abandon this attempt,\nkeep evidence  F8"));
    emergency_->setText(tr("Emergency:\noutputs off now  F12"));
    safely_->setAccessibleName(tr("Stop safely, keep evidence"));
    abandon_->setAccessibleName(tr("Abandon this attempt, keep evidence"));
    emergency_->setAccessibleName(tr("Emergency: outputs off now"));
    safely_->setToolTip(tr("Ends the run here. What was recorded stays; the instruments go to their safe state."));
    abandon_->setToolTip(tr("Ends this attempt only. It stays on record as abandoned; the step may be repeated."));
    emergency_->setToolTip(tr("Outputs off at once, then the run ends. What was recorded stays."));
}

}  // namespace velocert::app
