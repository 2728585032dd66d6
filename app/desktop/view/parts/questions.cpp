// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/questions.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

namespace velocert::app {
namespace {

constexpr int icon_size = 32;

class Asked {
    Q_DECLARE_TR_FUNCTIONS(Asked)
};

}  // namespace

QString kinds_of_file(const QString& name) {
    const QString ending = QFileInfo(name).suffix().toLower();
    QStringList kinds;
    if (ending == "pdf")
        kinds << Asked::tr("PDF (*.pdf)");
    else if (!ending.isEmpty())
        kinds << Asked::tr("%1 files (*.%2)").arg(ending.toUpper(), ending);
    // A run may be exported in several forms, told by the ending.
    kinds << Asked::tr("All files (*)");
    return kinds.join(";;");
}

bool DialogQuestions::stop_and_close() {
    QMessageBox box(parent_);
    box.setObjectName("question_stop");
    box.setWindowTitle(Asked::tr("A run is going on"));
    box.setIconPixmap(look_.line_icon("warning", look_.colour(Sign::inconclusive), icon_size));
    box.setText(Asked::tr("A run is going on"));
    box.setInformativeText(
        Asked::tr("It will be stopped safely. What was recorded stays; the instruments go to their safe state."));
    auto* go_on = box.addButton(Asked::tr("Go on with the run"), QMessageBox::RejectRole);
    const auto* stop = box.addButton(Asked::tr("Stop safely and close"), QMessageBox::AcceptRole);
    box.setDefaultButton(go_on);
    box.setEscapeButton(go_on);
    box.exec();
    return box.clickedButton() == stop;
}

std::optional<QString> DialogQuestions::folder(const QString& title, const QString& start) {
    const QString chosen = QFileDialog::getExistingDirectory(parent_, title, start);
    return chosen.isEmpty() ? std::nullopt : std::optional(chosen);
}

std::optional<QString> DialogQuestions::file_to_write(const QString& title, const QString& start) {
    const QString chosen = QFileDialog::getSaveFileName(parent_, title, start, kinds_of_file(start));
    return chosen.isEmpty() ? std::nullopt : std::optional(chosen);
}

std::optional<QString> DialogQuestions::file_to_read(const QString& title, const QString& start) {
    const QString chosen = QFileDialog::getOpenFileName(parent_, title, start);
    return chosen.isEmpty() ? std::nullopt : std::optional(chosen);
}

void DialogQuestions::tell(const QString& title, const QString& text) {
    QMessageBox box(parent_);
    box.setObjectName("question_tell");
    box.setWindowTitle(title);
    box.setText(title);
    box.setInformativeText(text);
    box.setIconPixmap(look_.line_icon("warning", look_.colour(Sign::inconclusive), icon_size));
    // A button of our own: the usual one brings the desktop's word and picture with it.
    auto* read = box.addButton(Asked::tr("Close"), QMessageBox::AcceptRole);
    box.setDefaultButton(read);
    box.setEscapeButton(read);
    box.exec();
}

void DialogQuestions::open(const QString& path) {
    // Without a program for it nothing would be seen, as if nothing had been written.
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        tell(Asked::tr("It is there, but nothing on this computer opens it"), QDir::toNativeSeparators(path));
}

}  // namespace velocert::app
