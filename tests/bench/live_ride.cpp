// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/live_ride.h"

#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <thread>

#include "app/desktop/view/bench/bench_page.h"
#include "app/desktop/view/frame/main_window.h"
#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/words/language.h"

namespace velocert::bench {
namespace {

using namespace velocert::app;
using metrology::Measurand;
using Clock = std::chrono::steady_clock;

/// Eight channels of a ride, a sample of each every millisecond, as an instrument thread would tell them.
class RidingJob final : public RunJob {
  public:
    RidingJob(double seconds, std::atomic<std::uint64_t>& samples) : seconds_(seconds), samples_(samples) {}
    base::Result<sequence::Run> run(sequence::Operator&, sequence::RunObserver& observer,
                                    sequence::RunControl& control) override {
        sequence::Run run;
        run.id = "ride";
        observer.run_started(run);
        sequence::StepRun attempt;
        attempt.procedure = "braking";
        attempt.step = "dry.both";
        observer.attempt_started(attempt, {});
        const auto began = Clock::now();
        const auto all = static_cast<std::int64_t>(seconds_ * 1000);
        for (std::int64_t ms = 0; ms < all && control.requested() == sequence::RunControl::Stop::none; ++ms) {
            std::this_thread::sleep_until(began + std::chrono::milliseconds(ms));
            tell(observer, ms);
        }
        return run;
    }

  private:
    void tell(sequence::RunObserver& observer, std::int64_t ms) {
        static constexpr std::array channels{Measurand::distance,   Measurand::speed,       Measurand::front_force,
                                             Measurand::rear_force, Measurand::front_brake, Measurand::acceleration,
                                             Measurand::voltage,    Measurand::current};
        for (const auto channel : channels) {
            metrology::Indication one;
            one.measurand = channel;
            one.arrival_ns = ms * 1'000'000;
            const double value = channel == Measurand::distance ? static_cast<double>(ms) * 7.0
                                 : channel == Measurand::front_brake
                                     ? 0.0
                                     : 2500 + 100 * std::sin(static_cast<double>(ms) / 90);
            one.value = base::Decimal(static_cast<std::int64_t>(value), channel == Measurand::distance ? 3 : 2);
            one.unit = &metrology::preferred_unit(metrology::kind_of(channel));
            observer.indication("recorder", one);
        }
        samples_ += channels.size();
    }

    double seconds_;
    std::atomic<std::uint64_t>& samples_;
};

/// Answers everything at once with what is usual.
class QuickPerson final : public sequence::Operator {
  public:
    base::Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token) override {
        sequence::Answer out;
        for (const auto& field : prompt.fields)
            if (!field.example.empty()) out.values[field.id] = field.example;
        return out;
    }
};

/// Hands everything on to the window, and notes when the last sample came.
class Stopwatch final : public sequence::RunObserver {
  public:
    Stopwatch(sequence::RunObserver& window, std::atomic<std::int64_t>& last) : window_(window), last_(last) {}
    void run_started(const sequence::Run& run) override { window_.run_started(run); }
    void attempt_started(const sequence::StepRun& attempt, const standards::Step& step) override {
        window_.attempt_started(attempt, step);
    }
    void action_started(const standards::Action& action) override { window_.action_started(action); }
    void indication(std::string_view role, const metrology::Indication& one) override {
        last_ = Clock::now().time_since_epoch().count();
        window_.indication(role, one);
    }
    void gate(const sequence::Gate& gate) override { window_.gate(gate); }
    void instrument_state(std::string_view role, sequence::InstrumentState state) override {
        window_.instrument_state(role, state);
    }
    void safe_state(const sequence::SafeState& state) override { window_.safe_state(state); }
    void attempt_saved(const sequence::StepRun& attempt, const sequence::RepeatState& state) override {
        window_.attempt_saved(attempt, state);
    }
    void procedure_judged(const sequence::ProcedureResult& result) override { window_.procedure_judged(result); }
    void run_ended(const sequence::Run& run) override { window_.run_ended(run); }

  private:
    sequence::RunObserver& window_;
    std::atomic<std::int64_t>& last_;
};

class QuickJob final : public RunJob {
  public:
    QuickJob(std::unique_ptr<RunJob> real, std::atomic<std::int64_t>& last) : real_(std::move(real)), last_(last) {}
    base::Result<sequence::Run> run(sequence::Operator&, sequence::RunObserver& observer,
                                    sequence::RunControl& control) override {
        QuickPerson person;
        Stopwatch watch(observer, last_);
        return real_->run(person, watch, control);
    }

  private:
    std::unique_ptr<RunJob> real_;
    std::atomic<std::int64_t>& last_;
};

/// When a label was painted with something on it.
class Painted final : public QObject {
  public:
    explicit Painted(QLabel& label) : label_(label) { label.installEventFilter(this); }
    std::int64_t at = 0;

  protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Paint && at == 0 && !label_.text().isEmpty())
            at = Clock::now().time_since_epoch().count();
        return QObject::eventFilter(object, event);
    }

  private:
    QLabel& label_;
};

/// The real window over an archive of its own, with a job of ours behind the start button.
class Setting {
  public:
    explicit Setting(const std::string& procedure)
        : workplace(laboratory_workplace(clock, 0).value()), look(Theme::light) {
        use_language(Language::english);
        look.apply();
        real = workplace.prepare;
        archive = std::make_unique<ArchiveInUse>(*workplace.archives, clock);
        seat = std::make_unique<Seat>(*archive);
        window = std::make_unique<MainWindow>(Desk{workplace, *archive, *seat, look, questions}, workspaces(0));
        auto& prepare = bench().prepare();
        StationEntry station = prepare.station();
        station.archive_folder = folder.filePath("archive").toStdString();
        station.operator_name = "Bench";
        station.procedures = {procedure};
        prepare.set_station(std::move(station));
        ItemEntry item;
        item.id = "B-001";
        item.made_on = "2025-10-01";
        prepare.set_item(item);
        window->show();
        QApplication::processEvents();
    }
    [[nodiscard]] BenchPage& bench() { return *window->page<BenchPage>(); }
    void start() {
        auto* command = window->findChild<QAction*>("command_start");
        if (command == nullptr || !command->isEnabled()) std::abort();
        command->trigger();
    }

    QTemporaryDir folder;
    base::SystemClock clock;
    Workplace workplace;
    decltype(Workplace::prepare) real;
    Look look;
    DialogQuestions questions{look};
    std::unique_ptr<ArchiveInUse> archive;
    std::unique_ptr<Seat> seat;
    std::unique_ptr<MainWindow> window;
};

std::int64_t resident_kb() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0;
    std::int64_t resident = 0;
    file >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) / 1024;
}

}  // namespace

LiveRide ride_live(double seconds) {
    LiveRide out;
    std::atomic<std::uint64_t> samples{0};
    Setting setting("braking");
    setting.workplace.prepare = [&](RunOrder) -> base::Result<std::unique_ptr<RunJob>> {
        return std::make_unique<RidingJob>(seconds, samples);
    };
    QObject::connect(&setting.bench().run(), &RunPresenter::liveChanged, [&out] { ++out.frames; });
    setting.start();
    QElapsedTimer whole;
    whole.start();
    std::int64_t before = 0;
    while (setting.bench().run().running()) {
        QElapsedTimer frame;
        frame.start();
        QApplication::processEvents();
        out.worst_ms = std::max(out.worst_ms, static_cast<double>(frame.nsecsElapsed()) / 1e6);
        if (before == 0 && static_cast<double>(whole.elapsed()) > seconds * 100) before = resident_kb();
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    out.samples = samples;
    out.grown_kb = resident_kb() - before;
    return out;
}

double banner_delay_ms() {
    std::atomic<std::int64_t> last{0};
    Setting setting("vehicle-mass");
    setting.workplace.prepare = [&](RunOrder order) -> base::Result<std::unique_ptr<RunJob>> {
        auto job = setting.real(std::move(order));
        if (!job) return base::fail(job.error());
        return std::make_unique<QuickJob>(std::move(*job), last);
    };
    Painted painted(*setting.window->findChild<QLabel*>("banner_headline"));
    setting.start();
    QElapsedTimer patience;
    patience.start();
    while ((setting.bench().run().running() || painted.at == 0) && patience.elapsed() < 30'000)
        QApplication::processEvents(QEventLoop::AllEvents, 5);
    if (painted.at == 0) return -1;
    if (setting.bench().run().run().verdict != conformity::Verdict::pass) std::abort();
    return static_cast<double>(painted.at - last.load()) / 1e6;
}

}  // namespace velocert::bench
