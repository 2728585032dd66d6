// SPDX-License-Identifier: GPL-3.0-or-later
// Whole type tests by the command line in which one thing is wrong: an answer, or the vehicle on the virtual bench.
#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "tests/app/process.h"
#include "tests/app/runs/run_document.h"

using velocert::base::Json;
using velocert::tests::assessed_with;
using velocert::tests::cli;
using velocert::tests::ScratchFolder;

namespace {

struct Wrong {
    const char* scenario;  ///< the vehicle on the virtual bench
    const char* step;      ///< "procedure/step/action" whose `field` is answered with `answer`; empty: all as usual
    const char* field;
    const char* answer;
    const char* limit;
    const char* clause;
};

std::string answers_with(const Wrong& wrong) {
    std::string out = R"({"format":"velocert-answers/1","default":"accept","answers":{)";
    if (*wrong.step != '\0')
        out += std::string("\"") + wrong.step + R"(":{"values":{")" + wrong.field + R"(":")" + wrong.answer + "\"}}";
    return out + "}}";
}

std::set<std::string> with(const Json& run, std::string_view verdict) {
    std::set<std::string> out;
    for (const auto& one : assessed_with(run, verdict)) out.insert(one.limit + ' ' + one.clause);
    return out;
}

void check_each(const std::string& item, const std::vector<Wrong>& table) {
    for (const auto& wrong : table) {
        CAPTURE(wrong.scenario, wrong.step, wrong.field, wrong.answer);
        const ScratchFolder folder;
        const auto run =
            cli({"run", "--item", std::string(VELOCERT_SAMPLES) + "/" + item, "--archive", folder / "archive",
                 "--virtual", wrong.scenario, "--answers", folder.file("answers.json", answers_with(wrong)), "--json"});
        CAPTURE(run.err);
        CHECK(run.code == 1);
        const auto document = run.json();
        CHECK(*document.find("lifecycle")->string() == "completed");
        CHECK(*document.find("verdict")->string() == "fail");
        CHECK(with(document, "fail") == std::set<std::string>{std::string(wrong.limit) + ' ' + wrong.clause});
        // Answered, and not judged: the requirement is informative.
        auto undecided = with(document, "not-evaluated");
        undecided.erase("beidou.sensitivity B");
        CHECK(undecided.empty());
        CHECK(with(document, "inconclusive").empty());
    }
}

}  // namespace

TEST_CASE("a whole type test of a vehicle with one defect fails at that clause alone") {
    check_each("throttle-2024-item.json",
               {
                   {"overweight", "", "", "", "mass.lead_acid", "6.1/mass"},
                   {"full-battery", "", "", "", "battery.max_output_voltage", "6.3/battery-voltage"},
                   {"wandering-fix", "", "", "", "beidou.horizontal", "B"},
                   {"salient-motor", "", "", "", "motor.inductance_difference", "6.1/motor-inductance"},
                   {"quiet-horn", "", "", "", "sound.horn_level", "6.2/horn"},
                   {"loud-tone", "", "", "", "sound.prompt_level", "6.1/prompt-tone"},
                   {"breakdown", "", "", "", "dielectric.leakage", "6.3/dielectric"},
                   {"late-fix", "", "", "", "beidou.ttff_cold", "B"},
                   {"deaf-brake", "", "", "", "control.brake_cut_current", "6.3/control"},
               });
}

TEST_CASE("a whole type test of the newer edition in which one answer is wrong fails at that clause alone") {
    check_each(
        "throttle-2024-item.json",
        {
            {"default", "nameplate/look/look", "service_life", "no", "nameplate.service_life", "5.1"},
            {"default", "motor-code/read/read", "present", "no", "code.motor.present", "5.3"},
            {"default", "dimensions/measure/width", "body_width", "400.1 mm", "dims.body_width", "6.1/dimensions"},
            {"default", "handlebar-torque/twist/twisted", "slip", "5.1 deg", "handlebar.slip", "6.2/handlebar"},
            {"default", "lights/look/look", "rear", "no", "lights.rear", "6.2/lights"},
            {"default", "charger/charger/look", "off_board", "no", "charger.off_board", "6.3/charger"},
            {"default", "flame-thin/class/class", "class", "VTM-1", "flame.thin", "6.4/thin"},
            {"default", "tamper-pack/look/look", "connector", "yes", "tamper.pack.spare_connector", "6.8/pack"},
            {"default", "manual/read/read", "warnings", "no", "manual.warnings", "6.9"},
            {"default", "helmets/look/look", "notice", "no", "helmet.notice", "6.10"},
        });
}

TEST_CASE("a whole type test of the older edition with one thing wrong fails at that clause alone") {
    check_each("both-2018-item.json",
               {
                   {"overweight", "", "", "", "mass.lead_acid", "6.1.3"},
                   {"light-vehicle", "dimensions/measure/body", "height", "1101 mm", "dims.height", "6.1.5"},
                   {"light-vehicle", "wiring/look/look", "clear", "no", "wiring.clear_of_edges", "6.3.1.1"},
                   {"light-vehicle", "fire/burn/burn", "contained", "no", "fire.contained", "6.4"},
               });
}
