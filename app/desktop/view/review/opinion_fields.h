// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <vector>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Opinions and interpretations that go into a report beside its results: what is thought, on what it rests, what was
/// said about it with the client. Only a person who may approve with every method of the run can type here.
class OpinionFields final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    explicit OpinionFields(QWidget* parent);

    /// What stands in them.
    struct Draft {
        std::vector<TypedOpinion> added = {};
        TypedOpinion in_fields = {};
    };
    /// Empties them, for another run, or fills them with what was typed of it before; `may`: whether the person who is
    /// signed in may state opinions of it.
    void begin(bool may, const Draft& draft);
    [[nodiscard]] Draft draft() const { return {added_, in_fields()}; }
    /// All that were added, and what is typed and not added yet.
    [[nodiscard]] std::vector<TypedOpinion> typed() const;

    /// What takes the keyboard, in reading order.
    [[nodiscard]] std::vector<QWidget*> in_order() const { return {text_, basis_, dialogue_, add_, take_back_}; }

  protected:
    void retranslate() override;

  private:
    void add();
    void take_back();
    void show_added();
    void enable();
    void fill(const TypedOpinion& opinion);
    [[nodiscard]] TypedOpinion in_fields() const;

    QLabel* title_;
    QLabel* why_not_;
    QLabel* added_label_;
    QLabel* text_label_;
    QPlainTextEdit* text_;
    QLabel* basis_label_;
    QLineEdit* basis_;
    QLabel* dialogue_label_;
    QLineEdit* dialogue_;
    QPushButton* add_;
    QPushButton* take_back_;
    std::vector<TypedOpinion> added_;
    bool may_ = false;
};

}  // namespace velocert::app
