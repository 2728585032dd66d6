// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/terminal_window.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {

TerminalWindow::TerminalWindow(const base::Clock& clock, QWidget* parent)
    : Speaking<QDialog>(parent),
      terminal_(clock),
      port_(new QLineEdit(this)),
      settings_(new QLineEdit("9600 8N1", this)),
      open_(new QPushButton(this)),
      lines_(new QPlainTextEdit(this)),
      problem_(make_label("problem", this, true)),
      typed_(new QLineEdit(this)),
      hex_(new QCheckBox(this)),
      end_(new QComboBox(this)),
      send_(new QPushButton(this)) {
    setObjectName("terminal");
    setProperty("help", "station");
    port_->setObjectName("terminal_port");
    settings_->setObjectName("terminal_settings");
    open_->setObjectName("terminal_open");
    lines_->setObjectName("terminal_lines");
    problem_->setObjectName("terminal_problem");
    typed_->setObjectName("terminal_typed");
    hex_->setObjectName("terminal_hex");
    end_->setObjectName("terminal_end");
    send_->setObjectName("terminal_send");
    lines_->setReadOnly(true);
    // A day of a talkative instrument must not fill the memory.
    lines_->setMaximumBlockCount(5000);
    lines_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (const auto* end : {"CR LF", "CR", "LF", "–"}) end_->addItem(end);
    for (auto* button : {open_, send_}) button->setAutoDefault(false);
    auto* top = new QHBoxLayout;
    top->setSpacing(2 * grid);
    top->addWidget(port_, 2);
    top->addWidget(settings_, 1);
    top->addWidget(open_);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(2 * grid);
    bottom->addWidget(typed_, 1);
    bottom->addWidget(end_);
    bottom->addWidget(hex_);
    bottom->addWidget(send_);
    setTabOrder(end_, hex_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 2 * grid);
    column->addLayout(top);
    column->addWidget(lines_, 1);
    column->addWidget(problem_);
    column->addLayout(bottom);
    resize(200 * grid, 120 * grid);
    problem_->hide();
    connect(open_, &QPushButton::clicked, this, &TerminalWindow::connect_port);
    // Return in a field opens, and never closes what is open.
    for (auto* field : {port_, settings_})
        connect(field, &QLineEdit::returnPressed, this, [this] {
            if (!terminal_.is_open()) connect_port();
        });
    connect(send_, &QPushButton::clicked, this, &TerminalWindow::send);
    connect(typed_, &QLineEdit::returnPressed, this, &TerminalWindow::send);
    connect(&terminal_, &PortTerminal::shown, lines_, &QPlainTextEdit::appendPlainText);
    connect(&terminal_, &PortTerminal::lost, this, [this](const QString& why) {
        terminal_.close();
        told_.reset();
        problem_->setText(why);
        problem_->show();
        retranslate();
    });
    retranslate();
}

void TerminalWindow::retranslate() {
    setWindowTitle(tr("Live terminal"));
    port_->setAccessibleName(tr("Port"));
    settings_->setAccessibleName(tr("Line settings"));
    open_->setText(terminal_.is_open() ? tr("Close the port") : tr("Open the port"));
    lines_->setAccessibleName(tr("What was sent and received"));
    typed_->setAccessibleName(tr("To be sent"));
    typed_->setPlaceholderText(tr("goes to the instrument as it is: \\r, \\n, \\x1B stand for bytes"));
    hex_->setText(tr("Hexadecimal"));
    hex_->setAccessibleName(hex_->text());
    end_->setAccessibleName(tr("End of a line"));
    send_->setText(tr("Send"));
    send_->setEnabled(terminal_.is_open());
    typed_->setEnabled(terminal_.is_open());
    if (told_ && !problem_->isHidden()) show_problem(*told_);
}

void TerminalWindow::open_port(const QString& port) {
    port_->setText(port);
    open();
    open_->setFocus();
}

void TerminalWindow::connect_port() {
    problem_->hide();
    if (terminal_.is_open()) {
        terminal_.close();
        return retranslate();
    }
    const auto opened = terminal_.open(port_->text().trimmed().toStdString(), settings_->text().toStdString());
    if (!opened) show_problem(opened.error());
    retranslate();
    if (opened) typed_->setFocus();
}

void TerminalWindow::send() {
    problem_->hide();
    const auto sent = terminal_.send(typed_->text().toStdString(), hex_->isChecked(),
                                     static_cast<instruments::LineEnd>(end_->currentIndex()));
    if (sent) return typed_->clear();
    // The field that it is about stands above it.
    auto refused = sent.error();
    refused.where.clear();
    show_problem(refused);
}

void TerminalWindow::show_problem(const base::Error& error) {
    told_ = error;
    const auto words = error_words(error);
    problem_->setText(words.happened + " " + words.remedy + "\n" + words.detail);
    problem_->show();
}

void TerminalWindow::done(int result) {
    terminal_.close();
    QDialog::done(result);
}

}  // namespace velocert::app
