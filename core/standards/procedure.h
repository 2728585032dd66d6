// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"
#include "core/standards/item_traits.h"

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
    std::string id;       ///< unique among the step's prompts, or among its other actions; marks in the
                          ///< record name the latter ("zero", "load", "ride")
    Title text;           ///< what the operator reads (prompt)
    std::string role;     ///< the instrument role it concerns (set, acquire)
    std::string command;  ///< set: zero | start | stop | reset
    std::string until;    ///< acquire: "stable" (count readings) | "standstill"
    std::map<std::string, Parameter> parameters;  ///< "count", "timeout", "between" ...
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
    std::optional<metrology::WrittenQuantity> longest_pause;  ///< between attempts
};

/// One step of a procedure: what is done, what it measures, how it is judged. Data; running it makes StepRuns.
struct Step {
    std::string id;  ///< unique within the procedure: "weigh", "dry.both"
    Title title;
    std::string clause;
    Applicability applies;
    std::string evaluation;  ///< "stable-mean" or "stopping-distance": which pure function computes the result
    std::map<std::string, std::string> conditions;       ///< "surface": "dry", "brakes": "both"
    std::map<std::string, std::string> limits;           ///< use -> limit id: "result" -> "brake.dry.both.distance"
    std::map<std::string, Parameter> parameters;
    RepeatPolicy repeat;
    std::vector<VoidReason> voids;
    std::vector<Action> actions;
};

/// An instrument the procedure needs.
struct Role {
    std::string id;    ///< "scale", "recorder"
    Title title;
    std::string kind;  ///< driver kind: "balance", "pulse-daq"
    std::vector<metrology::Measurand> measurands;
};

/// The plan of a test, as data (ISO/IEC 17025 7.2 "method").
struct Procedure {
    std::string id;  ///< "vehicle-mass", "braking"
    Title title;
    std::string clause;
    Applicability applies;
    std::vector<Role> roles;
    std::vector<Step> steps;
};

}  // namespace velocert::standards
