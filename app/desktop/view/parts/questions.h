// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <optional>

#include "app/desktop/look/look.h"

namespace velocert::app {

/// What the window asks in dialogs, so that a test can give the answer beforehand.
class Questions {
  public:
    virtual ~Questions() = default;
    /// The window is being closed while a run goes on: stop it safely and close?
    [[nodiscard]] virtual bool stop_and_close() = 0;
    [[nodiscard]] virtual std::optional<QString> folder(const QString& title, const QString& start) = 0;
    [[nodiscard]] virtual std::optional<QString> file_to_write(const QString& title, const QString& start) = 0;
    [[nodiscard]] virtual std::optional<QString> file_to_read(const QString& title, const QString& start) = 0;
    virtual void tell(const QString& title, const QString& text) = 0;
    /// Opens a folder or file with the desktop's own program.
    virtual void open(const QString& path) = 0;
};

/// What a dialog offers for a file of that name: its own kind first, and always all files. Pure.
[[nodiscard]] QString kinds_of_file(const QString& name);

/// Asks with dialogs over `parent`, which may be set after making.
class DialogQuestions final : public Questions {
  public:
    explicit DialogQuestions(const Look& look) : look_(look) {}
    void set_parent(QWidget* parent) { parent_ = parent; }
    [[nodiscard]] bool stop_and_close() override;
    [[nodiscard]] std::optional<QString> folder(const QString& title, const QString& start) override;
    [[nodiscard]] std::optional<QString> file_to_write(const QString& title, const QString& start) override;
    [[nodiscard]] std::optional<QString> file_to_read(const QString& title, const QString& start) override;
    void tell(const QString& title, const QString& text) override;
    void open(const QString& path) override;

  private:
    const Look& look_;
    QWidget* parent_ = nullptr;
};

}  // namespace velocert::app
