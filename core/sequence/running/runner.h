// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/sleep_clock.h"
#include "core/laboratory/people/people_register.h"
#include "core/metrology/indication.h"
#include "core/sequence/answers/answered_file.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/judging/expected_decision.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/run.h"
#include "core/sequence/running/stop_cause.h"
#include "core/standards/edition.h"

namespace velocert::sequence {

/// A question to the operator. Keys are stable; texts come from the pack in both languages.
struct Prompt {
    enum class Kind : std::uint8_t {
        confirm,       ///< do this, then confirm ("place the vehicle", "ride and brake")
        void_or_keep,  ///< after an attempt: keep it, or declare it void with one of `choices`
        retry,         ///< an attempt did not count or ended in trouble: try again (reason asked) or leave the step
    };
    Kind kind = Kind::confirm;
    std::string key;  ///< "vehicle-mass/weigh/load"
    standards::Title text;
    std::string procedure;
    std::string step;
    std::string subject;  ///< id of the part, specimen or attempt, in a step that is done for each of them
    standards::Title subject_title = {};
    std::string picture = {};  ///< confirm: a file of resources/pictures to look at; empty: none
    int attempt = 1;
    std::map<std::string, std::string> conditions;  ///< of the step, and of the part
    std::vector<standards::Field> fields;           ///< confirm: what is to be typed
    /// Field id -> what is on record already and must be said again. For stand-ins of a person; a person reads it anew.
    std::map<std::string, std::string> on_record = {};
    std::vector<standards::VoidReason> choices;
    int attempts_left = 0;
    /// confirm: asked again, since of the answers before these kept an attempt from counting, with what was said and
    /// what is asked; and all that was said then, by field. Empty where it is asked for the first time.
    std::vector<NamedWord> at_fault = {};
    std::map<std::string, std::string> before = {};
};

struct Answer {
    bool accepted = true;  ///< confirm: done; void_or_keep: keep; retry: try again
    std::string choice;    ///< void reason id; neither kept nor this: the attempt is abandoned
    std::string note;      ///< free text: void note, retry reason
    std::map<std::string, std::string> values = {};  ///< field id -> what was typed
    bool suspend = false;                            ///< leave the run here, to be gone on with later
    /// Field id -> file, where the operator has its bytes. A file may as well be named by its path among the values.
    std::map<std::string, AnsweredFile> files = {};
    bool stop = false;  ///< end the run here, safely: nobody says anything more
};

/// Whoever stands at the bench: a person behind a screen, a terminal, an answers file, or the virtual
/// operator. Called on the run thread; may block; must return soon after `stop` is requested (interrupted
/// error).
class Operator {
  public:
    virtual ~Operator() = default;
    [[nodiscard]] virtual base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) = 0;
};

/// Live gate values while a step acquires: what the screen shows beside the plot.
struct Gate {
    std::string name;  ///< "speed"
    std::optional<metrology::AnyQuantity> value;
    metrology::AnyQuantity low;
    metrology::AnyQuantity high;
    bool open = false;  ///< value inside
};

/// What happens, as it happens. Called on the run thread with copies; must not block and cannot steer.
class RunObserver {
  public:
    virtual ~RunObserver() = default;
    virtual void run_started(const Run&) {}
    /// Before the first reading: what the bench can be expected to decide.
    virtual void expected(const std::vector<ExpectedDecision>&) {}
    virtual void attempt_started(const StepRun&, const standards::Step&) {}
    virtual void action_started(const standards::Action&) {}
    /// The rest that the method asks for between two attempts goes on for so long. Comes about once a second.
    virtual void resting(const standards::Step&, std::chrono::seconds /*left*/) {}
    /// A step is put aside, since its sample rests until then; the run goes on with what can be done meanwhile.
    virtual void put_aside(std::string_view /*procedure*/, std::string_view /*step*/,
                           std::chrono::system_clock::time_point /*until*/) {}
    virtual void indication(std::string_view /*role*/, const metrology::Indication&) {}
    virtual void gate(const Gate&) {}
    virtual void instrument_state(std::string_view /*role*/, InstrumentState) {}
    /// What an instrument said when it was told to stop, as it comes into the record: also one that is NOT safe. Comes
    /// for every instrument of the attempt, whatever ended it, and before anything that can fail.
    virtual void safe_state(const SafeState&) {}
    /// The attempt is durable when this is called.
    virtual void attempt_saved(const StepRun&, const RepeatState&) {}
    /// A step was left out, since `need` ("procedure/step") of the same run, which must come before it, gave nothing.
    virtual void step_not_begun(std::string_view /*procedure*/, std::string_view /*step*/, std::string_view /*need*/) {}
    virtual void procedure_judged(const ProcedureResult&) {}
    virtual void run_ended(const Run&) {}
};

/// The stop verbs. Any thread. After any of them the instruments are driven to their safe state.
class RunControl {
  public:
    enum class Stop : std::uint8_t {
        none,
        suspend,    ///< leave the run here, to be gone on with later; one that cannot be is ended safely
        safely,     ///< end the run here; what was recorded stays
        abandon,    ///< end this attempt only; it stays on record as aborted; the step may be repeated
        emergency,  ///< outputs off at once, then end the run
    };
    void request(Stop stop, StopCause cause = StopCause::person);
    [[nodiscard]] Stop requested() const { return stop_.load(); }
    /// Of the strongest request; of two alike the first.
    [[nodiscard]] StopCause cause() const { return cause_.load(); }
    /// Stops with any request; renewed for the next attempt after an abandon.
    [[nodiscard]] std::stop_token token() const;
    void rearm();

  private:
    std::atomic<Stop> stop_{Stop::none};
    mutable std::mutex mutex_;
    std::stop_source source_;
    std::atomic<StopCause> cause_{StopCause::person};
};

/// What a run is started with. The caller has chosen edition and rule; they are frozen from here on.
struct RunPlan {
    laboratory::TestItem item;
    laboratory::Station station;
    standards::StandardEdition edition;
    std::string edition_reason;
    std::string edition_reason_text;
    std::string pack_bundle;                         ///< standards::Pack::bundle()
    std::optional<PackApproval> pack_approval = {};  ///< of a laboratory's own pack
    std::optional<std::string> release_text;         ///< archived with the run
    conformity::DecisionRule rule;
    /// The laboratory's register: instruments are checked against it and their certificates frozen with the run.
    /// Absent: `calibrations` are used as they are.
    std::optional<laboratory::EquipmentRegister> equipment;
    std::vector<CalibrationOverride> overrides;
    CalibrationSet calibrations;  ///< of the station's instruments
    std::string operator_name;
    std::string operator_account = {};  ///< id of that person's account; empty in an archive without accounts
    /// Of the archive: by which names its persons are known. Absent: account and name tell them apart.
    std::optional<laboratory::PeopleRegister> people = {};
    std::vector<std::string> procedures;  ///< in order; all must be in the edition
    /// The whole edition is judged: a clause that applies and was not examined leaves the verdict not evaluated.
    bool whole = false;
    std::vector<laboratory::Part> parts;  ///< the bill of parts, where a procedure asks for one
    std::string run_id;                   ///< handed in; unique
    std::string program_version;
    std::optional<ProgramFile> program = {};  ///< the file that runs, where it is known
    std::vector<FormerAttempt> former = {};   ///< what earlier runs of the item gave; see former_attempts()
    /// When nothing is left to do but to wait for a sample to rest: whether the run is suspended then. Otherwise it
    /// waits.
    bool suspend_for_rests = false;
};

class OpenInstruments;

/// Runs procedures on instruments and leaves records: prompts, commands, acquisition, evaluation, judgement.
/// Knows no port, no table, no button. One call, one run, on the calling thread (the run thread).
class Runner {
  public:
    /// `sleep` tells of a machine that slept: the attempt that was under way then does not count.
    Runner(const base::Clock& clock, InstrumentSource& instruments, const DecoderSource& decoders, Operator& person,
           EvidenceSink& sink, RunObserver& observer, RunControl& control,
           const base::SleepClock& sleep = base::machine_sleep())
        : clock_(clock),
          instruments_(instruments),
          decoders_(decoders),
          person_(person),
          sink_(sink),
          observer_(observer),
          control_(control),
          sleep_(sleep) {}

    /// Ends with a run on record whatever happens after its start record; an error is returned only when not
    /// even that could be written, or the plan is not permitted (not_permitted: virtual instruments in a real
    /// archive, instruments whose calibration does not hold).
    [[nodiscard]] base::Result<Run> run(RunPlan plan);
    /// Goes on with a suspended run as it stands on record. The plan holds what is frozen with the run (item, edition,
    /// rule, procedures, the bill of parts with what is added to it) and what may be new (station, calibrations,
    /// operator). Errors: bad_input when the run is not suspended, already_exists when its bill was changed.
    [[nodiscard]] base::Result<Run> resume(RunPlan plan, Run run);

  private:
    [[nodiscard]] base::Result<std::vector<const standards::Procedure*>> prepare(const RunPlan& plan,
                                                                                 OpenInstruments& instruments);
    [[nodiscard]] base::Result<Run> go_on(const RunPlan& plan, Run run, OpenInstruments& instruments,
                                          const std::vector<const standards::Procedure*>& procedures);
    [[nodiscard]] base::Result<Run> suspended(Run run, const RunPlan& plan, std::string why);

    const base::Clock& clock_;
    InstrumentSource& instruments_;
    const DecoderSource& decoders_;
    Operator& person_;
    EvidenceSink& sink_;
    RunObserver& observer_;
    RunControl& control_;
    const base::SleepClock& sleep_;
};

}  // namespace velocert::sequence
