// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/foot_switch_window.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

FootSwitchWindow::FootSwitchWindow(FootSwitch& foot, QWidget* parent)
    : Speaking<QDialog>(parent),
      foot_(foot),
      ask_(make_label("prompt", this, true)),
      state_(make_label("sentence", this, true)),
      problem_label_(make_label("problem", this, true)),
      forget_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName("foot_switch_window");
    setProperty("help", "station");
    state_->setObjectName("foot_switch_state");
    problem_label_->setObjectName("foot_switch_problem");
    forget_->setObjectName("foot_switch_forget");
    close_->setObjectName("foot_switch_close");
    // Whatever key comes is the switch's: the buttons are for the hand.
    for (auto* button : {forget_, close_}) {
        button->setFocusPolicy(Qt::NoFocus);
        button->setAutoDefault(false);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(glove_gap);
    buttons->addWidget(forget_);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 6 * grid, 3 * grid);
    column->addWidget(ask_);
    column->addWidget(state_);
    column->addWidget(problem_label_);
    column->addLayout(buttons);
    setMinimumWidth(120 * grid);
    connect(forget_, &QPushButton::clicked, this, [this] { foot_.forget(); });
    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    connect(&foot_, &FootSwitch::changed, this, &FootSwitchWindow::show_state);
    retranslate();
}

void FootSwitchWindow::open_to_learn() {
    problem_.clear();
    show_state();
    open();
    setFocus();
}

void FootSwitchWindow::retranslate() {
    setWindowTitle(tr("Foot switch"));
    ask_->setText(tr("Press the switch now"));
    forget_->setText(tr("Forget the switch"));
    close_->setText(tr("Close"));
    show_state();
}

void FootSwitchWindow::show_state() {
    const QString name = foot_.name();
    state_->setText(
        name.isEmpty()
            ? tr("None is known yet. A switch that sends Space works without this.")
            : tr("The switch sends %1: on the Bench it does what Space does, also while a field is filled in.")
                  .arg(name));
    problem_label_->setText(problem_);
    problem_label_->setVisible(!problem_.isEmpty());
    forget_->setEnabled(!name.isEmpty());
}

void FootSwitchWindow::keyPressEvent(QKeyEvent* event) {
    if (event->isAutoRepeat()) return;
    if (event->key() == Qt::Key_Escape) return Speaking<QDialog>::keyPressEvent(event);
    problem_ = foot_.learn(event->key()) ? QString() : FootSwitch::why_not(event->key());
    if (event->key() == Qt::Key_Space) problem_ = tr("The switch sends Space: it works as it is.");
    show_state();
}

}  // namespace velocert::app
