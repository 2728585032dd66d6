// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/tables/set_point_tables.h"

#include <algorithm>
#include <string>

#include "core/standards/needs/set_points.h"
#include "reports/charts/motor_chart.h"
#include "reports/content/sections/decided.h"
#include "reports/content/sections/sections.h"
#include "reports/content/words/answer_words.h"
#include "reports/content/words/value_text.h"
#include "reports/content/words/words.h"

namespace velocert::reports {
namespace {

using sequence::StepRun;

struct ColumnName {
    std::string_view stem;   ///< "torque_"
    std::string_view after;  ///< "_type_a"
    std::string_view zh;
    std::string_view en;
};
constexpr ColumnName columns[] = {
    {"set_point_", "", "设定值", "Set point"},
    {"speed_", "", "转速", "Speed"},
    {"rotation_", "", "转速", "Speed"},
    {"angle_", "", "转子位置", "Rotor"},
    {"torque_", "", "转矩", "Torque"},
    {"torque_", "_type_a", "A 类 u", "Type A u"},
    {"supply_", "", "电源电压", "Supply"},
    {"current_", "", "电流", "Current"},
    {"electrical_power_", "", "电功率", "Electrical"},
    {"mechanical_power_", "", "机械功率", "Mechanical"},
    {"efficiency_", "", "效率", "Efficiency"},
    {"voltage_", "", "线电压", "Voltage"},
    {"inductance_", "", "电感", "Inductance"},
};

bool digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The number of the set point in "torque_2" or "torque_2_type_a"; empty when the name is not of that stem.
std::string_view number_in(std::string_view name, std::string_view stem) {
    if (!name.starts_with(stem)) return {};
    name.remove_prefix(stem.size());
    const auto number = name.substr(0, name.find('_'));
    return digits(number) ? number : std::string_view();
}

std::size_t count_of(const StepRun& attempt) {
    std::size_t most = 0;
    for (const auto& named : attempt.result.values)
        for (const auto& column : columns)
            if (const auto number = number_in(named.name, column.stem); number.size() > 0 && number.size() < 5)
                most = std::max(most, static_cast<std::size_t>(std::stoul(std::string(number))));
    return most;
}

// The last attempt that counts, else the last there is.
const StepRun* shown_attempt(const std::vector<const StepRun*>& attempts) {
    const StepRun* out = nullptr;
    for (const StepRun* attempt : attempts)
        if (out == nullptr || attempt->result.valid || !out->result.valid) out = attempt;
    return out;
}

void add_no_load(const StepRun& attempt, std::vector<Block>& out) {
    Fields fields;
    const auto add = [&](const char* zh, const char* en, const char* name) {
        if (const auto value = attempt.result.value(name))
            fields.items.push_back({{zh, en}, plain(value_text(*value)), Tone::normal});
    };
    add("反电动势常数（线电压有效值）", "Back-EMF constant (line to line, r.m.s.)", "back_emf_constant");
    add("反电动势常数（峰值）", "Back-EMF constant (peak)", "back_emf_constant_peak");
    for (const std::string n : {"_1", "_2"}) {
        const auto supply = attempt.result.value("no_load_supply" + n);
        const auto speed = attempt.result.value("no_load_speed" + n);
        if (!supply || !speed) continue;
        std::string text = value_text(*speed);
        if (const auto vehicle = attempt.result.value("vehicle_speed" + n)) text += " = " + value_text(*vehicle);
        fields.items.push_back({{"电源 " + value_text(*supply) + " 时的空载转速（供参考，不作判定）",
                                 "No-load speed at " + value_text(*supply) + " (for information, not judged)"},
                                plain(text),
                                Tone::quiet});
    }
    if (!fields.items.empty()) out.emplace_back(std::move(fields));
}

}  // namespace

bool is_of_set_point(std::string_view value_name) {
    return std::any_of(std::begin(columns), std::end(columns),
                       [&](const ColumnName& column) { return !number_in(value_name, column.stem).empty(); });
}

Table set_point_table(const standards::Step& step, const StepRun& attempt) {
    Table table;
    const std::string number = std::to_string(attempt.number);
    table.caption = {"各设定点：" + step.title.zh + "，第 " + number + " 次",
                     "At each set point: " + step.title.en + ", attempt " + number};
    table.columns = {{{"点", "No."}, 5, Align::centre}};
    const std::size_t count = count_of(attempt);
    for (std::size_t i = 1; i <= count; ++i) table.rows.push_back({{plain(std::to_string(i)), Tone::normal}});
    for (const auto& column : columns) {
        std::vector<Cell> cells;
        std::optional<metrology::Kind> kind;
        for (std::size_t i = 1; i <= count; ++i) {
            const auto value =
                attempt.result.value(std::string(column.stem) + std::to_string(i) + std::string(column.after));
            if (value) kind = value->kind();
            // An efficiency is known to three figures at best.
            const auto percent = value && column.stem == "efficiency_"
                                     ? value->rounded_in(metrology::preferred_unit(value->kind()), 1).text()
                                     : std::string();
            cells.push_back({plain(!value            ? "–"
                                   : percent.empty() ? number_text(*value, nullptr)
                                                     : percent),
                             Tone::normal});
        }
        if (!kind) continue;
        Bilingual heading{std::string(column.zh), std::string(column.en)};
        const std::string unit(metrology::preferred_unit(*kind).print);
        if (!unit.empty()) heading.en += " / " + unit;
        table.columns.push_back({heading, 11, Align::right});
        for (std::size_t i = 0; i < count; ++i) table.rows[i].push_back(std::move(cells[i]));
    }
    return table;
}

std::vector<Block> motor_blocks(const ReportInput& input, const standards::Procedure& procedure) {
    std::vector<Block> out;
    std::vector<InductanceCourse> courses;
    for (const standards::Step& step : procedure.steps) {
        const StepRun* attempt = shown_attempt(attempts_of(input, procedure, step));
        if (attempt == nullptr) continue;
        if (!step.set_points.empty()) {
            Table table = set_point_table(step, *attempt);
            if (!table.rows.empty()) out.emplace_back(std::move(table));
        }
        if (step.evaluation == "steady-state-torque") {
            const Bilingual caption{"转矩-转速曲线：" + step.title.zh, "Torque over speed: " + step.title.en};
            out.emplace_back(
                Figure{caption, torque_chart(caption, attempt->result, step_limit(input, step, "result"))});
        }
        if (step.evaluation == "back-emf") add_no_load(*attempt, out);
        const auto pair = step.conditions.find("terminals");
        if (step.evaluation == "inductance-positions" && pair != step.conditions.end())
            courses.push_back({plain(pair->second), &attempt->result});
    }
    if (!courses.empty()) {
        const Bilingual caption{"电感随转子位置的变化", "Inductance over the position of the rotor"};
        out.emplace_back(Figure{caption, inductance_chart(caption, courses)});
    }
    return out;
}

Bilingual assessed_title(const ReportInput& input, const standards::Procedure& procedure,
                         const sequence::ProcedureResult& result, const conformity::Assessment& assessment) {
    int earlier = 0;
    for (const auto& one : result.assessments) {
        if (&one == &assessment) break;
        if (one.limit.id == assessment.limit.id) ++earlier;
    }
    const standards::Step* found = nullptr;
    for (const standards::Step& step : procedure.steps) {
        const conformity::Limit* own = step_limit(input, step, "result");
        if (own == nullptr || own->id != assessment.limit.id || !step.applies.covers(input.run.item.traits)) continue;
        found = &step;
        if (!step.set_points.empty() || earlier-- <= 0) break;
    }
    if (found == nullptr) {
        const Decided decided = decided_by(input, procedure, result, assessment);
        if (decided.field != nullptr) {
            return with_subject({decided.step->title.zh + "：" + decided.field->title.zh,
                                 decided.step->title.en + ": " + decided.field->title.en},
                                *decided.step, assessment.subject);
        }
        const auto asked = asked_title(procedure, assessment.limit.id);
        return asked ? *asked : plain(assessment.limit.id);
    }
    Bilingual title = found->title;
    if (!found->set_points.empty() && assessment.limit.at) {
        title.zh += "，" + assessment.limit.at->text();
        title.en += ", " + assessment.limit.at->text();
    }
    return title;
}

}  // namespace velocert::reports
