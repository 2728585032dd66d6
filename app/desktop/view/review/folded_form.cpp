// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/folded_form.h"

#include <QPointer>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

void fold_form(QWidget& panel, QPushButton& open, QWidget& form, std::function<void()> begin) {
    auto* column = new QVBoxLayout(&panel);
    set_gaps(column, 0, 2 * grid);
    column->addWidget(&open);
    column->addWidget(&form);
    form.hide();
    QObject::connect(&open, &QPushButton::clicked, &panel,
                     [&form, begin = std::move(begin)] { form.isVisible() ? form.hide() : begin(); });
}

void bring_into_sight(QWidget& first, QWidget& last) {
    for (QWidget* up = first.parentWidget(); up != nullptr; up = up->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(up)) {
            // How high everything is is known only then.
            QTimer::singleShot(0, &first, [&first, last = QPointer<QWidget>(&last), area] {
                if (last != nullptr) area->ensureWidgetVisible(last);
                area->ensureWidgetVisible(&first);
            });
            return;
        }
}

}  // namespace velocert::app
