// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <map>
#include <string>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/view/bench/stopwatch.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"
#include "core/standards/procedure.h"

namespace velocert::app {

/// What is to be typed at a prompt: each field with its unit, a usual value as a hint, and its trouble below it. Tab
/// and Return go on to the next field; Return in the last one asks for the primary action. The unit that stands in the
/// label is added to a bare number; another unit may be typed with it. A time can be taken with a stopwatch beside it,
/// and a file dropped onto its field or chosen (F2).
class PromptFields final : public Speaking<QScrollArea> {
    Q_OBJECT

  public:
    PromptFields(Questions& questions, const Look& look, QWidget* parent);

    /// Other fields than before are empty, or hold what was said of them at the attempt before; the same ones keep what
    /// was typed. No file is named for anybody.
    void ask(std::vector<standards::Field> fields, bool fresh, const std::map<std::string, std::string>& before = {});
    /// Whether all that is typed may go on record; else the troubles are shown, and the first gets the focus.
    [[nodiscard]] bool check();
    /// Field id -> text as it goes on record.
    [[nodiscard]] std::map<std::string, std::string> values() const;
    void focus_first();
    [[nodiscard]] bool empty() const { return entries_.empty(); }
    /// The controls in their order, for the order of the keyboard.
    [[nodiscard]] std::vector<QWidget*> controls() const;
    /// As high as all fields are; in less room they scroll.
    [[nodiscard]] QSize sizeHint() const override;

  signals:
    void completed();

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Entry {
        standards::Field field;
        QWidget* cell = nullptr;
        QLabel* label = nullptr;
        QLabel* problem = nullptr;
        // One of them, by the kind of the field.
        QLineEdit* edit = nullptr;
        QComboBox* choice = nullptr;
        QCheckBox* flag = nullptr;
        Stopwatch* stopwatch = nullptr;  ///< beside the field of a time
        [[nodiscard]] QWidget* control() const;
    };
    void build();
    void lay_out();
    void fit_height();
    void fill_choices(Entry& entry);
    static void fill(Entry& entry, const std::string& said);
    void add_stopwatch(Entry& entry, std::size_t index);
    void go_on_from(std::size_t index);
    [[nodiscard]] std::string text_of(const Entry& entry) const;
    /// Empty when the field is filled in as it has to be; `with_file`: and the file that it names can be taken.
    [[nodiscard]] QString problem_of(const Entry& entry, bool with_file = true) const;
    /// What keeps the file that the field names from being taken as evidence; empty when nothing does.
    [[nodiscard]] static QString file_problem(const standards::Field& field, const std::string& path);
    void show_problem(Entry& entry, const QString& problem);

    Questions& questions_;
    const Look& look_;
    QWidget* inside_;
    QGridLayout* grid_layout_;
    std::vector<Entry> entries_;
    int columns_ = 0;
    int wanted_ = 0;  ///< height of all fields
};

}  // namespace velocert::app
