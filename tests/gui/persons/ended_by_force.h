// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/gui/window_fixture.h"

namespace velocert::app::test {

inline constexpr auto in_the_middle = "in the middle of the run";

/// Says that it is in the middle of its run, and waits for its end.
[[noreturn]] inline void wait_to_be_ended() {
    std::puts(in_the_middle);
    std::fflush(stdout);
    // Not a word more: what is on the disk now is all there will be.
    for (;;) QTest::qWait(50);
}

/// Starts this program again for the hidden cases of that tag, with the folder in the variable, and kills it as soon as
/// it says that it is in the middle of its run.
inline void end_by_force(const char* tag, const char* variable, const QString& folder) {
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(variable, folder);
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationFilePath(), {tag});
    REQUIRE(program.waitForStarted());
    QByteArray said;
    QElapsedTimer waited;
    waited.start();
    while (!said.contains(in_the_middle) && waited.elapsed() < 120'000 && program.state() == QProcess::Running) {
        program.waitForReadyRead(200);
        said += program.readAll();
    }
    INFO(said.toStdString());
    REQUIRE(said.contains(in_the_middle));
    program.kill();  // SIGKILL: nothing of it can tidy up
    REQUIRE(program.waitForFinished());
    CHECK(program.exitStatus() == QProcess::CrashExit);
}

}  // namespace velocert::app::test
