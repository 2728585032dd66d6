// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>
#include <optional>
#include <vector>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/frame/desk.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/review/pages_view.h"

namespace velocert::app {

/// To sign what is opened: the pages first, then what has changed since the last signature, what the signature means,
/// and the secrets, which leave the fields with the act. Nothing can be signed before its pages have been seen, neither
/// what is opened nor another report of the same act.
class SignPanel final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    SignPanel(ReviewPresenter& review, const Desk& desk, QWidget* parent);
    /// Lays the pages out and shows the first one: of what is opened, or of another report of the batch.
    void show_pages(const std::string& report = {});
    void sign();
    /// Whether what the last act came to is told right above the button, where the eye is.
    [[nodiscard]] bool tells_refusal() const { return refused_->isVisibleTo(this); }

  protected:
    void retranslate() override;

  private:
    struct FileLine {
        QLabel* label;
        QLineEdit* edit;
        QPushButton* choose;
        QHBoxLayout* row;
    };
    /// Another report that can be signed in the same act.
    struct Other {
        std::string report;
        QString words;
        QCheckBox* box;
        QPushButton* pages;
    };
    struct InView {
        std::string report;
        QString digest;
        bool same_bytes = false;
    };
    [[nodiscard]] FileLine add_file(QVBoxLayout* column, const char* name, bool folder);
    void show_opened();
    void show_meaning(const std::string& report, records::Meaning meaning);
    void show_batch();
    void make_batch(const std::vector<QueueEntry>& entries);
    void show_same();
    void show_refusal();
    void offer_sample();
    void show_time_source();
    [[nodiscard]] std::array<QLineEdit*, 3> secrets() const { return {password_, passphrase_, time_}; }
    void enable();
    /// What is opened, and what else is ticked.
    [[nodiscard]] std::vector<std::string> to_sign() const;
    /// What must be done or typed before, in words; empty when all is there.
    [[nodiscard]] QStringList still_wanted() const;
    /// Why the approval that is at hand may not be given now; empty if it may.
    [[nodiscard]] QStringList why_not_issue() const;
    void open_file();

    ReviewPresenter& review_;
    Desk desk_;
    QLabel* meaning_;
    QPushButton* show_;
    QPushButton* exact_;
    PagesView* pages_;
    std::optional<InView> in_view_;  ///< whose pages are in front
    QLabel* same_;
    QLabel* changes_;
    QLabel* means_;
    QLabel* batch_title_;
    QVBoxLayout* batch_;
    std::vector<Other> others_;
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
    QLabel* wanted_;   ///< what is still to be done before the signature
    QLabel* refused_;  ///< why the last act came to nothing
    bool asked_ = false;
    QPushButton* sign_;
    QPushButton* leave_;
    std::string shown_act_;
    QString offered_key_;  ///< that stands in the field without having been typed
};

}  // namespace velocert::app
