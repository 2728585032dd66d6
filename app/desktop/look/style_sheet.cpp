// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/look/style_sheet.h"

#include <array>
#include <utility>

namespace velocert::app {
namespace {

// Fields have no colour here: the palette gives it, and a style sheet that gives one draws what stands in empty fields
// half transparent, too faint to be read.
constexpr auto rules = R"(
* { font-size: 14px; }
QMainWindow, QDialog, QScrollArea, QWidget[kind="page"] { background: @surface; }
QScrollArea { border: none; }
QScrollArea[kind="clear"], QScrollArea[kind="clear"] > QWidget > QWidget { background: transparent; }
QLabel { background: transparent; color: @text; }
QLabel[kind="title"] { font-size: 15px; font-weight: bold; }
QLabel[kind="prompt"] { font-size: 22px; font-weight: bold; }
QLabel[kind="prompt"][size="long"] { font-size: 18px; }
QLabel[kind="prompt"][size="longest"] { font-size: 16px; }
QLabel[kind="live"] { font-size: 34px; font-weight: bold; }
QLabel[kind="unit"] { font-size: 16px; color: @quiet; }
QLabel[kind="quiet"] { color: @quiet; }
QLabel[kind="problem"] { color: @fail; font-size: 13px; }
QLabel[kind="alarm"] { background: @fail; color: @on_colour; font-size: 16px; font-weight: bold; padding: 8px 12px;
    border-radius: 6px; }
QLabel[kind="item"] { font-size: 15px; font-weight: bold; }
QLabel[kind="headline"] { font-size: 44px; font-weight: bold; }
QLabel[kind="sentence"] { font-size: 20px; }
QLabel[kind="sentences"] { font-size: 16px; }
QLabel[kind="scope"] { color: @inconclusive; font-size: 20px; font-weight: bold; }
QLabel[verdict="pass"] { color: @pass; }
QLabel[verdict="fail"] { color: @fail; }
QLabel[verdict="inconclusive"] { color: @inconclusive; }
QLabel[verdict="not-evaluated"], QLabel[verdict="not-applicable"] { color: @not_evaluated; }
QLabel[gate="open"] { color: @pass; }
QLabel[gate="shut"] { color: @inconclusive; }

QFrame[kind="panel"], QFrame[kind="banner"] { background: @panel; border: 1px solid @border; border-radius: 6px; }
QFrame#task_panel:focus { border: 2px solid @running; }
QFrame[kind="strip"] { background: @panel; border: none; border-bottom: 1px solid @border; }
QFrame[kind="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="chart"] { background: transparent; border: 2px solid transparent; border-radius: 6px; }
QFrame[kind="chart"]:focus { border-color: @running; }
QLabel[kind="frozen"] { color: @inconclusive; border: 2px solid @inconclusive; border-radius: 6px; padding: 2px 8px;
    font-weight: bold; }
QFrame[kind="pill"] { background: @panel; border: 1px solid @border; border-radius: 12px; }
QFrame[kind="pill"]:focus { border: 2px solid @running; }
QFrame[kind="pill"] QLabel { font-size: 13px; }
QToolButton[kind="pill"] { background: @panel; color: @text; border: 1px solid @border; border-radius: 12px;
    font-size: 13px; padding: 2px 10px; min-height: 18px; }
QToolButton[kind="pill"]:hover { border-color: @quiet; }
QToolButton[kind="pill"]:focus { border: 2px solid @running; padding: 1px 9px; }
QToolButton[kind="pill"]:disabled { color: @text; }
QWidget[kind="plain"] { background: @panel; }
QLabel[kind="plain"] { background: transparent; }
QTabWidget::pane { border: none; border-top: 1px solid @border; background: @panel; }
QTabBar { background: @panel; }
QTabBar::tab { background: @panel; color: @quiet; padding: 6px 12px; border: 2px solid transparent; }
QTabBar#details_tabs::tab { padding: 6px 8px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @running; font-weight: bold; }
QTabBar:focus { border: 1px solid @running; border-radius: 6px; }
QTabWidget QTextBrowser, QPlainTextEdit[kind="bytes"] { border: none; border-radius: 0px; }
QPlainTextEdit[kind="bytes"] { font-family: monospace; font-size: 13px; }
QMenu { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @quiet; }
QFrame[kind="rail"] { background: @rail; border: none; }

QToolButton[kind="rail"] { background: transparent; color: @rail_text; border: none; border-radius: 6px;
    font-size: 12px; padding: 8px 0px; }
QToolButton[kind="rail"]:hover { border: 1px solid @rail_active; padding: 7px 0px; }
QToolButton[kind="rail"]:focus { border: 2px solid @rail_text; padding: 6px 0px; }
QToolButton[kind="rail"]:checked { background: @rail_active; }

QPushButton { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px; padding: 7px 12px;
    min-height: 18px; }
QPushButton:hover { border-color: @quiet; }
QPushButton:focus { border: 2px solid @running; padding: 6px 11px; outline: none; }
QPushButton:disabled { color: @quiet; background: @surface; }
QPushButton[kind="primary"] { background: @running; color: @on_colour; border-color: @running; font-weight: bold; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @surface; color: @quiet; border-color: @border; }
QPushButton[kind="choice"]:checked { background: @selection; border-color: @running; font-weight: bold; }
QPushButton[kind="field"] { text-align: left; padding-top: 5px; padding-bottom: 5px; }
QPushButton[kind="field"]:focus { padding-top: 4px; padding-bottom: 4px; }
QPushButton::menu-indicator { image: url(@arrow); width: 12px; height: 12px; subcontrol-origin: padding;
    subcontrol-position: center right; right: 8px; }
QPushButton[kind="stop"] { color: @fail; border: 2px solid @fail; padding: 6px 11px; font-weight: bold; }
QPushButton[kind="emergency"] { background: @fail; color: @on_colour; border: 2px solid @fail; padding: 6px 11px;
    font-weight: bold; }
QPushButton[hand="glove"] { min-height: 40px; }
QPushButton[letters="large"] { font-size: 26px; min-height: 72px; }
QPushButton[kind="stop"]:disabled, QPushButton[kind="emergency"]:disabled { background: @surface; color: @quiet;
    border-color: @border; }

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox { background: @panel; border: 1px solid @border; border-radius: 6px;
    padding: 5px 8px; min-height: 18px; selection-background-color: @running; selection-color: @on_colour; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus { border: 2px solid @running; padding: 4px 7px; }
QLineEdit[needed="true"] { border: 1px dashed @inconclusive; }
QLineEdit[needed="true"]:focus { border: 2px solid @running; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border: 2px solid @fail; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled { background: @surface; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; color: @text; padding: 0px; border: 1px solid @border;
    selection-background-color: @selection; selection-color: @text; outline: none; }
QSlider { min-height: 20px; background: transparent; border: 2px solid transparent; border-radius: 6px; }
QSlider:focus { border-color: @running; }
QSlider::groove:horizontal { background: @border; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @running; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @running; width: 12px; margin: -5px 0px; border-radius: 6px; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled { background: @border; }
QCheckBox, QRadioButton { color: @text; background: transparent; spacing: 8px; padding: 2px; border-radius: 6px;
    border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: @running; }
QCheckBox:disabled, QRadioButton:disabled { color: @quiet; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid @quiet; background: @panel; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @running; border-color: @running; image: url(@tick); }
QCheckBox::indicator:indeterminate { border-color: @running; image: url(@part); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @running; }

QAbstractItemView { background: @panel; color: @text; border: none; outline: none; gridline-color: @border;
    selection-background-color: @selection; selection-color: @text; }
QAbstractItemView::item { border-bottom: 1px solid @border; padding: 4px; }
QAbstractItemView::item:selected { background: @selection; color: @text; }
QTreeView#steps { font-size: 13px; }
QTreeView::branch { background: @panel; }
QTreeView::branch:selected { background: @selection; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @quiet; border: none; border-bottom: 1px solid @border;
    padding: 6px 4px; font-size: 13px; }
QTextBrowser { background: @panel; color: @text; border: 1px solid @border; border-radius: 6px; padding: 8px; }
QTableView[kind="cells"] { border: 1px solid @border; border-radius: 6px; }
QTableView[kind="cells"]:focus { border-color: @running; }
QLineEdit[kind="cell"], QComboBox[kind="cell"], QLineEdit[kind="cell"]:focus, QComboBox[kind="cell"]:focus {
    border: 2px solid @running; border-radius: 0px; padding: 0px 4px; }
QListView[kind="framed"] { border: 1px solid @border; border-radius: 6px; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QProgressBar { background: @border; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @running; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: @border; border-radius: 5px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

}  // namespace

QString style_sheet(const Palette& p, const StylePictures& pictures) {
    // Longer names first: "@rail_text" must not be read as "@rail".
    const std::array<std::pair<const char*, QString>, 19> names{{
        {"@not_evaluated", p.shared.not_evaluated.name()},
        {"@inconclusive", p.shared.caution.name()},
        {"@rail_active", p.rail_active.name()},
        {"@rail_text", p.rail_text.name()},
        {"@on_colour", p.on_colour.name()},
        {"@selection", p.selection.name()},
        {"@simulated", p.shared.simulated.name()},
        {"@running", p.shared.accent.name()},
        {"@surface", p.shared.background.name()},
        {"@border", p.shared.border.name()},
        {"@arrow", pictures.arrow},
        {"@tick", pictures.tick},
        {"@part", pictures.part},
        {"@panel", p.shared.surface.name()},
        {"@quiet", p.shared.quiet.name()},
        {"@rail", p.rail.name()},
        {"@text", p.shared.text.name()},
        {"@pass", p.shared.pass.name()},
        {"@fail", p.shared.fail.name()},
    }};
    QString out = rules;
    for (const auto& [name, value] : names) out.replace(QLatin1String(name), value);
    return out;
}

}  // namespace velocert::app
