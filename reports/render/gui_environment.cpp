// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/render/gui_environment.h"

#include <QApplication>
#include <QLoggingCategory>
#include <clocale>
#include <cstdio>

namespace velocert::reports {
namespace {

// QApplication keeps references to these as long as it lives.
struct Arguments {
    char program[9] = "velocert";
    char* values[2] = {program, nullptr};
    int count = 1;
};

}  // namespace

base::Result<void> ensure_gui_environment() {
    if (qobject_cast<QApplication*>(QCoreApplication::instance()) != nullptr) return {};
    if (QCoreApplication::instance() != nullptr) {
        return base::fail(base::ErrorCode::not_permitted, "report", "an application object without widgets",
                          "QApplication, or none");
    }
    static Arguments arguments;
    // Never destroyed: at the end of the program other statics of the toolkit are already gone, and the system takes
    // the memory back anyway.
    [[maybe_unused]] static QApplication* application = nullptr;
    // Pages must not depend on the screen somebody happens to have: always offscreen, whatever display there
    // is.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt has to say about a missing session is of no use to who runs a command.
    const QtMessageHandler before =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext& /*context*/, const QString& text) {
            if (type == QtFatalMsg) std::fprintf(stderr, "%s\n", qPrintable(text));
        });
    application = new QApplication(arguments.count, arguments.values);
    qInstallMessageHandler(before);
    // A damaged JPEG of an archive is told in the report, beside its digest.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    // Qt takes the user's locale for the whole C library; numbers in files keep their point.
    std::setlocale(LC_NUMERIC, "C");
    return {};
}

}  // namespace velocert::reports
