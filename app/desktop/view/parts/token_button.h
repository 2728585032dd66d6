// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <string>
#include <vector>

#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Lists the tokens that are plugged in, and puts the address of the chosen one (RFC 7512) into a field for a key. A
/// library this machine does not know can be named. The field must outlive it.
class TokenButton final : public Speaking<QPushButton> {
    Q_OBJECT

  public:
    TokenButton(QLineEdit* field, Questions& questions, QWidget* parent);

  protected:
    void retranslate() override;

  private:
    void fill();
    void name_library();

    QLineEdit* field_;
    Questions& questions_;
    QMenu* menu_;
    std::vector<std::string> named_;  ///< libraries the person has pointed to
};

}  // namespace velocert::app
