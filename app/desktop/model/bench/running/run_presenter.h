// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/desktop/bridge/run_thread.h"
#include "app/desktop/model/bench/running/attempts_model.h"
#include "app/desktop/model/bench/running/live_trace.h"
#include "app/desktop/model/bench/running/live_uncertainty.h"
#include "app/desktop/model/bench/running/step_tree_model.h"
#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// The one thing to do now.
struct Task {
    enum class Kind : std::uint8_t {
        none,
        confirm,       ///< do it, then press the primary action
        void_or_keep,  ///< keep the attempt or declare it void
        retry,         ///< say why and repeat, or leave the step
        working,       ///< nothing to do: the bench is at it
        ended,
    };
    Kind kind = Kind::none;
    QString text;                                          ///< what to do, or what the bench does
    QString note;                                          ///< conditions, cause of trouble, what to do about it
    QString primary;                                       ///< the words on the primary action
    bool ready = true;                                     ///< whether it can be done now; its words say when
    QString picture;                                       ///< what to look at: the name of a drawing, or none
    QByteArray drawing;                                    ///< that one as the run's pack has it; empty: the program's
    QString warning;                                       ///< another item was scanned than the one under test
    std::vector<std::pair<std::string, QString>> choices;  ///< void reasons: id, words
    std::vector<standards::Field> fields;                  ///< confirm: what is to be typed
    std::map<std::string, std::string> before;             ///< field -> what was said of it when it was asked before
    int attempts_left = 0;
    int serial = 0;  ///< a new number for each new question
};

/// The value that decides, large; and whether it lies in its gate.
struct LiveValue {
    enum class Gate : std::uint8_t { none, open, shut };
    QString value;
    QString unit;
    QString note;
    QString uncertainty;  ///< U and k of the value that is shown, or that they are not known
    Gate gate = Gate::none;
};

/// What one attempt came to.
struct AttemptFacts {
    QString title;   ///< "attempt 2: PASS"
    QString values;  ///< "Sc 6.48 m"
    QString limit;   ///< "limit ≤ 7 m · 0.52 m inside · U ≥ 0.02 m"
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    bool counts = false;
    /// All of it in one line.
    [[nodiscard]] QString words() const { return title + ": " + values + " · " + limit; }
};

/// What the plot shows: a ride (speed over distance) or the quantity that decides over time. Nothing where nothing is
/// read off an instrument.
struct PlotScene {
    enum class Kind : std::uint8_t { none, ride, series };
    struct Curve {
        int number = 0;
        bool valid = false;
        std::shared_ptr<const reports::MinMaxPyramid> points;  ///< x from the brake trigger or the start
    };
    Kind kind = Kind::none;
    metrology::Measurand measurand = metrology::Measurand::speed;  ///< of a series
    const standards::Step* step = nullptr;
    const conformity::Limit* limit = nullptr;
    /// What the bench can be expected to decide at the limit; nothing where that is not known before the end.
    std::optional<sequence::ExpectedDecision> expected;
    /// `expected` holds what the attempts so far scatter by; else only what was known before the first of them.
    int scatter_of = 0;  ///< how many attempts
    /// The value shown last and its expanded uncertainty, on the y axis; nothing where no certificate gives one.
    std::optional<std::pair<double, double>> shown;
    int number = 0;                           ///< of the attempt that is running, or ran last
    std::shared_ptr<const LiveTrace> points;  ///< of that attempt: distance as counted; null before there is one
    std::optional<double> brake_at;
    std::vector<Curve> earlier;
};

/// One instrument of the strip.
struct InstrumentLine {
    std::string role;
    QString name;
    sequence::InstrumentState state = sequence::InstrumentState::closed;
    QString safe_state;    ///< as read back last
    bool left_on = false;  ///< it can put power on something and did not confirm then that it is off
};

/// The verdict across the window; stays until the next item.
struct BannerText {
    conformity::Verdict verdict = conformity::Verdict::not_evaluated;
    bool trouble = false;  ///< no run came about, or none is on record
    bool interim = false;  ///< of a procedure; the run goes on, and the verdict is not there yet
    QString headline;
    QStringList lines;
    QString scope;  ///< that the verdict does not speak of all clauses; empty where it does, and while the run goes on
    QString note;
};

/// The Bench while a run goes on and after it. Knows no widget; words are made when they are asked for, so that
/// the language may change at any time.
class RunPresenter final : public QObject {
    Q_OBJECT

  public:
    explicit RunPresenter(const Workplace& workplace, QObject* parent = nullptr);

    void start(RunOrder order);
    [[nodiscard]] bool running() const { return thread_.running(); }
    /// Something to show: a run that is going on or has ended, until clear().
    [[nodiscard]] bool shown() const { return order_.has_value(); }
    void clear();

    // What the person does.
    /// `values`: field id -> what was typed. Nothing happens while one of them may not go on record.
    void confirm(std::map<std::string, std::string> values = {});
    void keep();
    void declare_void(const std::string& reason, const QString& note);
    void retry(const QString& reason);
    void leave_step();
    void stop(sequence::RunControl::Stop how);
    /// A stop was asked for, and what it ends has not ended yet.
    [[nodiscard]] bool stopping() const { return stopping_; }
    /// A code was scanned while a run goes on: said beside the task when it is not that of the item under test.
    void scanned(const QString& code);
    /// Shows the attempts of that step instead of the running one's.
    void look_at(const std::string& procedure, const std::string& step);

    [[nodiscard]] Task task() const;
    [[nodiscard]] LiveValue live() const;
    /// What the attempt came to that is asked about, or the last one at the step in hand while the next reads nothing
    /// yet. Nothing before there is one.
    [[nodiscard]] std::optional<AttemptFacts> last_attempt() const;
    [[nodiscard]] const PlotScene& plot() const { return plot_; }
    /// What is known of the uncertainty of the step's result before it is there; empty where nothing is judged.
    [[nodiscard]] QString expectation() const;
    [[nodiscard]] std::vector<InstrumentLine> instruments() const;
    [[nodiscard]] std::optional<BannerText> banner() const;
    /// Title and need of the step whose attempts are shown ("5 valid runs needed").
    [[nodiscard]] QString attempts_title() const;
    [[nodiscard]] QString attempts_note() const;
    /// Procedure and step of the attempt that is running, or ran last; empty before the first.
    [[nodiscard]] std::pair<std::string, std::string> current_step() const { return {procedure_, step_}; }
    /// The attempt that is running, or ran last; nothing before the first.
    [[nodiscard]] const std::optional<sequence::StepRun>& attempt() const { return attempt_; }
    [[nodiscard]] bool attempt_runs() const { return attempt_runs_; }
    /// The latest value of what the plot shows; nothing before the attempt's first.
    [[nodiscard]] std::optional<metrology::Indication> plotted() const;
    [[nodiscard]] StepTreeModel& steps() { return steps_; }
    [[nodiscard]] AttemptsModel& attempts() { return attempts_; }
    [[nodiscard]] const std::optional<RunOrder>& order() const { return order_; }
    /// Of the run on record; empty before it has one.
    [[nodiscard]] const std::string& run_id() const { return run_.id; }
    [[nodiscard]] const sequence::Run& run() const { return run_; }
    void retranslate();

  signals:
    void taskChanged();
    /// The instruments record from now on.
    void recording();
    /// They have recorded; whether the attempt counts.
    void recorded(bool counts);
    /// A procedure that reads instruments, or the run, has its verdict.
    void judged(velocert::conformity::Verdict verdict);
    /// That code was scanned, and it is not the one of the item under test.
    void otherScanned(const QString& code);
    void liveChanged();
    void plotReset();
    void instrumentsChanged();
    void bannerChanged();
    void attemptsChanged();
    /// The run is on record; with the first one the archive has come to be.
    void begun();
    void ended();

  private:
    void connect_bridge();
    void take_live();
    void look_at_sleep();
    void attempt_started(const sequence::StepRun& step_run);
    void absorb(const LiveUpdate& update);
    /// What stands of a run that is gone on with, before its first new attempt.
    void show_done();
    void attempt_saved(const sequence::StepRun& step_run, const sequence::RepeatState& state, const LiveUpdate& rest);
    void set_up_plot();
    /// The uncertainty at the limit from the attempts on hand, in place of the least that was known before them.
    void take_scatter();
    [[nodiscard]] QString incomplete() const;
    /// The limit, how far the value lies from it, and U.
    [[nodiscard]] QString held_against(const conformity::Limit* limit,
                                       const std::optional<metrology::AnyQuantity>& value) const;
    /// What the instruments showed in the attempt that is asked about: its result is not worked out yet.
    [[nodiscard]] std::optional<AttemptFacts> as_indicated() const;
    /// U of the value that the plot shows last.
    [[nodiscard]] std::optional<ShownUncertainty> shown_now() const;
    [[nodiscard]] metrology::Measurand deciding_measurand() const;
    void show_attempts();
    void answer(sequence::Answer answer);
    [[nodiscard]] const standards::Step* step(const std::string& procedure, const std::string& step) const;
    [[nodiscard]] const conformity::Limit* result_limit(const standards::Step& step) const;
    [[nodiscard]] QString conditions_words(const std::map<std::string, std::string>& conditions) const;
    [[nodiscard]] QString working_words() const;
    /// Which answers kept the attempt before from counting, where they are asked for again; empty else.
    [[nodiscard]] QString asked_again_words() const;
    /// "2:05": how long the rest goes on.
    [[nodiscard]] QString rest_left_words() const;
    [[nodiscard]] QStringList verdict_lines() const;
    [[nodiscard]] QString verdict_line(const sequence::ProcedureResult& result) const;

    const Workplace& workplace_;
    RunThread thread_;
    StepTreeModel steps_;
    AttemptsModel attempts_;
    QTimer redraw_;
    QTimer look_at_sleep_;
    base::SleepWatch sleep_;
    std::optional<std::chrono::milliseconds> slept_;  ///< while this question was open

    std::optional<RunOrder> order_;
    sequence::Run run_;  ///< as far as it has come
    std::optional<base::Error> trouble_;
    std::optional<sequence::Prompt> prompt_;
    int prompt_serial_ = 0;
    QString other_code_;  ///< scanned at this task, and not that of the item
    std::optional<standards::Action> action_;
    /// The rest before the next attempt goes on: at which step, and for how long.
    std::optional<std::pair<standards::Step, std::chrono::seconds>> rest_;
    std::optional<sequence::StepRun> attempt_;
    bool attempt_runs_ = false;
    bool stopping_ = false;
    bool recording_ = false;  ///< since the attempt began, something was read off an instrument
    std::string procedure_;
    std::string step_;
    std::string shown_procedure_;
    std::string shown_step_;
    std::map<std::pair<std::string, std::string>, sequence::RepeatState> repeat_;
    std::map<std::string, InstrumentLine> instruments_;
    std::map<metrology::Measurand, metrology::Indication> latest_;
    std::map<metrology::Measurand, std::string> latest_of_;  ///< the roles that showed them
    std::vector<sequence::ExpectedDecision> expected_;
    std::optional<sequence::Gate> gate_;
    /// What came of each attempt that is not saved yet: the screen may lag behind the run.
    struct Trace {
        std::shared_ptr<LiveTrace> points = std::make_shared<LiveTrace>();
        std::optional<double> brake_at;
    };
    std::map<int, Trace> traces_;
    PlotScene plot_;
};

/// What an attempt at the step reads over time: of the roles it acquires from, the first measurand of the kind that the
/// limit is of, else the first that is no place and no clock. Nothing where it acquires nothing. Pure.
[[nodiscard]] std::optional<metrology::Measurand> measurand_over_time(const standards::Procedure& procedure,
                                                                      const standards::Step& step,
                                                                      const conformity::Limit* limit);

/// The step whose attempts gave what was judged: it has that limit for its result, applies to the item and was tried.
/// Null where several are like that and none alone gave the value. Pure.
[[nodiscard]] const standards::Step* step_judged(const standards::Procedure& procedure,
                                                 const conformity::Assessment& assessment,
                                                 std::span<const sequence::StepRun> attempts,
                                                 const standards::ItemTraits& item);

}  // namespace velocert::app
