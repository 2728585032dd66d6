// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/words/words.h"

namespace velocert::reports {

using conformity::Comparison;
using conformity::LimitStatus;
using conformity::Outcome;
using conformity::RuleName;
using conformity::Verdict;
using conformity::Zone;
using metrology::Provenance;
using sequence::Lifecycle;
using standards::Battery;
using standards::Drive;

Bilingual words(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_applicable: return {"不适用", "Not applicable"};
        case Verdict::pass: return {"符合", "Pass"};
        case Verdict::not_evaluated: return {"未评定", "Not evaluated"};
        case Verdict::inconclusive: return {"无法判定", "Inconclusive"};
        case Verdict::fail: return {"不符合", "Fail"};
    }
    return {"未评定", "Not evaluated"};
}

std::string_view letter(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_applicable: return "N";
        case Verdict::pass: return "P";
        case Verdict::not_evaluated: return "-";
        case Verdict::inconclusive: return "?";
        case Verdict::fail: return "F";
    }
    return "-";
}

Bilingual verdict_mark(Verdict verdict) {
    Bilingual mark = words(verdict);
    mark.zh = std::string(letter(verdict)) + " " + mark.zh;
    return mark;
}

bool only_told(Verdict verdict, conformity::Reason reason) {
    return verdict == Verdict::not_evaluated && reason == conformity::Reason::informative;
}

Bilingual verdict_mark(Verdict verdict, conformity::Reason reason) {
    return only_told(verdict, reason) ? Bilingual{"供参考", "For information"} : verdict_mark(verdict);
}

Tone tone(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_applicable: return Tone::not_applicable;
        case Verdict::pass: return Tone::pass;
        case Verdict::not_evaluated: return Tone::not_evaluated;
        case Verdict::inconclusive: return Tone::caution;
        case Verdict::fail: return Tone::fail;
    }
    return Tone::not_evaluated;
}

std::string in_sentence(const std::string& english) {
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (english.size() < 2 || !upper(english[0]) || !lower(english[1])) return english;
    std::string text = english;
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

Bilingual words(Outcome outcome) {
    switch (outcome) {
        case Outcome::completed: return {"完成", "Completed"};
        case Outcome::skipped: return {"跳过", "Skipped"};
        case Outcome::aborted: return {"中止", "Aborted"};
        case Outcome::errored: return {"设备故障", "Errored"};
    }
    return {"设备故障", "Errored"};
}

Bilingual words(LimitStatus status) {
    switch (status) {
        case LimitStatus::confirmed: return {"已确认", "Confirmed"};
        case LimitStatus::provisional: return {"暂定", "Provisional"};
        case LimitStatus::unverified: return {"未核实", "Unverified"};
        case LimitStatus::released: return {"实验室放行", "Released by the laboratory"};
    }
    return {"未核实", "Unverified"};
}

Bilingual words(RuleName rule) {
    switch (rule) {
        case RuleName::simple: return {"简单接受（不设保护带）", "Simple acceptance (no guard band)"};
        case RuleName::guard_band: return {"保护带接受", "Guarded acceptance"};
        case RuleName::four_zone: return {"四区判定", "Four-zone statement"};
        case RuleName::target_risk: return {"按误收风险设保护带", "Guarded acceptance by target risk"};
    }
    return {"简单接受（不设保护带）", "Simple acceptance (no guard band)"};
}

Bilingual rule_text(const conformity::DecisionRule& rule) {
    Bilingual out = words(rule.rule);
    const auto add = [&](const std::string& figure) {
        out.zh += "，" + figure;
        out.en += ", " + figure;
    };
    switch (rule.rule) {
        case RuleName::simple: break;
        case RuleName::guard_band:
        case RuleName::four_zone: add("w = " + rule.fraction.text() + " · U"); break;
        case RuleName::target_risk:
            out.zh += "，风险 " + (rule.risk ? rule.risk->text() : "–");
            out.en += ", risk " + (rule.risk ? rule.risk->text() : "–");
            break;
    }
    return out;
}

Bilingual words(conformity::AssessmentWarning warning) {
    switch (warning) {
        case conformity::AssessmentWarning::bench_too_coarse:
            return {"扩展不确定度相对于限值或容差偏大",
                    "The expanded uncertainty is large against the limit or tolerance"};
    }
    return {"扩展不确定度相对于限值或容差偏大", "The expanded uncertainty is large against the limit or tolerance"};
}

Bilingual words(Comparison comparison) {
    switch (comparison) {
        case Comparison::full_value: return {"全数值比较法（GB/T 8170）", "Full-value comparison (GB/T 8170)"};
        case Comparison::rounded_value: return {"修约值比较法（GB/T 8170）", "Rounded-value comparison (GB/T 8170)"};
    }
    return {"全数值比较法（GB/T 8170）", "Full-value comparison (GB/T 8170)"};
}

Bilingual words(Zone zone) {
    switch (zone) {
        case Zone::pass: return {"接受区", "Pass zone"};
        case Zone::conditional_pass: return {"有条件接受区", "Conditional pass zone"};
        case Zone::conditional_fail: return {"有条件拒绝区", "Conditional fail zone"};
        case Zone::fail: return {"拒绝区", "Fail zone"};
    }
    return {"拒绝区", "Fail zone"};
}

Bilingual words(Provenance provenance) {
    switch (provenance) {
        case Provenance::instrument: return {"仪器测得", "From the instrument"};
        case Provenance::calculated: return {"计算得出", "Calculated"};
        case Provenance::imported: return {"导入", "Imported"};
        case Provenance::typed: return {"人工录入", "Typed in"};
        case Provenance::simulated: return {"模拟", "Simulated"};
    }
    return {"模拟", "Simulated"};
}

Bilingual unconfirmed_words() {
    return {"无人确认该次按方法进行，不计入", "Nobody said that it went as the method asks; it does not count"};
}

Bilingual words(Lifecycle lifecycle) {
    switch (lifecycle) {
        case Lifecycle::running: return {"未结束", "Not ended"};
        case Lifecycle::completed: return {"全部完成", "Completed"};
        case Lifecycle::stopped: return {"提前停止", "Stopped early"};
        case Lifecycle::aborted: return {"中止", "Aborted"};
        case Lifecycle::errored: return {"因故障结束", "Ended by a fault"};
        case Lifecycle::suspended: return {"已暂停，尚未结束", "Suspended, not ended"};
    }
    return {"因故障结束", "Ended by a fault"};
}

Bilingual words(Battery battery) {
    switch (battery) {
        case Battery::lead_acid: return {"铅酸蓄电池", "Lead-acid"};
        case Battery::lithium_ion: return {"锂离子蓄电池", "Lithium-ion"};
        case Battery::other: return {"其他蓄电池", "Other"};
    }
    return {"其他蓄电池", "Other"};
}

Bilingual words(Drive drive) {
    switch (drive) {
        case Drive::electric: return {"电驱动", "Electric drive"};
        case Drive::assist: return {"电助动", "Pedal assist"};
        case Drive::both: return {"电驱动和电助动", "Electric drive and pedal assist"};
    }
    return {"电驱动", "Electric drive"};
}

}  // namespace velocert::reports
