// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <array>
#include <map>
#include <string>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/frame/desk.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/review/opinion_fields.h"

namespace velocert::app {

/// To make a report of a run: who will sign it in which meaning, the client's order, whether it amends one that
/// went out, and what is thought about its results.
class PreparePanel final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    PreparePanel(ReviewPresenter& review, const Desk& desk, QWidget* parent);
    /// Whether what the last act came to is told right above the button, where the eye is.
    [[nodiscard]] bool tells_refusal() const { return !refused_->isHidden(); }

  protected:
    void retranslate() override;

  private:
    /// What was chosen and typed, for who comes back to the run.
    struct Draft {
        std::array<QString, 3> signers;
        QString order, amends, reason;
        int kind = 0;
        OpinionFields::Draft opinions;
    };
    [[nodiscard]] Draft draft() const;
    void restore(const Draft& draft);
    /// Who may be named for a signature, in this language; what is chosen or typed stays.
    void offer_signers();
    [[nodiscard]] QString signer(std::size_t i) const;
    void choose_signer(std::size_t i, const QString& who);
    void show_refusal();
    void show_opened();
    void show_amended();
    void show_amendment();
    void prepare();
    /// Every signer is named; else the fields that lack one say so, and the first gets the keyboard.
    [[nodiscard]] bool check();
    /// The order that the item came with, where it was chosen at this window; in place of what was typed only where
    /// that was for another run or by another person.
    void offer_order(bool anew);
    void show_problem(std::size_t field, const QString& problem);
    /// What the field lacks for a report to be prepared, in words; empty where nothing.
    [[nodiscard]] QString lack_of(std::size_t field) const;

  signals:
    void peopleWanted();

  private:
    ReviewPresenter& review_;
    Desk desk_;
    QLabel* title_;
    QLabel* labels_[3];
    QComboBox* signers_[3];
    QLabel* problems_[3];  ///< what a field lacks, below it
    QLabel* accounts_;     ///< without accounts: what they are for, and where they are made
    QPushButton* people_;
    QLabel* order_label_;
    QLineEdit* order_;
    QPushButton* choose_;
    QLabel* amends_label_;
    QComboBox* amends_;
    QComboBox* kind_;
    QLabel* reason_label_;
    QLineEdit* reason_;
    OpinionFields* opinions_;
    QLabel* refused_;  ///< why the last act came to nothing
    bool asked_ = false;
    QPushButton* go_;
    QString offered_order_;
    std::string shown_;                    ///< run, amended report and person that the fields were filled for
    std::map<std::string, Draft> drafts_;  ///< by the same
};

}  // namespace velocert::app
