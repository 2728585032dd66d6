// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>
#include <vector>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/frame/desk.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/review/pages_view.h"

namespace velocert::app {

/// To sign what is opened: the pages first, then what has changed since the last signature, what the signature means,
/// and the secrets, which leave the fields with the act. Nothing can be signed before its pages have been seen.
class SignPanel final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    SignPanel(ReviewPresenter& review, const Desk& desk, QWidget* parent);
    /// Lays the pages out and shows the first one.
    void show_pages();
    void sign();

  protected:
    void retranslate() override;

  private:
    struct FileLine {
        QLabel* label;
        QLineEdit* edit;
        QPushButton* choose;
        QHBoxLayout* row;
    };
    [[nodiscard]] FileLine add_file(QVBoxLayout* column, const char* name, bool folder);
    void show_opened();
    /// Whether the pages that are shown are those that are signed.
    void say_whose_pages();
    void show_batch();
    void offer_sample();
    void show_time_source();
    [[nodiscard]] std::array<QLineEdit*, 3> secrets() const { return {password_, passphrase_, time_}; }
    void enable();
    /// Why the approval that is at hand may not be given now; empty if it may.
    [[nodiscard]] QStringList why_not_issue() const;
    void open_file();

    ReviewPresenter& review_;
    Desk desk_;
    QLabel* meaning_;
    QPushButton* show_;
    QPushButton* exact_;
    PagesView* pages_;
    bool shown_is_signed_ = false;  ///< what was looked at is, to the byte, what will be signed
    QString shown_digest_;          ///< of the document whose pages are shown; empty: none are
    QLabel* same_;
    QLabel* changes_;
    QLabel* batch_title_;
    QVBoxLayout* batch_;
    std::vector<std::pair<std::string, QCheckBox*>> others_;
    QLabel* password_label_;
    QLineEdit* password_;
    QLabel* passphrase_label_;
    QLineEdit* passphrase_;
    QLabel* time_label_;
    QLineEdit* time_;       ///< passphrase of the time-stamp key, where the station signs with one
    std::string time_key_;  ///< its file; empty: none
    FileLine key_;
    FileLine trust_;
    FileLine place_;
    QLabel* stopped_;  ///< why nothing is issued now
    QPushButton* sign_;
    QPushButton* leave_;
    std::string shown_report_;
    QString offered_key_;  ///< that stands in the field without having been typed
};

}  // namespace velocert::app
