// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/item_form.h"

#include <QHBoxLayout>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QVBoxLayout>

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/edition_words.h"

namespace velocert::app {
namespace {

constexpr std::array batteries{standards::Battery::lead_acid, standards::Battery::lithium_ion,
                               standards::Battery::other};
constexpr std::array drives{standards::Drive::electric, standards::Drive::assist, standards::Drive::both};

/// Opens a menu and looks like a field. Qt gives the text of a button with a menu, whose arrow the style sheet draws,
/// the room up to the border, whatever padding it has; here it begins where that of the fields around it does.
class FieldButton final : public QPushButton {
  public:
    using QPushButton::QPushButton;

  protected:
    void paintEvent(QPaintEvent*) override {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        painter.drawControl(QStyle::CE_PushButtonBevel, option);
        constexpr int of_a_field = 11;  // border, padding, and the two pixels that a line edit keeps free
        constexpr int arrow = 6 * grid;
        option.rect.adjust(of_a_field, 0, -arrow, 0);
        option.features &= ~QStyleOptionButton::HasMenu;
        option.text = fontMetrics().elidedText(option.text, Qt::ElideRight, option.rect.width());
        painter.drawControl(QStyle::CE_PushButtonLabel, option);
    }
};

}  // namespace

ItemForm::ItemForm(PreparePresenter& prepare, const Look&, QWidget* parent)
    : Speaking<QFrame>(parent),
      prepare_(prepare),
      form_(new QGridLayout),
      title_(make_label("title", this)),
      order_label_(make_label("quiet", this)),
      order_(new FieldButton(this)),
      order_problem_(make_label("problem", this, true)),
      battery_label_(make_label("quiet", this)),
      battery_(new QComboBox(this)),
      drive_label_(make_label("quiet", this)),
      drive_(new QComboBox(this)),
      use_label_(make_label("quiet", this)),
      use_(new QComboBox(this)),
      features_label_(make_label("quiet", this)),
      features_(new FieldButton(this)),
      features_menu_(new QMenu(this)),
      certified_to_label_(make_label("quiet", this)),
      certified_to_(new QComboBox(this)),
      known_(make_label("quiet", this, true)),
      edition_(make_label("title", this, true)),
      reason_(make_label("quiet", this, true)) {
    setProperty("kind", "panel");
    battery_->setObjectName("item_battery");
    drive_->setObjectName("item_drive");
    use_->setObjectName("item_use");
    features_->setObjectName("item_features");
    features_->setMenu(features_menu_);
    features_->setProperty("kind", "field");
    order_->setObjectName("item_order");
    order_->setProperty("kind", "field");
    order_problem_->setObjectName("item_order_problem");
    order_problem_->hide();
    known_->setObjectName("item_known");
    known_->hide();
    certified_to_->setObjectName("item_certified_to");
    edition_->setObjectName("item_edition");
    reason_->setObjectName("item_edition_reason");
    form_->setHorizontalSpacing(3 * grid);
    form_->setVerticalSpacing(grid);
    form_->setColumnStretch(1, 1);
    id_ = add_field("item_id", ItemField::id);
    model_ = add_field("item_model", ItemField::model);
    maker_ = add_field("item_maker", ItemField::maker);
    vehicle_code_ = add_field("item_vehicle_code", ItemField::vehicle_code);
    add_row(battery_label_, battery_);
    add_row(drive_label_, drive_);
    add_row(use_label_, use_);
    add_row(features_label_, features_);
    made_on_ = add_field("item_made_on", ItemField::made_on);
    add_row(certified_to_label_, certified_to_);
    certified_on_ = add_field("item_certified_on", ItemField::certified_on);
    sold_on_ = add_field("item_sold_on", ItemField::sold_on);

    set_reading_order({order_, id_.edit, model_.edit, maker_.edit, vehicle_code_.edit, battery_, drive_, use_,
                       features_, made_on_.edit, certified_to_, certified_on_.edit, sold_on_.edit});
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 2 * grid);
    // Beside the title: the fields have no row to spare in a low window.
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(title_);
    head->addStretch(1);
    head->addWidget(order_label_);
    head->addWidget(order_, 3);
    order_label_->setBuddy(order_);
    column->addLayout(head);
    column->addWidget(order_problem_);
    column->addLayout(form_);
    column->addWidget(known_);
    auto* line = new QFrame(this);
    line->setProperty("kind", "line");
    column->addWidget(line);
    column->addWidget(edition_);
    column->addWidget(reason_);
    column->addStretch(1);

    connect(id_.edit, &QLineEdit::editingFinished, this, &ItemForm::codeFinished);
    connect(order_, &QPushButton::clicked, this, &ItemForm::orderWanted);
    connect(features_menu_, &QMenu::aboutToShow, this, &ItemForm::fill_features);
    for (auto* box : {battery_, drive_, use_, certified_to_})
        connect(box, &QComboBox::currentIndexChanged, this, &ItemForm::edited);
    connect(&prepare_, &PreparePresenter::changed, this, &ItemForm::show_check);
    retranslate();
}

ItemForm::Field ItemForm::add_field(const char* name, std::optional<ItemField> checked) {
    Field field{make_label("quiet", this), new QLineEdit(this), nullptr, checked, {}};
    field.edit->setObjectName(name);
    add_row(field.label, field.edit);
    if (checked) {
        field.problem = make_label("problem", this, true);
        field.problem->setObjectName(QString(name) + "_problem");
        field.problem->hide();
        form_->addWidget(field.problem, form_->rowCount(), 1);
    }
    connect(field.edit, &QLineEdit::textEdited, this, &ItemForm::edited);
    return field;
}

void ItemForm::add_row(QLabel* label, QWidget* field) {
    const int row = form_->rowCount();
    label->setBuddy(field);
    form_->addWidget(label, row, 0);
    form_->addWidget(field, row, 1);
}

void ItemForm::focus_id() {
    id_.edit->setFocus();
    id_.edit->selectAll();
}

void ItemForm::retranslate() {
    title_->setText(tr("Test item"));
    const auto say = [](Field& field, const QString& text, const QString& hint = {}) {
        field.hint = hint;
        field.label->setText(text);
        field.edit->setAccessibleName(text);
        field.edit->setPlaceholderText(hint);
    };
    const QString date = tr("YYYY-MM-DD");
    say(id_, field_words(ItemField::id), tr("scan or type"));
    say(model_, field_words(ItemField::model));
    say(maker_, field_words(ItemField::maker));
    say(vehicle_code_, field_words(ItemField::vehicle_code));
    say(made_on_, field_words(ItemField::made_on), date);
    say(certified_on_, field_words(ItemField::certified_on), date);
    say(sold_on_, field_words(ItemField::sold_on), date);
    const auto name = [](QLabel* label, QComboBox* box, const QString& text) {
        label->setText(text);
        box->setAccessibleName(text);
    };
    name(battery_label_, battery_, tr("Battery"));
    name(drive_label_, drive_, tr("Drive"));
    name(use_label_, use_, tr("Use"));
    features_label_->setText(tr("It has"));
    order_label_->setText(tr("Order"));
    show_order(order_words_, order_problem_->toolTip());
    name(certified_to_label_, certified_to_, tr("Certified to"));
    fill_choices();
    show_check();
}

void ItemForm::fill_choices() {
    filling_ = true;
    const auto& entry = prepare_.item();
    battery_->clear();
    for (const auto battery : batteries) battery_->addItem(battery_word(battery));
    drive_->clear();
    for (const auto drive : drives) drive_->addItem(drive_word(drive));
    use_->clear();
    use_->addItem(tr("not said"), -1);
    for (const auto use : {standards::Use::personal, standards::Use::commercial})
        use_->addItem(use_word(use), static_cast<int>(use));
    certified_to_->clear();
    certified_to_->addItem(tr("none or not known"), QString());
    for (const auto& pair : prepare_.workplace().editions)
        certified_to_->addItem(QString::fromStdString(pair.plain.printed), QString::fromStdString(pair.plain.id));
    battery_->setCurrentIndex(static_cast<int>(entry.battery));
    drive_->setCurrentIndex(static_cast<int>(entry.drive));
    certified_to_->setCurrentIndex(std::max(0, certified_to_->findData(entry.certified_to)));
    use_->setCurrentIndex(entry.use ? use_->findData(static_cast<int>(*entry.use)) : 0);
    filling_ = false;
}

void ItemForm::edited() {
    if (filling_) return;
    // What the form does not show stays as it is.
    ItemEntry entry = prepare_.item();
    // Of another vehicle that is not shown is not known.
    if (entry.id != id_.edit->text()) {
        entry.client.clear();
        entry.note.clear();
    }
    entry.id = id_.edit->text();
    entry.model = model_.edit->text();
    entry.maker = maker_.edit->text();
    entry.vehicle_code = vehicle_code_.edit->text();
    entry.battery = batteries[static_cast<std::size_t>(std::max(0, battery_->currentIndex()))];
    entry.drive = drives[static_cast<std::size_t>(std::max(0, drive_->currentIndex()))];
    const int use = use_->currentData().toInt();
    entry.use = use < 0 ? std::nullopt : std::optional(static_cast<standards::Use>(use));
    entry.made_on = made_on_.edit->text();
    entry.certified_to = certified_to_->currentData().toString();
    entry.certified_on = certified_on_.edit->text();
    entry.sold_on = sold_on_.edit->text();
    prepare_.set_item(std::move(entry));
}

void ItemForm::show_check() {
    const auto& entry = prepare_.item();
    const auto& problems = prepare_.checked().problems;
    const auto show = [&](Field& field, const QString& text) {
        // Written only when it differs, so that the cursor stays where it is.
        if (field.edit->text() != text) field.edit->setText(text);
        if (!field.checked) return;
        const auto found = problems.find(*field.checked);
        // What is merely not there yet is no error; the list before the start names it.
        const bool wrong = found != problems.end() && found->second != FieldProblem::missing;
        // Which field it is stands in the field itself, which is empty.
        const bool missing = found != problems.end() && found->second == FieldProblem::missing;
        field.edit->setPlaceholderText(missing ? tr("%1: %2").arg(problem_words(found->second), field.hint)
                                               : field.hint);
        set_style(field.edit, "needed", missing ? "true" : "false");
        field.problem->setVisible(wrong);
        field.problem->setText(wrong ? problem_words(found->second) : QString());
        field.edit->setAccessibleDescription(missing ? problem_words(found->second) : field.problem->text());
        set_style(field.edit, "invalid", wrong ? "true" : "false");
    };
    show(id_, entry.id);
    show(model_, entry.model);
    show(maker_, entry.maker);
    show(vehicle_code_, entry.vehicle_code);
    show(made_on_, entry.made_on);
    show(certified_on_, entry.certified_on);
    show(sold_on_, entry.sold_on);
    filling_ = true;
    battery_->setCurrentIndex(static_cast<int>(entry.battery));
    drive_->setCurrentIndex(static_cast<int>(entry.drive));
    certified_to_->setCurrentIndex(std::max(0, certified_to_->findData(entry.certified_to)));
    use_->setCurrentIndex(entry.use ? use_->findData(static_cast<int>(*entry.use)) : 0);
    filling_ = false;
    show_edition();
    show_features();
    const std::string from = prepare_.known_from();
    known_->setVisible(!from.empty());
    known_->setText(from.empty()
                        ? QString()
                        : tr("Filled in from the run of %1 (UTC). Compare it with the vehicle.").arg(short_time(from)));
}

void ItemForm::show_order(const QString& words, const QString& problem) {
    order_words_ = words;
    order_->setText(words.isEmpty() ? tr("choose its file …") : words);
    order_->setToolTip(order_->text());
    order_->setAccessibleName(tr("%1: %2").arg(order_label_->text(), order_->text()));
    order_->setAccessibleDescription(problem);
    // With the place and what was found there: without them nobody can mend the file.
    order_problem_->setText(problem);
    order_problem_->setVisible(!problem.isEmpty());
}

void ItemForm::show_features() {
    QStringList said;
    for (const auto& [id, has] : prepare_.item().features)
        said << (has ? feature_words(id) : tr("no %1").arg(feature_words(id)));
    features_->setText(said.isEmpty() ? tr("not said: all is asked") : said.join("; "));
    features_->setToolTip(features_->text());
    features_->setAccessibleName(tr("%1: %2").arg(features_label_->text(), features_->text()));
}

/// One line for each feature that the edition asks about, with what was said of it.
void ItemForm::fill_features() {
    features_menu_->clear();
    const auto* edition = prepare_.edition();
    if (edition == nullptr && !prepare_.workplace().editions.empty())
        edition = &prepare_.workplace().editions.back().plain;
    if (edition == nullptr) return;
    const auto& said = prepare_.item().features;
    for (const auto& id : features_asked(*edition)) {
        auto* menu = features_menu_->addMenu(feature_words(id));
        const auto known = said.find(id);
        const auto add = [&](const QString& words, std::optional<bool> has) {
            auto* action = menu->addAction(words, this, [this, id, has] {
                ItemEntry entry = prepare_.item();
                entry.features.erase(id);
                if (has) entry.features[id] = *has;
                prepare_.set_item(std::move(entry));
            });
            action->setCheckable(true);
            action->setChecked(known == said.end() ? !has : has == known->second);
        };
        add(tr("yes"), true);
        add(tr("no"), false);
        add(tr("not said"), std::nullopt);
    }
}

void ItemForm::show_edition() {
    const auto& checked = prepare_.checked();
    QStringList reasons;
    if (checked.edition && prepare_.edition() != nullptr) {
        edition_->setText(tr("%1 applies").arg(QString::fromStdString(prepare_.edition()->printed)));
        reasons << edition_reason_words(*checked.edition);
        if (const auto own = own_pack_words(*prepare_.edition()); !own.isEmpty()) reasons << own;
        for (const auto& warning : checked.edition->warnings) reasons << edition_warning_words(warning);
    } else if (checked.edition_error) {
        edition_->setText(tr("No edition can be named"));
        reasons << edition_error_words(*checked.edition_error, prepare_.workplace().selection);
    } else {
        edition_->setText(tr("Which edition applies?"));
        reasons << tr("It follows from the day the vehicle was made or imported, then from its certificate.");
    }
    reason_->setText(reasons.join("\n"));
}

}  // namespace velocert::app
