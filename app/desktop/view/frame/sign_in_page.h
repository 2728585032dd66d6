// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>
#include <vector>

#include "app/desktop/model/frame/seat.h"
#include "app/desktop/view/parts/speaking.h"

class QAction;

namespace velocert::app {

/// In the place of the workspaces while nobody may use them: to sign in, to open the lock again, to change a password
/// that somebody else set, and to make the first account of a real archive. What may be done without a person stays
/// here as buttons: a stop, for one.
class SignInPage final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    SignInPage(Seat& seat, QWidget* parent);
    /// Buttons for these while they are enabled.
    void offer(std::vector<QAction*> always);
    /// Whether the person who is signed in may be signed out now; a run of theirs may be going on.
    void set_busy(bool busy);
    /// The keyboard goes to the first field that is to be filled in.
    void enter();

  protected:
    void retranslate() override;

  private:
    struct Line {
        QLabel* label;
        QLineEdit* edit;
    };
    [[nodiscard]] Line add_line(const char* name, bool secret);
    void show_state();
    void show_always();
    void show_samples();
    void order_controls();
    void send();

    Seat& seat_;
    QFrame* card_;
    QVBoxLayout* column_;
    QLabel* title_;
    QLabel* note_;
    Line login_;
    Line name_zh_;
    Line name_en_;
    Line password_;
    Line again_;
    QLabel* problem_;
    QPushButton* go_;
    QPushButton* sign_out_;
    QFrame* line_;  ///< between signing in and looking around
    QLabel* samples_title_;
    QLabel* samples_note_;
    QVBoxLayout* samples_;
    QVBoxLayout* always_;
    std::vector<QAction*> always_actions_;
    std::optional<Seat::State> shown_;
    bool busy_ = false;
};

}  // namespace velocert::app
