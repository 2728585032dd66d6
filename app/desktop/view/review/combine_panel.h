// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <string>
#include <vector>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// To bring all runs of the opened item together in one, of which one report is made: which of them is left out and
/// why, and why the latest result of a procedure stands that several tested.
class CombinePanel final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    CombinePanel(ReviewPresenter& review, QWidget* parent);
    /// Has the runs read; the form opens with them, and the keyboard goes there.
    void begin();

  protected:
    void retranslate() override;

  private:
    /// What is asked of a run or a procedure, and the field for the reason.
    struct Asked {
        std::string about;  ///< run or procedure
        QLabel* words = nullptr;
        QLineEdit* reason = nullptr;
        QLabel* problem = nullptr;
    };
    void show_opened();
    void fill();
    [[nodiscard]] Asked ask(const QString& name, const std::string& about);
    void say(const Asked& asked, const QString& words, const QString& hint);
    void say_lack(const Asked& asked);
    void say_all();
    /// The questions follow what is left out.
    void show_questions();
    [[nodiscard]] std::map<std::string, std::string> left_out() const;
    void go();

    ReviewPresenter& review_;
    QPushButton* open_;
    QWidget* form_;
    QLabel* intro_;
    QWidget* fields_;
    QPushButton* go_;
    std::vector<Asked> runs_;
    std::vector<Asked> procedures_;
};

}  // namespace velocert::app
