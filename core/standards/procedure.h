// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"
#include "core/standards/item_traits.h"
#include "core/standards/step_budget.h"

namespace velocert::standards {

/// A text in the two languages of the program.
struct Title {
    std::string zh;
    std::string en;
};

/// A figure of the method that is no limit: windows, holds, tolerances of the laboratory's own method.
/// Either a quantity or a word; with its source, like everything the standard or the laboratory says.
struct Parameter {
    std::optional<metrology::WrittenQuantity> value;
    std::string word;
    std::string source;
    /// "procedure/step.field": the answer that stands in for `value` where the run has it; empty: nothing does
    std::string of = {};
};

/// What a figure must be for an answer to be true beside it: within `low` and `high`, or as a limit asks.
struct Bound {
    std::string of;     ///< a field of the same step, or "procedure/step.field"; then for each subject of that step
    std::string limit;  ///< id of a limit; empty: `low` or `high`. One without a value holds nothing against anybody
    std::optional<metrology::WrittenQuantity> low;
    std::optional<metrology::WrittenQuantity> high;
    std::string source;  ///< of `low` and `high`
};

/// The first day that a date may be: that of a standard, for one.
struct FirstDay {
    base::Date day;
    std::string source;
};

/// Something the operator types at a prompt: ambient values, states, notes. What was typed is evidence.
struct Field {
    enum class Kind : std::uint8_t {
        quantity,  ///< a number with a unit, of `quantity`'s kind
        choice,    ///< one of `choices`
        flag,      ///< yes or no
        text,
        photo,     ///< a picture; what is recorded is its digest and its name, its bytes are evidence
        document,  ///< a file of another kind: a certificate, a log, a manual
        date,      ///< a day, YYYY-MM-DD
        code,      ///< a text of the form `pattern`
    };
    struct Choice {
        std::string id;
        Title title;
        /// The question does not arise for this item ("not fitted"); the field "<id>_reason" then says why.
        bool not_applicable = false;
        std::vector<Bound> only_if = {};  ///< figures beside which this answer can be true
    };
    std::string id;  ///< unique within the step ("temperature")
    Title title;
    Kind kind = Kind::text;
    metrology::Kind quantity = metrology::Kind::count;
    std::optional<metrology::WrittenQuantity> low;  ///< beyond these it cannot be true: refused when typed
    std::optional<metrology::WrittenQuantity> high;
    std::vector<Choice> choices;
    bool required = true;
    std::string example;       ///< a usual value: shown as a hint, and what the virtual operator types
    std::string pattern = {};  ///< code: the regular expression (ECMAScript) that the whole text matches
    bool unique = false;       ///< code: no other item may have it
    /// code: how its characters are read, an expression with one group for each of `parts`; empty: they are not
    std::string form = {};
    std::vector<Field> parts = {};  ///< code: what follows from it; never asked for, of kind text or choice
    bool counts_digits = false;     ///< code: of what a "count_of" counts in it, only the digits
    std::string count_of = {};      ///< quantity: the number of characters of the step's code field of that id
    /// What the answer must say again, where it is on record: "item.model", "procedure/step.field".
    std::vector<std::string> same_as = {};
    std::string must = {};                    ///< choice or flag: the answer without which the attempt does not count
    bool past = false;                        ///< date: a day that has come when the attempt is made
    std::optional<FirstDay> not_before = {};  ///< date: an earlier one cannot be true
    /// quantity: answers whose sum it is, or the two (first less second) whose difference; fields of the same step, or
    /// "procedure/step.field", then of all its subjects
    std::vector<std::string> sum_of = {};
    std::vector<std::string> difference_of = {};
    std::vector<std::string> at_least = {};  ///< quantity: it cannot be less than any of these
    /// quantity: it cannot be more than any of these, or so many times one ("voltage * 135 %")
    std::vector<std::string> at_most = {};
    std::vector<std::string> other_than = {};  ///< photo or document: files that are other ones, by their bytes
    int letters = 0;                           ///< text: so many letters or digits it has at least; fewer say nothing
    /// text: the code of the sample of the step's "sample" that the step is done on, as it stands on the sample
    bool names_sample = false;
    /// text: the answer names a gauge of the equipment register, by which something of that measurand was read
    std::optional<metrology::Measurand> gauge = {};
    std::string read_with = {};  ///< quantity: the step's field that names the gauge by which it was read
    /// What must hold for the step to say anything, be the vehicle as it may: of a quantity the limit or the figures
    /// that it keeps, or none, where it is only kept with the record; of a choice or flag `must` says it. `of` is
    /// empty.
    std::optional<Bound> condition = {};

    /// What is typed names a file, whose bytes become evidence.
    [[nodiscard]] bool is_file() const { return kind == Kind::photo || kind == Kind::document; }
};

/// One thing done inside a step, in order.
struct Action {
    enum class Kind : std::uint8_t {
        prompt,   ///< ask the operator; waits for the answer
        set,      ///< send a command to an instrument ("zero", "start", "stop", "reset")
        wait,     ///< hold for a duration
        acquire,  ///< collect indications until its end condition holds
        compute,  ///< evaluate what was acquired (pure)
        assess,   ///< decide against the step's limits (pure)
    };
    Kind kind = Kind::prompt;
    std::string id;             ///< unique among the step's prompts, or among its other actions; marks in the
                                ///< record name the latter ("zero", "load", "ride")
    Title text;                 ///< what the operator reads (prompt)
    std::string picture = {};   ///< what the operator looks at: a drawing of the edition, or of resources/pictures
    std::vector<Field> fields;  ///< what the operator types (prompt)
    bool once = false;  ///< prompt: asked at the first attempt of the step; later ones carry what was typed there
    std::string role;   ///< the instrument role it concerns (set, acquire)
    std::vector<std::string> also;  ///< acquire: further roles that are read alongside
    std::string command;            ///< set: the instrument's command ("zero", "start", "output-on" ...)
    std::optional<metrology::WrittenQuantity> value;  ///< set: what it is set to ("48 V")
    /// Done once for each set point of the step (see set_points.h); neighbours that are so repeat together.
    bool each_set_point = false;
    bool sets_set_point = false;                          ///< set: its value is the set point
    std::string sets_parameter = {};                      ///< set: its value is that parameter of the step
    std::optional<metrology::WrittenQuantity> set_point;  ///< the one this repetition is for
    /// acquire: its end condition: "stable" (so many stable values), "standstill", "count" (so many values of each
    /// role), "duration" (of the indications' own time), "steady" (torque and speed have settled).
    std::string until;
    std::map<std::string, Parameter> parameters;  ///< "count", "timeout", "between", "rate" ...
    std::map<std::string, std::string> when;      ///< done only where the part has this ("container": "tare")
};

/// Why an attempt may be declared void by the operator ("foot_down").
struct VoidReason {
    std::string id;
    Title title;
};

/// How often a step is done.
struct RepeatPolicy {
    std::string valid_runs_limit;  ///< limit id that holds the number of valid runs; empty: exactly one
    int max_attempts = 1;          ///< afterwards the step ends as it is
    std::optional<metrology::WrittenQuantity> longest_pause;     ///< between attempts
    std::optional<metrology::WrittenQuantity> least_pause = {};  ///< rest between attempts, waited for by the runner
    /// The answer that asks for one attempt more ("another": "yes"); of such a step the worst attempt counts, and the
    /// list is closed by an attempt that answers otherwise. Empty: attempts are counted.
    std::string again_if_field = {};
    std::string again_if_word = {};
};

/// One of the things a step is done for: a specimen, a tamper attempt, a wire.
struct Subject {
    std::string id;  ///< unique within the step ("1", "display-menu")
    Title title;
};

/// One step of a procedure: what is done, what it measures, how it is judged. Data; running it makes StepRuns.
struct Step {
    std::string id;  ///< unique within the procedure: "weigh", "dry.both"
    Title title;
    std::string clause;
    Applicability applies;
    std::string evaluation;  ///< which pure function computes the result ("stable-mean", "stopping-distance" ...)
    std::vector<std::string> roles;  ///< instruments that are recorded during the step; empty: all of the procedure
    std::map<std::string, std::string> conditions;  ///< "surface": "dry", "brakes": "both"
    std::map<std::string, std::string> limits;      ///< use -> limit id: "result" -> "brake.dry.both.distance"
    std::map<std::string, Parameter> parameters;
    std::vector<metrology::WrittenQuantity> set_points;  ///< by ascending value; those of the result's limit are added
    std::string set_points_source;
    std::string set_points_from = {};     ///< the parameter whose answer stands in for them where the run has it
    std::vector<StepBudget> budgets;      ///< of values of the result
    bool for_each_part = false;           ///< done for each part of the run's bill of parts, with attempts of its own
    std::string subject_list = {};        ///< what the subjects are ("specimens")
    std::vector<Subject> subjects = {};   ///< done for each of them, with attempts of its own; the worst one counts
    std::vector<std::string> needs = {};  ///< "procedure/step" that must be done before
    std::optional<Parameter> waits = {};  ///< how long the sample rests before it, with the source
    std::string within = {};              ///< limit id: how soon after what it needs it is measured; empty: any time
    bool destructive = false;             ///< the sample serves nothing else afterwards
    std::string sample = {};              ///< which sample of the plan it is done on ("A"); empty: any
    std::string instead;                  ///< "procedure/step" whose result serves as this one's, where the run has it
    RepeatPolicy repeat;
    std::vector<VoidReason> voids;
    std::vector<Action> actions;
};

/// An instrument the procedure needs.
struct Role {
    std::string id;  ///< "scale", "recorder"
    Title title;
    std::string kind;  ///< driver kind: "balance", "pulse-daq"
    std::vector<metrology::Measurand> measurands;
    bool optional = false;  ///< a station without it can still run the procedure
};

/// The plan of a test, as data (ISO/IEC 17025 7.2 "method").
struct Procedure {
    std::string id;  ///< "vehicle-mass", "braking"
    Title title;
    std::string clause;
    Applicability applies;
    bool resumable = false;  ///< may be suspended, and gone on with another day
    std::vector<Role> roles;
    std::vector<Step> steps;
};

}  // namespace velocert::standards
