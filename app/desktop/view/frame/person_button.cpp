// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/person_button.h"

#include "app/words/people_words.h"

namespace velocert::app {

PersonButton::PersonButton(Seat& seat, std::vector<QAction*> actions, QWidget* parent)
    : Speaking<QToolButton>(parent), seat_(seat), menu_(new QMenu(this)) {
    setObjectName("person");
    setProperty("kind", "pill");
    setFocusPolicy(Qt::StrongFocus);
    for (auto* action : actions) menu_->addAction(action);
    // Shown without waiting for it: the window lives on while the menu is open.
    connect(this, &QToolButton::clicked, this, [this] { menu_->popup(mapToGlobal(QPoint(0, height()))); });
    connect(&seat_, &Seat::changed, this, &PersonButton::retranslate);
    retranslate();
}

void PersonButton::retranslate() {
    const auto person = seat_.person();
    setVisible(person.has_value());
    if (!person) return;
    QString text = QString::fromStdString(person->name);
    if (seat_.account()) {
        text = name_words(seat_.account()->name);
        QStringList roles;
        for (const auto role : seat_.roles()) roles << role_word(role);
        if (!roles.isEmpty()) text = tr("%1, %2").arg(text, roles.join(tr(" and ")));
    }
    setText(text);
    setAccessibleName(tr("Signed in: %1").arg(text));
    setToolTip(accessibleName());
    // Without accounts there is nothing to sign out of.
    setEnabled(seat_.account() && seat_.may_act());
    updateGeometry();
}

}  // namespace velocert::app
