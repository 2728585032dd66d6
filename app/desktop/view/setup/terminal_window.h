// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <optional>

#include "app/desktop/bridge/port_terminal.h"
#include "app/desktop/view/parts/speaking.h"
#include "core/base/error.h"

namespace velocert::app {

/// The live terminal of a port: what comes is shown as it comes, what is typed is sent with Enter.
class TerminalWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    TerminalWindow(const base::Clock& clock, QWidget* parent);
    void open_port(const QString& port);

  protected:
    void retranslate() override;
    void done(int result) override;

  private:
    void connect_port();
    void send();
    void show_problem(const base::Error& error);

    PortTerminal terminal_;
    QLineEdit* port_;
    QLineEdit* settings_;
    QPushButton* open_;
    QPlainTextEdit* lines_;
    QLabel* problem_;
    std::optional<base::Error> told_;  ///< what stands there, where it is an error
    QLineEdit* typed_;
    QCheckBox* hex_;
    QComboBox* end_;
    QPushButton* send_;
};

}  // namespace velocert::app
