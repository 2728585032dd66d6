// SPDX-License-Identifier: GPL-3.0-or-later
// What a person at the window waits for: its first picture, a frame of the live plot, the answer to a key, the banner
// after the last sample; the exit code is 1 when one of them takes too long. With VELOCERT_BENCH_LIVE_MINUTES set it
// rides that long at 1 kHz on eight channels, else ten seconds.
#include <benchmark/benchmark.h>
#include <qcustomplot.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardPaths>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/view/bench/live_plot.h"
#include "app/desktop/workstation.h"
#include "tests/bench/judging.h"
#include "tests/bench/large_archive.h"
#include "tests/bench/live_ride.h"

namespace {

using namespace velocert;
using namespace velocert::app;

constexpr int many_runs = 100'000;

const bench::Filled& large_archive() {
    static const bench::Filled filled(many_runs);
    return filled;
}

/// Tells when a widget has been painted for the first time.
class FirstPaint final : public QObject {
  public:
    [[nodiscard]] bool seen() const { return seen_; }

  protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Paint) seen_ = true;
        return QObject::eventFilter(object, event);
    }

  private:
    bool seen_ = false;
};

void press(QWidget* widget, char letter) {
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent key(kind, 0, Qt::NoModifier, QString(QLatin1Char(letter)));
        QApplication::sendEvent(widget, &key);
    }
}

WorkstationOptions options_for(const std::string& archive) {
    WorkstationOptions out;
    out.archive = archive;
    out.virtual_bench = true;
    out.language = "en";
    out.person = "Bench";
    return out;
}

/// The window as the program makes it, until the field for the item is painted and takes keys.
std::unique_ptr<Workstation> open_window(const std::string& archive, const base::Clock& clock) {
    auto made = Workstation::make(options_for(archive), clock);
    if (!made) std::abort();
    auto* item = (*made)->window().findChild<QLineEdit*>("item_id");
    FirstPaint painted;
    item->installEventFilter(&painted);
    (*made)->show();
    while (!painted.seen()) QApplication::processEvents();
    press(item, 'S');
    if (item->text() != "S") std::abort();
    return std::move(*made);
}

/// The child's side of process_start: does what the program does, then leaves without tidying up.
int start_once(int argc, char** argv, const char* archive) {
    const QApplication application(argc, argv);
    const base::SystemClock clock;
    const auto workstation = open_window(archive, clock);
    std::_Exit(0);
}

/// The whole process, from exec to the first picture in which a key is taken.
void process_start(benchmark::State& state) {
    const std::string archive = large_archive().scratch.archive();
    for (auto unused : state) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl("/proc/self/exe", "velocert_bench_window", "--start-once", archive.c_str(), nullptr);
            std::_Exit(1);
        }
        int status = 0;
        if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0) std::abort();
    }
    state.SetLabel("first usable window, 100,000 runs: at most 300 ms");
}
BENCHMARK(process_start)->Unit(benchmark::kMillisecond)->Iterations(10);

/// Without loading the program.
void window_start(benchmark::State& state) {
    const std::string archive = large_archive().scratch.archive();
    const base::SystemClock clock;
    for (auto unused : state) {
        auto workstation = open_window(archive, clock);
        state.PauseTiming();
        workstation.reset();
        state.ResumeTiming();
    }
    state.SetLabel("of the 300 ms, without loading the program");
}
BENCHMARK(window_start)->Unit(benchmark::kMillisecond);

/// Eight traces as long as they may be, seen as a whole or in part; each frame is another one.
void live_frame(benchmark::State& state) {
    const bool part = state.range(0) != 0;
    static const auto traces = [] {
        std::vector<std::shared_ptr<const reports::MinMaxPyramid>> out;
        for (int trace = 0; trace < 8; ++trace) {
            auto pyramid = std::make_shared<reports::MinMaxPyramid>();
            for (int i = 0; i < 10'000'000; ++i)
                pyramid->append(
                    {i * 1e-3, 5.0 * trace + 2 * std::sin(i * 3e-6 * (trace + 1)) + 0.1 * ((i % 13) * 7919 % 13)});
            out.push_back(std::move(pyramid));
        }
        return out;
    }();
    Look look(Theme::light);
    look.apply();
    ChartView view(look, nullptr);
    view.set_quick(true);
    view.resize(1100, 460);
    view.show();
    QApplication::processEvents();
    const int columns = view.columns();
    double moved = 0;
    for (auto unused : state) {
        moved += 1;
        const double from = part ? 1'000 + moved : 0;
        const double to = part ? 4'000 + moved : 10'000 - 0.001 * moved;
        reports::Chart chart;
        chart.x = {{"时间", "time"}, "s", from, to};
        chart.y = {{"值", "value"}, "", -5, 45};
        for (std::size_t i = 0; i < traces.size(); ++i) {
            reports::ChartSeries series;
            series.role = i == 0 ? reports::ChartRole::measured : reports::ChartRole::quiet;
            series.name = {std::to_string(i), std::to_string(i)};
            series.points = traces[i]->view(from, to, columns).points;
            chart.series.push_back(std::move(series));
        }
        view.show_chart(std::move(chart));
        view.plot().replot(QCustomPlot::rpImmediateRefresh);
    }
    state.SetLabel(std::string(part ? "a third of it" : "all of it") + ", 8 traces of 10,000,000: at most 8 ms");
}
BENCHMARK(live_frame)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// From the key to the list that is painted.
void search_key(benchmark::State& state) {
    const base::SystemClock clock;
    const auto workstation = open_window(large_archive().scratch.archive(), clock);
    workstation->window().go_to("archive");
    QApplication::processEvents();
    auto* field = workstation->window().findChild<QLineEdit*>("archive_search");
    auto* list = workstation->window().findChild<QAbstractItemView*>("archive_runs");
    if (field == nullptr || list == nullptr) std::abort();
    static constexpr const char* texts[] = {"maker 17", "fail", "1180500123", "operator 3 fail", "S-10777"};
    const std::string text = texts[state.range(0)];
    double worst = 0;
    for (auto unused : state) {
        field->clear();
        QApplication::processEvents();
        for (const char letter : text) {
            QElapsedTimer timer;
            timer.start();
            press(field, letter);
            list->viewport()->repaint();
            worst = std::max(worst, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    state.counters["worst_ms"] = worst;
    state.SetLabel("'" + text + "' letter by letter; worst_ms: at most 100 ms");
}
BENCHMARK(search_key)->DenseRange(0, 4)->Unit(benchmark::kMillisecond)->Iterations(5);

/// A run on the virtual bench at the pace of the program; from the last sample to the painted banner.
void banner_after_last_sample(benchmark::State& state) {
    double worst = 0;
    for (auto unused : state) {
        const double took = bench::banner_delay_ms();
        if (took < 0) return state.SkipWithError("no banner within half a minute");
        worst = std::max(worst, took);
    }
    state.counters["worst_ms"] = worst;
    state.SetLabel("worst_ms: at most 100 ms");
}
BENCHMARK(banner_after_last_sample)->Unit(benchmark::kMillisecond)->Iterations(5);

void live_ride(benchmark::State& state) {
    const char* minutes = std::getenv("VELOCERT_BENCH_LIVE_MINUTES");
    const double seconds = minutes != nullptr ? 60 * std::atof(minutes) : 10;
    for (auto unused : state) {
        const auto ride = bench::ride_live(seconds);
        state.counters["worst_frame_ms"] = ride.worst_ms;
        state.counters["frames"] = ride.frames;
        state.counters["samples"] = static_cast<double>(ride.samples);
        state.counters["grown_kB"] = static_cast<double>(ride.grown_kb);
    }
    state.SetLabel("1 kHz on 8 channels; worst_frame_ms: at most 50; grown_kB: after the first tenth");
}
BENCHMARK(live_ride)->Unit(benchmark::kSecond)->Iterations(1);

/// What is asked of the window.
constexpr std::array targets{
    bench::Target{"", bench::Target::Bound::at_most, 300, "process_start"},
    bench::Target{"", bench::Target::Bound::at_most, 8, "live_frame"},
    bench::Target{"worst_ms", bench::Target::Bound::at_most, 100, "search_key"},
    bench::Target{"worst_ms", bench::Target::Bound::at_most, 100, "banner_after_last_sample"},
    bench::Target{"worst_frame_ms", bench::Target::Bound::at_most, 50, "live_ride"},
};

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    if (argc == 3 && std::strcmp(argv[1], "--start-once") == 0) return start_once(argc, argv, argv[2]);
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    bench::Judging judging(targets);
    benchmark::RunSpecifiedBenchmarks(&judging);
    benchmark::Shutdown();
    return judging.missed() ? 1 : 0;
}
