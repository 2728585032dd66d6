// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/folded_form.h"

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

}  // namespace velocert::app
