// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>

#include "app/desktop/look/look.h"
#include "app/desktop/model/frame/annotation_presenter.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"
#include "app/desktop/view/parts/token_button.h"

namespace velocert::app {

/// What was noted beside the recordings of a run, as a list, and the form in which the person there adds words to a
/// moment, signs them, or withdraws what was said. Whoever may change nothing sees the list alone.
class AnnotationPanel final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    AnnotationPanel(AnnotationPresenter& notes, const Look& look, Questions& questions, QWidget* parent);
    [[nodiscard]] int count() const { return rows_->rowCount(); }

  signals:
    /// A moment of the recording in view was asked for in the list.
    void momentWanted(double seconds);
    /// An annotation was begun: whoever holds this panel brings it to the front.
    void begun();
    /// There are more or fewer lines.
    void counted();

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit_columns();
    enum Part { listed, worded, withdrawal };
    [[nodiscard]] QWidget* list_part(const Look& look);
    [[nodiscard]] QWidget* words_part();
    [[nodiscard]] QWidget* withdrawal_part();
    void show_lines();
    void show_begun();
    void show_told();
    void enable();
    void save();
    void withdraw();
    void clear_secrets();
    [[nodiscard]] const NoteLine* line() const;

    AnnotationPresenter& notes_;
    Questions& questions_;
    std::vector<NoteLine> lines_;
    std::uint64_t withdrawing_ = 0;

    QLabel* told_;
    QStackedWidget* parts_;
    QStandardItemModel* rows_;
    QTableView* table_;
    QLabel* empty_;
    QPushButton* take_up_;
    QPushButton* withdraw_;
    QLabel* begun_;
    QLineEdit* comment_;
    QLineEdit* until_;
    QCheckBox* witnessed_;
    QLineEdit* password_;
    QLineEdit* passphrase_;
    QLineEdit* key_;
    QPushButton* key_choose_;
    TokenButton* token_;
    QLineEdit* trust_;
    QPushButton* trust_choose_;
    QPushButton* save_;
    QPushButton* leave_;
    QLabel* withdrawn_;
    QLineEdit* reason_;
    QPushButton* withdraw_go_;
    QPushButton* withdraw_leave_;
};

}  // namespace velocert::app
