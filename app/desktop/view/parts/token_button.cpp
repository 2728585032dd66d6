// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/token_button.h"

#include <algorithm>

#include "app/reporting/token_address.h"

namespace velocert::app {

TokenButton::TokenButton(QLineEdit* field, Questions& questions, QWidget* parent)
    : Speaking<QPushButton>(parent), field_(field), questions_(questions), menu_(new QMenu(this)) {
    menu_->setObjectName("token_menu");
    setMenu(menu_);
    // What is plugged in is asked for when somebody wants to know.
    connect(menu_, &QMenu::aboutToShow, this, &TokenButton::fill);
    retranslate();
}

void TokenButton::retranslate() {
    setText(tr("Token"));
    setAccessibleName(tr("Choose a token that holds the key"));
    setToolTip(accessibleName());
}

void TokenButton::fill() {
    menu_->clear();
    auto modules = known_token_modules();
    for (const auto& one : named_)
        if (std::find(modules.begin(), modules.end(), one) == modules.end()) modules.push_back(one);
    const auto tokens = plugged_tokens(modules);
    for (const auto& one : tokens)
        connect(menu_->addAction(QString::fromStdString(one.words)), &QAction::triggered, this,
                [this, address = QString::fromStdString(token_address(one.key))] { field_->setText(address); });
    if (tokens.empty()) menu_->addAction(tr("No token is plugged in"))->setEnabled(false);
    menu_->addSeparator();
    connect(menu_->addAction(tr("Another library (PKCS#11) ...")), &QAction::triggered, this,
            &TokenButton::name_library);
}

void TokenButton::name_library() {
    const auto file = questions_.file_to_read(tr("Library of the token's maker (PKCS#11)"), QString());
    if (!file) return;
    const auto tokens = plugged_tokens({file->toStdString()});
    if (tokens.empty())
        return questions_.tell(tr("No token is plugged in that this library knows."),
                               tr("Plug the token in, and choose the library its maker gives for it."));
    named_.push_back(file->toStdString());
    field_->setText(QString::fromStdString(token_address(tokens.front().key)));
}

}  // namespace velocert::app
