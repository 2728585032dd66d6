// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/prompt_fields.h"

#include <QAction>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/frame/scan_gate.h"
#include "app/words/language.h"
#include "core/sequence/answers/answered_file.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/answers/typed_value.h"

namespace velocert::app {
namespace {

using Kind = standards::Field::Kind;

constexpr int cell_width = 48 * grid;
constexpr int most_columns = 3;
/// So much of them is always in sight; what is more scrolls where the room is short.
constexpr int least_height = 27 * grid;

/// The unit in which the pack bounds or exemplifies the quantity.
std::optional<metrology::Unit> unit_of(const standards::Field& field) {
    if (field.kind != Kind::quantity) return std::nullopt;
    if (const auto example = metrology::WrittenQuantity::parse(field.example, field.quantity)) return example->unit();
    if (field.low) return field.low->unit();
    if (field.high) return field.high->unit();
    return std::nullopt;
}

class Range {
    Q_DECLARE_TR_FUNCTIONS(Range)

  public:
    /// "0 to 10" where both bounds are in the unit that stands beside them, else with their units.
    static QString words(const standards::Field& field, const std::optional<metrology::Unit>& unit) {
        const auto number = [&](const metrology::WrittenQuantity& bound) {
            const QString text = QString::fromStdString(bound.text());
            return unit && bound.unit().symbol == unit->symbol ? text.section(' ', 0, 0) : text;
        };
        if (field.low && field.high) return tr("%1 to %2").arg(number(*field.low), number(*field.high));
        if (field.low) return tr("from %1").arg(number(*field.low));
        if (field.high) return tr("up to %1").arg(number(*field.high));
        return {};
    }
};

QString plausible(const standards::Field& field) {
    if (field.kind != Kind::quantity) return {};
    // Kept together: a line breaks before it, not within.
    const QString range = Range::words(field, unit_of(field)).replace(' ', QChar(QChar::Nbsp));
    return range.isEmpty() ? range : '(' + range + ')';
}

bool bare_number(const QString& text) {
    bool number = false;
    text.toDouble(&number);
    return number;
}

bool same(const std::vector<standards::Field>& a, const std::vector<standards::Field>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.id == y.id && x.kind == y.kind; });
}

/// Takes the path of a file that is dropped onto it.
class FileEdit final : public QLineEdit {
    Q_DECLARE_TR_FUNCTIONS(FileEdit)

  public:
    FileEdit(Questions& questions, const Look& look, QWidget* parent)
        : QLineEdit(parent), questions_(questions), look_(look) {
        choose_ = addAction(QIcon(), QLineEdit::TrailingPosition);
        const auto draw = [this] { choose_->setIcon(look_.line_icon("folder", look_.palette().shared.quiet, 16)); };
        connect(&look_, &Look::changed, this, draw);
        draw();
        choose_->setShortcut(Qt::Key_F2);
        choose_->setShortcutContext(Qt::WidgetShortcut);
        connect(choose_, &QAction::triggered, this, &FileEdit::choose);
    }
    /// In the language in use.
    void say() {
        choose_->setText(tr("Choose the file"));
        choose_->setToolTip(tr("Choose the file (F2)"));
        setPlaceholderText(tr("F2, drop it here, or its path"));
    }

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override {
        if (dropped(event->mimeData()).isEmpty())
            QLineEdit::dragEnterEvent(event);
        else
            event->acceptProposedAction();
    }
    void dropEvent(QDropEvent* event) override {
        const QString path = dropped(event->mimeData());
        if (path.isEmpty()) return QLineEdit::dropEvent(event);
        setText(path);
        event->acceptProposedAction();
        emit textEdited(path);
    }

  private:
    void choose() {
        const auto chosen = questions_.file_to_read(accessibleName(), {});
        if (!chosen || chosen->isEmpty()) return;
        setText(*chosen);
        emit textEdited(*chosen);
    }
    static QString dropped(const QMimeData* data) {
        const auto urls = data->urls();
        return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
    }

    Questions& questions_;
    const Look& look_;
    QAction* choose_ = nullptr;
};

}  // namespace

QWidget* PromptFields::Entry::control() const {
    if (edit != nullptr) return edit;
    if (choice != nullptr) return choice;
    return flag;
}

PromptFields::PromptFields(Questions& questions, const Look& look, QWidget* parent)
    : Speaking<QScrollArea>(parent),
      questions_(questions),
      look_(look),
      inside_(new QWidget(this)),
      grid_layout_(new QGridLayout(inside_)) {
    setObjectName("prompt_fields");
    setProperty("kind", "clear");
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    inside_->setAutoFillBackground(false);
    grid_layout_->setContentsMargins(0, 0, 0, 0);
    grid_layout_->setHorizontalSpacing(3 * grid);
    grid_layout_->setVerticalSpacing(grid);
    setWidget(inside_);
    hide();
}

void PromptFields::ask(std::vector<standards::Field> fields, bool fresh,
                       const std::map<std::string, std::string>& said_before) {
    std::vector<standards::Field> before;
    for (const auto& entry : entries_) before.push_back(entry.field);
    if (!fresh && same(before, fields)) return;
    // Not at once: one of them may be the one whose Return brought this about.
    for (auto& entry : entries_) {
        if (entry.stopwatch != nullptr) {
            disconnect(entry.stopwatch, nullptr, this, nullptr);
            entry.stopwatch->setObjectName({});
        }
        disconnect(entry.control(), nullptr, this, nullptr);
        entry.control()->setObjectName({});
        grid_layout_->removeWidget(entry.cell);
        entry.cell->hide();
        entry.cell->deleteLater();
    }
    entries_.clear();
    for (auto& field : fields) entries_.push_back({std::move(field)});
    build();
    for (auto& entry : entries_)
        if (const auto said = said_before.find(entry.field.id); said != said_before.end()) fill(entry, said->second);
    setVisible(!entries_.empty());
}

void PromptFields::fill(Entry& entry, const std::string& said) {
    const QString text = QString::fromStdString(said);
    if (entry.choice != nullptr) return entry.choice->setCurrentIndex(entry.choice->findData(text));
    if (entry.flag != nullptr) return entry.flag->setChecked(said == "yes");
    if (entry.field.is_file()) return;
    // The unit that stands in the label does not stand in the field.
    const auto unit = unit_of(entry.field);
    const QString behind = unit ? ' ' + QString::fromStdString(std::string(unit->symbol)) : QString();
    entry.edit->setText(!behind.trimmed().isEmpty() && text.endsWith(behind) ? text.chopped(behind.size()) : text);
}

void PromptFields::build() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& entry = entries_[i];
        entry.cell = new QWidget(inside_);
        auto* column = new QVBoxLayout(entry.cell);
        set_gaps(column, 0, 0);
        entry.label = make_label("quiet", entry.cell, true);
        column->addWidget(entry.label);
        switch (entry.field.kind) {
            case Kind::quantity:
            case Kind::text:
            case Kind::photo:
            case Kind::document:
            case Kind::date:
            case Kind::code:
                entry.edit =
                    entry.field.is_file() ? new FileEdit(questions_, look_, entry.cell) : new QLineEdit(entry.cell);
                if (entry.field.kind == Kind::code || entry.field.gauge)
                    ScanGate::let_take(entry.edit, ScanGate::Takes::code);
                else if (entry.field.kind == Kind::quantity)
                    ScanGate::let_take(entry.edit, ScanGate::Takes::figure);
                connect(entry.edit, &QLineEdit::returnPressed, this, [this, i] { go_on_from(i); });
                connect(entry.edit, &QLineEdit::textEdited, this, [this, i] { show_problem(entries_[i], {}); });
                connect(entry.edit, &QLineEdit::editingFinished, this, [this, i] {
                    if (!entries_[i].edit->text().isEmpty()) show_problem(entries_[i], problem_of(entries_[i]));
                });
                break;
            case Kind::choice:
                entry.choice = new QComboBox(entry.cell);
                connect(entry.choice, &QComboBox::activated, this, [this, i] { show_problem(entries_[i], {}); });
                break;
            case Kind::flag:
                entry.flag = new QCheckBox(entry.cell);
                connect(entry.flag, &QCheckBox::toggled, this, [this, i] { show_problem(entries_[i], {}); });
                break;
        }
        entry.control()->setObjectName("field_" + QString::fromStdString(entry.field.id));
        entry.label->setBuddy(entry.control());
        column->addWidget(entry.control());
        if (entry.field.kind == Kind::quantity && entry.field.quantity == metrology::Kind::duration) {
            add_stopwatch(entry, i);
            column->addSpacing(grid);
            column->addWidget(entry.stopwatch, 0, Qt::AlignLeft);
        }
        entry.problem = make_label("problem", entry.cell, true);
        entry.problem->setObjectName(entry.control()->objectName() + "_problem");
        entry.problem->hide();
        column->addWidget(entry.problem);
        column->addStretch(1);
    }
    retranslate();
    columns_ = 0;
    lay_out();
}

void PromptFields::add_stopwatch(Entry& entry, std::size_t index) {
    entry.stopwatch = new Stopwatch(entry.cell);
    entry.stopwatch->setObjectName("stopwatch_" + QString::fromStdString(entry.field.id));
    connect(entry.stopwatch, &Stopwatch::running_changed, this, [this, index](bool running) {
        entries_[index].edit->setReadOnly(running);
        show_problem(entries_[index], {});
    });
    connect(entry.stopwatch, &Stopwatch::time_changed, this, [this, index](double seconds) {
        const auto unit = unit_of(entries_[index].field);
        const auto second = metrology::find_unit("s");
        if (!unit || !second) return;
        // In the unit that stands in the label: a minute has 60 s.
        const double in_unit = seconds * static_cast<double>(second->factor) / static_cast<double>(unit->factor);
        entries_[index].edit->setText(QString::number(in_unit, 'f', unit->factor > second->factor ? 3 : 1));
    });
}

void PromptFields::lay_out() {
    const int columns = std::clamp(viewport()->width() / cell_width, 1, most_columns);
    if (columns == columns_) return;
    columns_ = columns;
    for (int column = 0; column < most_columns; ++column) grid_layout_->setColumnStretch(column, column < columns);
    for (std::size_t i = 0; i < entries_.size(); ++i)
        grid_layout_->addWidget(entries_[i].cell, static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    inside_->adjustSize();
    fit_height();
}

void PromptFields::fit_height() {
    // What was shown or hidden just now is not in the kept hints yet.
    for (auto& entry : entries_) entry.cell->layout()->invalidate();
    grid_layout_->invalidate();
    const int wanted = grid_layout_->hasHeightForWidth() ? grid_layout_->totalHeightForWidth(viewport()->width())
                                                         : grid_layout_->totalSizeHint().height();
    setMinimumHeight(std::min(wanted, least_height));
    setMaximumHeight(wanted);
    wanted_ = wanted;
    updateGeometry();
}

QSize PromptFields::sizeHint() const { return {Speaking<QScrollArea>::sizeHint().width(), wanted_}; }

void PromptFields::resizeEvent(QResizeEvent* event) {
    Speaking<QScrollArea>::resizeEvent(event);
    const int before = columns_;
    lay_out();
    // In narrower columns the same labels take more lines.
    if (columns_ == before && event->size().width() != event->oldSize().width()) fit_height();
}

void PromptFields::retranslate() {
    for (auto& entry : entries_) {
        QString title = in_words(entry.field.title);
        const auto unit = unit_of(entry.field);
        const QString symbol = !unit ? QString() : QString::fromStdString(std::string(unit->print));
        QString label = symbol.isEmpty() ? title : tr("%1 / %2").arg(title, symbol);
        // What is plausible is known before a mistake, not only told after it.
        if (const QString range = plausible(entry.field); !range.isEmpty()) label += "  " + range;
        entry.label->setText(label);
        QWidget* control = entry.control();
        control->setAccessibleName(entry.label->text());
        if (entry.edit != nullptr && !entry.field.example.empty())
            entry.edit->setPlaceholderText(
                tr("for example %1").arg(QString::fromStdString(entry.field.example).section(' ', 0, 0)));
        if (entry.field.is_file()) static_cast<FileEdit*>(entry.edit)->say();
        if (entry.stopwatch != nullptr)
            entry.stopwatch->setAccessibleName(tr("Stopwatch: %1").arg(entry.label->text()));
        if (entry.choice != nullptr) fill_choices(entry);
        if (entry.flag != nullptr) entry.flag->setText(tr("Yes, it is so"));
        if (entry.problem->isVisibleTo(entry.cell)) show_problem(entry, problem_of(entry));
    }
}

void PromptFields::fill_choices(Entry& entry) {
    const QVariant before = entry.choice->currentData();
    entry.choice->clear();
    for (const auto& choice : entry.field.choices)
        entry.choice->addItem(in_words(choice.title), QString::fromStdString(choice.id));
    entry.choice->setPlaceholderText(tr("choose"));
    entry.choice->setCurrentIndex(before.isValid() ? entry.choice->findData(before) : -1);
}

void PromptFields::go_on_from(std::size_t index) {
    // The first field that still lacks something, after this one and then from the start.
    for (std::size_t step = 1; step <= entries_.size(); ++step) {
        auto& entry = entries_[(index + step) % entries_.size()];
        // Files are not looked at here: check() reads and decodes them once all is filled in.
        if (problem_of(entry, false).isEmpty()) continue;
        entry.control()->setFocus(Qt::TabFocusReason);
        ensureWidgetVisible(entry.cell);
        return;
    }
    emit completed();
}

std::string PromptFields::text_of(const Entry& entry) const {
    if (entry.choice != nullptr) return entry.choice->currentData().toString().toStdString();
    if (entry.flag != nullptr) return entry.flag->isChecked() ? "yes" : entry.field.required ? "" : "no";
    const QString typed = entry.edit->text().simplified();
    const auto unit = unit_of(entry.field);
    if (!unit || unit->print.empty() || !bare_number(typed)) return typed.toStdString();
    return typed.toStdString() + ' ' + std::string(unit->symbol);
}

QString PromptFields::problem_of(const Entry& entry, bool with_file) const {
    const std::string text = text_of(entry);
    if (entry.stopwatch != nullptr && entry.stopwatch->running()) return tr("Stop the watch first.");
    if (sequence::check_answered(entry.field, text))
        return with_file && entry.field.is_file() && !text.empty() ? file_problem(entry.field, text) : QString();
    if (text.empty()) {
        std::vector<standards::Field> fields;
        for (const auto& one : entries_) fields.push_back(one.field);
        if (sequence::check_answered(entry.field, fields, values())) return {};
    }
    switch (entry.field.kind) {
        case Kind::choice: return tr("Choose one.");
        case Kind::flag: return tr("Confirm it, or do not begin.");
        case Kind::text:
        case Kind::code: return text.empty() ? tr("Enter it.") : tr("It does not have the form that is asked for.");
        case Kind::photo:
        case Kind::document: return tr("Enter the path of the file.");
        case Kind::date: return tr("Enter a day, such as 2026-03-01.");
        case Kind::quantity: break;
    }
    if (text.empty()) return tr("Enter a value.");
    const auto words = [](const std::optional<metrology::WrittenQuantity>& bound) {
        return bound ? QString::fromStdString(bound->text()) : QString();
    };
    if (!metrology::WrittenQuantity::parse(text, entry.field.quantity))
        return tr("A number is needed, such as %1.").arg(QString::fromStdString(entry.field.example));
    return tr("Not plausible: it lies between %1 and %2.").arg(words(entry.field.low), words(entry.field.high));
}

QString PromptFields::file_problem(const standards::Field& field, const std::string& path) {
    const QString named = QString::fromStdString(path);
    const auto read = sequence::read_answered_file(path);
    if (!read) {
        if (read.error().code == base::ErrorCode::not_found) return tr("There is no file %1.").arg(named);
        if (read.error().code == base::ErrorCode::io)
            return tr("%1 cannot be read: see whether you may read it, and try again.").arg(named);
        return tr("%1 is a folder, is empty or has more than %2 MiB.")
            .arg(named, QString::number(sequence::largest_file >> 20U));
    }
    const auto fine = sequence::check_file(*read, field.kind == Kind::photo, path);
    if (fine) return {};
    return field.kind == Kind::photo ? tr("%1 is no whole photo: a JPEG or PNG is needed.").arg(named)
                                     : tr("%1 is no whole document: JPEG, PNG, PDF, CSV or text is needed.").arg(named);
}

void PromptFields::show_problem(Entry& entry, const QString& problem) {
    entry.problem->setText(problem);
    entry.problem->setVisible(!problem.isEmpty());
    entry.control()->setAccessibleDescription(problem);
    set_style(entry.control(), "invalid", problem.isEmpty() ? "false" : "true");
    fit_height();
}

bool PromptFields::check() {
    QWidget* first = nullptr;
    for (auto& entry : entries_) {
        const QString problem = problem_of(entry);
        show_problem(entry, problem);
        if (!problem.isEmpty() && first == nullptr) first = entry.control();
    }
    if (first == nullptr) return true;
    first->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(first);
    return false;
}

std::map<std::string, std::string> PromptFields::values() const {
    std::map<std::string, std::string> out;
    for (const auto& entry : entries_)
        if (auto text = text_of(entry); !text.empty()) out[entry.field.id] = std::move(text);
    return out;
}

void PromptFields::focus_first() {
    if (!entries_.empty()) entries_.front().control()->setFocus(Qt::OtherFocusReason);
}

std::vector<QWidget*> PromptFields::controls() const {
    std::vector<QWidget*> out;
    for (const auto& entry : entries_) {
        out.push_back(entry.control());
        if (entry.stopwatch != nullptr) out.push_back(entry.stopwatch);
    }
    return out;
}

}  // namespace velocert::app
